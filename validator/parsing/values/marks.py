"""Portion markings, level words and date-time groups as values of the document model."""

from __future__ import annotations

from collections.abc import Iterable

from validator.dates.date_time_group import read_group
from validator.documents.values import Classification, DateTimeGroup, Marking
from validator.knowledge.vocabulary import Vocabulary
from validator.markings.class_words import read_overall
from validator.markings.syntax import read_marking
from validator.text import Stretch


def read_portion_marking(
    stretch: Stretch, at: int, vocabulary: Vocabulary, *, lost_bracket: bool = False
) -> tuple[Marking, int] | None:
    """Reads a portion marking.

    Args:
        stretch: The stretch it stands in.
        at: Offset at which it begins.
        vocabulary: The vocabularies.
        lost_bracket: Whether one of its brackets may be missing.

    Returns:
        The marking and the offset behind it; None where what stands there is none. A short unknown symbol in brackets
        is a marking whose level is None.
    """
    read = read_marking(stretch.text, at, vocabulary, lost_bracket=lost_bracket)
    if read is None:
        return None
    note_repairs(stretch, read.repairs)
    text, span = stretch.take(at, read.end)
    marking = Marking(text, span, read.level, read.controls, read.unknown, read.entire_text, read.released_to)
    return marking, read.end


def read_class_words(stretch: Stretch, at: int, vocabulary: Vocabulary) -> tuple[Classification, int] | None:
    """Reads the level word of a classification line or banner, and the controls behind it.

    Args:
        stretch: The stretch it stands in.
        at: Offset at which the word begins.
        vocabulary: The vocabularies.

    Returns:
        The classification and the offset behind it; None where the word is no level and none that is merely damaged.
    """
    read = read_overall(stretch.text, at, vocabulary)
    if read is None:
        return None
    note_repairs(stretch, read.repairs)
    text, span = stretch.take(at, read.end)
    return Classification(text, span, read.level, read.controls, read.unknown, read.spaced), read.end


def read_date_time_group(stretch: Stretch, at: int) -> tuple[DateTimeGroup, int] | None:
    """Reads a date-time group.

    Args:
        stretch: The stretch it stands in.
        at: Offset at which it begins.

    Returns:
        The group and the offset behind it; None where what stands there is none. Digits that form no valid date and
        time make a group that is not readable.
    """
    read = read_group(stretch.text, at)
    if read is None:
        return None
    note_repairs(stretch, read.repairs)
    text, span = stretch.take(at, read.end)
    return DateTimeGroup(text, span, read.moment), read.end


def note_repairs(stretch: Stretch, repairs: Iterable[tuple[int, int, str, str]]) -> None:
    """Notes the repairs of a value that is taken; do it before it is taken."""
    for start, end, replacement, kind in repairs:
        stretch.repair(start, end, replacement, kind)
