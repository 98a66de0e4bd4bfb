"""Reads a body into paragraphs, portions, headings and cited references."""

from __future__ import annotations

from validator.documents.model import ParsingNote, Reftel
from validator.documents.values import Paragraph, Passage, Portion
from validator.light import define
from validator.parsing.body.marks import MarkReader
from validator.parsing.body.numbers import Sequence
from validator.parsing.body.reftels import find_reftels
from validator.parsing.body.units import Unit, UnitReader
from validator.parsing.tables import Tables
from validator.parsing.text_lines import Lines
from validator.text import Edit

_MARKED_BEHIND = frozenset({"paragraph", "sub-paragraph", "bullet", "unnumbered"})
_REDACTED = ("XXXXXXXX", "[...]", "[…]", "[REDACTED]", "(REDACTED)")


@define(eq=False)
class Body:
    """A body that was read.

    Attributes:
        paragraphs: Numbered paragraphs.
        portions: Portions, in order of place.
        headings: Headings.
        reftels: References cited in the running text.
        notes: What was not sure.
    """

    paragraphs: tuple[Paragraph, ...]
    portions: tuple[Portion, ...]
    headings: tuple[Passage, ...]
    reftels: tuple[Reftel, ...]
    notes: tuple[ParsingNote, ...]


@define(eq=False)
class BodyReader:
    """Reads a body in two steps, so that other parsers can read parts of it before its values are taken.

    Attributes:
        lines: The text.
        units: Its units.
        marks: The reader of its portion markings.
    """

    lines: Lines
    reader: UnitReader
    marks: MarkReader

    @property
    def block(self) -> Unit | None:
        """The first classification authority block among the units."""
        return next((unit for unit in self.reader.units if unit.kind == "block"), None)

    def finish(self, tables: Tables, repairs: list[Edit]) -> Body:
        """Takes the values.

        Args:
            tables: The tables of the vocabulary.
            repairs: Repairs that were made in parts of the body.
        """
        lines, reader = self.lines, self.reader
        stretch = self.marks.stretch
        lines.collect(stretch)
        stretch.repairs = [*stretch.repairs, *repairs]
        for place in reader.fused:
            span = lines.read.span(place, place + 1)
            lines.repairs.append(Edit(span.start, span.end, "", "pilcrow-read-as-1"))
        for unit in reader.units:
            if unit.marking is None and unit.kind in _MARKED_BEHIND:
                unit.marking = self.marks.behind_portion(unit.start, unit.end)
        covering = any(unit.marking is not None and unit.marking.entire_text for unit in reader.units)
        redacting = any(sign in lines.read.text for sign in _REDACTED)
        paragraphs: list[Paragraph] = []
        portions: list[Portion] = []
        for unit in reader.units:
            text, span = stretch.take(_start(unit, unit.end, reader.fused), unit.end)
            covered = covering or (unit.parent is not None and unit.parent.marking is not None)
            inherits = unit.marking is None and covered
            portions.append(Portion(text, span, unit.kind, unit.number, unit.letter, unit.marking, inherits))
            if unit.label is not None and unit.number is not None:
                if unit.whole_end > unit.end:
                    text, span = stretch.take(_start(unit, unit.whole_end, reader.fused), unit.whole_end)
                redacted = redacting and any(sign in text for sign in _REDACTED)
                label = stretch.span(*unit.label)
                paragraphs.append(Paragraph(text, span, unit.number, label, unit.marking, redacted))
        headings = tuple(
            Passage(*stretch.take(unit.start, unit.end)) for unit in reader.units if unit.kind == "heading"
        )
        notes = tuple(ParsingNote(*lines.take(each.start, each.end), each.kind) for each in reader.doubts)
        return Body(tuple(paragraphs), tuple(portions), headings, self._reftels(tables), notes)

    def _reftels(self, tables: Tables) -> tuple[Reftel, ...]:
        """Finds cited references, in all units that nothing parts at once."""
        units = self.reader.units
        found: list[Reftel] = []
        first = 0
        for last, unit in enumerate(units, 1):
            if last == len(units) or units[last].cut:
                found += find_reftels(self.lines, units[first].start, unit.end, tables)
                first = last
        return tuple(found)


def read_body(lines: Lines, body: list[int], tables: Tables, *, fragment: bool = False) -> BodyReader:
    """Finds the units of a body.

    Args:
        lines: The text.
        body: Numbers of the lines of the body.
        tables: The tables of the vocabulary.
        fragment: Whether the beginning of the message is not there, so that the first number may be any.
    """
    marks = MarkReader(lines, tables)
    reader = UnitReader(lines, body, marks, tables, sequence=Sequence(anywhere=fragment))
    reader.read()
    return BodyReader(lines, reader, marks)


def _start(unit: Unit, end: int, fused: set[int]) -> int:
    """Gives where the text of a unit begins; where a number stands alone, it is the text."""
    if unit.start < end or unit.label is None:
        return unit.start
    return unit.label[0] + (unit.label[0] in fused)
