"""Dates as documents write them.

Numeric dates of State telegrams are month-first, all of them that were looked at; a first part above 12 can only be a
day, and that is said. YYYY/MM/DD occurs in late telegrams. YYYYMMDD is the form of 32 CFR 2001.21(a)(4) since 2010.
"""

from __future__ import annotations

import datetime as dt
import re
import sys

from validator.dates.misread import DIGITS, Repair, as_digits
from validator.dates.months import month_of
from validator.dates.years import Resolve, coming_year
from validator.lazy import lazy_pattern
from validator.light import define

_GAP = r"\s{0,2}+"
_SIGN = rf"{_GAP}[/.\-\u2013]{_GAP}"
# A year of two digits is not the beginning of one of four that was misread (20O8).
_STRICT = lazy_pattern(
    rf"([0-9]{{1,4}}){_SIGN}([0-9]{{1,2}}){_SIGN}"
    rf"([0-9]{{4}}(?![0-9])|(?:19|20)\r?\n[0-9]{{2}}(?![0-9]|\.\s)|[0-9]{{2}}(?![0-9]|[{DIGITS}]{{2}}(?![A-Za-z])))"
)
_LOOSE = lazy_pattern(rf"([{DIGITS}]{{1,4}}){_SIGN}([{DIGITS}]{{1,2}}){_SIGN}([{DIGITS}]{{1,4}})(?![0-9])")
_COMPACT = lazy_pattern(rf"((?:19|2[0Oo])[{DIGITS}]{{2}})([{DIGITS}]{{2}})([{DIGITS}]{{2}})(?![A-Za-z0-9])")
_YEAR = rf"'?([{DIGITS}]{{4}}|[{DIGITS}]{{2}})(?![A-Za-z0-9])"
# The name of a month ends where its letters end: the end of April is no misread 11.
_DAY_MONTH = lazy_pattern(
    rf"([{DIGITS}]{{1,2}})(?i:st|nd|rd|th)?[\s.\-]{{0,3}}+(?i:of\s{{1,2}}+)?([A-Za-z0][A-Za-z0-9]{{2,9}}?)"
    rf"(?![A-Za-z])[\s.,\-]{{0,3}}+{_YEAR}",
)
_MONTH_DAY = lazy_pattern(
    rf"([A-Za-z0][A-Za-z0-9]{{2,9}}?)(?![A-Za-z])[\s.\-]{{0,3}}+([{DIGITS}]{{1,2}})(?i:st|nd|rd|th)?[\s.,\-]{{1,4}}+{_YEAR}",
)
_FIRST_YEAR = 1000
_MONTHS = 12


@define
class WrittenDate:
    """A date as read.

    Attributes:
        date: The date; None where there is no such day (2/30).
        end: Offset behind it.
        form: ``month-first``, ``day-first``, ``year-first``, ``compact`` (YYYYMMDD) or ``words``.
        two_digit_year: Whether the year was written with two digits and resolved.
        repairs: Misread digits and months.
    """

    date: dt.date | None
    end: int
    form: str
    two_digit_year: bool
    repairs: tuple[Repair, ...]


def read_date(
    text: str, dated: dt.date | None, at: int = 0, end: int = sys.maxsize, *, resolve: Resolve = coming_year
) -> WrittenDate | None:
    """Reads a date.

    Args:
        text: The text.
        dated: The document's own date, against which a two-digit year is resolved.
        at: Offset at which the date begins.
        end: Offset behind which nothing is looked at.
        resolve: How a two-digit year is resolved.

    Returns:
        The date; None where the text there has not the form of one.
    """
    where = (text, at, end)
    numeric = _STRICT.match(*where) or _LOOSE.match(*where)
    if numeric and any(map(str.isdecimal, numeric[0])):
        return _numeric(numeric, dated, resolve)
    compact = _COMPACT.match(*where)
    if compact:
        digits, repairs = as_digits(compact[0], at)
        return WrittenDate(_date(digits[:4], digits[4:6], digits[6:]), compact.end(), "compact", False, repairs)
    for pattern, name, day in ((_MONTH_DAY, 1, 2), (_DAY_MONTH, 2, 1)):
        match = pattern.match(*where)
        month = month_of(match[name], match.start(name)) if match else None
        if match and month:
            return _words(match, month, day, dated, resolve)
    return None


def _numeric(match: re.Match[str], dated: dt.date | None, resolve: Resolve) -> WrittenDate:
    parts: list[str] = []
    repairs: list[Repair] = []
    for group in (1, 2, 3):
        digits, misread = as_digits(match[group], match.start(group))
        if "\n" in digits:
            misread = ((match.start(group) + 2, match.end(group) - 2, "", "joined-word"),)
            digits = digits[:2] + digits[-2:]
        parts.append(digits)
        repairs += misread
    first, second, third = parts
    end, kept = match.end(), tuple(repairs)
    if len(first) == 4:
        return WrittenDate(_date(first, second, third), end, "year-first", False, kept)
    short, year = _year(third, dated, resolve)
    if int(first) > _MONTHS >= int(second):
        return WrittenDate(_date(year, second, first), end, "day-first", short, kept)
    return WrittenDate(_date(year, first, second), end, "month-first", short, kept)


def _words(
    match: re.Match[str], month: tuple[int, tuple[Repair, ...]], day: int, dated: dt.date | None, resolve: Resolve
) -> WrittenDate:
    digits, day_repairs = as_digits(match[day], match.start(day))
    year_digits, year_repairs = as_digits(match[3], match.start(3))
    short, year = _year(year_digits, dated, resolve)
    repairs = (*month[1], *day_repairs, *year_repairs)
    return WrittenDate(_date(year, month[0], digits), match.end(), "words", short, repairs)


def _year(digits: str, dated: dt.date | None, resolve: Resolve) -> tuple[bool, int]:
    """Gives whether a year was written short, and which it is."""
    short = len(digits) == 2
    return short, resolve(int(digits), dated) if short else int(digits)


def _date(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    if int(year) < _FIRST_YEAR:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
