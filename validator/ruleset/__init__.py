"""Rules: what they say, how they are loaded, and the language that their conditions are written in."""
