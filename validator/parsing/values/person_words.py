"""The words of a Classified By line: titles, offices, parts of names, and what nobody knows."""

from __future__ import annotations

import re
from functools import lru_cache

from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.values.runs import longest_run, squeeze

_PIECE = lazy_pattern(r"([^\W_]++(?:['\u2019`.&][^\W_]++)*+)(\.?)")
_OFFICE_SYMBOL = lazy_pattern(r"[A-Z]{1,7}(?:/[A-Z0-9]{1,8}){1,4}(?![^\W_])(?:-[0-9]++)?")
_ACTING_SIGN = lazy_pattern(r"[Aa]/")
_REDACTED = lazy_pattern(r"X{4,}+|\*{3,}+|_{3,}+|\u2588++")
_PARTS = lazy_pattern(r"[,;()\[\]]|\s[-\u2013\u2014]+\s")
_LONGEST_INITIALS = 3
_SHORT_TITLE = 2

TITLE, BEFORE, FIELD, OFFICE, POST, BUREAU, LINK = "title", "before", "field", "office", "post", "bureau", "link"
HONORIFIC, SUFFIX, PARTICLE, INITIAL, OTHER, REDACTED = (
    "honorific",
    "suffix",
    "particle",
    "initial",
    "other",
    "redacted",
)


@define
class Unit:
    """A word, or a run of words that a vocabulary has.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        kind: What kind of word.
        text: It in upper case, letters and digits only.
        parted: Whether a comma, bracket or dash parts it from the unit before.
        used: What it was taken for: ``name``, ``position``, ``office``; empty at first.
    """

    start: int
    end: int
    kind: str
    text: str
    parted: bool
    used: str = ""


@lru_cache(maxsize=8)
def _kinds(vocabulary: Vocabulary) -> dict[str, str]:
    """Gives the kind of each known word or run of words; where a word is of several kinds the first counts.

    A title of two letters that is a word too has a second entry, with a space behind it, for where no slash is written.
    """
    words = vocabulary.positions
    found: dict[str, str] = {}
    for kind, table in (
        (TITLE, words.titles),
        (POST, words.posts),
        (LINK, words.links),
        (SUFFIX, words.suffixes),
        (FIELD, words.fields),
        (BEFORE, words.before),
        (OFFICE, words.offices),
        (BUREAU, words.bureaus),
        (HONORIFIC, words.honorifics),
        (PARTICLE, words.particles),
    ):
        for word in table:
            if found.setdefault(word, kind) != kind and kind in (LINK, BEFORE) and len(word) == _SHORT_TITLE:
                found[f"{word} "] = kind
    return found


def units_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Unit]:
    """Cuts a stretch into known runs of words and single unknown ones."""
    kinds = _kinds(vocabulary)
    units: list[Unit] = []
    last = start
    at = start
    while True:
        match = _PIECE.search(text, at, end)
        if match is None:
            return units
        unit = _unit(text, match, end, kinds)
        unit.parted = bool(units) and _PARTS.search(text, last, unit.start + 1) is not None
        units.append(unit)
        at = last = unit.end


def _unit(text: str, match: re.Match[str], end: int, kinds: dict[str, str]) -> Unit:
    at = match.start()
    redacted = _REDACTED.match(text, at, end)
    if redacted:
        return Unit(at, redacted.end(), REDACTED, "", False)
    acting = _ACTING_SIGN.match(text, at, end)
    title = longest_run(text, acting.end(), end, kinds) if acting else None
    if title and kinds[title[0]] == TITLE:
        return Unit(at, title[1], TITLE, title[0], False)
    known = longest_run(text, at, end, kinds)
    if known and _is_of_initials(text[at : known[1]], known[0]):
        known = None
    symbol = _OFFICE_SYMBOL.match(text, at, end)
    if symbol and (known is None or known[1] < symbol.end()):
        return Unit(at, symbol.end(), BUREAU, squeeze(symbol[0]), False)
    word = match[1]
    if known and len(known[0]) == _SHORT_TITLE and "/" not in text[at : known[1]]:
        kind = kinds.get(f"{known[0]} ", kinds[known[0]])
    else:
        kind = kinds[known[0]] if known else OTHER
    if known and not _is_name_after_all(text, at, known[1], kind):
        return Unit(at, known[1], kind, known[0], False)
    if len(word.replace(".", "")) <= _LONGEST_INITIALS and (len(word) == 1 or "." in word) and word[0].isalpha():
        return Unit(at, match.end(), INITIAL, squeeze(word), False)
    return Unit(at, match.end(1), OTHER, squeeze(word), False)


def _is_of_initials(text: str, run: str) -> bool:
    """Whether a short run is made of the initials of a name: P. O'DWYER is no PO."""
    return len(run) <= _LONGEST_INITIALS and any(map(str.isspace, text))


def _is_name_after_all(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a known word is rather part of a name: bureaus stand in capitals, and particles go on (O'Hara)."""
    word = text[start:end]
    if kind == BUREAU:
        return not word.isupper()
    return text[end : end + 1] in ("'", "\u2019", "`") and text[end + 1 : end + 2].isalpha() and kind != TITLE
