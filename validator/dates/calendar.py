"""Calendar arithmetic on ``datetime.date``, for the hot path; a property test holds it equal to pendulum.

A period of whole years ends on the same calendar day (32 CFR 2001.21(a)(4)(ii) works an example of 25 years to the
day). No text says what 29 February is in a common year: both 28 February and 1 March are accepted. So a ceiling counted
forwards ends on the later of the two, and a floor counted backwards on the earlier: neither refuses what may be meant.
"""

from __future__ import annotations

import datetime as dt


def years_after(day: dt.date, years: int) -> dt.date:
    """Return the same calendar day that many years later; 1 March for 29 February in a common year.

    Args:
        day: Where to count from.
        years: Whole years; a negative number counts backwards.

    Raises:
        OverflowError: The year would lie outside 1 to 9999.
    """
    return _same_day(day, day.year + years, leap=(3, 1))


def years_before(day: dt.date, years: int) -> dt.date:
    """Return the same calendar day that many years earlier; 28 February for 29 February in a common year.

    Args:
        day: Where to count from.
        years: Whole years; a negative number counts forwards.

    Raises:
        OverflowError: The year would lie outside 1 to 9999.
    """
    return _same_day(day, day.year - years, leap=(2, 28))


def years_between(start: dt.date, end: dt.date) -> int:
    """Return how many whole years have passed: the largest N for which ``years_after(start, N)`` is not after ``end``.

    Args:
        start: Where to count from.
        end: Where to count to; if it lies before ``start`` the answer is that of the two exchanged, made negative.
    """
    if end < start:
        return -years_between(end, start)
    years = end.year - start.year
    return years if _same_day(start, end.year, leap=(3, 1)) <= end else years - 1


def year_end(year: int) -> dt.date:
    """Return 31 December of a year.

    Raises:
        OverflowError: The year lies outside 1 to 9999.
    """
    return dt.date(_in_range(year), 12, 31)


def day_of_year(day: dt.date) -> int:
    """Return the day of the year, 1 for 1 January (the Julian day of a message header)."""
    return day.toordinal() - dt.date(day.year, 1, 1).toordinal() + 1


def _same_day(day: dt.date, year: int, *, leap: tuple[int, int]) -> dt.date:
    _in_range(year)
    if day.month == 2 and day.day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return dt.date(year, *leap)
    return dt.date(year, day.month, day.day)


def _in_range(year: int) -> int:
    if dt.MINYEAR <= year <= dt.MAXYEAR:
        return year
    message = f"no date can be in the year {year}"
    raise OverflowError(message)
