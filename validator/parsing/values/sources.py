"""Sources of a derivative classification: what stands behind Derived From (32 CFR 2001.22)."""

from __future__ import annotations

import datetime as dt

from validator.dates.written import WrittenDate, read_date
from validator.dates.years import past_year
from validator.documents.authority import DerivedFrom
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.parsing.values.exemption_codes import read_codes
from validator.parsing.values.marks import note_repairs
from validator.parsing.values.runs import longest_run
from validator.text import Stretch

_WORD_START = lazy_pattern(r"(?<![^\W_])[^\W_]")
_PART = lazy_pattern(r"[^;]+")
_ENDS = " \t\r\n,;.:("
_SHORT = 4


def read_sources(
    stretch: Stretch, start: int, end: int, vocabulary: Vocabulary, dated: dt.date | None
) -> tuple[DerivedFrom, ...]:
    """Reads the value of a Derived From line.

    Args:
        stretch: The stretch it stands in.
        start: Offset of its first character.
        end: Offset behind its last.
        vocabulary: The vocabularies.
        dated: The document's own date, before which sources lie.

    Returns:
        The sources; semicolons part them.
    """
    sources = (_source(stretch, *match.span(), vocabulary, dated) for match in _PART.finditer(stretch.text, start, end))
    return tuple(source for source in sources if source)


def _source(
    stretch: Stretch, start: int, end: int, vocabulary: Vocabulary, dated: dt.date | None
) -> DerivedFrom | None:
    text = stretch.text
    bare = text[start:end].strip(_ENDS)
    if not bare:
        return None
    start = text.index(bare, start)
    end = start + len(bare)
    title_end = end
    agency: str | None = None
    written: WrittenDate | None = None
    marked: str | None = None
    words, instructions = vocabulary.positions, vocabulary.instruction_words
    for match in _WORD_START.finditer(text, start, end):
        at = match.start()
        found = None if agency else longest_run(text, at, end, words.agencies)
        if found and (len(found[0]) > _SHORT or text[at : found[1]].isupper()):
            agency = stretch.take(at, found[1])[0]
        told = None if marked else longest_run(text, at, end, instructions.values)
        if told and instructions.values[told[0]][0] == "source-marked":
            marked = _marked(stretch, told[1], end, vocabulary, dated)
            title_end = min(title_end, at)
        if written is None:
            written = read_date(text, dated, at, end, resolve=past_year)
            if written:
                note_repairs(stretch, written.repairs)
                title_end = min(title_end, _before_date(text, start, at, vocabulary))
    value, span = stretch.take(start, end)
    title = stretch.take(start, title_end)[0].rstrip(_ENDS) or value
    multiple = longest_run(text, start, end, words.multiple_sources) is not None
    return DerivedFrom(value, span, title, agency, written.date if written else None, multiple, marked)


def _before_date(text: str, start: int, at: int, vocabulary: Vocabulary) -> int:
    """Gives the offset at which the words that lead to a date begin: ``, dated``."""
    before = text[start:at].rstrip(_ENDS)
    word = before.rsplit(None, 1)[-1] if before else ""
    if word.upper() in vocabulary.positions.dated:
        before = before[: -len(word)]
    return start + len(before.rstrip(_ENDS))


def _marked(stretch: Stretch, at: int, end: int, vocabulary: Vocabulary, dated: dt.date | None) -> str | None:
    """Gives the instruction that a source bore."""
    text = stretch.text
    at += len(text[at:end]) - len(text[at:end].lstrip(_ENDS))
    codes = read_codes(stretch, at, end, dated)
    if codes:
        return codes.exemptions[0].code
    found = longest_run(text, at, end, vocabulary.instruction_words.values)
    return vocabulary.instruction_words.values[found[0]][1] if found else None
