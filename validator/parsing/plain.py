"""What memoranda, e-mails and texts of no known kind have in common: banner, heads, portions, authority block."""

from __future__ import annotations

import datetime as dt
import re

from validator.dates.written import read_date
from validator.documents.model import Document
from validator.documents.values import Classification
from validator.knowledge.orders import Orders
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.asides import Asides
from validator.parsing.body.numbers import NUMBER
from validator.parsing.body.reading import BodyReader, read_body
from validator.parsing.cable.field_values import FieldValues, ValueReader, read_authority
from validator.parsing.cable.fields import Field
from validator.parsing.cleaning import Cleaned
from validator.parsing.heading import first_line_span, whole_span
from validator.parsing.labels import label_at
from validator.parsing.subjects import subject_portion
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines
from validator.parsing.values.instruction import read_instruction
from validator.parsing.values.marks import read_class_words
from validator.text import Edit

_LONGEST_BANNER = 120
_NEAR = 40
"""Lines, not blank, in which the heads of a document stand."""
_HEAD = lazy_pattern(r"([A-Z][A-Z\-]{1,14}(?:[ ][A-Z]{1,12})?)[ ]?:[ \t]*+", re.IGNORECASE)
_TIME = lazy_pattern(
    r"[ ,]{0,3}(?:at )?(?:[0-9]{1,2}:?[0-9]{2}(?::[0-9]{2})?[ ]?(?:[AP]\.?M\.?)?[^\n]{0,30})?", re.IGNORECASE
)
_SHORT = 3
"""Words of a line in a letterhead that may end in a full stop."""
_LONGEST_OPENING = 40
_WEEKDAY = lazy_pattern(r"(?:[A-Z][a-z]{2,9},?[ ]++)?(?=[A-Z0-9])")
_GROUP = lazy_pattern(r"(?:GROUP|GRP|GP)[ \-]{0,3}[0-9](?![0-9])", re.IGNORECASE)
_FIELDS = frozenset({"order", "subject", "tags", "references"})
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


@define(eq=False)
class PlainForm:
    """How a kind of document shows its date and its heads.

    Attributes:
        kind: The kind of document.
        heads: Heads that may stand at the top, squeezed; a line that begins with one is no part of the text.
        dates: Those of them that give the date.
        opening: Words with which a line of the heading begins that is no head (MEMORANDUM FOR), squeezed.
    """

    kind: str
    heads: frozenset[str]
    dates: frozenset[str]
    opening: tuple[str, ...] = ()


def parse_plain(cleaned: Cleaned, tables: Tables, orders: Orders, dated: dt.date | None, form: PlainForm) -> Document:
    """Parses a text that is no cable.

    Args:
        cleaned: The text.
        tables: The tables of the vocabulary.
        orders: The orders.
        dated: Date of origin of a text that gives none.
        form: What kind of document it is.
    """
    reader = _Reader(cleaned.lines, tables, orders, form)
    document = reader.parse(dated)
    document.page_headers = cleaned.page_headers
    document.release_stamps = cleaned.release_stamps
    return document


@define(eq=False)
class _Reader:
    """Parses one text.

    Attributes:
        date: Date that the text gives.
        fields: Fields that were cut out.
        body: Numbers of the lines of the text.
        banners: Lines that hold nothing but a level with its controls.
        group: The line of a group marking (E.O. 10501 section 4).
        asides: What stands beside the text.
    """

    lines: Lines
    tables: Tables
    orders: Orders
    form: PlainForm
    document: Document = field(init=False)
    date: dt.date | None = None
    fields: list[Field] = field(factory=list)
    body: list[int] = field(factory=list)
    banners: list[Classification] = field(factory=list)
    group: int | None = None
    asides: Asides = field(init=False)

    def parse(self, dated: dt.date | None) -> Document:
        """Parses the whole text."""
        lines = self.lines
        document = Document(self.form.kind, whole_span(lines), first_line_span(lines))
        self.document = document
        self.asides = Asides(lines, self.tables)
        self._walk()
        if self.banners:
            document.classification = self.banners[0]
            document.closing_classification = self.banners[-1] if len(self.banners) > 1 else None
        if self.date is not None:
            document.date, document.date_source = self.date, "dated-line"
        elif dated is not None:
            document.date, document.date_source = dated, "given"
        if document.date is not None:
            order = self.orders.in_force(document.date)
            document.governing_order = order.id if order else None
        values = ValueReader(lines, self.tables, self.orders, document.date).read(self.fields)
        reader = read_body(lines, self.body, self.tables)
        repairs = self._blocks(reader, values)
        if self.group is not None and values.declassify_on is None:
            stretch = lines.stretch(lines.at(self.group), lines.end(self.group))
            values.declassify_on = read_instruction(stretch, self.tables.vocabulary, document.date).declassify_on
            lines.collect(stretch)
        values.derived_from += self.asides.sources(document.date)
        document.action_marks, document.working_paper = self.asides.action_marks(), self.asides.working_paper
        for name in _VALUES:
            setattr(document, name, getattr(values, name))
        document.order_cited = values.orders_cited[0] if values.orders_cited else None
        read = reader.finish(self.tables, repairs)
        document.paragraphs = read.paragraphs
        document.portions = (*subject_portion(lines, document.subject), *read.portions)
        document.headings = read.headings
        document.reftels = read.reftels
        document.notes = read.notes
        document.repairs = tuple(sorted([*lines.read.edits, *lines.repairs], key=lambda edit: (edit.start, edit.end)))
        return document

    def _walk(self) -> None:
        """Sorts the lines into banners, heads, fields and text; a letterhead is none of them and is passed over."""
        lines = self.lines
        number = seen = 0
        opened = False
        while number < len(lines.bare):
            line = lines.bare[number]
            if not line:
                self.body.append(number)
                number += 1
                continue
            seen += 1
            if self._banner(number, line):
                number += 1
                continue
            aside = self.asides.behind(number)
            if aside > number:
                number = aside
                continue
            if self.group is None and _GROUP.fullmatch(line):
                self.group = number
                number += 1
                continue
            opened = opened or seen > _NEAR or self._opens_text(number, line)
            behind = number if opened else self._heading(number, line)
            if behind > number:
                self.body.clear()
            else:
                self.body.append(number)
                behind += 1
            number = behind

    def _banner(self, number: int, line: str) -> bool:
        """Reads a line that holds nothing but a level with its controls; gives whether it is one."""
        if line[0] not in self.tables.class_initials or len(line) > _LONGEST_BANNER:
            return False
        stretch = self.lines.whole()
        found = read_class_words(stretch, self.lines.at(number), self.tables.vocabulary)
        if found is None or found[1] != self.lines.end(number):
            return False
        self.lines.collect(stretch)
        self.banners.append(found[0])
        return True

    def _opens_text(self, number: int, line: str) -> bool:
        """Whether a line begins the text: it is numbered or marked, or the block of lines it begins ends a sentence."""
        if line[0] in "([" or NUMBER.match(line):
            return True
        if self._head(line) or label_at(self.lines, number, self.tables):
            return False
        last = number
        while last + 1 < len(self.lines.bare) and self.lines.bare[last + 1]:
            last += 1
        text = self.lines.bare[last]
        return text[-1] in ".!?" and (last > number or len(text.split()) > _SHORT)

    def _heading(self, number: int, line: str) -> int:
        """Reads a head, a field or a line that is a date; gives the line behind it, or the line itself."""
        lines = self.lines
        label = label_at(lines, number, self.tables)
        if label is not None and label.field in _FIELDS and (label.colon or label.field == "order"):
            behind = self._behind(number)
            name = label.field
            self.fields.append(Field(name, label.value, lines.end(behind - 1), (label.start, label.end)))
            return behind
        head = self._head(line)
        if head is not None:
            behind = self._behind(number)
            if squeeze(head[1]) in self.form.dates and self.date is None:
                self._dated(line[head.end() :])
            return behind
        if squeeze(line[:_LONGEST_OPENING]).startswith(self.form.opening) or (self.date is None and self._dated(line)):
            return number + 1
        return number

    def _head(self, line: str) -> re.Match[str] | None:
        head = _HEAD.match(line)
        return head if head is not None and squeeze(head[1]) in self.form.heads else None

    def _behind(self, number: int) -> int:
        """Gives the line behind a head and the lines that go on with it."""
        lines = self.lines
        number += 1
        while number < len(lines.bare) and lines.bare[number]:
            line = lines.bare[number]
            if self._head(line) or label_at(lines, number, self.tables) or line[0] in "([" or NUMBER.match(line):
                break
            number += 1
        return number

    def _dated(self, text: str) -> bool:
        """Reads a date, a weekday before it and a time behind it; gives whether it is one."""
        start = _WEEKDAY.match(text)
        found = read_date(text, None, start.end() if start else 0) or read_date(text, None)
        if found is None or found.date is None or not _TIME.fullmatch(text, found.end):
            return False
        self.date = found.date
        return True

    def _blocks(self, reader: BodyReader, values: FieldValues) -> list[Edit]:
        """Reads the classification authority block in the text; gives the repairs made in it."""
        unit = reader.block
        if unit is None:
            return []
        stretch = self.lines.stretch(max(unit.behind, unit.start), unit.end)
        read_authority(stretch, values, self.tables, self.document.date)
        self.lines.collect(stretch)
        return stretch.repairs
