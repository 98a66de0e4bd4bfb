"""Intervals in words."""

import datetime as dt

import pytest

from validator.dates.intervals import interval_in_words

AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2018, 11, 18), "8 years 5 days ago"),
        (dt.date(2026, 10, 23), "1 month ago"),
        (dt.date(2026, 11, 23), "today"),
        (dt.date(2026, 11, 24), "in 1 day"),
        (dt.date(2051, 11, 23), "in 25 years"),
    ],
)
def test_intervals(day: dt.date, expected: str) -> None:
    """Calendar years, months, weeks and days, in the past or to come."""
    assert expected == interval_in_words(day, AS_OF)
