"""The places at which a document, or a message quoted in one, is pointed at as a whole."""

from __future__ import annotations

from validator.parsing.text_lines import Lines
from validator.text import Span


def whole_span(lines: Lines) -> Span:
    """Gives the span of the whole raw text."""
    return Span(0, len(lines.read.raw))


def first_line_span(lines: Lines) -> Span:
    """Gives the span of the first raw line that is not blank; an empty span where there is none."""
    raw = lines.read.raw
    start = len(raw) - len(raw.lstrip())
    end = raw.find("\n", start)
    return (
        Span(start, start + len(raw[start : end if end >= 0 else len(raw)].rstrip()))
        if start < len(raw)
        else Span(0, 0)
    )


def line_span(lines: Lines, first: int, end: int) -> Span:
    """Gives the span of the first line of a message that is not blank; an empty span where there is none.

    Args:
        lines: The text.
        first: The first line of the message.
        end: The line behind its last one.
    """
    line = lines.following(first, end)
    if line == end:
        return lines.read.span(lines.starts[first], lines.starts[first])
    return lines.read.span(lines.at(line), lines.end(line))
