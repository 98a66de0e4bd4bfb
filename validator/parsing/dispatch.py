"""From a text to the document model."""

from __future__ import annotations

import datetime as dt

from validator.documents.model import Document
from validator.knowledge.orders import Orders
from validator.knowledge.vocabulary import Vocabulary
from validator.parsing.cable.assembly import parse_cable
from validator.parsing.cleaning import clean
from validator.parsing.recognition import recognised
from validator.parsing.tables import tables_of


def parse(
    raw: str, vocabulary: Vocabulary, orders: Orders, *, kind: str | None = None, dated: dt.date | None = None
) -> Document:
    """Parses a document. Never raises on content: what cannot be read becomes an unreadable value, or is left out.

    Args:
        raw: The raw text.
        vocabulary: The vocabularies.
        orders: The orders.
        kind: Kind of document, where it is not to be recognised; a text that is only a part of a cable, such as its
            REF lines, needs it.
        dated: Date of origin, taken where the text gives none.
    """
    tables = tables_of(vocabulary)
    cleaned = clean(raw, tables)
    if kind is None:
        kind = recognised(cleaned, tables)
    if kind == "cable":
        return parse_cable(cleaned, tables, orders, dated)
    # Most documents are cables, and a hook judges few: the other parsers are imported when the first such text comes.
    if kind == "email":
        from validator.parsing.email import parse_email

        return parse_email(cleaned, tables, orders, dated)
    from validator.parsing.memorandum import parse_memorandum

    return parse_memorandum(cleaned, tables, orders, dated, kind)
