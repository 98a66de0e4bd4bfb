"""Declassification and downgrading instructions: what stands behind ``E.O. 12958:`` or ``Declassify on:``."""

from __future__ import annotations

import datetime as dt
import re

from validator.documents.duration import DeclassifyOn, DowngradeOn
from validator.knowledge.level import Level
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.values.instruction_events import read_event, read_exemption
from validator.parsing.values.instruction_reader import NOTHING, REDACTED, Item, Reader
from validator.parsing.values.instruction_values import read_scheduled, read_words
from validator.parsing.values.runs import squeeze
from validator.text import Stretch

_BLANK_LINE = lazy_pattern(r"\n[^\S\n]*+\r?\n")
_LABEL = lazy_pattern(r"(?<![^\W_])((?:[^\W\d_]{4,12}[^\S\n]{1,2})?([^\W\d_]{3,12}))\s{0,2}:")
_CAPITALS = lazy_pattern(r"(?<![^\W_])[A-Z]{4,5}(?![^\W_:])")
_TO = lazy_pattern(r"TO\s++", re.IGNORECASE)
_ENDING = frozenset({"tags", "subject", "references", "classified-by", "derived-from", "reasons"})
_LABEL_OF_DATES = "declassify-on"
_LABEL_OF_DOWNGRADING = "downgrade-on"
_OF_DOWNGRADING = frozenset({"date", "event", "unreadable"})
_UNFIT = frozenset({"declassified", "unreadable"})
_MOST_ITEMS = 8
_LONGEST = 2000
"""Characters of a value beyond which nothing is read; no real one has a tenth of them."""


@define
class Instruction:
    """What is to become of a document's classification.

    Attributes:
        declassify_on: The instruction for declassification.
        downgrade_on: The instruction for downgrading.
    """

    declassify_on: DeclassifyOn | None = None
    downgrade_on: DowngradeOn | None = None


def read_instruction(
    stretch: Stretch, vocabulary: Vocabulary, dated: dt.date | None, *, labelled: bool = True
) -> Instruction:
    """Reads the value of an E.O. line or of a Declassify on line.

    Args:
        stretch: What stands behind the number of the order, or behind the label; it ends at a blank line, or at the
            label of another field.
        vocabulary: The vocabularies.
        dated: The document's own date, against which two-digit years are resolved.
        labelled: Whether a label such as DECL stood before it. Then any words may be an event; otherwise, as behind the
            number of an order, only those that begin like one.

    Returns:
        The instructions; what stands there and cannot be understood is an unreadable one.
    """
    reader = Reader(stretch, vocabulary, dated, value_end(stretch.text, vocabulary), labelled)
    words = reader.words
    found = Instruction()
    items: list[Item] = []
    label: str | None = None
    at = reader.skip(0)
    while at < reader.end and len(items) < _MOST_ITEMS:
        link = reader.run(at, words.links) if items else None
        at = reader.skip(link[1]) if link else at
        run = reader.run(at, words.keywords)
        value = reader.run(at, words.values)
        if run and (value is None or run[1] >= value[1]):
            keyword, slip = words.keywords[run[0]]
            field = vocabulary.labels.get(run[0])
            if field == _LABEL_OF_DOWNGRADING:
                at = _downgrade(reader, run[1], found)
                continue
            if field == _LABEL_OF_DATES:
                label, reader.labelled = label or keyword, True
                at = reader.skip(run[1])
                continue
            if slip:
                stretch.repair(at, run[1], keyword, "misread-word")
            items.append(read_scheduled(reader, at, keyword, run[1]))
        else:
            amended = None if items else reader.run(at, words.amended)
            if amended:
                at = reader.skip(amended[1])
                continue
            item = _further(reader, at) if items and not link else _value(reader, at)
            if item is None:
                break
            items.append(item)
        at = reader.skip(items[-1].behind)
    if items:
        found.declassify_on = _declassify_on(reader, items, label)
    return found


def value_end(text: str, vocabulary: Vocabulary) -> int:
    """Gives the offset behind a value: that of a blank line, or of the label of another field."""
    end = min(len(text), _LONGEST)
    blank = _BLANK_LINE.search(text, len(text) - len(text.lstrip()), end)
    end = blank.start() if blank else end
    for match in _LABEL.finditer(text, 0, end):
        for group in (1, 2):
            if vocabulary.labels.get(squeeze(match[group])) in _ENDING:
                return match.start(group)
    for match in _CAPITALS.finditer(text, 0, end):
        if vocabulary.labels.get(match[0]) == "tags":
            return match.start()
    return end


def _value(reader: Reader, at: int) -> Item | None:
    """Reads a value; None where nothing stands there."""
    item = _plain(reader, at) or read_event(reader, at, any_words=reader.labelled)
    if item is None:
        end = reader.bare_end(at, reader.next_keyword(at))
        item = Item("unreadable", at, end) if end > at else None
    return item


def _plain(reader: Reader, at: int) -> Item | None:
    """Reads a value that is no event: a date, a code, or words with a meaning of their own."""
    redacted = REDACTED.match(reader.text, at, reader.end)
    if redacted:
        return Item("unreadable", at, redacted.end())
    return read_words(reader, at) or read_exemption(reader, at) or reader.date(at)


def _further(reader: Reader, at: int) -> Item | None:
    """Reads one more instruction behind the first without OR between them, so that it can be no event."""
    probe = _plain(reader.silent(), at)
    return _plain(reader, at) if probe and probe.kind not in _UNFIT else None


def _downgrade(reader: Reader, at: int, found: Instruction) -> int:
    """Reads a downgrading; gives the offset behind it."""
    start = reader.skip(at)
    to = _TO.match(reader.text, start, reader.end)
    start = at = to.end() if to else start
    level: Level | None = None
    for table in (reader.vocabulary.levels, reader.vocabulary.level_symbols):
        run = reader.run(at, table)
        if run and level is None:
            level, at = table[run[0]], reader.skip(run[1])
    end, reader.labelled = at, True
    item = None if at >= reader.end or reader.run(at, reader.words.keywords) else _value(reader, at)
    if item and item.kind in _OF_DOWNGRADING:
        end = item.end
    else:
        item = None
    if end > start and found.downgrade_on is None:
        text, span = reader.stretch.take(start, end)
        date = item.date.date if item and item.date else None
        event = reader.stretch.take(*item.event)[0] if item and item.event else None
        found.downgrade_on = DowngradeOn(text, span, level, date, event)
    return reader.skip(end)


def _declassify_on(reader: Reader, items: list[Item], label: str | None) -> DeclassifyOn:
    """Makes one value of the instructions that stand on a line; the first that can be read says what it is."""
    first = next((item for item in items if item.kind not in _UNFIT), items[0])
    chosen = items[items.index(first) :]
    stretch = reader.stretch
    text, span = stretch.take(first.start, max(item.end for item in chosen))
    found = DeclassifyOn(text, span, first.kind, label or first.keyword)
    for item in chosen:
        if item.date and found.date_form is None:
            found.date, found.date_form = item.date.date, item.date.form
            found.two_digit_year = item.date.two_digit_year
        found.event = found.event or (stretch.take(*item.event)[0] if item.event else None)
        found.classifier = found.classifier or (stretch.take(*item.classifier)[0] if item.classifier else None)
        found.originator_code = found.originator_code or (stretch.take(*item.code)[0] if item.code else None)
        found.category = found.category or item.category
        found.exemptions += tuple(item.exemptions)
    found.alternatives = max(1, sum(item.kind != NOTHING for item in chosen))
    return found
