"""The units of a body: where paragraphs, sub-paragraphs, bullets, headings and unnumbered paragraphs begin and end."""

from __future__ import annotations

import re

from validator.documents.values import Marking
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.body.marks import MarkReader
from validator.parsing.body.numbers import ENDINGS, NUMBER, Sequence, ends_sentence
from validator.parsing.labels import label_at, label_behind
from validator.parsing.tables import Tables
from validator.parsing.text_lines import Lines

_RULE = lazy_pattern(r"(?:[-=_*~][ ]?){3,}+\Z")
_RULE_SIGNS = frozenset("-=_*~")
_SPECIAL = frozenset("0123456789-=_*~\u2022\u00b7")
"""Signs with which a line inside a block of lines may begin something new, although no sentence ended before it."""
_BULLET = lazy_pattern(r"(?:-{1,3}+>?|\*{1,2}+|[•·])[ \t]*+(?=[^\s\-*])")
_BULLET_SIGNS = frozenset("-*•·")
_LETTERED = lazy_pattern(r"(?:\(([A-Z]|[0-9]{1,2})\)|([A-Z]|[0-9]{1,2})[.)])(?:[ \t]++|(?=\())(?=\S)", re.IGNORECASE)
_FIRST_LETTERS = frozenset({"A.", "A)", "(A"})
_LONGEST_HEADING = 80
_MOST_HEADINGS = 3
"""Headings that may follow each other."""
_BLOCK = frozenset({"classified-by", "derived-from", "reasons", "declassify-on", "downgrade-on"})


@define(eq=False)
class Unit:
    """One unit. Offsets are those of the repaired text.

    Attributes:
        kind: As of a portion.
        number: Number of the paragraph it is or belongs to.
        letter: Letter of a sub-paragraph.
        label: Start and end of a paragraph's number; None for everything else.
        start: Offset of its text, marking included.
        end: Offset behind its text.
        whole_end: Offset behind everything that belongs to it.
        marking: Its portion marking.
        behind: Offset behind the marking where one stands in front.
        parent: The paragraph it belongs to.
        cut: Whether something that belongs elsewhere stands before it.
    """

    kind: str
    start: int
    end: int
    number: int | None = None
    letter: str | None = None
    label: tuple[int, int] | None = None
    marking: Marking | None = None
    parent: Unit | None = None
    whole_end: int = 0
    behind: int = 0
    cut: bool = False


@define
class Doubt:
    """Something that was not sure: its kind and offsets."""

    kind: str
    start: int
    end: int


@define(eq=False)
class UnitReader:
    """Walks through the lines of a body.

    Attributes:
        lines: The text.
        body: Numbers of its lines, in order; lines that belong to something else are left out.
        marks: Reader of portion markings.
        tables: The tables of the vocabulary.
        units: What was found.
        doubts: What was not sure.
        fused: Offsets of digits that stand for a pilcrow.
        sequence: The numbers of its paragraphs.
    """

    lines: Lines
    body: list[int]
    marks: MarkReader
    tables: Tables
    units: list[Unit] = field(factory=list)
    doubts: list[Doubt] = field(factory=list)
    fused: set[int] = field(factory=set)
    sequence: Sequence = field(factory=Sequence)
    _paragraph: Unit | None = field(default=None, init=False)
    _letter: str = field(default="", init=False)
    _next: int = field(default=0, init=False)
    _barrier: bool = field(default=False, init=False)
    _numbers: bool | None = field(default=None, init=False)
    _pending: int | None = field(default=None, init=False)

    def read(self) -> None:
        """Reads all lines. Nothing goes on over lines that were left out, for they belong to something else."""
        bare, body = self.lines.bare, self.body
        last = -2
        before = body[0] - 1 if body else 0
        ended = True
        for following, number in enumerate(body, 1):
            line = bare[number]
            if not ended and number == last + 1 and line and line[0] not in _SPECIAL:
                self._pending = last = before = number  # most lines: the text runs on
                ended = line[-1] in ENDINGS
                continue
            if number != before + 1:
                self._barrier = True
                self._paragraph = None
            before = number
            if not line:
                continue
            sign = line[0]
            parted = self._barrier or (number != last + 1 and not self._bridged(last, number))
            if not parted and sign not in _SPECIAL and not ended:
                self._pending = last = number  # over what was masked
                ended = line[-1] in ENDINGS
                continue
            if sign in _RULE_SIGNS and _RULE.match(line):
                continue
            self._next = following
            self._flush()
            if sign.isdigit() and self._numbered(number, line, last, parted=parted):
                pass
            elif parted:
                self._begin(number, line)
            elif not self._inner(number, line, last):
                self._extend(number)
            if self._barrier:
                self.units[-1].cut = True
                self._barrier = False
            last = number
            ended = line[-1] in ENDINGS
        self._flush()

    def _flush(self) -> None:
        """Adds the lines that were passed over to the unit that they belong to."""
        if self._pending is not None:
            self._extend(self._pending)
            self._pending = None

    def _bridged(self, last: int, number: int) -> bool:
        """Whether only something that was masked parts two lines, in the middle of a sentence."""
        return last >= 0 and not ends_sentence(self.lines.bare[last]) and self.lines.bridged(last, number)

    def _numbered(self, number: int, line: str, last: int, *, parted: bool) -> bool:
        """Begins a numbered paragraph; gives whether a line does."""
        match = NUMBER.match(line)
        if match is None:
            return False
        lines = self.lines
        place = lines.at(number)
        start = place + match.end()
        found = self.marks.at(start, numbered=True)
        sure = parted or last < 0 or ends_sentence(lines.bare[last])
        numbered = self.sequence.next(match[1], marked=found is not None, parted=sure)
        if numbered is None:
            self.doubts.append(Doubt("rejected-number", place, place + match.end(1) + 1))
            return False
        if numbered.fused:
            self.fused.add(place)
        if numbered.note is not None:
            self.doubts.append(Doubt(numbered.note, place, place + match.end(1) + 1))
        end = lines.end(number)
        marking = found[0] if found is not None else self.marks.behind_heading(start, end)
        unit = Unit(
            "paragraph", min(start, end), end, numbered.number, None, (place, place + len(match[0].rstrip())), marking
        )
        unit.whole_end = end
        unit.behind = found[1] if found is not None else start
        if self._is_block(unit.behind, end):
            unit.kind = "block"
        self._paragraph = unit
        behind = line[match.end() : match.end() + 2]
        first = _LETTERED.match(line, match.end()) if behind in _FIRST_LETTERS else None  # 2. A. ROOMS ARE BOOKED.
        self._letter = "A" if first is not None else ""
        self.units.append(unit)
        return True

    def _begin(self, number: int, line: str) -> None:
        """Reads a line with which a block of lines begins."""
        if self._block(number) or self._item(number, line, sure=True):
            return
        place, end = self.lines.at(number), self.lines.end(number)
        found = self.marks.at(place, numbered="ENTIRE" in line.upper())
        covering = found is not None and found[0].entire_text
        if not covering and self._heading(number, line, self._next):
            self._add(Unit("heading", place, end, marking=found[0] if found else self.marks.behind_heading(place, end)))
        elif found is not None:
            unit = Unit("unnumbered", place, end, marking=found[0])
            unit.behind = found[1]
            unit.kind = "block" if self._is_block(found[1], end) else "unnumbered"
            self._add(unit, inside=True)
        elif not self.units or self._barrier or self.units[-1].kind == "heading" or self._new(line):
            self._add(Unit("unnumbered", place, end))
        else:
            self._extend(number)

    def _new(self, line: str) -> bool:
        """Whether a block of lines without number or marking is a paragraph of its own."""
        last = self.units[-1]
        if last.number is not None:
            return False
        return not line[0].islower() or self.lines.lowered

    def _inner(self, number: int, line: str, last: int) -> bool:
        """Begins a unit inside a block of lines; gives whether a line does."""
        if line[0] in _BULLET_SIGNS:
            return self._item(number, line, sure=True)
        if not ends_sentence(self.lines.bare[last]):
            return False
        if self._block(number) or self._item(number, line, sure=False):
            return True
        place, end = self.lines.at(number), self.lines.end(number)
        found = self.marks.at(place) if line[0] == "(" else None
        if found is not None:
            self._add(Unit("unnumbered", place, end, marking=found[0]), inside=True)
        elif self._underlined(self._next) and len(line) <= _LONGEST_HEADING:
            self._add(Unit("heading", place, end))
        else:
            return False
        return True

    def _item(self, number: int, line: str, *, sure: bool) -> bool:
        """Begins a bullet or a sub-paragraph; gives whether a line does."""
        if line[0] in _BULLET_SIGNS:
            match = _BULLET.match(line)
            if match is None:
                return False
            return self._add_item("bullet", None, number, match.end())
        match = _LETTERED.match(line) if line[0] == "(" or line[1:2] in ".)" or line[2:3] in ".)" else None
        if match is None:
            return False
        letter = (match[1] or match[2]).upper()
        if not (self._follows(letter) or (letter in {"A", "1"} and (sure or match[1] is not None))):
            return False
        self._letter = letter
        return self._add_item("sub-paragraph", letter, number, match.end())

    def _follows(self, letter: str) -> bool:
        """Whether a letter or number is the one behind the last in a list."""
        last = self._letter
        if not last or last.isdigit() != letter.isdigit():
            return False
        return int(letter) == int(last) + 1 if last.isdigit() else ord(letter) == ord(last) + 1

    def _add_item(self, kind: str, letter: str | None, number: int, behind: int) -> bool:
        place = self.lines.at(number)
        found = self.marks.at(place + behind)
        unit = Unit(kind, place, self.lines.end(number), letter=letter, marking=found[0] if found else None)
        self._add(unit, inside=True)
        return True

    def _heading(self, number: int, line: str, following: int) -> bool:
        """Whether a line with which a block begins is a heading.

        It is short, ends no sentence, and is underlined, or stands alone before a paragraph, perhaps with more headings
        between. A line that begins in lower case goes on with what a page break cut.
        """
        if len(line) > _LONGEST_HEADING:
            return False
        if self._underlined(following):
            return True
        if line[-1] in ".,;" or (line[0].islower() and not self.lines.lowered):
            return False
        bare, body = self.lines.bare, self.body
        if following < len(body) and self._underlined(following + 1) and body[following] == number + 1:
            return 0 < len(bare[body[following]]) <= _LONGEST_HEADING
        for others in range(_MOST_HEADINGS):
            if following < len(body) and bare[body[following]] and body[following] == number + 1:
                return self._starts(bare[body[following]]) or (others > 0 and not self._has_numbers())
            while following < len(body) and not bare[body[following]]:
                following += 1
            if following >= len(body):
                return False
            number = body[following]
            line = bare[number]
            if self._starts(line):
                return True
            if len(line) > _LONGEST_HEADING or line[-1] in ".,;":
                return not self._has_numbers()
            following += 1
        return False

    def _has_numbers(self) -> bool:
        """Whether a line of the body begins with a number, so that its headings stand before numbers."""
        if self._numbers is None:
            lines = [self.lines.bare[number] for number in self.body]
            self._numbers = any(line and line[0].isdigit() and NUMBER.match(line) for line in lines)
        return self._numbers

    def _starts(self, line: str) -> bool:
        """Whether a line begins with the number that is due, or with a portion marking, or is a rule."""
        if line[0].isdigit():
            match = NUMBER.match(line)
            return match is not None and match[1] in {
                str(self.sequence.due),
                f"1{self.sequence.due}",
                str(self.sequence.due + 1),
            }
        if line[0] == "(":
            return line[2:3] in {")", "/"} or line[3:4] in {")", "/"} or line[4:5] in {")", "/"}
        return line[0] in _RULE_SIGNS and _RULE.match(line) is not None

    def _underlined(self, following: int) -> bool:
        """Whether a line of the body is a rule."""
        if following >= len(self.body):
            return False
        line = self.lines.bare[self.body[following]]
        return bool(line) and line[0] in _RULE_SIGNS and _RULE.match(line) is not None

    def _block(self, number: int) -> bool:
        """Begins or continues a classification authority block; gives whether a line does."""
        label = label_at(self.lines, number, self.tables)
        if label is None or label.field not in _BLOCK or not label.colon:
            return False
        if self.units and self.units[-1].kind == "block" and not self._barrier:
            self._extend(number)
        else:
            self._add(Unit("block", self.lines.at(number), self.lines.end(number)))
        return True

    def _is_block(self, place: int, end: int) -> bool:
        """Whether a paragraph's text begins with the label of a classification authority block."""
        label = label_behind(self.lines, place, end, self.tables)
        return label is not None and label.field in _BLOCK

    def _add(self, unit: Unit, *, inside: bool = False) -> None:
        """Adds a unit; ``inside`` where it belongs to the paragraph before it, if there is one."""
        unit.whole_end = unit.end
        if inside and self._paragraph is not None and self.units[-1].kind != "heading":
            unit.parent = self._paragraph
            unit.number = self._paragraph.number
            self._paragraph.whole_end = unit.end
        elif unit.kind != "block":
            self._paragraph = None
            self._letter = ""
        self.units.append(unit)

    def _extend(self, number: int) -> None:
        """Adds a line to the last unit."""
        unit = self.units[-1]
        unit.end = unit.whole_end = self.lines.end(number)
        if unit.parent is not None:
            unit.parent.whole_end = unit.end
