"""Relations: which rows stand on a document."""

import datetime as dt
from collections.abc import Sequence

import pytest
from attrs import evolve

from tests.collection.documents import MARK, cited, summary
from tests.collection.test_index import index_of, paths
from validator.collection.relations import ROWS, citations, derivations, duplicates, identical, series
from validator.documents.relations import Citation, Collection, Copy, Derivation, Neighbours, row_class
from validator.documents.summary import Cited, Origin, Summary

MAY, JUNE, LAST_YEAR = dt.date(2008, 5, 1), dt.date(2008, 6, 1), dt.date(2007, 5, 1)


def test_every_relation_has_its_rows() -> None:
    """What rules may range over is what can be looked up; each row says what its subject is."""
    names = [name for name in Collection.__annotations__ if not name.startswith("_")]
    assert names == list(ROWS)
    rows: Sequence[type] = [row_class(name) for name in names]
    assert rows == [Citation, Derivation, Copy, Copy, Neighbours]


CITATIONS = [
    pytest.param(cited(3, 2008), [summary("b.txt", 3, MAY)], "b", id="it is there"),
    pytest.param(cited(3, 2008), [summary("c.txt", 3, MAY), summary("b.txt", 3, MAY)], "b", id="the first of copies"),
    pytest.param(cited(3, 2007), [summary("b.txt", 3, MAY)], "", id="another year"),
    pytest.param(cited(3, 2008, written=False), [summary("b.txt", 3, MAY)], "b", id="no year, its own"),
    pytest.param(cited(3, 2008, written=False), [summary("b.txt", 3, LAST_YEAR)], "b", id="of the year before"),
    pytest.param(cited(3, 2008), [summary("b.txt", 3, LAST_YEAR)], "", id="this year is written"),
    pytest.param(cited(3, 2008, written=False), [summary("b.txt", 3, JUNE + dt.timedelta(1))], "b", id="a day later"),
    pytest.param(
        cited(3, 2008, written=False),
        [summary("b.txt", 3, JUNE + dt.timedelta(2)), summary("c.txt", 3, LAST_YEAR)],
        "c",
        id="no year, and its own would be later",
    ),
    pytest.param(
        cited(3, 2008), [summary("b.txt", 3, JUNE + dt.timedelta(2)), summary("c.txt", 3, LAST_YEAR)], "b",
        id="a later one whose year is written",
    ),
    pytest.param(
        cited(3, 2008, written=False),
        [summary("b.txt", 3, JUNE + dt.timedelta(2))],
        "b",
        id="no year, a later one and no other",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "others", "expected"), CITATIONS)
def test_which_message_is_cited(reference: Cited, others: list[Summary], expected: str) -> None:
    """The year written counts; where none is, the message may be of the year before."""
    document = evolve(summary("a.txt", 9, JUNE), references=(reference,))
    (row,) = citations(document, index_of([document, *others]))
    assert (row.citing, row.reference) == (document, reference)
    assert expected == (paths([row.cited]) if row.cited else "")


def test_dates_that_are_unknown_put_no_message_after_another() -> None:
    """A message cited by an undated document is the one of the year that the reference has."""
    document = summary("a.txt", None, None, references=(cited(3, 2008, written=False),))
    (row,) = citations(document, index_of([document, summary("b.txt", 3, JUNE)]))
    assert row.cited == summary("b.txt", 3, JUNE)


def test_a_missing_message_has_its_neighbours() -> None:
    """They are the nearest messages of the same post and year."""
    references = (cited(5, 2008), cited(1, 2008, post="ROME"))
    document = summary("a.txt", 9, JUNE, references=references)
    others = [summary("b.txt", 3, MAY), summary("c.txt", 4, MAY)]
    between, alone = citations(document, index_of([document, *others]))
    assert between == Citation(document, references[0], None, others[1], document)
    assert alone == Citation(document, references[1], None, None, None)


def test_a_message_does_not_cite_itself() -> None:
    """Its own number on the REF line is another rule's matter."""
    document = summary("a.txt", 9, JUNE, references=(cited(9, 2008),))
    assert [] == list(citations(document, index_of([document, summary("b.txt", 9, JUNE)])))


def test_sources_that_are_messages() -> None:
    """A source is found by its number; a report, a missing message and the document itself are none."""
    sources = tuple(
        Origin(MARK, None, multiple=False, post=post, number=number, year=2008)
        for post, number in (("KABUL", 3), ("KABUL", 4), (None, None), ("KABUL", 9))
    )
    document = evolve(summary("a.txt", 9, JUNE), sources=sources)
    source = summary("b.txt", 3, MAY)
    assert [Derivation(document, sources[0], source)] == list(derivations(document, index_of([document, source])))


def test_copies() -> None:
    """A document with the others of its number, and with the others of its bytes; with none, it stands alone."""
    some = [summary("a.txt", 3, MAY, sha256="1"), summary("b.txt", 3, MAY, sha256="2"), summary("c.txt", sha256="1")]
    index = index_of(some)
    assert [Copy(some[0], (some[1],))] == list(duplicates(some[0], index))
    assert [Copy(some[0], (some[2],))] == list(identical(some[0], index))
    assert [] == list(duplicates(some[2], index))
    assert [Copy(some[1], ())] == list(identical(some[1], index))


def test_a_document_beyond_the_few_that_are_given_has_others_too() -> None:
    """Of very many copies the first hundred are the others, even of one that is not among them."""
    some = [summary(f"{at:03}.txt", 3, MAY) for at in range(120)]
    (row,) = duplicates(some[119], index_of(some))
    assert tuple(some[:100]) == row.others


def test_neighbours_in_number() -> None:
    """The two next on either side; of copies only the first stands among them."""
    some = [summary(f"{name}.txt", number, MAY) for name, number in zip("abcdef", (2, 3, 3, 5, 8, 9), strict=True)]
    a, b, c, d, e, f = some
    index = index_of(some)
    assert [Neighbours(d, (b, a), (e, f))] == list(series(d, index))
    assert [Neighbours(a, (), (b, d))] == list(series(a, index))
    assert [] == list(series(c, index))
    assert [] == list(series(summary("g.txt"), index))
    assert [] == list(series(summary("g.txt", 4), index))
