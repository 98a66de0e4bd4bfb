"""The memorandum parser: banner, dated line, heads (``MEMORANDUM FOR``, ``FROM:``, ``SUBJECT:``), portions, block."""

from __future__ import annotations

import datetime as dt

from validator.documents.model import Document
from validator.knowledge.orders import Orders
from validator.parsing.cleaning import Cleaned
from validator.parsing.plain import PlainForm, parse_plain
from validator.parsing.tables import Tables

_HEADS = frozenset(
    {
        "TO", "FROM", "THROUGH", "THRU", "VIA", "CC", "DATE", "DATED", "PARTICIPANTS", "PLACE", "TIME", "COPIES",
        "ATTENTION", "ATTN", "MEMORANDUMFOR", "MEMORANDUMTO", "DRAFTER", "DRAFTED", "CLEARED", "CLEARANCES",
    }
)  # fmt: skip
_DATES = frozenset({"DATE", "DATED"})


def parse_memorandum(
    cleaned: Cleaned, tables: Tables, orders: Orders, dated: dt.date | None, kind: str = "memorandum"
) -> Document:
    """Parses a cleaned text as a memorandum.

    Args:
        cleaned: The text.
        tables: The tables of the vocabulary.
        orders: The orders.
        dated: Date of origin of a text that gives none.
        kind: What the document is called: a text of no known kind is parsed like a memorandum.
    """
    form = PlainForm(kind, _HEADS, _DATES, tables.vocabulary.layout.memorandum)
    return parse_plain(cleaned, tables, orders, dated, form)
