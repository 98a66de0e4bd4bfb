"""Classification levels and markings, and what they roll up to."""
