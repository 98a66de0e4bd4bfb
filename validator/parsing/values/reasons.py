"""Reasons for classification: sections with letters, ``1.4 (b) and (d)``, in every spelling."""

from __future__ import annotations

import re

from validator.documents.authority import Reason
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.text import Stretch

_SECTION = lazy_pattern(
    r"(?<![^\W_])(?<![0-9][/.,])([1IlL])\s?[.,/]\s{0,2}([2-8])(?![0-9/])"
    r"|(?<![^\W_])1([45])(?=\s?\([A-Ha-h])"
)
_GAP = lazy_pattern(
    r"[\s,;:&+/.\u2013-]*+(?:\b(?:AND|OR|A\s?ND|AN\s?D|THROUGH|THRU|TO)\b[\s,;:&+/.\u2013-]*+)?", re.IGNORECASE
)
_BRACKET = lazy_pattern(r"[(\[{]([^()\[\]{}]{1,40})(?:[)\]}]|$)")
_HALF_BRACKET = lazy_pattern(r"[(\[{]\s?([A-Za-z])(?=[\s,.;&/)]|$)")
_LOST_BRACKET = lazy_pattern(r"([A-Ia-i])[)\]}]")
_BARE = lazy_pattern(
    r"([A-Ia-i])(?![\w'\u2019])(?=\.?\s{0,2}(?:$|[,/&+.;)\n(]|\b(?:AND|OR)\b|[A-Ia-i](?![\w'\u2019])))", re.IGNORECASE
)
_INNER = lazy_pattern(r"(AND|OR|THROUGH|THRU|TO)\b|(VIII|VII|VI|IV|IX|III|II)\b|([A-Za-z0-9]+)", re.IGNORECASE)
_AS_LETTER = {"8": "b", "0": "d", "6": "b"}
_LETTERS = frozenset("abcdefgh")
_ROMAN_ONE = "l"
_MOST_REASONS = 40


@define
class ReasonsRead:
    """Reasons as read.

    Attributes:
        reasons: The reasons, in order.
        start: Offset of the first section or letter.
        end: Offset behind the last.
    """

    reasons: list[Reason] = field(factory=list)
    start: int = 0
    end: int = 0


def find_section(text: str, start: int, end: int) -> int | None:
    """Gives the offset of the first section of an order, such as 1.4; None where there is none."""
    match = _SECTION.search(text, start, end)
    return match.start() if match else None


def read_reasons(stretch: Stretch, start: int, end: int) -> ReasonsRead | None:
    """Reads sections with their letters.

    Args:
        stretch: The stretch they stand in.
        start: Offset of the first section, or of the first letter where no section is given.
        end: Offset behind which nothing is looked at.

    Returns:
        The reasons; None where neither a section nor a letter stands there.
    """
    text = stretch.text
    read = ReasonsRead(start=start, end=start)
    section: str | None = None
    lone: tuple[int, int] | None = None
    at = start
    while at < end and len(read.reasons) < _MOST_REASONS:
        match = _SECTION.match(text, at, end)
        if match:
            _keep_lone(stretch, read, section, lone)
            section = f"1.{match[2] or match[3]}"
            _note_section(stretch, match)
            lone, at = match.span(), match.end()
            read.end = at
        else:
            found = _letters(stretch, at, end, section)
            if found is None:
                break
            letters, at = found
            if letters:
                read.reasons += letters
                lone = None
            read.end = at
        gap = _GAP.match(text, at, end)
        at = gap.end() if gap else at
    _keep_lone(stretch, read, section, lone)
    return read if read.reasons else None


def _keep_lone(stretch: Stretch, read: ReasonsRead, section: str | None, place: tuple[int, int] | None) -> None:
    """Adds a section that has no letter."""
    if place:
        words, span = stretch.take(*place)
        read.reasons.append(Reason(words, span, section, None))


def _note_section(stretch: Stretch, match: re.Match[str]) -> None:
    if match[1] and match[1] != "1":
        stretch.repair(*match.span(1), "1", "letter-for-digit")
    elif match[3]:
        stretch.repair(*match.span(3), f".{match[3]}", "lost-sign")


def _letters(stretch: Stretch, at: int, end: int, section: str | None) -> tuple[list[Reason], int] | None:
    """Reads one letter, or the letters in one pair of brackets."""
    text = stretch.text
    bracket = _BRACKET.match(text, at, end)
    if bracket:
        letters = _inside(stretch, *bracket.span(1), section)
        if letters is not None:
            return letters, bracket.end()
    for pattern in (_HALF_BRACKET, _LOST_BRACKET, _BARE):
        match = pattern.match(text, at, end)
        if match and match[1].lower() in _LETTERS:
            return [_reason(stretch, *match.span(1), section, match[1])], match.end()
    return None


def _inside(stretch: Stretch, start: int, end: int, section: str | None) -> list[Reason] | None:
    """Reads letters between brackets; None where anything else stands there."""
    letters: list[tuple[int, int, str]] = []
    for match in _INNER.finditer(stretch.text, start, end):
        word = match[0].lower()
        if match[1]:
            continue
        if match[2]:
            letters.append((*match.span(), word))
        elif len(word) == 1:
            letters.append((*match.span(), _one(match[0])))
        elif _LETTERS.issuperset(word) and list(word) == sorted(set(word)):
            letters += [(match.start() + index, match.start() + index + 1, each) for index, each in enumerate(word)]
        else:
            return None
    for begin, stop, letter in letters:
        if letter and stretch.text[begin:stop].isdecimal():
            stretch.repair(begin, stop, letter, "digit-for-letter")
    return [_reason(stretch, begin, stop, section, letter) for begin, stop, letter in letters if letter]


def _one(sign: str) -> str:
    """Gives the letter that one character stands for; nothing for a number, as in 1.3(a)(5)."""
    if sign == _ROMAN_ONE:
        return "i"
    return _AS_LETTER.get(sign, "") if sign.isdecimal() else sign.lower()


def _reason(stretch: Stretch, start: int, end: int, section: str | None, letter: str) -> Reason:
    words, span = stretch.take(start, end)
    return Reason(words, span, section, letter.lower())
