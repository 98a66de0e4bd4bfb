"""A stretch of the repaired text, as the parsers of single fields read it."""

from __future__ import annotations

from validator.light import define, field
from validator.text.overlay import Edit, ReadText, folded, one_spaced
from validator.text.source import Span


@define(eq=False)
class Stretch:
    """A part of the repaired text that one field parser reads; all its offsets count from ``start``.

    Attributes:
        read: The repaired text of the whole document.
        start: Offset of the first character in the repaired text.
        end: Offset behind the last character in the repaired text.
        text: The repaired text of the stretch.
        repairs: Repairs that the field parser made here, in raw offsets; whoever made the stretch collects them.
    """

    read: ReadText
    start: int
    end: int
    text: str = field(init=False)
    repairs: list[Edit] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self.text = self.read.text[self.start : self.end]

    def span(self, start: int, end: int) -> Span:
        """Gives the raw span of ``text[start:end]``."""
        return self.read.span(self.start + start, self.start + end)

    def repair(self, start: int, end: int, replacement: str, kind: str) -> None:
        """Notes that ``text[start:end]`` is read as ``replacement``; call it before :meth:`take`.

        Args:
            start: Offset of the first character that is replaced.
            end: Offset behind the last; equal to ``start`` for an insertion.
            replacement: What is read instead.
            kind: Which kind of repair.
        """
        place = self.span(start, end)
        self.repairs.append(Edit(place.start, place.end, replacement, kind))

    def take(self, start: int, end: int) -> tuple[str, Span]:
        """Gives the text of a value, repaired and folded, with its raw span; white space at the ends is left out.

        Args:
            start: Offset of its first character.
            end: Offset behind its last character.
        """
        bare = self.text[start:end].strip()
        if not bare:
            return "", self.span(start, start)
        start = self.start + self.text.index(bare, start)
        span = self.read.span(start, start + len(bare))
        if self.repairs:
            return folded(self.read.raw, span, [*self.read.edits, *self.repairs]), span
        return one_spaced(bare), span

    def part(self, start: int, end: int) -> Stretch:
        """Gives a smaller stretch that shares the list of repairs."""
        smaller = Stretch(self.read, self.start + start, self.start + end)
        smaller.repairs = self.repairs
        return smaller
