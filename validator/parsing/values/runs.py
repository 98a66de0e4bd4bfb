"""Runs of words that a vocabulary has, found in running text."""

from __future__ import annotations

from collections.abc import Container

from validator.lazy import lazy_pattern

_PIECE = lazy_pattern(r"([^\W\d_]++|[0-9]++)[^\w:;()\[\]{}<>]{0,4}+")
"""Letters or digits, and what may part them from the next of a run."""
_OUTSIDE = lazy_pattern(r"[^A-Z0-9]++")
_MOST_PIECES = 10


def squeeze(words: str) -> str:
    """Gives words as the tables have them: upper case, letters and digits only."""
    upper = words.upper()
    return upper if upper.isalnum() and upper.isascii() else _OUTSIDE.sub("", upper)


def longest_run(text: str, at: int, end: int, table: Container[str]) -> tuple[str, int] | None:
    """Finds the longest run of words that a table has.

    Args:
        text: The text.
        at: Offset of the first character of the first word.
        end: Offset behind which nothing is looked at.
        table: Squeezed words.

    Returns:
        The squeezed run, and the offset behind it; None where no run is in the table.
    """
    run = ""
    found: tuple[str, int] | None = None
    for _ in range(_MOST_PIECES):
        piece = _PIECE.match(text, at, end)
        if piece is None:
            break
        run += squeeze(piece[1])
        if run in table:
            found = run, piece.end(1)
        at = piece.end()
    return found
