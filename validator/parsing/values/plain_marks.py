"""Portion markings in places where brackets may hold anything: subjects and references."""

from __future__ import annotations

from validator.documents.values import Marking
from validator.knowledge.vocabulary import Vocabulary
from validator.markings.syntax import read_marking
from validator.parsing.values.marks import read_portion_marking
from validator.text import Stretch


def plain_marking_end(stretch: Stretch, at: int, vocabulary: Vocabulary, *, lost_bracket: bool = False) -> int:
    """Gives the offset behind a portion marking, or 0 where none stands that is known in all its parts.

    Nothing is noted on the stretch, so that a place can be looked at before it is decided what it is.

    Args:
        stretch: The stretch.
        at: Offset at which the marking begins.
        vocabulary: The vocabularies.
        lost_bracket: Whether one of its brackets may be missing.
    """
    read = read_marking(stretch.text, at, vocabulary, lost_bracket=lost_bracket)
    if read is None or read.unknown or (read.level is None and not read.controls):
        return 0
    return read.end


def read_plain_marking(
    stretch: Stretch, at: int, vocabulary: Vocabulary, *, lost_bracket: bool = False
) -> tuple[Marking, int] | None:
    """Reads a portion marking that is known in all its parts; the arguments are those of :func:`plain_marking_end`.

    Returns:
        The marking and the offset behind it; None where what stands there may be anything else.
    """
    if not plain_marking_end(stretch, at, vocabulary, lost_bracket=lost_bracket):
        return None
    return read_portion_marking(stretch, at, vocabulary, lost_bracket=lost_bracket)
