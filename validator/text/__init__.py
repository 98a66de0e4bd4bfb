"""The text of a document as it was found, places in it, and the repairs laid over it."""

from __future__ import annotations

from validator.text.overlay import Edit, ReadText, folded, one_spaced, read_through
from validator.text.place import Place
from validator.text.source import Position, SourceText, Span
from validator.text.stretch import Stretch

__all__ = [
    "Edit",
    "Place",
    "Position",
    "ReadText",
    "SourceText",
    "Span",
    "Stretch",
    "folded",
    "one_spaced",
    "read_through",
]
