"""Intervals in words. The only importer of pendulum, and only when asked: judging needs none of it."""

from __future__ import annotations

import datetime as dt


def interval_in_words(day: dt.date, as_of: dt.date) -> str:
    """Says how far a day is away, in calendar years, months, weeks and days.

    Args:
        day: The day.
        as_of: The day from which it is seen.

    Returns:
        ``8 years 5 days ago``, ``in 1 month``, ``today``.
    """
    if day == as_of:
        return "today"
    import pendulum

    first, last = sorted((day, as_of))
    interval = pendulum.date(last.year, last.month, last.day) - pendulum.date(first.year, first.month, first.day)
    words = interval.in_words(locale="en", separator=" ")
    return f"{words} ago" if day < as_of else f"in {words}"
