"""The transmission header, in any of its densities, up to the classification line or the first field.

Two forms mix freely: the format lines of ACP 127 (5 FAH-2 H-321), and the header of the Department's own system
(``ACTION``, ``INFO``, counts of copies, a line of dashes). Lines that are neither are passed over: machine numbers,
clearances, remains of a relay.
"""

from __future__ import annotations

from validator.documents.header import Addressee, Header
from validator.documents.values import DateTimeGroup, Passage
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.body.numbers import begins_text
from validator.parsing.cable.addressees import read_addressee
from validator.parsing.cable.class_line import ClassLine, find_glued, read_class_line
from validator.parsing.cable.distribution import is_distribution, read_distribution
from validator.parsing.cable.format_lines import (
    only_routes,
    read_group_line,
    read_routes,
    read_routing,
    read_security,
    read_sender,
)
from validator.parsing.labels import label_at
from validator.parsing.tables import Tables
from validator.parsing.text_lines import Lines

_LISTS = frozenset({"from", "to", "info", "exempt"})
_START = "VZCZC"
_ROUTED = lazy_pattern(r"[RU][A-Z]{3,6}/(?!/)")
"""An addressee behind its routing indicator, which nothing else begins like."""
_NEAR = 4
"""Lines that may stand between one header line and the list of addressees that follows it."""
_MOST_UNKNOWN = 40
"""Lines that are passed over before the text is taken to have no header."""


@define(eq=False)
class HeaderReading:
    """What was read.

    Attributes:
        header: The header.
        group: The date-time group.
        class_line: The classification line.
        next_line: The first line behind what was read.
        last: The last line that belongs to the header; -1 where there is none.
    """

    header: Header = field(factory=Header)
    group: DateTimeGroup | None = None
    class_line: ClassLine | None = None
    next_line: int = 0
    last: int = -1


def read_header(lines: Lines, first: int, end: int, tables: Tables, year: int | None) -> HeaderReading:
    """Reads the transmission header and the classification line.

    Args:
        lines: The text.
        first: The first line.
        end: The line behind the last one that may belong to it.
        tables: The tables of the vocabulary.
        year: Year of the message, where the header does not tell it.
    """
    reader = _Reader(lines, tables, year)
    reader.read(first, end)
    reading = reader.finish(first)
    if reading.last >= 0 and (reading.class_line is None or reading.class_line.reference is None):
        glued = find_glued(lines, first, reading.next_line, tables, reader.year)
        if glued is not None:
            reader = _Reader(lines, tables, year, glued.start)
            reader.read(first, glued.line + 1)
            reading = reader.finish(first)
            lines.repairs += glued.repairs
            reading.class_line = glued
            reading.next_line = glued.next_line
    return reading


@define(eq=False)
class _Reader:
    """Walks through the lines of a header.

    Attributes:
        year: Year of the message.
        cut: Offset at which a classification line is glued to a header line.
        list_of: Which list the next line may continue: ``to``, ``info``, ``exempt``, ``routing``, ``distribution``.
        lists: Addressees.
        offices: Start, end and direction of the distribution.
        banner: A class word that stands alone.
        unknown: How many lines were passed over.
    """

    lines: Lines
    tables: Tables
    year: int | None
    cut: int | None = None
    reading: HeaderReading = field(factory=HeaderReading)
    list_of: str = ""
    lists: dict[str, list[Addressee]] = field(factory=lambda: {"to": [], "info": [], "exempt": []})
    offices: tuple[int, int, str] | None = None
    banner: ClassLine | None = None
    unknown: int = 0

    def read(self, first: int, end: int) -> None:
        """Reads lines until the classification line or the first field."""
        lines, signals, reading = self.lines, self.tables.signals, self.reading
        before = first - 1
        for number in range(first, end):
            line = lines.bare[number]
            if not line:
                continue
            if number - before > 1 and not lines.bridged(before, number):
                self.list_of = ""
            before = number
            signal = signals.get(line.split(None, 1)[0].upper())
            if signal is not None and self._signal(signal, number, line):
                reading.last = number
            elif self.list_of in self.lists and _ROUTED.match(line):
                self._addressee(self.list_of, lines.at(number), number)
                reading.last = number
            elif self._stops(number, line):
                break
            elif self.banner is not None and self.banner.line == number:
                continue
            elif self._continues(number, line) or self._other(number, line):
                reading.last = number
            else:
                self.unknown += 1
                if self.unknown > _MOST_UNKNOWN:
                    break

    def _stops(self, number: int, line: str) -> bool:
        """Whether a line is the classification line, or the first of what follows it."""
        reading = self.reading
        found = read_class_line(self.lines, number, self.lines.at(number), self.tables, self.year)
        if found is not None and found.reference is not None:
            self.lines.repairs += found.repairs
            reading.class_line = found
            reading.next_line = found.next_line
            return True
        if found is not None and self.banner is None and (reading.last >= 0 or not self.unknown):
            self.lines.repairs += found.repairs
            self.banner = found  # the header, or the rest of it, may still follow
            self.list_of = ""
            return False
        return label_at(self.lines, number, self.tables) is not None or begins_text(line)

    def _signal(self, signal: str, number: int, line: str) -> bool:
        """Reads a line that begins with a signal; gives whether it is the header line that the signal announces."""
        reading, lines, vocabulary = self.reading, self.lines, self.tables.vocabulary
        header = reading.header
        if signal in _LISTS:
            return self._list(signal, number, line)
        self.list_of = ""
        if signal == "date-time group":
            return self._group(number)
        if signal == "routing":
            if self._group(number):
                return True
            self.list_of = "routing"
            read_routing(lines, number, header, vocabulary)
        elif signal == "sender":
            return read_sender(lines, number, header)
        elif signal == "security":
            read_security(lines, number, header, vocabulary)
        elif signal in {"action", "origin"}:
            if not is_distribution(line[len(signal) :].lstrip()):
                return False
            self._offices(signal, number)
        elif signal == "drafted" and header.drafted_by is None:
            header.drafted_by = Passage(*lines.take(lines.at(number), lines.end(number)))
        elif signal == "approved" and header.approved_by is None:
            header.approved_by = Passage(*lines.take(lines.at(number), lines.end(number)))
        return True

    def _list(self, signal: str, number: int, line: str) -> bool:
        """Reads the first line of a list of addressees, or of a distribution."""
        if signal == "info" and is_distribution(line):
            self._offices("action", number)
            return True
        if number - self.reading.last > _NEAR and self.reading.last >= 0:
            return False
        self.list_of = signal
        self._addressee(signal, self.lines.at(number) + len(line.split(None, 1)[0]), number)
        return True

    def _addressee(self, name: str, start: int, number: int) -> None:
        end = self.cut if self.cut is not None and self.cut <= self.lines.end(number) else self.lines.end(number)
        addressee = read_addressee(self.lines, start, end, self.tables)
        if addressee is None:
            return
        if name != "from":
            self.lists[name].append(addressee)
        elif self.reading.header.from_ is None:
            self.reading.header.from_ = addressee

    def _group(self, number: int) -> bool:
        group = read_group_line(self.lines, number, self.reading.header, self.tables.vocabulary)
        if group is not None and self.reading.group is None:
            self.reading.group = group
            if group.datetime is not None:
                self.year = group.datetime.year
        return group is not None

    def _offices(self, direction: str, number: int) -> None:
        start = self.lines.at(number) if self.offices is None else self.offices[0]
        direction = direction if self.offices is None else self.offices[2]
        self.offices = (start, self.lines.end(number), direction)
        self.list_of = "distribution"

    def _continues(self, number: int, line: str) -> bool:
        """Reads a line that continues a list."""
        name = self.list_of
        if name == "routing":
            if only_routes(line):
                read_routes(self.lines, self.lines.at(number), self.lines.end(number), self.reading.header)
                return True
        elif name == "distribution":
            if is_distribution(line):
                self._offices("", number)
                return True
        elif name in self.lists:
            self._addressee(name, self.lines.at(number), number)
            return True
        return False

    def _other(self, number: int, line: str) -> bool:
        """Reads a header line that begins with no signal of its own."""
        header = self.reading.header
        if line[0] in "Vv" and line[:5].upper() == _START:
            if header.transmission is None:
                header.transmission = Passage(*self.lines.take(self.lines.at(number), self.lines.end(number)))
            return True
        if line[0].isdigit() or line[0] in "Oo":
            if line.isdigit():  # a machine number
                return True
            return self._group(number)
        return line.startswith("---")

    def finish(self, first: int) -> HeaderReading:
        """Gives what was read."""
        reading, header = self.reading, self.reading.header
        header.to, header.info, header.exempted = (tuple(self.lists[name]) for name in ("to", "info", "exempt"))
        if self.offices is not None:
            header.distribution = read_distribution(self.lines, *self.offices)
        if reading.class_line is None and self.banner is not None:
            reading.class_line = self.banner
            reading.next_line = max(self.banner.next_line, reading.last + 1)
        elif reading.class_line is None:
            reading.next_line = max(first, reading.last + 1)
        return reading
