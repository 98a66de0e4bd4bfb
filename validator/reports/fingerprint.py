"""Hashes of findings that outlive moved lines, re-wrapped text and renamed files.

Version 1: SHA-256 over rule, document, paragraph number and marked text without white space. The document is its
message reference, else its record id, else date and subject. Findings that are alike in all that are told apart by
their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from validator.digests import sha256_of
from validator.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.documents.model import Document

PATTERN = "1:[0-9a-f]{32}"
"""What a fingerprint looks like, as a regular expression."""


def identity_of(document: Document, record: str | None) -> str:
    """Gives what a fingerprint takes for the document.

    Args:
        document: The document.
        record: Its record within the file, if it is one of several.
    """
    if document.message_reference is not None:
        return document.message_reference.canonical
    if record is not None:
        return record
    return f"{document.date}|{document.subject.text if document.subject else ''}"


def paragraph_at(span: Span, document: Document) -> int:
    """Gives the number of the paragraph in which a span begins; 0 outside numbered paragraphs."""
    return next((each.number for each in document.paragraphs if each.label.start <= span.start < each.span.end), 0)


def fingerprint(rule: str, identity: str, paragraph: int, marked: str, seen: Counter[str]) -> str:
    """Gives the fingerprint of a finding; call it once for each finding of a document, in order of place.

    Args:
        rule: Id of the rule.
        identity: The document, as of :func:`identity_of`.
        paragraph: The paragraph, as of :func:`paragraph_at`.
        marked: The marked text.
        seen: How often findings that are alike have been seen in the document; it is counted on.
    """
    return fingerprint_of((rule, identity, str(paragraph), "".join(marked.split())), seen)


def fingerprint_of(parts: Iterable[str], seen: Counter[str]) -> str:
    """Gives the fingerprint of anything that is found.

    Args:
        parts: What tells it from others.
        seen: How often things that are alike in these have been seen; it is counted on.
    """
    key = "\0".join(parts)
    seen[key] += 1
    return "1:" + sha256_of(f"{key}\0{seen[key]}".encode())[:32]
