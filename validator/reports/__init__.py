"""The compliance report, and one renderer per format; each renderer is a pure function of the report."""
