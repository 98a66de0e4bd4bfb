"""The portion that a subject line is."""

from __future__ import annotations

from validator.documents.values import Portion, Subject
from validator.parsing.text_lines import Lines
from validator.text import Span, folded


def subject_portion(lines: Lines, subject: Subject | None) -> tuple[Portion, ...]:
    """Gives the portion of a subject line, its marking included.

    Args:
        lines: The text.
        subject: The subject line; None where there is none.
    """
    if subject is None:
        return ()
    span = subject.span
    if subject.marking is not None:
        other = subject.marking.span
        span = Span(min(span.start, other.start), max(span.end, other.end))
    text = folded(lines.read.raw, span, [*lines.read.edits, *lines.repairs])
    return (Portion(text, span, "subject", None, None, subject.marking),)
