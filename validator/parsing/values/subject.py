"""The subject line: its text, and the portion marking in front of it or behind it."""

from __future__ import annotations

from validator.documents.values import Marking, Subject
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.parsing.values.plain_marks import plain_marking_end, read_plain_marking
from validator.text import Stretch

_LABEL = lazy_pattern(r"\s*+([^\W\d_]{3,12}+)\s*+[:;]")
_LEADING = " \t\r\n:-."
_OPENING = ("(", "[")
_LOST_OPENING = lazy_pattern(r"[A-Za-z]{1,3}(?:/{1,2}[A-Za-z]{1,6})?[)\]]")


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
    """Reads a portion marking in front; gives the offset at which the words begin. Its first bracket may be lost."""
    text = stretch.text
    lost = _LOST_OPENING.match(text, start, end) is not None
    if lost or text[start : start + 1] in _OPENING:
        found = read_plain_marking(stretch, start, vocabulary, lost_bracket=lost)
        if found:
            return found[0], _past_leading(text, found[1])
    return None, start


def _trailing_marking(stretch: Stretch, start: int, end: int, vocabulary: Vocabulary) -> tuple[Marking | None, int]:
    """Reads a portion marking at the end; gives the offset at which the words end.

    White space must stand before it: the bracket of ``DELEGATION(S)`` is none.
    """
    text = stretch.text
    bare = start + len(text[start:end].rstrip(" ."))
    opening = max(text.rfind(bracket, start, bare) for bracket in _OPENING)
    if opening > start and text[opening - 1].isspace() and plain_marking_end(stretch, opening, vocabulary) == bare:
        found = read_plain_marking(stretch, opening, vocabulary)
        return (found[0], len(text[:opening].rstrip())) if found else (None, end)
    return None, end
