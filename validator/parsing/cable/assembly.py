"""The cable parser: puts header, classification line, fields and body together into a document."""

from __future__ import annotations

import datetime as dt

from validator.documents.model import Document, ParsingNote
from validator.documents.values import Classification
from validator.knowledge.orders import Orders
from validator.light import define, field
from validator.parsing.body.reading import BodyReader, read_body
from validator.parsing.cable.attributes import attribute_repeats, read_attributes
from validator.parsing.cable.class_line import ClassLine, read_class_line
from validator.parsing.cable.closing import Closing, read_closing
from validator.parsing.cable.field_values import FieldValues, ValueReader, read_authority
from validator.parsing.cable.fields import Field, FieldBlock, read_field_block
from validator.parsing.cable.header import HeaderReading, read_header
from validator.parsing.cable.page_times import page_time
from validator.parsing.cable.quoted import find_quoted
from validator.parsing.cable.sections import find_sections
from validator.parsing.cable.smart import SmartFields, is_smart, read_smart
from validator.parsing.cleaning import Cleaned
from validator.parsing.heading import first_line_span, line_span, whole_span
from validator.parsing.subjects import subject_portion
from validator.parsing.tables import Tables, squeeze, tables_of
from validator.parsing.text_lines import Lines, masked, raw_value
from validator.text import Edit, Span

_DEEPEST = 3
"""How deep messages may be quoted in quoted messages."""
_ORDER = {"order": 0, "tags": 1, "subject": 2, "references": 3, "authority": 4}
"""Order of the field block (5 FAH-2 H-300)."""
_VALUES = (
    "orders_cited",
    "declassify_on",
    "downgrade_on",
    "authority_block",
    "classified_by",
    "reasons",
    "reason_words",
    "derived_from",
    "tags_line",
    "tags",
    "not_tags",
    "subject",
    "reference_line",
    "references",
)


def parse_cable(cleaned: Cleaned, tables: Tables, orders: Orders, dated: dt.date | None) -> Document:
    """Parses a cleaned text as a cable.

    Args:
        cleaned: The text.
        tables: The tables of the vocabulary.
        orders: The orders.
        dated: Date of origin of a text that gives none.
    """
    message = Message(cleaned.lines, tables, orders, dated)
    document = message.parse(0, len(cleaned.lines.bare))
    lines = message.lines
    document.span, document.heading_span = whole_span(lines), first_line_span(lines)
    document.page_headers = cleaned.page_headers
    document.release_stamps = cleaned.release_stamps
    document.header.page_time = page_time(lines, cleaned.page_headers, document.date_time_group)
    if document.classification is None and cleaned.class_word is not None:
        document.classification = _page_class(lines, cleaned.class_word, tables)
    repairs = sorted([*lines.read.edits, *lines.repairs], key=lambda edit: (edit.start, edit.end))
    _give_repairs(document, repairs)
    return document


def _give_repairs(document: Document, repairs: list[Edit]) -> None:
    """Gives a document the repairs inside it, and so to the messages that it quotes."""
    inside = [edit for edit in repairs if document.span.start <= edit.start and edit.end <= document.span.end]
    document.repairs = tuple(inside)
    for each in document.embedded:
        _give_repairs(each, inside)


def _page_class(lines: Lines, span: Span, tables: Tables) -> Classification:
    """Reads the class word that stood above the first page header, where there is no classification line."""
    text = raw_value(lines.read, span)
    squeezed = squeeze(text)
    control = tables.vocabulary.administrative.get(squeezed)
    return Classification(text, span, tables.overall[squeezed], (control,) if control else (), ())


@define(eq=False)
class Message:
    """Parses one message: the whole text, or one that is quoted in it.

    Attributes:
        lines: The text; it changes where later sections are masked.
        tables: The tables of the vocabulary.
        orders: The orders.
        dated: Date of origin of a text that gives none.
        depth: How deep the message is quoted.
        document: The document.
    """

    lines: Lines
    tables: Tables
    orders: Orders
    dated: dt.date | None
    depth: int = 0
    document: Document = field(init=False)

    def parse(self, first: int, end: int) -> Document:
        """Parses lines as one message.

        Args:
            first: The first line of the message.
            end: The line behind its last one.
        """
        lines = self.lines
        span = lines.read.span(lines.starts[first], max(lines.starts[first], lines.starts[end] - 1))
        self.document = document = Document("cable", span, line_span(lines, first, end))
        heading = read_header(lines, first, end, self.tables, self.dated.year if self.dated else None)
        block = self._block(heading, end)
        values = ValueReader(lines, self.tables, self.orders, document.date)
        read = values.read(block.fields)
        for name in _VALUES:
            setattr(document, name, getattr(read, name))
        document.order_cited = read.orders_cited[0] if read.orders_cited else None
        if self.depth == 0:
            sections = find_sections(lines, block.next_line, end, heading.class_line, values, document)
            document.sections += tuple(sections.sections)
            document.repeats = tuple(sections.repeats)
            if sections.edits:
                self.lines = masked(lines, sections.edits)
                end = len(self.lines.bare)
        self._body([*block.body, *range(block.next_line, end)], read)
        return document

    def _block(self, heading: HeaderReading, end: int) -> FieldBlock:
        """Cuts the field block, and takes over what header, classification line and labels of a message say."""
        document, lines, tables = self.document, self.lines, self.tables
        document.header = heading.header
        document.date_time_group = heading.group
        class_line = heading.class_line
        if class_line is not None:
            self._classify(class_line)
        bare = heading.group is None and document.message_reference is None
        smart = bare and is_smart(lines, heading.next_line, end, tables)
        if smart:
            tables = tables_of(tables.vocabulary, smart=True)
        headed = class_line is not None or heading.last >= 0
        block = read_field_block(lines, heading.next_line, end, tables, headed=headed)
        document.captions += tuple(block.captions)
        document.pass_lines = tuple(block.pass_lines)
        if smart:
            self._smart(read_smart(lines, block.fields, tables))
        self._date()
        if class_line is None:
            heading.class_line = self._late_class_line(block)
        if not smart:  # whose fields have an order of their own
            document.notes = _order_notes(lines, block.fields)
        return block

    def _classify(self, line: ClassLine) -> None:
        """Takes over what the classification line says; a reference that a label gave goes before."""
        document = self.document
        document.classification = line.classification
        document.message_reference = document.message_reference or line.reference
        document.traveller_reference = line.traveller
        document.captions += line.captions
        document.sections = (line.section,) if line.section else ()

    def _late_class_line(self, block: FieldBlock) -> ClassLine | None:
        """Finds the classification line behind the fields, where it does not stand before them."""
        lines = self.lines
        year = self.document.date.year if self.document.date else None
        for number in block.body:
            if lines.bare[number]:
                found = read_class_line(lines, number, lines.at(number), self.tables, year, sure=True)
                if found is not None:
                    lines.repairs += found.repairs
                    block.body = [each for each in block.body if not number <= each < found.next_line]
                    self._classify(found)
                    return found
        return None

    def _smart(self, smart: SmartFields) -> None:
        document, header = self.document, self.document.header
        document.message_reference = smart.reference
        document.date_time_group = smart.group
        document.captions += tuple(smart.captions)
        document.pass_lines += tuple(smart.pass_lines)
        header.from_, header.to, header.info = smart.from_, tuple(smart.to), tuple(smart.info)

    def _date(self) -> None:
        """Takes the date of origin and the order in force on it."""
        document = self.document
        group = document.date_time_group
        if group is not None and group.datetime is not None:
            document.date, document.date_source = group.datetime.date(), "date-time-group"
        elif self.dated is not None:
            document.date, document.date_source = self.dated, "given"
        if document.date is not None:
            order = self.orders.in_force(document.date)
            document.governing_order = order.id if order else None

    def _body(self, numbers: list[int], values: FieldValues) -> None:
        """Parses the body: its end, messages quoted whole, and what is left."""
        document, lines, tables = self.document, self.lines, self.tables
        closing = read_closing(lines, numbers, tables)
        self._close(closing)
        body = closing.body
        if self.depth < _DEEPEST:
            for quoted in find_quoted(lines, body, document.message_reference, tables):
                inner = Message(quoted.lines, tables, self.orders, None, self.depth + 1)
                document.embedded += (inner.parse(quoted.first, quoted.end),)
                first = quoted.first
                if quoted.before:
                    lines.bare[first] = quoted.before
                    first += 1
                body = [number for number in body if not first <= number < quoted.end]
        reader = read_body(lines, body, tables, fragment=self._is_fragment())
        repairs = self._block_in_body(reader, values)
        read = reader.finish(tables, repairs)
        document.paragraphs = read.paragraphs
        document.portions = (*subject_portion(lines, document.subject), *read.portions)
        document.headings = read.headings
        document.reftels = read.reftels
        document.notes += read.notes

    def _is_fragment(self) -> bool:
        """Whether the beginning of the message is not there: a later section or page, or text without any field."""
        document = self.document
        if document.sections:
            return document.sections[0].number > 1
        return document.message_reference is None and document.order_cited is None and document.subject is None

    def _close(self, closing: Closing) -> None:
        document, lines = self.document, self.lines
        document.signature = closing.signature
        document.closing_classification = closing.classification
        document.end = tuple(closing.end)
        document.captions += tuple(closing.captions)
        if closing.trailer is not None:
            reference, classification = closing.trailer
            document.message_reference = document.message_reference or reference
            document.classification = document.classification or classification
        if closing.attributes:
            document.attributes = read_attributes(lines, closing.attributes)
            document.repeats += attribute_repeats(document, self.tables)

    def _block_in_body(self, reader: BodyReader, values: FieldValues) -> list[Edit]:
        """Reads a classification authority block that stands in the body; gives the repairs made in it."""
        unit = reader.block
        if unit is None or values.authority_block is not None:
            return []
        stretch = self.lines.stretch(max(unit.behind, unit.start), unit.end)
        read_authority(stretch, values, self.tables, self.document.date)
        for name in _VALUES:
            setattr(self.document, name, getattr(values, name))
        self.lines.collect(stretch)
        return stretch.repairs


def _order_notes(lines: Lines, fields: list[Field]) -> tuple[ParsingNote, ...]:
    """Notes fields that stand before one that should come first."""
    notes = []
    highest = -1
    seen = set()
    for each in fields:
        rank = _ORDER.get(each.name, -1)
        if rank < 0 or each.name in seen:
            continue
        seen.add(each.name)
        if rank < highest:
            notes.append(ParsingNote(*lines.take(*each.label), "field-order"))
        highest = max(highest, rank)
    return tuple(notes)
