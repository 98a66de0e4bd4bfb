"""What kind of document a text is: a cable, a memorandum, an e-mail, or none of them."""

from __future__ import annotations

import re

from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.parsing.cleaning import Cleaned, clean
from validator.parsing.labels import label_at
from validator.parsing.tables import Tables, squeeze, tables_of

_NEAR = 60
"""Lines, not blank, in which a text shows what it is."""
_HEADS = 30
"""Lines, not blank, in which the heads of a memorandum or an e-mail stand."""
_GROUP = lazy_pattern(r"(?:[ZOPR0][ ]++){0,3}[0-9O]{6}[ ]?Z[ ]++[A-Z]{3}[A-Z]{0,6}[ ]++[0-9]{2}", re.IGNORECASE)
_SENDER = lazy_pattern(r"DE[ ]++R[A-Z]{3,6}[ ]++#?[0-9]", re.IGNORECASE)
_HEAD = lazy_pattern(r"([A-Z][A-Z\-]{0,12})[ ]?:", re.IGNORECASE)
_MAIL = frozenset({"SENT", "CC", "BCC", "MESSAGEID", "REPLYTO", "IMPORTANCE"})
_CABLE_FIELDS = frozenset({"order", "tags", "references"})


def recognise(raw: str, vocabulary: Vocabulary) -> str:
    """Tells what kind of document a text is.

    Args:
        raw: The raw text.
        vocabulary: The vocabularies.

    Returns:
        ``cable``, ``memorandum``, ``email`` or ``unrecognised``.
    """
    tables = tables_of(vocabulary)
    return recognised(clean(raw, tables), tables)


def recognised(cleaned: Cleaned, tables: Tables) -> str:
    """Tells what kind of document a cleaned text is.

    Args:
        cleaned: The text.
        tables: The tables of the vocabulary.

    Returns:
        As for :func:`recognise`.
    """
    if any(header.post for header in cleaned.page_headers):
        return "cable"
    lines = cleaned.lines
    smart, layout = tables.vocabulary.smart_labels, tables.vocabulary.layout
    heads: set[str] = set()
    fields: set[str] = set()
    memorandum = mail = False
    seen = 0
    for number, line in enumerate(lines.bare):
        if not line:
            continue
        seen += 1
        if seen > _NEAR:
            break
        if _is_header(line, tables):
            return "cable"
        if seen <= _HEADS:
            head = _HEAD.match(line)
            if head is not None:
                heads.add(squeeze(head[1]))
                mail = mail or (squeeze(head[1]) in {"FROM", "TO"} and "@" in line)
            memorandum = memorandum or squeeze(line[:40]).startswith(layout.memorandum)
        label = label_at(lines, number, tables)
        if label is not None:
            fields.add(label.field)
        if line[0] in tables.class_initials and _is_class_line(line, tables):
            return "cable"
    telling = {smart.get(head) for head in heads}
    if "message-reference" in telling or ("order" in fields and "tags" in fields):
        return "cable"
    if "FROM" in heads and (mail or not heads.isdisjoint(_MAIL)):
        return "email"
    if memorandum or ("FROM" in heads and "TO" in heads and fields):
        return "memorandum"
    return "cable" if fields & _CABLE_FIELDS else "unrecognised"


def _is_header(line: str, tables: Tables) -> bool:
    """Whether a line can only be one of the transmission header of a cable."""
    signal = tables.signals.get(line.split(None, 1)[0].upper())
    if signal == "date-time group" or line[0].isdigit():
        return _GROUP.match(line) is not None
    if signal == "sender":
        return _SENDER.match(line) is not None
    return signal == "security" or line.startswith(("VZCZC", "vzczc"))


_CLASS_LINE_TAIL = lazy_pattern(
    r"(?:SECTION[ ]++[0-9]{1,2}[ ]++OF[ ]++[0-9]{1,2}[ ]++)?[A-Z][A-Z .'\-]{1,40}?[ ]++[0-9]{2,8}(?![0-9/:])"
)


def _is_class_line(line: str, tables: Tables) -> bool:
    """Whether a line is a classification line with station and serial."""
    upper = line.upper()
    match = tables.glued.match(upper)
    if match is None:
        return False
    station = _CLASS_LINE_TAIL.match(upper, match.end() + 1)
    return station is not None
