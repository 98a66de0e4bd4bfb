"""declass-validator: checks declassification dates and classification markings of US government documents."""

__version__ = "0.1.0"
