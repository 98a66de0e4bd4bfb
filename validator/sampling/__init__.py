"""Representative samples of a collection: how one is drawn, and what it says about the whole (32 CFR 2001.60(c)(2))."""
