"""The raw text of a document, which never changes, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from validator.lazy import lazy_pattern
from validator.light import define, field

_LINE_END = lazy_pattern(r"\r\n|\n|\r")


@define
class Span:
    """A stretch of the raw text.

    Attributes:
        start: Offset of the first character, counted from 0.
        end: Offset behind the last character; equal to ``start`` for a place between two characters.
    """

    start: int
    end: int


@define
class Position:
    """A place as people name it.

    Attributes:
        line: Line, counted from 1. Lines end with LF, CR or CR LF.
        column: Column in characters of the decoded text, counted from 1.
    """

    line: int
    column: int


@define(eq=False)
class SourceText:
    """The decoded text of a document.

    Attributes:
        raw: The text, character for character as decoded; no clean-up ever changes it.
    """

    raw: str
    _starts: list[int] = field(init=False, factory=list, repr=False)

    @property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line; made when first asked for."""
        if not self._starts:
            self._starts = _line_starts(self.raw)
        return self._starts

    def position(self, offset: int) -> Position:
        """Gives line and column of an offset into the raw text."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Gives a line without its line end.

        Args:
            number: The line, counted from 1.

        Raises:
            IndexError: There is no such line.
        """
        if number < 1:
            raise IndexError(number)
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.raw)
        return self.raw[starts[number - 1] : end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """Gives the raw text of a span."""
        return self.raw[span.start : span.end]


def _line_starts(raw: str) -> list[int]:
    if "\r" in raw:
        return [0, *(match.end() for match in _LINE_END.finditer(raw))]
    lengths = accumulate(map(len, raw.split("\n")), initial=0)
    return [length + number for number, length in enumerate(lengths)][:-1]
