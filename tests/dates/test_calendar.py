"""Calendar arithmetic, held equal to pendulum's."""

import datetime as dt

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.dates import calendar

DAYS = st.dates()
YEARS = st.integers(-200, 200)


def is_leap_day(day: dt.date) -> bool:
    """Whether a day is a 29 February."""
    return (day.month, day.day) == (2, 29)


@given(day=DAYS, years=YEARS)
def test_years_after_is_pendulum_but_for_leap_days(day: dt.date, years: int) -> None:
    """The same calendar day; pendulum takes 28 February for a missing 29, we take the day after it."""
    if not dt.MINYEAR <= day.year + years <= dt.MAXYEAR:
        with pytest.raises(OverflowError, match=f"no date can be in the year {day.year + years}"):
            calendar.years_after(day, years)
        return
    expected = pendulum.date(day.year, day.month, day.day).add(years=years)
    if is_leap_day(day) and not is_leap_day(expected):
        expected = expected.add(days=1)
    assert expected == calendar.years_after(day, years)


@given(day=DAYS, years=YEARS)
def test_years_before_is_pendulum(day: dt.date, years: int) -> None:
    """The same calendar day, and 28 February for a missing 29, as pendulum has it."""
    if not dt.MINYEAR <= day.year - years <= dt.MAXYEAR:
        with pytest.raises(OverflowError, match="no date can be in the year"):
            calendar.years_before(day, years)
        return
    assert pendulum.date(day.year, day.month, day.day).subtract(years=years) == calendar.years_before(day, years)


@pytest.mark.parametrize(
    ("day", "years", "after", "before"),
    [
        (dt.date(2008, 11, 18), 25, dt.date(2033, 11, 18), dt.date(1983, 11, 18)),
        (dt.date(2004, 2, 29), 25, dt.date(2029, 3, 1), dt.date(1979, 2, 28)),
        (dt.date(2004, 2, 29), 4, dt.date(2008, 2, 29), dt.date(2000, 2, 29)),
        (dt.date(2000, 2, 29), 100, dt.date(2100, 3, 1), dt.date(1900, 2, 28)),
        (dt.date(2000, 2, 29), 400, dt.date(2400, 2, 29), dt.date(1600, 2, 29)),
        (dt.date(2003, 2, 28), 1, dt.date(2004, 2, 28), dt.date(2002, 2, 28)),
    ],
)
def test_examples(day: dt.date, years: int, after: dt.date, before: dt.date) -> None:
    """Years to the day, with the later reading of a leap day forwards and the earlier one backwards."""
    assert after == calendar.years_after(day, years)
    assert before == calendar.years_before(day, years)


@given(start=DAYS, end=DAYS)
def test_years_between(start: dt.date, end: dt.date) -> None:
    """So many years after the start is not after the end, and one more would be."""
    years = calendar.years_between(start, end)
    if end < start:
        assert years == -calendar.years_between(end, start)
        return
    assert calendar.years_after(start, years) <= end
    assert start.year + years == dt.MAXYEAR or calendar.years_after(start, years + 1) > end


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (dt.date(2008, 2, 29), dt.date(2009, 2, 28), 0),
        (dt.date(2008, 2, 29), dt.date(2009, 3, 1), 1),
        (dt.date(2012, 2, 28), dt.date(2008, 2, 29), -3),
        (dt.date(2012, 2, 29), dt.date(2008, 2, 29), -4),
    ],
)
def test_years_between_leap_days(start: dt.date, end: dt.date, years: int) -> None:
    """A leap day has its anniversary on 1 March of a common year; backwards it is the same number, made negative."""
    assert years == calendar.years_between(start, end)


@given(day=DAYS)
def test_day_of_year_is_pendulum(day: dt.date) -> None:
    """1 January is day 1."""
    assert pendulum.date(day.year, day.month, day.day).day_of_year == calendar.day_of_year(day)


def test_year_end() -> None:
    """A year ends on 31 December; years outside the calendar do not exist."""
    assert dt.date(2033, 12, 31) == calendar.year_end(2033)
    for year in (0, 10_000, -1, 10**30):
        with pytest.raises(OverflowError, match=f"no date can be in the year {year}"):
            calendar.year_end(year)
