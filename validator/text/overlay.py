"""Repairs as an overlay: edits beside the raw text, the text as read through them, and the way back.

No clean-up step changes the raw text. Each is an edit with a kind, so that every repair can be listed, and every place
in the repaired text leads back to the raw text exactly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from validator.light import define, field
from validator.text.source import Span

_LONG = 80
"""Characters from which on a text is looked at as a whole before it is cut into words."""


@define
class Edit:
    """One repair. It should be as small as can be, because a value can neither begin nor end inside a replacement.

    To insert, better replace a neighbouring character that belongs to the same value (``C`` by ``C)``): an insertion
    between two values that touch would belong to both.

    Attributes:
        start: Offset of the first raw character it replaces.
        end: Offset behind the last raw character it replaces; equal to ``start`` for an insertion.
        replacement: What is read instead; empty where the stretch is masked.
        kind: Which kind of repair, such as ``page-header`` or ``markdown-link``.
    """

    start: int
    end: int
    replacement: str
    kind: str


@define(eq=False)
class ReadText:
    """The raw text as read through a list of edits.

    Attributes:
        text: The repaired text.
        raw: The raw text.
        edits: The edits that were applied, in order of place, none overlapping another.
    """

    text: str
    raw: str
    edits: list[Edit]
    # Parallel lists: where a piece starts in the repaired text, where in the raw text, and the raw end of a
    # replacement (-1 for a piece that was copied).
    _read_starts: list[int]
    _raw_starts: list[int]
    _raw_ends: list[int]
    # Up to where a piece was copied, -1 for a replacement; and by how much its raw offsets are larger.
    _copied_to: list[int] = field(init=False)
    _shifts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        stops = (*self._read_starts[1:], len(self.text))
        self._copied_to = [stop if end < 0 else -1 for stop, end in zip(stops, self._raw_ends, strict=True)]
        self._shifts = [raw - read for raw, read in zip(self._raw_starts, self._read_starts, strict=True)]

    def raw_start(self, offset: int) -> int:
        """Gives the raw offset at which the character at ``offset`` of the repaired text begins."""
        if not self.edits:
            return offset
        piece = bisect_right(self._read_starts, offset) - 1
        if self._raw_ends[piece] >= 0:
            return self._raw_starts[piece]
        return self._raw_starts[piece] + offset - self._read_starts[piece]

    def raw_end(self, offset: int) -> int:
        """Gives the raw offset behind the character that ends at ``offset`` of the repaired text."""
        if not self.edits:
            return offset
        if offset == 0:
            return self.raw_start(0)
        piece = bisect_right(self._read_starts, offset - 1) - 1
        if self._raw_ends[piece] >= 0:
            return self._raw_ends[piece]
        return self._raw_starts[piece] + offset - self._read_starts[piece]

    def span(self, start: int, end: int) -> Span:
        """Gives the raw span of a stretch of the repaired text.

        Args:
            start: Offset of its first character in the repaired text.
            end: Offset behind its last character in the repaired text.
        """
        if not self.edits:
            return Span(start, end)
        piece = bisect_right(self._read_starts, start) - 1
        if end <= self._copied_to[piece]:  # most values lie in one piece
            shift = self._shifts[piece]
            return Span(start + shift, end + shift)
        if start == end:
            place = self.raw_start(start)
            return Span(place, place)
        return Span(self.raw_start(start), self.raw_end(end))


def read_through(raw: str, edits: Iterable[Edit]) -> ReadText:
    """Reads a raw text through edits.

    Args:
        raw: The raw text.
        edits: Edits in any order. Of two that overlap, the one that starts first is kept (at the same start, the
            longer one), so that a stretch is never repaired twice.

    Returns:
        The repaired text with the way back.
    """
    kept: list[Edit] = []
    last = 0
    for edit in sorted(edits, key=lambda each: (each.start, -each.end)):
        if edit.start >= last:
            kept.append(edit)
            last = edit.end
    if not kept:
        return ReadText(raw, raw, kept, [0], [0], [-1])
    pieces: list[str] = []
    read_starts: list[int] = []
    raw_starts: list[int] = []
    raw_ends: list[int] = []
    length = 0
    place = 0
    for edit in kept:
        if edit.start > place:
            pieces.append(raw[place : edit.start])
            read_starts.append(length)
            raw_starts.append(place)
            raw_ends.append(-1)
            length += edit.start - place
        if edit.replacement:
            pieces.append(edit.replacement)
            read_starts.append(length)
            raw_starts.append(edit.start)
            raw_ends.append(edit.end)
            length += len(edit.replacement)
        place = edit.end
    # The last piece is kept even where it is empty: the end of the text must map to the end of the text.
    pieces.append(raw[place:])
    read_starts.append(length)
    raw_starts.append(place)
    raw_ends.append(-1)
    return ReadText("".join(pieces), raw, kept, read_starts, raw_starts, raw_ends)


def one_spaced(text: str) -> str:
    """Makes runs of white space one space.

    Args:
        text: The text, without white space at its ends.
    """
    if len(text) > _LONG:
        flat = text.replace("\n", " ")
        if "  " not in flat and flat.isprintable():  # which no white space is but the space
            return flat
    return " ".join(text.split())


def folded(raw: str, span: Span, edits: Iterable[Edit]) -> str:
    """Reads a span of the raw text: edits applied, runs of white space made one space, none at the ends.

    This is what the ``text`` of every value in the document model is, so it can be checked for any value.

    Args:
        raw: The raw text.
        span: The stretch to read.
        edits: All edits of the document; those that do not lie wholly inside the span are passed over. An insertion
            at one of its ends lies inside.
    """
    inside = [
        Edit(edit.start - span.start, edit.end - span.start, edit.replacement, edit.kind)
        for edit in edits
        if edit.start >= span.start and edit.end <= span.end
    ]
    text = raw[span.start : span.end]
    return one_spaced((read_through(text, inside).text if inside else text).strip())
