"""The field block: captions, pass lines, and the fields with a label, in any order, each cut out as a stretch.

Nothing is read here beyond labels; :mod:`validator.parsing.cable.reading_fields` hands the stretches to the parsers of
the fields. Lines that belong to no field go to the body.
"""

from __future__ import annotations

import re

from validator.documents.values import Caption, Passage
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.body.numbers import begins_paragraph, begins_text
from validator.parsing.cable.captions import read_captions, read_pass_line
from validator.parsing.labels import GROUPS, Label, label_at, label_inside
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines

_CONTINUED = {
    "authority": frozenset({"classified-by", "derived-from", "reasons", "declassify-on", "downgrade-on"}),
    "declassify-on": frozenset({"declassify-on", "downgrade-on"}),
    "downgrade-on": frozenset({"declassify-on", "downgrade-on"}),
    "order": frozenset({"declassify-on", "downgrade-on"}),
    "references": frozenset({"references"}),
}
"""Fields that take lines with these labels as their own."""
_WITH_LABEL = frozenset({"order", "authority", "declassify-on", "downgrade-on"})
"""Fields whose parser wants the label too."""
_WITHOUT_CAPTIONS = frozenset({"order", "references"})
_BEHIND_BLANK = frozenset({"subject", "references", "tags"})
QUOTE = lazy_pattern(r"(?<![A-Za-z])QUOTE(?![A-Za-z])", re.IGNORECASE)
_LETTERED = lazy_pattern(r"\(?([A-Z])(?:[.):;,\]]|[ ]-)", re.IGNORECASE)
_LETTERS = lazy_pattern(r"(?<![^\s(])([A-Z])(?:[.):;,\]]|[ ]-)", re.IGNORECASE)
_ITEM = lazy_pattern(
    r"[0-9]{1,2}\.[ ]++(?:[0-9]{2}[ ]++)?([A-Z][A-Z .'\-]{1,40}?)[ ]++[0-9]{1,6}(?![0-9])", re.IGNORECASE
)
_MARKED = lazy_pattern(r"\((?:C|S|U|TS|SBU|LOU|FOUO)(?:[/) \-])")
_LONGEST_OPENING = 40
_LONG_LINE = 55
_FEW_LINES = 2
_MOST_LINES = 12
_LONGEST_PROSE = 2
"""Lines of text behind which no field is looked for that has no colon, or that was there before."""


@define
class Field:
    """A field that was cut out.

    Attributes:
        name: Which field; ``authority`` for the classification authority block.
        start: Offset of its value, or of its label where the parser of the field wants the label.
        end: Offset behind it.
        label: Start and end of its label.
    """

    name: str
    start: int
    end: int
    label: tuple[int, int]


@define(eq=False)
class FieldBlock:
    """What stands between the classification line and the first paragraph.

    Attributes:
        fields: The fields, in order of place.
        captions: Captions.
        pass_lines: Pass lines.
        body: Numbers of the lines that belong to no field.
        next_line: The line with which the numbered paragraphs begin.
    """

    fields: list[Field] = field(factory=list)
    captions: list[Caption] = field(factory=list)
    pass_lines: list[Passage] = field(factory=list)
    body: list[int] = field(factory=list)
    next_line: int = 0


def read_field_block(
    lines: Lines, first: int, end: int, tables: Tables, *, headed: bool, only_fields: bool = False
) -> FieldBlock:
    """Cuts the field block.

    Args:
        lines: The text.
        first: The first line.
        end: The line behind the last one.
        tables: The tables of the vocabulary.
        headed: Whether a classification line or a header stands before it, so that captions may follow.
        only_fields: Whether to stop at the first line that belongs to no field.
    """
    cutter = _Cutter(lines, end, tables, headed, only_fields)
    cutter.cut(first)
    return cutter.block


@define(eq=False)
class _Cutter:
    """Walks through the lines of a field block.

    Attributes:
        end: The line behind the last one.
        headed: Whether captions may follow.
        only_fields: Whether to stop at the first line that belongs to no field.
        prose: How many lines were passed over that belong to no field.
    """

    lines: Lines
    end: int
    tables: Tables
    headed: bool
    only_fields: bool
    block: FieldBlock = field(factory=FieldBlock)
    prose: int = 0
    _labels: dict[int, Label | None] = field(factory=dict, init=False)

    def cut(self, first: int) -> None:
        """Cuts fields until the first numbered paragraph."""
        lines = self.lines
        number = first
        while number < self.end:
            line = lines.bare[number]
            if not line:
                self.block.body.append(number)
                number += 1
                continue
            label = self._label(number)
            if label is not None:
                number = self._fields(label, number)
            elif begins_paragraph(line):
                break
            elif self._caption(number):
                number += 1
            elif self.only_fields:
                break
            else:
                text = number
                number = self._text(number)
                if any(QUOTE.search(lines.bare[each]) for each in range(text, number)):
                    break  # what follows may be another message
        self.block.next_line = number

    def _label_at(self, number: int) -> Label | None:
        """Finds the label with which a line begins; a line is asked for more than once."""
        if number not in self._labels:
            self._labels[number] = label_at(self.lines, number, self.tables)
        return self._labels[number]

    def _label(self, number: int) -> Label | None:
        """Finds the label with which a line begins, or that stands behind a pass line, where a field may begin."""
        lines, block = self.lines, self.block
        label = self._label_at(number)
        if label is not None:
            if self.prose < _LONGEST_PROSE and label.colon:
                return label
            seen = any(each.name == label.field for each in block.fields)
            return None if seen or (self.prose >= _LONGEST_PROSE and not label.colon) else label
        if self._early() and ":" in lines.bare[number]:
            start = lines.at(number)
            label = label_inside(lines, start, lines.end(number), "", self.tables)
            if label is not None:
                block.pass_lines.append(Passage(*lines.take(start, label.start)))
        return label

    def _early(self) -> bool:
        """Whether captions and pass lines may stand here that are in no list."""
        return self.headed and not self.block.fields and not self.prose

    def _caption(self, number: int) -> bool:
        """Reads a line of captions, or a pass line; gives whether it is one."""
        lines, block = self.lines, self.block
        start, end = lines.at(number), lines.end(number)
        captions, place = read_captions(lines, start, end, self.tables)
        early = self._early()
        if captions and (place == end or early):
            block.captions += captions
            if place < end:
                block.pass_lines.append(Passage(*lines.take(place, end)))
            return True
        if not early or begins_text(lines.bare[number]) or not self._short(number):
            return False
        caption, line = read_pass_line(lines, start, end, self.tables)
        if caption is not None:
            block.captions.append(caption)
        if line is not None:
            block.pass_lines.append(line)
        return True

    def _short(self, number: int) -> bool:
        """Whether a line is no part of a paragraph: few lines, or lines that are short and end no sentence."""
        bare = self.lines.bare
        line = bare[number]
        asks = not self.tables.vocabulary.layout.asking.isdisjoint(line.split())
        if asks and line.isupper() and not self.lines.capitals:
            return True  # where the text is not in capitals, they tell a pass line from it
        if line[-1] == "." and not asks:
            return False
        last = number
        while last + 1 < self.end and bare[last + 1] and not self._label_at(last + 1):
            last += 1
            if last - number > _MOST_LINES:
                return False
        long = sum(len(bare[each]) > _LONG_LINE for each in range(number, last + 1))
        return last - number < _FEW_LINES or (not long and bare[last][-1] != ".")

    def _text(self, number: int) -> int:
        """Gives lines to the body up to a blank line or what may begin a field; gives the line behind them."""
        first = number
        number += 1
        while number < self.end and self.lines.bare[number]:
            if begins_paragraph(self.lines.bare[number]) or self._label_at(number):
                break
            number += 1
        self.block.body += range(first, number)
        self.prose += number - first
        return number

    def _fields(self, label: Label | None, number: int) -> int:
        """Cuts the field of a label, and those that begin on its lines; gives the line behind them."""
        while label is not None:
            name = GROUPS.get(label.field, label.field)
            start = label.start if name in _WITH_LABEL else label.value
            end = self.lines.end(number)
            if not self.lines.read.text[label.behind : end].strip():
                return self._empty(label, number)
            label, number = self._cut(Field(name, start, end, (label.start, label.end)), number)
        return number

    def _cut(self, found: Field, number: int) -> tuple[Label | None, int]:
        """Cuts one field; gives the label that follows on its last line, if there is one, and that line or the next."""
        lines = self.lines
        last = number
        inside = label_inside(lines, found.start, lines.end(number), found.name, self.tables)
        while inside is None:
            following = last + 1
            if following < self.end and not lines.bare[following]:
                following = lines.following(following, self.end)
                if following < self.end and not self._goes_on(found, last, following):
                    break
            if following >= self.end or self._ends(found, last, following):
                break
            last = following
            inside = label_inside(lines, lines.at(last), lines.end(last), found.name, self.tables)
        found.end = lines.end(last) if inside is None else inside.start
        self.block.fields.append(found)
        return inside, last if inside is not None else last + 1

    def _ends(self, found: Field, last: int, following: int) -> bool:
        """Whether a field ends before a line."""
        line = self.lines.bare[following]
        label = self._label_at(following)
        if label is not None and self._label(following) is not None:
            return label.field not in _CONTINUED.get(found.name, ())
        if begins_paragraph(line):
            return not (found.name == "references" and self._numbered(line))
        if line[0] == "(" and _MARKED.match(line.upper()):
            return not (found.name == "references" and self._lettered(found, last, line))
        if found.name != "authority" and _opens(line, self.tables.vocabulary.layout.openings):
            return True
        if found.name in _WITHOUT_CAPTIONS:
            return squeeze(line) in self.tables.vocabulary.captions
        return False

    def _goes_on(self, found: Field, last: int, following: int) -> bool:
        """Whether a field goes on behind a blank line."""
        if self.lines.bridged(last, following):
            return True
        if found.name == "references":
            return self._lettered(found, last, self.lines.bare[following])
        if found.name == "authority":
            label = self._label_at(following)
            return label is not None and label.colon and label.field in _CONTINUED["authority"]
        return False

    def _lettered(self, found: Field, last: int, line: str) -> bool:
        """Whether a line begins with the letter that is due in a list of references."""
        letter = _LETTERED.match(line)
        if letter is None:
            return False
        letters = _LETTERS.findall(self.lines.read.text, found.start, self.lines.end(last))
        return bool(letters) and ord(letter[1].upper()) == ord(letters[-1].upper()) + 1

    def _numbered(self, line: str) -> bool:
        """Whether a numbered line of a list of references is one of them: a known station and a serial stand there."""
        item = _ITEM.match(line)
        return item is not None and self.tables.post(item[1]) is not None

    def _empty(self, label: Label, number: int) -> int:
        """Cuts a field whose label stands alone: its value may follow, or more labels and then the values in order."""
        lines = self.lines
        stack = [label]
        number += 1
        while number < self.end and lines.bare[number]:
            following = self._label_at(number)
            if following is None or lines.read.text[following.behind : lines.end(number)].strip():
                break
            stack.append(following)
            number += 1
        for each in stack[:-1]:
            number = self._stacked(each, number)
        return self._alone(stack[-1], number)

    def _stacked(self, label: Label, number: int) -> int:
        """Gives a label the line that follows, and those after it while a comma says that the list goes on."""
        lines = self.lines
        found = self._without_value(label)
        if number < self.end and lines.bare[number] and not self._ends(found, number, number):
            found.start = lines.at(number)
            while lines.bare[number].endswith(",") and number + 1 < self.end and lines.bare[number + 1]:
                number += 1
            found.end = lines.end(number)
            number += 1
        self.block.fields.append(found)
        return number

    def _alone(self, label: Label, number: int) -> int:
        """Gives a label the lines that follow it, behind one blank line at most."""
        lines = self.lines
        found = self._without_value(label)
        place = number
        if place < self.end and not lines.bare[place]:
            place = lines.following(place, self.end)
            if found.name not in _BEHIND_BLANK or place - number > 1:
                place = self.end
        if place < self.end and not self._ends(found, place, place):
            found.start = lines.at(place)
            inside, place = self._cut(found, place)
            return self._fields(inside, place)
        self.block.fields.append(found)
        return number

    def _without_value(self, label: Label) -> Field:
        """Gives the field of a label that stands alone; of an E.O. line what follows is the instruction."""
        if label.field == "order":
            self.block.fields.append(Field("order", label.start, label.behind, (label.start, label.end)))
            return Field("declassify-on", label.behind, label.behind, (label.start, label.end))
        name = GROUPS.get(label.field, label.field)
        return Field(name, label.behind, label.behind, (label.start, label.end))


def _opens(line: str, openings: tuple[str, ...]) -> bool:
    """Whether a line opens the text of a message."""
    return squeeze(line[:_LONGEST_OPENING]).startswith(openings)
