"""Which kind of classification decision a document's markings show: an original one, or one derived from a source.

Self-inspections count both apart (32 CFR 2001.60(a)). Only what is written is read: a source makes a decision
derivative (32 CFR 2001.22), a classifier or a reason makes it original (E.O. 13526 section 1.6(a)). Since 2010 a
derivative document names its classifier too, so a name beside a source says nothing; a reason beside a source does.
"""

from __future__ import annotations

from validator.documents.model import Document
from validator.errors import Undetermined

DECISIONS = {
    "original": "a classifier or a reason is named, and no source",
    "derivative": "a source is named, and no reason",
    "both": "a source is named beside a reason",
    "unknown": "neither is named, or the level cannot be read",
    "none": "the document is not classified",
}
"""Kinds of decision, with what shows them."""


def decision_of(document: Document) -> str:
    """Gives the kind of decision of a document, one of DECISIONS."""
    if document.derived_from:
        return "both" if reasoned(document) else "derivative"
    instruction = document.declassify_on
    named = bool(document.classified_by) or (instruction is not None and instruction.classifier is not None)
    if named or reasoned(document):
        return "original"
    try:
        return "unknown" if document.classified else "none"
    except Undetermined:
        return "unknown"


def reasoned(document: Document) -> bool:
    """Says whether a document gives a reason for its classification, as a code or in words."""
    return bool(document.reasons) or document.reason_words is not None
