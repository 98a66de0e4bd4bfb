"""What collection rules range over: rows that bring documents of a collection together.

Each row stands on one document, its *subject*: findings are reported there, and outcomes are counted there. ``SUBJECT``
names the fields of a row that are the subject or stand in it; a rule can point only at these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar, Protocol, get_args, get_type_hints

from attrs import define

from validator.documents.summary import Cited, Mark, Origin, Summary


class Row(Protocol):
    """A row of any relation."""

    SUBJECT: ClassVar[tuple[str, ...]]


RowHit = tuple[Mark, tuple[Mark, ...], str, int]
"""What a rule finds in a row: where, other places, the message, and the index of the lowering that holds (-1: none)."""

RowJudge = Callable[[Row, dt.date, object], str | RowHit]
"""The compiled conditions of a collection rule, for a row, the date as of which to judge, and the rule's parameters."""


@define(frozen=True)
class Citation:
    """A message on a REF line.

    Attributes:
        citing: The document with the REF line.
        reference: The item on it.
        cited: The message cited; of several copies the first by path; None where the collection does not hold it.
        before: Where it does not, the message with the next lower number of the same post and year.
        after: Where it does not, the message with the next higher one.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("citing", "reference")

    citing: Summary
    reference: Cited
    cited: Summary | None
    before: Summary | None
    after: Summary | None


@define(frozen=True)
class Derivation:
    """A source of a derivative classification that is a message of the collection.

    Attributes:
        derived: The derivative document.
        named: The source as it names it.
        source: The source itself; of several copies the first by path.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("derived", "named")

    derived: Summary
    named: Origin
    source: Summary


@define(frozen=True)
class Copy:
    """A document with others that should be like it.

    Attributes:
        document: The document.
        others: The others in order of path, a hundred at most; empty where there are none.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("document",)

    document: Summary
    others: tuple[Summary, ...]


@define(frozen=True)
class Neighbours:
    """A message among those of the same post and year, in order of number.

    Attributes:
        document: The message; of several copies the first by path.
        before: The messages with the two next lower numbers that are in the collection, the nearest first.
        after: The messages with the two next higher ones, the nearest first.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("document",)

    document: Summary
    before: tuple[Summary, ...]
    after: tuple[Summary, ...]


@define(frozen=True)
class Collection:
    """The relations by name; a rule ranges over one of them. None of them is ever held in memory as a whole.

    Attributes:
        citations: Messages cited on REF lines, other than the citing one itself.
        derivations: Sources named on Derived From lines and in lists of sources, where they are messages of the
            collection.
        duplicates: Messages with the others that bear the same message reference.
        identical: Documents with the others that consist of the same bytes.
        series: Messages with their neighbours in number.
    """

    citations: tuple[Citation, ...]
    derivations: tuple[Derivation, ...]
    duplicates: tuple[Copy, ...]
    identical: tuple[Copy, ...]
    series: tuple[Neighbours, ...]


def row_class(relation: str) -> type[Row]:
    """Gives the class of the rows of a relation, by the relation's name."""
    row: type[Row] = get_args(get_type_hints(Collection)[relation])[0]
    return row
