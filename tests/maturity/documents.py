"""Documents of which only date, level and instruction matter, and real texts with words changed."""

import datetime as dt
from functools import cache
from pathlib import Path

from validator.documents.duration import DeclassifyOn, Exemption
from validator.documents.model import Document
from validator.documents.values import Classification
from validator.knowledge.level import Level
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import Orders, load_orders
from validator.knowledge.vocabulary import Vocabulary
from validator.maturity import Maturity, maturity_of
from validator.parsing import parse
from validator.text import Span

BASE = Path(__file__).parents[2] / "rules" / "base-documents"

ORDERS: Orders = load_orders()
NOWHERE = Span(0, 1)


def document(day: dt.date | None, level: Level | None, instruction: DeclassifyOn | None) -> Document:
    """Makes a document of a date, level and instruction."""
    order = ORDERS.in_force(day) if day else None
    return Document(
        "cable",
        NOWHERE,
        NOWHERE,
        date=day,
        governing_order=order.id if order else None,
        classification=Classification("X", NOWHERE, level, (), ()),
        declassify_on=instruction,
    )


def instruction(kind: str, keyword: str | None = None, day: dt.date | None = None, *codes: str) -> DeclassifyOn:
    """Makes an instruction."""
    exemptions = tuple(Exemption(code, NOWHERE, code, None) for code in codes)
    return DeclassifyOn("AS WRITTEN", NOWHERE, kind, keyword, day, exemptions=exemptions)


def due(day: dt.date | None, level: Level | None, what: DeclassifyOn | None, as_of: dt.date) -> Maturity:
    """Gives the maturity of such a document."""
    return maturity_of(document(day, level, what), ORDERS, as_of)


@cache
def vocabulary() -> Vocabulary:
    """The vocabularies, loaded once."""
    return load_vocabulary()


def read(base: str, changes: dict[str, str], as_of: dt.date) -> Maturity:
    """Gives the maturity of a base document in which texts were replaced; each of them must be there."""
    text = (BASE / f"{base}.txt").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return maturity_of(parse(text, vocabulary(), ORDERS), ORDERS, as_of)
