"""Date-time groups of ACP 121: day, hour, minute, zone Z, month, year (``181149Z NOV 08``)."""

from __future__ import annotations

import datetime as dt

from validator.dates.misread import DIGITS, Repair, as_digits
from validator.dates.months import month_of
from validator.lazy import lazy_pattern
from validator.light import define

FIRST_YEAR_OF_THE_LAST_CENTURY = 66
"""Two-digit years from here on are 19xx, those below 20xx: the span of the telegrams that survive in bulk, 1966-2010.

A fixed pivot, not one that slides with the clock, so that a re-sent old telegram keeps its year.
"""

# Transcription puts a space before Z (032116 Z APR 73), and loses that behind it (181149ZNOV08).
_GROUP = lazy_pattern(
    rf"([{DIGITS}]{{6}})\s{{0,2}}+[Zz]\s{{0,3}}+([A-Za-z0-9]{{3,10}}?)\.?\s{{0,3}}+'?((?:[{DIGITS}]{{2}}){{1,2}})"
    r"(?![A-Za-z0-9])"
)


@define
class GroupRead:
    """A date-time group as read.

    Attributes:
        end: Offset behind it.
        moment: The moment, UTC; None where the digits form no valid date and time.
        repairs: Misread digits and months.
    """

    end: int
    moment: dt.datetime | None
    repairs: tuple[Repair, ...]


def read_group(text: str, at: int) -> GroupRead | None:
    """Reads a date-time group.

    Args:
        text: The text.
        at: Offset at which the group begins.

    Returns:
        The group; None where the text there is none, such as one without a month or year.
    """
    match = _GROUP.match(text, at)
    if match is None:
        return None
    month = month_of(match[2], match.start(2))
    if month is None:
        return None
    clock, repairs = as_digits(match[1], match.start(1))
    year, year_repairs = as_digits(match[3], match.start(3))
    moment = _moment(century(year), month[0], clock)
    return GroupRead(match.end(), moment, repairs + month[1] + year_repairs)


def century(year: str) -> int:
    """Gives the year that two or four digits stand for, by the fixed pivot."""
    number = int(year)
    if len(year) > 2:
        return number
    return number + (1900 if number >= FIRST_YEAR_OF_THE_LAST_CENTURY else 2000)


def _moment(year: int, month: int, clock: str) -> dt.datetime | None:
    day, hour, minute = int(clock[:2]), int(clock[2:4]), int(clock[4:])
    try:
        return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)
    except ValueError:
        return None
