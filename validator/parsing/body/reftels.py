"""References cited in the running text: ``REF B``, ``REFS A AND C``, ``REFTEL``."""

from __future__ import annotations

import re

from validator.documents.model import Reftel
from validator.lazy import lazy_pattern
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines

_WORD = lazy_pattern(r"REF[A-Z]{0,7}+(?:\(S\))?", re.IGNORECASE)
_LETTER = lazy_pattern(r"[ \t]*+\r?\n?[ \t]*+\(?([A-Za-z])\)?(?![A-Za-z0-9'\u2019])")
_LINK = lazy_pattern(
    r"\s*+(?:,\s*+(?:AND\s)?|AND\s|&|/|-|THROUGH\s)\s*+(?=\(?[A-Za-z]\)?(?![A-Za-z0-9'\u2019])(?!\.[A-Za-z]))",
    re.IGNORECASE,
)
_SHORT = 8
"""Letters of the longest word that cites a reference without a letter behind it."""


def find_reftels(lines: Lines, start: int, end: int, tables: Tables) -> list[Reftel]:
    """Finds references cited in the running text.

    Args:
        lines: The text.
        start: Offset at which the running text begins.
        end: Offset behind it.
        tables: The tables of the vocabulary.
    """
    text = lines.read.text
    found: list[Reftel] = []
    for form in ("REF", "ref", "Ref"):
        place = text.find(form, start, end)
        while place >= 0:
            if not text[place - 1 : place].isalnum() or place == start:
                _read(lines, place, end, tables, found)
            place = text.find(form, place + 3, end)
    found.sort(key=lambda reftel: reftel.span.start)
    return found


def _read(lines: Lines, place: int, end: int, tables: Tables, found: list[Reftel]) -> None:
    """Reads the citation at an offset, if there is one."""
    text = lines.read.text
    word = _WORD.match(text, place, end)
    if word is None or tables.labels.get(squeeze(word[0])) != "references":
        return
    if text[word.end() : word.end() + 1].isalnum():
        return
    letter = _LETTER.match(text, word.end(), end)
    if letter is None or not _is_letter(text, letter):
        if len(word[0]) <= _SHORT:
            found.append(Reftel(*lines.take(place, word.end()), None))
        return
    start = place
    while letter is not None and _is_letter(text, letter):
        behind = letter.end() if text[letter.end() - 1] != ")" or "(" in letter[0] else letter.end() - 1
        found.append(Reftel(*lines.take(start, behind), letter[1].upper()))
        link = _LINK.match(text, behind, end)
        if link is None:
            break
        start = link.end()
        letter = _LETTER.match(text, start, end)


def _is_letter(text: str, match: re.Match[str]) -> bool:
    """Whether a single letter behind REF is the letter of a reference, not the article or a pronoun."""
    if match[1].isupper() or "(" in match[0]:
        return match[1] != "I"
    behind = text[match.end() : match.end() + 1]
    return match[1] not in "ai" or not behind.isspace() or text[match.end() :].lstrip()[:4].lower() == "and "
