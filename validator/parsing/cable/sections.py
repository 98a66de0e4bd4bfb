"""Sections of one message that repeat header, classification line and fields in the middle of the text.

The first counts. The repeated part is masked, so that the text runs on, and what differs in it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from validator.documents.model import Document
from validator.documents.traces import Repeat, Section
from validator.documents.values import MessageReference
from validator.light import define, field
from validator.parsing.body.numbers import NUMBER
from validator.parsing.cable.class_line import ClassLine, read_class_line
from validator.parsing.cable.distribution import is_distribution
from validator.parsing.cable.field_values import FieldValues, ValueReader
from validator.parsing.cable.fields import read_field_block
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines
from validator.text import Edit

_WORDS = ("SECTION", "section", "Section")
_MOST_BETWEEN = 30
"""Lines from one line that can only be one of a header to the next: addressees, clearances."""
_ROUTES = frozenset({"RU", "RH"})
_STARTS = ("---", "VZCZC", "vzczc")
_LONGEST_LINE = 75


@define(eq=False)
class Sections:
    """What was found.

    Attributes:
        sections: Section statements of later sections.
        repeats: Fields that differ from those of the first section.
        edits: The repairs that mask the repeated parts.
    """

    sections: list[Section] = field(factory=list)
    repeats: list[Repeat] = field(factory=list)
    edits: list[Edit] = field(factory=list)


def find_sections(
    lines: Lines, first: int, end: int, class_line: ClassLine | None, reader: ValueReader, document: Document
) -> Sections:
    """Finds later sections of the message in its body.

    Args:
        lines: The text.
        first: The first line of the body.
        end: The line behind the last.
        class_line: The classification line of the message.
        reader: Reads fields as those of the first section were read.
        document: The document, with the values of the first section.
    """
    found = Sections()
    if class_line is None or class_line.reference is None or first >= end:
        return found
    text = lines.read.text
    behind = lines.starts[end] - 1
    if not any(text.find(word, lines.starts[first], behind) >= 0 for word in _WORDS):
        return found
    tables = reader.tables
    number = first
    while number < end:
        line = lines.bare[number]
        if len(line) <= _LONGEST_LINE and "SECTION" in line.upper() and line[0] in tables.class_initials:
            later = read_class_line(lines, number, lines.at(number), tables, class_line.reference.year, sure=True)
            if later is not None and later.section is not None and _same(later.reference, class_line.reference):
                lines.repairs += later.repairs
                found.sections.append(later.section)
                number = _add(lines, first, end, later, reader, document, found)
                continue
        number += 1
    return found


def _same(one: MessageReference | None, other: MessageReference) -> bool:
    """Whether a message reference is that of the message."""
    return one is not None and one.number == other.number and one.post == other.post


def _add(
    lines: Lines, first: int, end: int, later: ClassLine, reader: ValueReader, document: Document, found: Sections
) -> int:
    """Reads and masks a repeated part; gives the line behind it."""
    block = read_field_block(lines, later.next_line, end, reader.tables, headed=False, only_fields=True)
    values = reader.read(block.fields)
    found.repeats += _repeats(document, later, values)
    first_caption = {caption.id for caption in document.captions}
    found.repeats += [
        Repeat(each.text, each.span, "captions", ", ".join(sorted(first_caption)), "section")
        for each in (*later.captions, *block.captions)
        if each.id not in first_caption
    ]
    start = _header_start(lines, first, later.line, reader.tables)
    span = lines.read.span(lines.starts[start], lines.starts[block.next_line])
    found.edits.append(Edit(span.start, span.end, "", "section-header"))
    return block.next_line


def _header_start(lines: Lines, first: int, line: int, tables: Tables) -> int:
    """Gives the first line of the header that stands above a repeated classification line."""
    start = number = line
    while number > first and start - number < _MOST_BETWEEN:
        number -= 1
        bare = lines.bare[number]
        if not bare:
            continue
        if NUMBER.match(bare) or len(bare) > _LONGEST_LINE:
            break
        if _begins_header(bare, tables):
            start = number
        elif bare[-1] in ".,;":
            break
    return start


def _begins_header(line: str, tables: Tables) -> bool:
    """Whether a line can only be one of a header; TO and INFO may begin any line of a text."""
    words = line.split(None, 2)
    match tables.signals.get(words[0].upper()):
        case "security" | "from" | "origin":
            return True
        case "sender":
            return len(words) > 1 and words[1][:2].upper() in _ROUTES
        case "routing" | "date-time group":
            return len(words) > 1 and (words[1][:2].upper() in _ROUTES or words[1][0].isdigit())
        case "action" | "info":
            return is_distribution(line.partition(" ")[2].lstrip())
        case _:
            return line.startswith(_STARTS)


def _repeats(document: Document, later: ClassLine, values: FieldValues) -> Iterable[Repeat]:
    """Gives the fields of a later section that differ from those of the first."""
    pairs = [
        ("classification", document.classification, later.classification),
        ("declassify_on", document.declassify_on, values.declassify_on),
        ("tags", document.tags_line, values.tags_line),
        ("subject", document.subject, values.subject),
        ("references", document.reference_line, values.reference_line),
        *(("order_cited", document.order_cited, each) for each in values.orders_cited),
    ]
    for name, one, other in pairs:
        if one is not None and other is not None and squeeze(one.text) != squeeze(other.text):
            yield Repeat(other.text, other.span, name, one.text, "section")
