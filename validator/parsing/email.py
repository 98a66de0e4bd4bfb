"""The e-mail parser: heads (``From:``, ``Sent:``, ``Subject:``), banner, portions, classification authority block."""

from __future__ import annotations

import datetime as dt

from validator.documents.model import Document
from validator.knowledge.orders import Orders
from validator.parsing.cleaning import Cleaned
from validator.parsing.plain import PlainForm, parse_plain
from validator.parsing.tables import Tables

_HEADS = frozenset(
    {
        "FROM", "TO", "CC", "BCC", "SENT", "DATE", "REPLYTO", "IMPORTANCE", "PRIORITY", "SENSITIVITY", "ATTACHMENTS",
        "MESSAGEID", "CLASSIFICATION", "CAVEATS",
    }
)  # fmt: skip
_DATES = frozenset({"SENT", "DATE"})


def parse_email(cleaned: Cleaned, tables: Tables, orders: Orders, dated: dt.date | None) -> Document:
    """Parses a cleaned text as an e-mail.

    Args:
        cleaned: The text.
        tables: The tables of the vocabulary.
        orders: The orders.
        dated: Date of origin of a text that gives none.
    """
    return parse_plain(cleaned, tables, orders, dated, PlainForm("email", _HEADS, _DATES))
