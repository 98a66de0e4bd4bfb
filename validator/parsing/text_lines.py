"""The repaired text in lines, as the parsers of whole documents walk through it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from validator.light import define, field
from validator.text import Edit, ReadText, Span, Stretch, folded, one_spaced, read_through

_BRIDGES = frozenset({"page-header", "page-turn", "release-stamp", "section-header"})
"""Kinds of repairs that mask what stood in the way of running text."""


@define(eq=False)
class Lines:
    """The repaired text in lines. All offsets are offsets into the repaired text.

    Attributes:
        read: The repaired text.
        starts: Offset of the first character of each line, and one more behind the last line.
        bare: The lines without white space at their ends.
        bridges: Numbers of lines before which something was masked that stood between them and the line before, so
            that blank lines there part nothing.
        repairs: Repairs that parsers made, in raw offsets.
    """

    read: ReadText
    starts: list[int]
    bare: list[str]
    bridges: set[int]
    repairs: list[Edit] = field(factory=list)
    _lowered: bool | None = field(default=None, init=False)
    _capitals: bool | None = field(default=None, init=False)

    @property
    def lowered(self) -> bool:
        """Whether the whole text is in lower case, so that a line in lower case tells nothing."""
        if self._lowered is None:
            self._lowered = self.read.text.islower()
        return self._lowered

    @property
    def capitals(self) -> bool:
        """Whether the whole text is in capitals, so that a line in capitals tells nothing."""
        if self._capitals is None:
            self._capitals = self.read.text.isupper()
        return self._capitals

    def at(self, line: int) -> int:
        """Gives the offset of the first character of a line that is not white space."""
        start, bare = self.starts[line], self.bare[line]
        if bare and self.read.text[start] != bare[0]:
            return self.read.text.index(bare[0], start)
        return start

    def end(self, line: int) -> int:
        """Gives the offset behind the last character of a line that is not white space."""
        return self.at(line) + len(self.bare[line])

    def stretch(self, start: int, end: int) -> Stretch:
        """Gives a stretch to a field parser; hand it to :meth:`collect` afterwards."""
        return Stretch(self.read, start, end)

    def whole(self) -> Stretch:
        """Gives the whole text as a stretch, so that its offsets are those of the text."""
        return Stretch(self.read, 0, len(self.read.text))

    def collect(self, stretch: Stretch) -> None:
        """Collects the repairs that were made in a stretch."""
        if stretch.repairs:
            self.repairs += stretch.repairs

    def take(self, start: int, end: int) -> tuple[str, Span]:
        """Gives text and raw span of a value in which no parser made a repair."""
        text = self.read.text[start:end]
        bare = text.strip()
        if len(bare) != len(text):
            start += text.find(bare)
        return one_spaced(bare), self.read.span(start, start + len(bare))

    def following(self, line: int, end: int) -> int:
        """Gives the first line from a line on that is not blank; ``end`` where there is none before it."""
        bare = self.bare
        while line < end and not bare[line]:
            line += 1
        return line

    def bridged(self, line: int, after: int) -> bool:
        """Whether something was masked between a line and the line ``after`` it, and nothing else stands between."""
        return bool(self.bridges) and not self.bridges.isdisjoint(range(line + 1, after + 1))


def lines_of(read: ReadText) -> Lines:
    """Cuts a repaired text into lines.

    Args:
        read: The repaired text; its lines end with LF, or CR LF.
    """
    cut = read.text.split("\n")
    starts = [0, *accumulate([len(line) + 1 for line in cut])]
    marked: set[int] = set()
    shift = 0
    for edit in read.edits:
        shift += len(edit.replacement) - (edit.end - edit.start)
        if edit.kind in _BRIDGES:
            marked.add(min(bisect_right(starts, edit.end + shift), len(cut)) - 1)
    return Lines(read, starts, list(map(str.strip, cut)), marked)


def masked(lines: Lines, masks: list[Edit]) -> Lines:
    """Masks more of a text and cuts it into lines again.

    Repairs inside what is masked stay with the repairs that parsers made, for values that were read there rest on them.

    Args:
        lines: The text.
        masks: The repairs that mask, in raw offsets.
    """
    before = lines.read.edits
    again = lines_of(read_through(lines.read.raw, [*before, *masks]))
    kept = {id(edit) for edit in again.read.edits}
    again.repairs = lines.repairs
    again.repairs += [edit for edit in before if id(edit) not in kept]
    return again


def raw_value(read: ReadText, span: Span) -> str:
    """Gives the text of a value that was masked as a whole, so that no repair applies to it but those inside."""
    first = bisect_left(read.edits, span.start, key=_start)
    inside: list[Edit] = []
    while first < len(read.edits) and read.edits[first].start < span.end:
        inside.append(read.edits[first])
        first += 1
    return folded(read.raw, span, inside)


def _start(edit: Edit) -> int:
    return edit.start
