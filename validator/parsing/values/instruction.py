"""Declassification and downgrading instructions: what stands behind ``E.O. 12958:`` or ``Declassify on:``."""

import datetime as dt
import re

from attrs import define

from validator.documents.values import DeclassifyOn, DowngradeOn
from validator.knowledge.level import Level
from validator.knowledge.vocabulary import Vocabulary
from validator.parsing.values.instruction_items import Item, ItemReader
from validator.parsing.values.runs import longest_run, squeeze
from validator.text import Stretch

_BLANK_LINE = re.compile(r"\n[^\S\n]*+\r?\n")
_LABEL = re.compile(r"(?<![^\W_])((?:[^\W\d_]{4,12}[^\S\n]{1,2})?([^\W\d_]{3,12}))\s{0,2}:")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{4,5}(?![^\W_:])")
_ENDING = frozenset({"tags", "subject", "references", "classified-by", "derived-from", "reasons"})
_LABEL_OF_DATES = "declassify-on"
_LABEL_OF_DOWNGRADING = "downgrade-on"
_UNFIT = frozenset({"declassified", "unreadable"})
_MOST_ITEMS = 8


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
    reader = ItemReader(stretch, vocabulary, dated, value_end(stretch.text, vocabulary), labelled)
    words = vocabulary.instruction_words
    found = Instruction()
    items: list[Item] = []
    label: str | None = None
    at = reader.skip(0)
    while at < reader.end and len(items) < _MOST_ITEMS:
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
            items.append(reader.scheduled(at, keyword, run[1]))
        else:
            amended = None if items else reader.run(at, words.amended)
            if amended:
                at = reader.skip(amended[1])
                continue
            item = _further(reader, at) if items else reader.value(at)
            if item is None:
                break
            items.append(item)
        at = reader.skip(items[-1].behind)
    if items:
        found.declassify_on = _declassify_on(reader, items, label)
    return found


def value_end(text: str, vocabulary: Vocabulary) -> int:
    """Gives the offset behind a value: that of a blank line, or of the label of another field."""
    blank = _BLANK_LINE.search(text, len(text) - len(text.lstrip()))
    end = blank.start() if blank else len(text)
    for match in _LABEL.finditer(text, 0, end):
        for group in (1, 2):
            if vocabulary.labels.get(squeeze(match[group])) in _ENDING:
                return match.start(group)
    for match in _CAPITALS.finditer(text, 0, end):
        if vocabulary.labels.get(match[0]) == "tags":
            return match.start()
    return end


def _further(reader: ItemReader, at: int) -> Item | None:
    """Reads one more instruction behind the first: anything behind OR, but no event without."""
    link = reader.run(at, reader.vocabulary.instruction_words.links)
    if link:
        return reader.value(reader.skip(link[1]))
    item = reader.plain(at)
    return item if item and item.kind not in _UNFIT else None


def _downgrade(reader: ItemReader, at: int, found: Instruction) -> int:
    """Reads a downgrading; gives the offset behind it."""
    stretch, vocabulary = reader.stretch, reader.vocabulary
    start = reader.skip(at)
    at = start
    if stretch.text[at : at + 3].upper() == "TO ":
        start = at = at + 3
    level: Level | None = None
    for table in (vocabulary.levels, vocabulary.level_symbols):
        run = longest_run(stretch.text, at, reader.end, table)
        if run and level is None:
            level, at = table[run[0]], reader.skip(run[1])
    end, reader.labelled = at, True
    item = reader.value(at) if at < reader.end and not reader.run(at, vocabulary.instruction_words.keywords) else None
    if item and item.kind in ("date", "event", "unreadable"):
        end = item.end
    else:
        item = None
    if end > start and found.downgrade_on is None:
        text, span = stretch.take(start, end)
        date = item.date.date if item and item.date else None
        event = stretch.take(*item.event)[0] if item and item.event else None
        found.downgrade_on = DowngradeOn(text, span, level, date, event)
    return reader.skip(max(end, at))


def _declassify_on(reader: ItemReader, items: list[Item], label: str | None) -> DeclassifyOn:
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
    found.alternatives = max(1, sum(item.kind != "not-applicable" for item in chosen))
    return found
