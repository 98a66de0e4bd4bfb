"""Exemption codes: ``X1``, ``X1, X5``, ``1.6X6``, ``X-Foreign Relations``, ``25X6, 20590101``, ``50X1-HUM``."""

from __future__ import annotations

import datetime as dt
import re

from validator.dates.misread import as_digits
from validator.dates.written import WrittenDate, read_date
from validator.documents.duration import Exemption
from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.values.marks import note_repairs
from validator.text import Stretch

_NUMBERED = lazy_pattern(r"(?:1\s?\.\s?[3-6]\s?[(-]?\s?)?[Xx]\s?-?\s?\(?([0-9Il])\)?(?!\w|/[0-9])")
_FURTHER = lazy_pattern(r"([0-9])(?![\w/.-])")
_YEARS = lazy_pattern(
    r"(25|50|75)\s?-?\s?[Xx](?:\s?-?\s?([0-9Il]{1,2}))?"
    r"(?:\s?-\s?([A-Za-z]{3,6})|[\s,-]{1,2}[Ee]\.?\s?[Oo]\.?[\s-]?([0-9]{5}))?(?!\w|/[0-9])",
)
_WORDED = lazy_pattern(r"X(?:\s?[:\u2013-]\s?|\s)(?=([A-Z]{4}))", re.IGNORECASE)
_JOIN = lazy_pattern(r"[\s,;/&]{0,3}+(?:(?:AND|OR)\s++)?", re.IGNORECASE)
_MOST_CODES = 20
_BEFORE_DATE = lazy_pattern(r"[\s,;:(-]{0,3}+(?:(?:UNTIL|ON)\s++)?", re.IGNORECASE)


@define
class Codes:
    """Exemption codes as read.

    Attributes:
        exemptions: The codes, in order.
        end: Offset behind the last, and behind its date.
        date: The first date that stands with one.
        worded: Whether the code is X with a recital of the category in words behind it.
    """

    exemptions: list[Exemption]
    end: int
    date: WrittenDate | None = None
    worded: bool = False


def read_codes(stretch: Stretch, at: int, end: int, dated: dt.date | None) -> Codes | None:
    """Reads a list of exemption codes.

    Args:
        stretch: The stretch they stand in.
        at: Offset of the first.
        end: Offset behind which nothing is looked at.
        dated: The document's own date.

    Returns:
        The codes; None where none stands there.
    """
    first = _code(stretch, at, end)
    if first is None:
        return _worded(stretch, at, end)
    codes = Codes([first[0]], first[1])
    _with_date(stretch, codes, end, dated)
    while len(codes.exemptions) < _MOST_CODES:
        join = _JOIN.match(stretch.text, codes.end, end)
        if join is None or join.end() == codes.end:
            break
        further = _code(stretch, join.end(), end) or _further(stretch, join.end(), end, codes)
        if further is None:
            break
        codes.exemptions.append(further[0])
        codes.end = further[1]
        _with_date(stretch, codes, end, dated)
    return codes


def _code(stretch: Stretch, at: int, end: int) -> tuple[Exemption, int] | None:
    match = _NUMBERED.match(stretch.text, at, end)
    if match:
        number, repairs = as_digits(match[1], match.start(1))
        note_repairs(stretch, repairs)
        return _exemption(stretch, at, match.end(), f"X{number}"), match.end()
    match = _YEARS.match(stretch.text, at, end)
    if match is None:
        return None
    number, repairs = as_digits(match[2] or "", match.start(2))
    note_repairs(stretch, repairs)
    code = f"{match[1]}X{number}"
    if match[3]:
        code += f"-{match[3].upper()}"
    if match[4]:
        code += f"-EO-{match[4]}"
    return _exemption(stretch, at, match.end(), code), match.end()


def _further(stretch: Stretch, at: int, end: int, codes: Codes) -> tuple[Exemption, int] | None:
    """Reads a number that follows X1 without its X: ``X1,6``."""
    match = _FURTHER.match(stretch.text, at, end)
    if match is None or codes.date or not codes.exemptions[-1].code.startswith("X"):
        return None
    return _exemption(stretch, at, match.end(), f"X{match[1]}"), match.end()


def _worded(stretch: Stretch, at: int, end: int) -> Codes | None:
    """Reads X with the category in words (5 CFR 1312.8(a)(4)(iv))."""
    match = _WORDED.match(stretch.text, at, end)
    if match is None or match[1].upper() == "XXXX":
        return None
    return Codes([_exemption(stretch, at, end, "X")], match.end(), worded=True)


def _with_date(stretch: Stretch, codes: Codes, end: int, dated: dt.date | None) -> None:
    """Reads the date behind a code."""
    gap = _BEFORE_DATE.match(stretch.text, codes.end, end)
    start = gap.end() if gap else codes.end
    date = read_date(stretch.text, dated, start, end) if start > codes.end else None
    if date is None:
        return
    note_repairs(stretch, date.repairs)
    codes.exemptions[-1].date = date.date
    codes.date = codes.date or date
    codes.end = date.end


def _exemption(stretch: Stretch, start: int, end: int, code: str) -> Exemption:
    text, span = stretch.take(start, end)
    return Exemption(text, span, code, None)
