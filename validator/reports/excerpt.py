"""Source lines with carets under the marks, for terminals and pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from validator.documents.model import Document
from validator.light import define
from validator.reports.wording import visible
from validator.text import Place, SourceText, Span, folded

_LONGEST_MARK = 160
"""Characters of marked text that a report repeats; the place itself is always exact."""

_MARGIN = 18
"""Characters of context that stay visible before a mark in a line that is too long."""

Paint = Callable[[str, str], str]
"""Gives a text in a style: ``dim``, ``bold``, ``error``, ``warning``, ``note`` or ``good``."""


def plain(_style: str, text: str) -> str:
    """Paints nothing."""
    return text


def place_of(span: Span, text: SourceText, document: Document) -> Place:
    """Gives a span as people name it, with the marked text and the line in which it begins."""
    first = text.position(span.start)
    last = text.position(max(span.start, span.end - 1))
    marked = folded(text.raw, span, document.repairs)
    if len(marked) > _LONGEST_MARK:
        marked = marked[: _LONGEST_MARK - 1].rstrip() + "…"
    return Place(
        first.line, first.column, last.line, last.column + (span.end > span.start), marked, text.line(first.line)
    )


def excerpt(
    place: Place, mark: str, *, gutter: int, width: int, style: str = "note", paint: Paint = plain
) -> Iterator[str]:
    """Gives the lines that show a place.

    Args:
        place: The place.
        mark: The character to underline with.
        gutter: Columns for line numbers.
        width: Columns that a source line may take; longer lines are cut around the mark.
        style: Style of the underline.
        paint: How to paint.
    """
    shown = _cut(place, width)
    bar = paint("dim", "|")
    yield f"{' ' * gutter} {bar}"
    yield f"{paint('dim', str(place.line).rjust(gutter))} {bar} {shown.line}".rstrip()
    yield f"{' ' * gutter} {bar} {' ' * shown.start}{paint(style, mark * shown.length)}"


@define
class _Shown:
    line: str
    start: int
    length: int


def _cut(place: Place, width: int) -> _Shown:
    """Cuts a long source line around its mark, and gives where in display columns the mark then stands."""
    line = visible(place.source_line).rstrip()
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    left, right = 0, len(line)
    if right > width:
        left = max(0, start - _MARGIN) if end > width else 0
        right = min(len(line), left + width)
    before, after = ("…" if left else ""), ("…" if right < len(line) else "")
    return _Shown(
        before + line[left:right].rstrip() + after,
        len(before) + _columns(line[left:start]),
        max(1, _columns(line[start : min(end, right)])),
    )


def _columns(text: str) -> int:
    """Counts the columns that a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
