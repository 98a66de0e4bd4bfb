"""Distribution by the Department's own system: ``ACTION EA-12 INFO OCT-01 ... /026 W``."""

from __future__ import annotations

import re

from validator.documents.header import Distribution, Office
from validator.lazy import lazy_pattern
from validator.parsing.text_lines import Lines

_OFFICE = lazy_pattern(r"(?<![A-Z0-9/\-])([A-Z][A-Z0-9/&]{0,9})-([0-9]{2,3})(?![0-9A-Z])", re.IGNORECASE)
_TOTAL = lazy_pattern(r"/([0-9]{3})[ \t]?[WR]?(?![0-9A-Z])", re.IGNORECASE)
_LINE = lazy_pattern(
    r"(?:INFO\s++)?(?:[A-Z][A-Z0-9/&]{0,9}-[0-9]{2,3}(?![0-9A-Z])|/[0-9]{3}[ \t]?[WR]?(?![0-9A-Z]))", re.IGNORECASE
)


def is_distribution(line: str) -> bool:
    """Whether a line lists offices, so that its INFO does not begin a list of addressees."""
    return _LINE.match(line) is not None


def read_distribution(lines: Lines, start: int, end: int, direction: str) -> Distribution:
    """Reads a distribution.

    Args:
        lines: The text.
        start: Offset at which it begins.
        end: Offset behind it.
        direction: ``action`` or ``origin``.
    """
    text = lines.read.text
    offices = tuple(
        Office(*lines.take(*match.span()), match[1].upper(), int(match[2]))
        for match in _OFFICE.finditer(text, start, end)
    )
    total = _TOTAL.search(text, start, end)
    return Distribution(
        *lines.take(start, end),
        direction,
        offices,
        int(total[1]) if total else None,
        lines.take(*total.span())[1] if total else None,
    )
