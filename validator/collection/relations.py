"""The rows of each relation that stand on one document, looked up in an index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from validator.collection.index import Index
from validator.documents.relations import Citation, Copy, Derivation, Neighbours, Row
from validator.documents.summary import Cited, Summary

_DAY = dt.timedelta(days=1)
"""By how much a date-time group may be before the day on which the text was drafted."""


def citations(document: Summary, index: Index) -> Iterator[Citation]:
    """Gives the messages on the REF line, and the neighbours of those that the collection does not hold."""
    for reference in document.references:
        cited = _cited(document, reference, index)
        if cited is None:
            number = (reference.post, reference.year, reference.number)
            before, after = index.before(*number, most=1), index.after(*number, most=1)
            yield Citation(document, reference, None, *(found[0] if found else None for found in (before, after)))
        elif not _same_message(cited, document):
            yield Citation(document, reference, cited, None, None)


def derivations(document: Summary, index: Index) -> Iterator[Derivation]:
    """Gives the sources of a derivative classification that are messages of the collection."""
    for named in document.sources:
        if named.post is not None and named.year is not None and named.number is not None:
            found = index.numbered(named.post, named.year, named.number, most=1)
            if found and not _same_message(found[0], document):
                yield Derivation(document, named, found[0])


def duplicates(document: Summary, index: Index) -> Iterator[Copy]:
    """Gives a message with the others that bear its message reference."""
    number = document.message_reference
    if number is not None and number.year is not None:
        yield _copies(document, index.numbered(number.post, number.year, number.number))


def identical(document: Summary, index: Index) -> Iterator[Copy]:
    """Gives a document with the others that consist of the same bytes."""
    yield _copies(document, index.with_hash(document.sha256))


def series(document: Summary, index: Index) -> Iterator[Neighbours]:
    """Gives a message with its neighbours in number; of several copies only the first has them."""
    number = document.message_reference
    if number is not None and number.year is not None:
        place = (number.post, number.year, number.number)
        if index.numbered(*place, most=1)[0] == document:
            yield Neighbours(document, index.before(*place, most=2), index.after(*place, most=2))


ROWS: dict[str, Callable[[Summary, Index], Iterable[Row]]] = {
    "citations": citations,
    "derivations": derivations,
    "duplicates": duplicates,
    "identical": identical,
    "series": series,
}
"""What gives the rows of a relation that stand on a document, by the relation's name."""


def _cited(document: Summary, reference: Cited, index: Index) -> Summary | None:
    """Gives the message that a reference means.

    Where no year is written, it may be of the document's own year or, at the beginning of one, of the year before: it
    is the one of its own year, if that is there and not dated after the document; else the one of the year before, if
    that is there.
    """
    own = index.numbered(reference.post, reference.year, reference.number, most=1)
    if reference.year_written or (own and not _is_after(own[0], document)):
        return own[0] if own else None
    earlier = index.numbered(reference.post, reference.year - 1, reference.number, most=1)
    found = earlier or own
    return found[0] if found else None


def _is_after(one: Summary, other: Summary) -> bool:
    return one.date is not None and other.date is not None and one.date > other.date + _DAY


def _same_message(one: Summary, other: Summary) -> bool:
    first, second = one.message_reference, other.message_reference
    return first is not None and second is not None and first.canonical == second.canonical


def _copies(document: Summary, found: tuple[Summary, ...]) -> Copy:
    """Gives a document with the others; one of those found that is equal to it is the document itself."""
    others = list(found)
    if document in others:
        others.remove(document)
    return Copy(document, tuple(others))
