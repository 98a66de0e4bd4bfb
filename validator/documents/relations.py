"""What collection rules range over: rows that bring documents of a collection together.

Each row stands on one document, its *subject*: findings are reported there, and outcomes are counted there. ``SUBJECT``
names the fields of a row that are the subject or stand in it; a rule can point only at these.
"""

from typing import ClassVar, Protocol, get_args, get_type_hints

from attrs import define

from validator.documents.summary import Cited, Origin, Summary


class Row(Protocol):
    """A row of any relation."""

    SUBJECT: ClassVar[tuple[str, ...]]


@define(frozen=True)
class Citation:
    """A message on the REF line that is in the collection.

    Attributes:
        citing: The document with the REF line.
        reference: The item on it.
        cited: The message cited; of several copies the first by path.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("citing", "reference")

    citing: Summary
    reference: Cited
    cited: Summary


@define(frozen=True)
class Missing:
    """A message on the REF line that is not in the collection.

    Attributes:
        citing: The document with the REF line.
        reference: The item on it.
        before: The message with the next lower number of the same post and year.
        after: The message with the next higher one.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("citing", "reference")

    citing: Summary
    reference: Cited
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
    """A document of which the collection holds others that should be like it.

    Attributes:
        document: The document.
        others: The others in order of path, a hundred at most.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("document",)

    document: Summary
    others: tuple[Summary, ...]


@define(frozen=True)
class Neighbours:
    """A message among those of the same post and year, in order of number.

    Attributes:
        document: The message; of several copies the first by path.
        previous: The message with the next lower number that is in the collection.
        next: The message with the next higher one.
    """

    SUBJECT: ClassVar[tuple[str, ...]] = ("document",)

    document: Summary
    previous: Summary | None
    next: Summary | None


@define(frozen=True)
class Collection:
    """The relations by name; a rule ranges over one of them. None of them is ever held in memory as a whole.

    Attributes:
        citations: Messages cited on REF lines, where they are in the collection.
        missing: Messages cited on REF lines, where they are not.
        derivations: Sources named on Derived From lines and in lists of sources, where they are messages of the
            collection.
        duplicates: Documents with a message reference that others have too.
        identical: Documents whose bytes others have too.
        series: Messages with their neighbours in number.
    """

    citations: tuple[Citation, ...]
    missing: tuple[Missing, ...]
    derivations: tuple[Derivation, ...]
    duplicates: tuple[Copy, ...]
    identical: tuple[Copy, ...]
    series: tuple[Neighbours, ...]


def row_class(relation: str) -> type[Row]:
    """Gives the class of the rows of a relation, by the relation's name."""
    row: type[Row] = get_args(get_type_hints(Collection)[relation])[0]
    return row
