"""Dates as documents write them.

Numeric dates of State telegrams are month-first, all of them that were looked at; a first part above 12 can only be a
day, and that is said. YYYY/MM/DD occurs in late telegrams. YYYYMMDD is the form of 32 CFR 2001.21(a)(4) since 2010.
"""

import datetime as dt
import re

from attrs import define

from validator.dates.misread import DIGITS, Repair, as_digits
from validator.dates.months import month_of
from validator.dates.years import Resolve, coming_year

_GAP = r"\s{0,2}+"
_SIGN = rf"{_GAP}[/.\-\u2013]{_GAP}"
# A year of two digits is not the beginning of one of four that was misread (20O8).
_STRICT = re.compile(
    rf"([0-9]{{1,4}}){_SIGN}([0-9]{{1,2}}){_SIGN}"
    rf"([0-9]{{4}}(?![0-9])|(?:19|20)\r?\n[0-9]{{2}}(?![0-9.])|[0-9]{{2}}(?![0-9]|[{DIGITS}]{{2}}(?![A-Za-z])))"
)
_LOOSE = re.compile(rf"([{DIGITS}]{{1,4}}){_SIGN}([{DIGITS}]{{1,2}}){_SIGN}([{DIGITS}]{{1,4}})(?![0-9])")
_COMPACT = re.compile(rf"((?:19|[2Zz][0Oo])[{DIGITS}]{{2}})([{DIGITS}]{{2}})([{DIGITS}]{{2}})(?![A-Za-z0-9])")
_YEAR = rf"'?([{DIGITS}]{{4}}|[{DIGITS}]{{2}})(?![A-Za-z0-9])"
_DAY_MONTH = re.compile(
    rf"([{DIGITS}]{{1,2}})(?:st|nd|rd|th)?[\s.\-]{{0,3}}+(?:of\s{{1,2}}+)?([A-Za-z][A-Za-z0-9]{{2,9}}?)"
    rf"[\s.,\-]{{0,3}}+{_YEAR}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"([A-Za-z0][A-Za-z0-9]{{2,9}}?)[\s.\-]{{0,3}}+([{DIGITS}]{{1,2}})(?:st|nd|rd|th)?[\s.,\-]{{1,4}}+{_YEAR}",
    re.IGNORECASE,
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


def read_date(text: str, dated: dt.date | None, at: int = 0, *, resolve: Resolve = coming_year) -> WrittenDate | None:
    """Reads a date.

    Args:
        text: The text.
        dated: The document's own date, against which a two-digit year is resolved.
        at: Offset at which the date begins.
        resolve: How a two-digit year is resolved.

    Returns:
        The date; None where the text there has not the form of one.
    """
    first = text[at : at + 1]
    if first.isalpha():
        found = _month_day(text, dated, at, resolve)
        if found:
            return found
    return _numeric(text, dated, at, resolve) or _compact(text, at) or _day_month(text, dated, at, resolve)


def _numeric(text: str, dated: dt.date | None, at: int, resolve: Resolve) -> WrittenDate | None:
    match = _STRICT.match(text, at) or _LOOSE.match(text, at)
    if match is None or not any(map(str.isdecimal, match[0])):
        return None
    parts: list[str] = []
    repairs: list[Repair] = []
    for group in (1, 2, 3):
        digits, misread = as_digits(match[group], match.start(group))
        if "\n" in digits:
            begin = match.start(group) + 2
            misread = (Repair(begin, match.end(group) - 2, "", "line-end"),)
            digits = digits[:2] + digits[-2:]
        parts.append(digits)
        repairs += misread
    first, second, third = parts
    end, kept = match.end(), tuple(repairs)
    if len(first) == 4:
        return WrittenDate(_date(int(first), int(second), int(third)), end, "year-first", False, kept)
    short = len(third) == 2
    year = resolve(int(third), dated) if short else int(third)
    if int(first) > _MONTHS >= int(second):
        return WrittenDate(_date(year, int(second), int(first)), end, "day-first", short, kept)
    return WrittenDate(_date(year, int(first), int(second)), end, "month-first", short, kept)


def _compact(text: str, at: int) -> WrittenDate | None:
    match = _COMPACT.match(text, at)
    if match is None:
        return None
    digits, repairs = as_digits(match[0], at)
    date = _date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return WrittenDate(date, match.end(), "compact", False, repairs)


def _day_month(text: str, dated: dt.date | None, at: int, resolve: Resolve) -> WrittenDate | None:
    match = _DAY_MONTH.match(text, at)
    return match and _words(match, (2, 1, 3), dated, resolve)


def _month_day(text: str, dated: dt.date | None, at: int, resolve: Resolve) -> WrittenDate | None:
    match = _MONTH_DAY.match(text, at)
    return match and _words(match, (1, 2, 3), dated, resolve)


def _words(
    match: re.Match[str], groups: tuple[int, int, int], dated: dt.date | None, resolve: Resolve
) -> WrittenDate | None:
    name, day_group, year_group = groups
    month = month_of(match[name], match.start(name))
    if month is None:
        return None
    day, day_repairs = as_digits(match[day_group], match.start(day_group))
    year, year_repairs = as_digits(match[year_group], match.start(year_group))
    short = len(year) == 2
    date = _date(resolve(int(year), dated) if short else int(year), month[0], int(day))
    return WrittenDate(date, match.end(), "words", short, (*month[1], *day_repairs, *year_repairs))


def _date(year: int, month: int, day: int) -> dt.date | None:
    if year < _FIRST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
