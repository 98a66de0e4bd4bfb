"""Message serials, years and dates inside the text of references."""

from __future__ import annotations

import re

from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.values.tokens import Token

YEAR_PIVOT = 66
"""Two-digit years from this one on are of the 20th century, those below of the 21st (telegrams of 1966 to 2010)."""
HIGHEST_SERIAL = 999_999
"""Six digits are the most: the Department's own series passed 400,000 in a year."""
_LONGEST_SERIAL = 8
"""Digits of a serial with its leading zeros, as in page headers."""
_YEARS = range(1950, 2050)
_MONTH = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_MONTH_WORD = lazy_pattern(_MONTH + r"Z?\Z")
_YEAR = r"(?:[,\s]{0,3}+['\u2019]?(?P<year>\d{4}|\d{2})(?!\d))"
_DATES = tuple(
    lazy_pattern(form, re.IGNORECASE)
    for form in (
        r"\d{1,2}+\s?[/.-]\s?\d{1,2}+\s?[/.-]\s?(?P<year>\d{4}|\d{2})(?!\d)",
        rf"\d{{1,2}}+(?:ST|ND|RD|TH)?[\s-]{{0,3}}+{_MONTH}\b\.?-?{_YEAR}?",
        rf"{_MONTH}\b\.?\s{{0,3}}+\d{{1,2}}+(?!\d)(?:ST|ND|RD|TH)?{_YEAR}?",
        rf"(?:[ZOPR]\s?)?+\d{{6}}\s?Z?\s{{0,3}}+{_MONTH}\b\.?{_YEAR}",
    )
)
_DATE_BEGINS = lazy_pattern(rf"\d{{1,2}}\D|\d{{6}}|[ZOPR]\s?\d|{_MONTH}\b", re.IGNORECASE)
_LETTERS_FOR_DIGITS = {"O": "0", "I": "1", "L": "1"}
_LETTERED = frozenset({"O", "OO", "I", "L"})
_NOT_BEHIND_SERIAL = frozenset({"Z", "ST", "ND", "RD", "TH"})


@define
class Serial:
    """A number that may be a message serial.

    Attributes:
        number: Its value.
        digits: Its digits, leading zeros and all.
        start: Offset of the first character.
        end: Index of the token behind it.
        swaps: Offsets of letters that stand for digits, with the digits.
    """

    number: int
    digits: str
    start: int
    end: int
    swaps: tuple[tuple[int, str], ...] = ()


def year_of(digits: str) -> int | None:
    """Gives the calendar year that two or four digits mean, or None where they mean none.

    >>> year_of("08"), year_of("1975"), year_of("9999")
    (2008, 1975, None)
    """
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) >= YEAR_PIVOT else 2000)
    if len(digits) == 4 and int(digits) in _YEARS:
        return int(digits)
    return None


def is_month(word: str) -> bool:
    """Whether a word in capitals is the name of a month, perhaps with the Z of a date-time group."""
    return _MONTH_WORD.match(word) is not None


def serial_at(tokens: list[Token], at: int) -> Serial | None:
    """Reads the serial that begins at a token; a letter O, I or L among its digits is read as a digit.

    Returns:
        The serial; None where no number stands there, or one that belongs to a date, a date-time group, a decimal or an
        ordinal number.
    """
    digits = ""
    swaps: tuple[tuple[int, str], ...] = ()
    end = at
    while end < len(tokens) and (end == at or not tokens[end].gap):
        token = tokens[end]
        if token.kind == "number":
            digits += token.text
        elif token.text in _LETTERED and _digits_beside(tokens, end, last=end > at):
            read = "".join(_LETTERS_FOR_DIGITS[letter] for letter in token.text)
            swaps += tuple(enumerate(read, token.start))
            digits += read
        else:
            break
        end += 1
    if len(swaps) == len(digits) or len(digits) > _LONGEST_SERIAL or not 0 < int(digits) <= HIGHEST_SERIAL:
        return None
    serial = Serial(int(digits), digits, tokens[at].start, end, swaps)
    return None if _goes_on(tokens, serial) else serial


def _digits_beside(tokens: list[Token], at: int, *, last: bool) -> bool:
    """Whether a letter has digits right behind it, or stands as the last of some and nothing comes right behind."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.gap:
        return last
    return behind.kind == "number" or (last and behind.kind == "line")


def _goes_on(tokens: list[Token], serial: Serial) -> bool:
    """Whether a number is the beginning of a date, a date-time group, a decimal or an ordinal number."""
    following = tokens[serial.end : serial.end + 4]
    if not following:
        return False
    first = following[0]
    if first.kind == "word":
        glued_on = not first.gap and first.text in _NOT_BEHIND_SERIAL
        return glued_on or (first.text == "Z" and len(serial.digits) == 6) or _is_day(serial, first)
    if first.gap or len(following) == 1 or following[1].gap:
        return False
    if first.text == "." and following[1].kind == "number":
        return True
    if first.text == "-" and following[1].kind == "word":
        return _is_day(serial, following[1])
    kinds = [token.kind for token in following]
    return (
        first.text in "/-"
        and kinds == ["sign", "number", "sign", "number"]
        and following[2].text == first.text
        and len(serial.digits) <= 2
        and len(following[1].text) <= 2
    )


def _is_day(serial: Serial, word: Token) -> bool:
    return len(serial.digits) <= 2 and is_month(word.text)


def date_at(text: str, offset: int) -> tuple[int | None, int] | None:
    """Reads the date or date-time group that begins at an offset of a text.

    Returns:
        The calendar year, None where the date has none, and the offset behind the date; None where no date begins here.
    """
    if not _DATE_BEGINS.match(text, offset):
        return None
    for form in _DATES:
        match = form.match(text, offset)
        if match:
            return year_of(match["year"]) if match["year"] else None, match.end()
    return None
