"""The classification authority block: who classified, for which reason, from which source, until when."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from validator.documents.authority import Classifier, DerivedFrom, Reason
from validator.documents.duration import DeclassifyOn, DowngradeOn
from validator.documents.values import Marking, Passage
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define, evolve
from validator.parsing.values.instruction import read_instruction
from validator.parsing.values.marks import read_portion_marking
from validator.parsing.values.persons import read_persons
from validator.parsing.values.reasons import find_section, read_reasons
from validator.parsing.values.runs import longest_run, squeeze
from validator.parsing.values.sources import read_sources
from validator.parsing.values.wrapped import joined
from validator.text import Stretch

_NUMBER = lazy_pattern(r"\s*+\u00b6?\s*+(?:[0-9]{1,3}\.(?![0-9])\s*+)?")
_WORD_START = lazy_pattern(r"(?<![^\W_])[^\W_]")
_PLURAL = lazy_pattern(r"\s?\(\s?s\s?\)", re.IGNORECASE)
_SIGNS = lazy_pattern(r"[\s:;,.\u2013\u2014-]*+")
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_REAL_WORD = lazy_pattern(r"[^\W\d_]{4,}")
_ENDS = " \t\r\n:;,.-\u2013\u2014(["
_PERSON = "classified-by"
_REASONS = "reasons"
_BLOCK_FIELDS = (_PERSON, "derived-from", _REASONS, "declassify-on", "downgrade-on")
_ORDER_PIECES = frozenset({"E", "O", "EO", "EXECUTIVE", "ORDER", "FOLLOWING"})
_LONGEST_LABEL = 80
_LONGEST_PERSON = 600
_LONGEST = 4000
"""Characters of a block beyond which nothing is read; no real one has a fifth of them."""
_LONGEST_SLIP = 7
_BLANK_LINE = lazy_pattern(r"\n[^\S\n]*+\r?\n")


@define
class AuthorityBlock:
    """A classification authority block.

    Attributes:
        block: The whole of it.
        classified_by: Persons who classified.
        reasons: Reasons by section and letter.
        reason_words: A reason in words.
        derived_from: Sources.
        declassify_on: The instruction for declassification inside it.
        downgrade_on: The instruction for downgrading inside it.
        marking: The portion marking in front of it.
    """

    block: Passage
    classified_by: tuple[Classifier, ...] = ()
    reasons: tuple[Reason, ...] = ()
    reason_words: Passage | None = None
    derived_from: tuple[DerivedFrom, ...] = ()
    declassify_on: DeclassifyOn | None = None
    downgrade_on: DowngradeOn | None = None
    marking: Marking | None = None


@define
class _Region:
    """What belongs to one label: offsets of the label, of its value, and behind its value."""

    field: str  # of labels.yaml
    label: int
    start: int
    end: int


def read_authority_block(stretch: Stretch, vocabulary: Vocabulary, dated: dt.date | None) -> AuthorityBlock:
    """Reads a classification authority block.

    Args:
        stretch: The block, from its label or from the value behind it.
        vocabulary: The vocabularies.
        dated: The document's own date.

    Returns:
        What the block says. A classifier whose parts could not be told apart has the words of the whole line.
    """
    whole = joined(stretch.part(0, min(len(stretch.text), _LONGEST)), vocabulary)
    block = AuthorityBlock(Passage("", whole.span(0, 0)))
    number = _NUMBER.match(whole.text)
    at = number.end() if number else 0
    marked = read_portion_marking(whole, at, vocabulary)
    if marked:
        block.marking, at = marked
    for region in _regions(whole, at, block, vocabulary):
        if region.field == _PERSON:
            _read_person(whole, region, block, vocabulary)
        elif region.field == _REASONS:
            _read_reason(whole, region, block, vocabulary)
        elif region.field == "derived-from":
            block.derived_from += read_sources(whole, region.start, region.end, vocabulary, dated)
        else:
            found = read_instruction(whole.part(region.label, region.end), vocabulary, dated)
            block.declassify_on = block.declassify_on or found.declassify_on
            block.downgrade_on = block.downgrade_on or found.downgrade_on
    block.classified_by = _with_office(block.classified_by)
    # Taken last, because its text has the repairs in it that the parts needed.
    block.block.text, block.block.span = stretch.take(0, len(stretch.text))
    return block


def _with_office(classifiers: tuple[Classifier, ...]) -> tuple[Classifier, ...]:
    """Gives the office of a line of its own (``Classified by Office: ...``) to the person on the line below it."""
    if len(classifiers) != 2:
        return classifiers
    office, person = classifiers
    if office.name or office.position or not office.office or not person.name or person.office:
        return classifiers
    return (evolve(person, office=office.office),)


def _regions(stretch: Stretch, at: int, block: AuthorityBlock, vocabulary: Vocabulary) -> list[_Region]:
    """Cuts a block at its labels; what stands before the first is the person."""
    text = stretch.text
    labels, starts = _labels(vocabulary)
    regions = [_Region(_PERSON, at, at, len(text))]
    last = at
    for match in _WORD_START.finditer(text, at):
        start = match.start()
        if start < last or text[start : start + 3].upper() not in starts:
            continue
        found = longest_run(text, start, min(start + _LONGEST_LABEL, len(text)), labels)
        if found is None:
            continue
        name, firm = labels[found[0]]
        plural = _PLURAL.match(text, found[1])
        behind = plural.end() if plural else found[1]
        value = _past_signs(text, behind)
        if not firm and not _is_label(text, start, behind, value):
            continue
        marked = read_portion_marking(stretch, value, vocabulary) if name == _PERSON else None
        if marked:
            block.marking, value = block.marking or marked[0], _past_signs(text, marked[1])
        regions[-1].end = start
        if regions[-1].field == name and start <= last + 3:
            regions.pop()  # Classified By: Classified by
        regions.append(_Region(name, start, value, len(text)))
        last = value
    for region in regions:
        region.end = _value_end(text, region.start, region.end)
    return [region for region in regions if text[region.start : region.end].strip(_ENDS)]


def _read_person(stretch: Stretch, region: _Region, block: AuthorityBlock, vocabulary: Vocabulary) -> None:
    """Reads a person, and a reason that no label parts from the name: ``... per 1.4 (b)``."""
    text = stretch.text
    start, end = region.start, region.end
    section = find_section(text, start, end)
    if section is not None:
        read = read_reasons(stretch, section, end)
        behind = read.end if read else end
        block.reasons += tuple(read.reasons) if read else ()
        end = _before_connectors(text, start, section, vocabulary)
        if not _REAL_WORD.search(text, start, end) and _REAL_WORD.search(text, behind, region.end):
            start, end = behind, region.end  # the reason stands in front
    end = _before_connectors(text, start, end, vocabulary)
    bare = text[start:end].strip(_ENDS)[:_LONGEST_PERSON].rstrip(_ENDS)
    first = _WORD.match(bare)
    if not bare or (first and vocabulary.labels.get(squeeze(first[0])) == "references"):
        return
    start = text.index(bare, start)
    end = start + len(bare)
    if text[end : end + 1] == "." and _abbreviated(bare, vocabulary):
        end += 1
    block.classified_by += read_persons(stretch, start, end, vocabulary)


def _abbreviated(words: str, vocabulary: Vocabulary) -> bool:
    """Whether the point behind words belongs to them: ``a.i.``, ``Jr.``."""
    return words[-2:-1] == "." or _last_word(words, 0, len(words))[1] in vocabulary.positions.suffixes


def _before_connectors(text: str, start: int, end: int, vocabulary: Vocabulary) -> int:
    """Gives the offset at which the words begin that lead to a section: ``for reasons of E.O. 12958, section``."""
    words = vocabulary.positions
    while True:
        place, word = _last_word(text, start, end)
        if word in words.sections and _last_word(text, start, place)[1] in words.fields:
            return end  # POLITICAL SECTION
        if not (
            word in words.connectors
            or word in words.sections
            or word in _ORDER_PIECES
            or word in vocabulary.order_numbers
            or (word in words.words and vocabulary.labels.get(word) == _REASONS)
        ):
            return end
        end = place


def _last_word(text: str, start: int, end: int) -> tuple[int, str]:
    """Gives the last word of a stretch, squeezed, with its offset; an empty word where there is none."""
    while end > start and not text[end - 1].isalnum():
        end -= 1
    place = end
    while place > start and text[place - 1].isalnum():
        place -= 1
    return place, squeeze(text[place:end])


def _past_signs(text: str, at: int) -> int:
    signs = _SIGNS.match(text, at)
    return signs.end() if signs else at


def _read_reason(stretch: Stretch, region: _Region, block: AuthorityBlock, vocabulary: Vocabulary) -> None:
    """Reads reasons behind their label: sections and letters, letters alone, or words."""
    start, end = region.start, region.end
    section = find_section(stretch.text, start, end)
    read = read_reasons(stretch, start if section is None else section, end)
    if read:
        block.reasons += tuple(read.reasons)
        end = _before_connectors(stretch.text, start, read.start, vocabulary)
    if block.reason_words is None and _REAL_WORD.search(stretch.text, start, end):
        end = start + len(stretch.text[start:end].rstrip(_ENDS))
        block.reason_words = Passage(*stretch.take(start, end))


def _value_end(text: str, start: int, end: int) -> int:
    """Gives the offset at which a value ends: at a blank line, if one stands behind it."""
    first = _WORD_START.search(text, start, end)
    blank = _BLANK_LINE.search(text, first.start(), end) if first else None
    return blank.start() if blank else end


def _is_label(text: str, start: int, behind: int, value: int) -> bool:
    """Whether a doubtful label is one: a colon follows, or a number and it is not written like a name (Eason)."""
    return ":" in text[behind:value] or (text[value : value + 1].isdecimal() and not text[start:behind].istitle())


@lru_cache(maxsize=8)
def _labels(vocabulary: Vocabulary) -> tuple[dict[str, tuple[str, bool]], frozenset[str]]:
    """Gives the labels of a block, to their field and whether they count without a colon; and their first letters.

    Single words such as DECL do not, nor misspellings of REASON, which are names too (Eason).
    """
    single = vocabulary.positions.words
    labels: dict[str, tuple[str, bool]] = {}
    for label, name in vocabulary.labels.items():
        if name == _REASONS:
            labels[label] = name, label in single or len(label) > _LONGEST_SLIP
        elif name in _BLOCK_FIELDS:
            labels[label] = name, label not in single
    return labels, frozenset(label[:3] for label in labels)
