"""Messages of labelled fields, which replaced the transmission header after 2009: ``MRN:``, ``Date/DTG:``."""

from __future__ import annotations

import re

from validator.dates.date_time_group import century
from validator.documents.header import Addressee
from validator.documents.values import Caption, DateTimeGroup, MessageReference, Passage
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.cable.addressees import read_addressee
from validator.parsing.cable.captions import read_captions
from validator.parsing.cable.fields import Field
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines
from validator.parsing.values.marks import read_date_time_group

_NEAR = 15
"""Lines, not blank, among which the labels must be."""
_FEWEST = 2
_TELLING = frozenset({"message-reference", "date"})
_LONGEST_LABEL = 30
_REFERENCE = lazy_pattern(
    r"\s*+(?:([0-9]{2}|[0-9]{4})[ \t]++)?([A-Z][A-Z .,'\-]{1,40}?)[ \t]++([0-9]{1,6})(?![0-9])", re.IGNORECASE
)
_GROUP = lazy_pattern(r"[0-9OIl]{6}[ ]?Z", re.IGNORECASE)
_ADDRESSEE = lazy_pattern(r"[^\n;]++")


@define(eq=False)
class SmartFields:
    """What the labels of a labelled message say beside the fields of every cable.

    Attributes:
        reference: The message reference.
        group: The date-time group.
        from_: The sender. to: Action addressees. info: Information addressees.
        captions: Captions.
        pass_lines: Pass lines.
    """

    reference: MessageReference | None = None
    group: DateTimeGroup | None = None
    from_: Addressee | None = None
    to: list[Addressee] = field(factory=list)
    info: list[Addressee] = field(factory=list)
    captions: list[Caption] = field(factory=list)
    pass_lines: list[Passage] = field(factory=list)


def is_smart(lines: Lines, first: int, end: int, tables: Tables) -> bool:
    """Whether a message is one of labelled fields.

    Args:
        lines: The text.
        first: The first line.
        end: The line behind the last.
        tables: The tables of the vocabulary.
    """
    labels = tables.vocabulary.smart_labels
    found = set()
    seen = 0
    for number in range(first, end):
        line = lines.bare[number]
        if not line:
            continue
        seen += 1
        if seen > _NEAR:
            break
        colon = line.find(":", 0, _LONGEST_LABEL)
        if colon > 0:
            found.add(labels.get(squeeze(line[:colon])))
    found.discard(None)
    return len(found) >= _FEWEST and not _TELLING.isdisjoint(found)


def read_smart(lines: Lines, fields: list[Field], tables: Tables) -> SmartFields:
    """Reads the fields of a labelled message that no other cable has.

    Args:
        lines: The text.
        fields: The fields that were cut out.
        tables: The tables of the vocabulary.
    """
    smart = SmartFields()
    for each in fields:
        start, end = each.start, each.end
        match each.name:
            case "message-reference" if smart.reference is None:
                smart.reference = _reference(lines, start, end, tables)
            case "date" if smart.group is None:
                smart.group = _group(lines, start, end)
            case "from" if smart.from_ is None:
                smart.from_ = read_addressee(lines, start, end, tables)
            case "to":
                smart.to += _addressees(lines, start, end, tables)
            case "info":
                smart.info += _addressees(lines, start, end, tables)
            case "captions":
                captions, place = read_captions(lines, start, end, tables)
                smart.captions += captions
                text, span = lines.take(place, end)
                if text:
                    smart.captions.append(Caption(text, span, text, False))
            case "pass-line":
                smart.pass_lines.append(Passage(*lines.take(start, end)))
    return smart


def _reference(lines: Lines, start: int, end: int, tables: Tables) -> MessageReference | None:
    match = _REFERENCE.match(lines.read.text, start, end)
    if match is None:
        return None
    post = tables.post(match[2]) or squeeze(match[2])
    year = century(match[1]) if match[1] else None
    canonical = f"{post}{int(match[3])}" if year is None else f"{year % 100:02d}{post}{int(match[3])}"
    return MessageReference(*lines.take(*match.span()), post, match[2], int(match[3]), year, canonical)


def _group(lines: Lines, start: int, end: int) -> DateTimeGroup | None:
    """Finds the date-time group, before or behind which a date in words may stand."""
    stretch = lines.stretch(start, end)
    for match in _GROUP.finditer(stretch.text):
        found = read_date_time_group(stretch, match.start())
        if found is not None:
            lines.collect(stretch)
            return found[0]
    return None


def _addressees(lines: Lines, start: int, end: int, tables: Tables) -> list[Addressee]:
    found = (
        read_addressee(lines, match.start(), match.end(), tables)
        for match in _ADDRESSEE.finditer(lines.read.text, start, end)
    )
    return [addressee for addressee in found if addressee is not None]
