"""Dates: date-time groups, declassify-on values, and calendar arithmetic."""
