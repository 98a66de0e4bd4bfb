"""The subject line: its text, and the portion marking in front of it or behind it."""

import re

from validator.documents.values import Marking, Subject
from validator.knowledge.vocabulary import Vocabulary
from validator.parsing.values.marks import read_portion_marking
from validator.text import Stretch

_LABEL = re.compile(r"\s*+([^\W\d_]{3,12}+)\s*+[:;]")
_LEADING = " \t\r\n:-."
_BRACKETS = {"(": ")", "[": "]"}
_LONGEST_MARKING = 60
"""Characters beyond which brackets at the end of a subject hold no portion marking."""


def read_subject(stretch: Stretch, vocabulary: Vocabulary) -> Subject | None:
    """Reads the value of a subject line.

    Args:
        stretch: What stands behind the label, line ends included; a doubled label is passed over.
        vocabulary: The vocabularies.

    Returns:
        The subject, its portion marking apart; None where nothing stands there.
    """
    text = stretch.text
    start = _past_labels(text, vocabulary)
    end = len(text.rstrip())
    marking, start = _leading_marking(stretch, start, end, vocabulary)
    if start >= end and marking is None:
        return None
    if marking is None:
        marking, end = _trailing_marking(stretch, start, end, vocabulary)
    words, span = stretch.take(start, max(start, end))
    return Subject(words, span, marking)


def _past_labels(text: str, vocabulary: Vocabulary) -> int:
    """Gives the offset behind labels that the caller left in (``SUBJECT: SUBJ: ...``)."""
    start = 0
    match = _LABEL.match(text)
    while match and vocabulary.labels.get(match[1].upper()) == "subject":
        start = match.end()
        match = _LABEL.match(text, start)
    return _past_leading(text, start)


def _past_leading(text: str, at: int) -> int:
    """Gives the offset behind white space and signs that lead to the words."""
    return len(text) - len(text[at:].lstrip(_LEADING))


def _leading_marking(stretch: Stretch, start: int, end: int, vocabulary: Vocabulary) -> tuple[Marking | None, int]:
    """Reads a portion marking in front; gives the offset at which the words begin."""
    if start < end and stretch.text[start] in _BRACKETS:
        found = read_portion_marking(stretch, start, vocabulary)
        if found and _tells(found[0]):
            return found[0], _past_leading(stretch.text, found[1])
    return None, start


def _trailing_marking(stretch: Stretch, start: int, end: int, vocabulary: Vocabulary) -> tuple[Marking | None, int]:
    """Reads a portion marking at the end; gives the offset at which the words end.

    White space must stand before it: the bracket of ``DELEGATION(S)`` is none.
    """
    text = stretch.text
    bare = len(text[start:end].rstrip(" .")) + start
    opening = max(text.rfind("(", start, bare), text.rfind("[", start, bare))
    if opening > start and text[opening - 1].isspace() and bare - opening <= _LONGEST_MARKING:
        found = read_portion_marking(stretch, opening, vocabulary)
        if found and found[1] == bare and _tells(found[0]):
            return found[0], len(text[:opening].rstrip())
    return None, end


def _tells(marking: Marking) -> bool:
    """Whether a bracket is a marking rather than words of the subject."""
    return not marking.unknown and (marking.level is not None or bool(marking.controls))
