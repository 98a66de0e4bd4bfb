"""Words that are instructions by themselves: OADR, N/A, MR, SOURCE MARKED, DECLASSIFIED; GDS, XGDS-3, RDS-4 6/5/99."""

from __future__ import annotations

import re

from validator.dates.misread import as_digits
from validator.dates.written import read_date
from validator.dates.years import past_year
from validator.lazy import lazy_pattern
from validator.parsing.values.exemption_codes import read_codes
from validator.parsing.values.instruction_events import read_event
from validator.parsing.values.instruction_reader import NOTHING, Item, Reader
from validator.parsing.values.marks import note_repairs

_NEAR = lazy_pattern(r"[\s:;.,(\u2013-]{0,6}+")
_WORD_START = lazy_pattern(r"(?<![^\W_])[^\W_]")
# No category is a digit that begins a date: 3-6-99, 6/5/99.
_CATEGORY = lazy_pattern(
    r"[\s(.\u2013-]{0,3}+([1-9IlO])\)?(?!\w|/[0-9]{1,2}[/.-])(?!\s?[-.]\s?[0-9]{1,2}\s?[-.]\s?[0-9])"
)
_MORE_CATEGORIES = lazy_pattern(r"(?:\s?(?:,|/|&|AND)\s?-?[1-9](?![\w/]))++")
_SECTION_5B = lazy_pattern(r"[^\n]{0,60}?\b5\s?\(?B\)?\s?\(([1-9])\)", re.IGNORECASE)
_PORTIONS = lazy_pattern(r"\s{1,2}+TO\s", re.IGNORECASE)
_SIGNS = lazy_pattern(r"[ \t\r.;,:)\\]*+")
_LONGEST_TOLD = 100
_SHORT = 4
_SHORTEST_SLIP = 3


def read_words(reader: Reader, at: int) -> Item | None:
    """Reads words with a meaning of their own.

    Args:
        reader: The value.
        at: Offset of the first of them.

    Returns:
        The instruction; None where no such words stand there, or they are rather part of something else.
    """
    found = reader.run(at, reader.words.values)
    if found is None:
        return _source_date(reader, at)
    run, end = found
    kind, right, slip = reader.words.values[run]
    if slip and len(run) < _SHORTEST_SLIP and not reader.labelled:
        return None
    if (slip or len(run) <= _SHORT) and kind != NOTHING and not _stands_alone(reader, end):
        return None
    if slip:
        reader.stretch.repair(at, end, right, "misread-word")
    item = Item(kind, at, end)
    if kind == "source-marked":
        _marked(reader, item)
    elif kind == "declassified":
        _told(reader, item)
    elif kind == NOTHING and _PORTIONS.match(reader.text, end, reader.end):
        item.end = reader.bare_end(at, reader.next_keyword(end))
    return item


def _stands_alone(reader: Reader, end: int) -> bool:
    """Whether no ordinary word follows a short value, so that it is no part of a name (MR. SMITH)."""
    signs = _SIGNS.match(reader.text, end, reader.end)
    start = signs.end() if signs else end
    words = reader.words
    return (
        start == reader.end
        or not reader.text[start].isalpha()
        or any(reader.run(start, table) for table in (words.links, words.source_dates, words.keywords))
    )


def _marked(reader: Reader, item: Item) -> None:
    """Reads what a source was marked with, and its date."""
    at = reader.skip(item.end)
    inner = reader.run(at, reader.words.values)
    codes = None if inner else read_codes(reader.stretch, at, reader.end, reader.dated)
    if inner:
        item.end = inner[1]
    elif codes:
        item.exemptions, item.end, item.date = codes.exemptions, codes.end, codes.date
    source = _source_date(reader, reader.skip(item.end))
    if source:
        item.date, item.end = source.date, source.end


def _source_date(reader: Reader, at: int) -> Item | None:
    """Reads ``DATE OF SOURCE`` with its date, which lies before the document's own."""
    found = reader.run(at, reader.words.source_dates)
    if found is None:
        return None
    item = Item("source-marked", at, found[1])
    date = reader.date(reader.skip(found[1]), past_year)
    if date:
        item.date, item.end = date.date, date.end
    return item


def _told(reader: Reader, item: Item) -> None:
    """Reads when, by whom a document was declassified: ``DECLASSIFIED BY NARA 09/02/2009``."""
    limit = min(item.end + _LONGEST_TOLD, reader.end)
    for match in _WORD_START.finditer(reader.text, item.end, limit):
        date = read_date(reader.text, reader.dated, match.start(), reader.end)
        if date:
            note_repairs(reader.stretch, date.repairs)
            item.date, item.end = date, date.end
            return
    item.end = reader.bare_end(item.start, limit)


def read_scheduled(reader: Reader, at: int, keyword: str, behind: int) -> Item:
    """Reads a keyword that is an instruction by itself, with what stands behind it.

    Args:
        reader: The value.
        at: Offset of the keyword.
        keyword: The keyword.
        behind: Offset behind it.
    """
    facts = reader.words.facts[keyword]
    # That nothing is classified is no instruction, whatever word follows it.
    item = Item(facts.kind, at, behind, None if facts.kind == NOTHING else keyword)
    if facts.numbered:
        _category(reader, item)
    near = _NEAR.match(reader.text, item.end, reader.end)
    start = near.end() if near else item.end
    date = reader.date(start)
    if date and facts.kind == NOTHING:
        item.date, item.end = date.date, date.end
    elif date:
        item.kind = date.kind if date.kind == "unreadable" else facts.dated or facts.kind
        item.date, item.start, item.end = date.date, date.start, date.end
        item.classifier, item.code = date.classifier, date.code
    else:
        event = read_event(reader, start, any_words=False)
        if event:
            item.kind = "event" if facts.dated else facts.kind
            item.start = event.start if facts.dated else at
            item.event, item.end = event.event, event.end
        reader.name_behind(item)
    return item


def _category(reader: Reader, item: Item) -> None:
    """Reads the number behind a keyword: ``XGDS-3``, ``exemption category 5B(2)``."""
    match = _CATEGORY.match(reader.text, item.end, reader.end) or _SECTION_5B.match(reader.text, item.end, reader.end)
    if match is None:
        return
    digit, repairs = as_digits(match[1], match.start(1))
    note_repairs(reader.stretch, repairs)
    item.category, item.end = int(digit), match.end()
    more = _MORE_CATEGORIES.match(reader.text, item.end, reader.end)
    item.end = more.end() if more else item.end
