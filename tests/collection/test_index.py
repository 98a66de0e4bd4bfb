"""The index: look-ups give the same whatever the order of the input, and a kept one stays as it is."""

import datetime as dt
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.collection.documents import summary
from validator import __version__
from validator.collection.index import FEW, Index, temporary_index
from validator.collection.kept import FileState, index_beside, save, state_of
from validator.documents.summary import Summary
from validator.errors import DefinitionError, UsageError

DAY = dt.date(2008, 5, 1)
SOME = [
    summary("b.txt", 3, DAY, sha256="1"),
    summary("a.txt", 3, DAY, sha256="2"),
    summary("c.txt", 5, DAY, sha256="2"),
    summary("d.txt", 9, DAY),
    summary("e.txt", 9, dt.date(2009, 5, 1)),
    summary("f.txt", 7),
    summary("g.txt"),
]


def index_of(documents: Iterable[Summary], index: Index | None = None) -> Index:
    """Makes a complete index."""
    index = index or temporary_index()
    for document in documents:
        index.add(document, document.path)
    index.complete()
    return index


def paths(documents: Iterable[Summary]) -> str:
    """Gives the paths without their suffix, in one word."""
    return "".join(document.path.removesuffix(".txt") for document in documents)


@given(st.permutations(SOME))
def test_the_order_of_the_input_does_not_matter(documents: list[Summary]) -> None:
    """Look-ups come in order of path; neighbours in order of number, without copies."""
    index = index_of(documents)
    assert documents == list(index.added())
    assert paths(index.numbered("KABUL", 2008, 3)) == "ab"
    assert paths(index.numbered("KABUL", 2008, 3, most=1)) == "a"
    assert paths(index.with_hash("2")) == "ac"
    assert paths(index.after("KABUL", 2008, 1, most=2)) == "ac"
    assert paths(index.after("KABUL", 2008, 3, most=9)) == "cd"
    assert paths(index.before("KABUL", 2008, 9, most=2)) == "ca"
    assert paths(index.before("KABUL", 2008, 9, most=1)) == "c"
    assert index.before("KABUL", 2008, 3, most=2) == index.numbered("KABUL", 2007, 3) == index.with_hash("x") == ()
    index.close()


def test_a_message_of_unknown_year_has_no_number() -> None:
    """A number without a year is no identity."""
    index = index_of([summary("f.txt", 7)])
    assert index.connection.execute("SELECT post, year, number FROM documents").fetchall() == [(None, None, None)]


def test_few_of_many_copies_are_given() -> None:
    """A group of copies of any size takes little memory."""
    index = index_of(summary(f"{at:03}.txt", 3, DAY) for at in range(FEW + 5))
    assert [f"{at:03}.txt" for at in range(FEW)] == [each.path for each in index.numbered("KABUL", 2008, 3)]


def test_names_that_hold_no_characters() -> None:
    """A record id may hold a lone surrogate, which is in no encoding."""
    odd = evolve(summary("a.txt"), record="\ud800")
    assert [odd] == list(index_of([odd]).added())


def test_a_look_up_by_number_goes_by_the_index_of_the_database() -> None:
    """No look-up goes through the whole collection."""
    index = index_of(SOME)
    for condition in (
        "post = 'x' AND year = 1 AND number = 1",
        "post = 'x' AND year = 1 AND number < 1",
        "sha256 = ''",
    ):
        ((*_, plan),) = index.connection.execute(f"EXPLAIN QUERY PLAN SELECT summary FROM documents WHERE {condition}")  # noqa: S608 - our own
        assert "USING INDEX" in plan


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An index in a file."""
    path = tmp_path / "c.index"
    index = index_of(SOME)
    save(index, path)
    index.close()
    return path


def test_documents_beside_a_kept_index_stand_in_the_place_of_their_own_entries(kept: Path) -> None:
    """What a file says now counts, what the kept index has of it does not; the kept file stays as it is."""
    before = kept.read_bytes()
    index = index_of([summary("a.txt", 4, DAY, sha256="3"), summary("h.txt", 9, DAY)], index_beside(kept))
    assert paths(index.added()) == "ah"
    assert paths(index.numbered("KABUL", 2008, 3)) == "b"
    assert paths(index.numbered("KABUL", 2008, 4)) == "a"
    assert paths(index.numbered("KABUL", 2008, 9)) == "dh"
    assert paths(index.with_hash("2")) == "c"
    assert paths(index.after("KABUL", 2008, 3, most=2)) == "ac"
    assert paths(index.before("KABUL", 2008, 9, most=5)) == "cab"
    index.close()
    assert before == kept.read_bytes()


def test_a_good_index_has_no_fault(kept: Path) -> None:
    """It is ours, and can be looked up in."""
    assert state_of(kept) == FileState(ours=True, fault=None)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("PRAGMA user_version = 99", "this index is of another version"),
        ("UPDATE made SET version = '0.0.1'", f"this index is of version 0.0.1, not {__version__}"),
        ("DELETE FROM made", "this index is damaged"),
        ("DROP TABLE made", "this index is damaged"),
        ("DROP TABLE documents", "this index is damaged"),
    ],
)
def test_an_index_of_another_version_or_a_damaged_one(kept: Path, statement: str, fault: str) -> None:
    """It is told, and may be made anew."""
    with sqlite3.connect(kept) as connection:
        connection.execute(statement)
    connection.close()
    assert state_of(kept) == FileState(ours=True, fault=fault)
    with pytest.raises(DefinitionError) as caught:
        index_beside(kept)
    assert str(caught.value) == f"{kept}: {fault}; make it anew of the whole collection with --collection"


@pytest.mark.parametrize("content", [b"a cable", b"SQLite format 3\0" + bytes(84)])
def test_another_file_is_no_index(content: bytes, tmp_path: Path) -> None:
    """A text, or a database of another program, is not ours."""
    path = tmp_path / "other"
    path.write_bytes(content)
    assert state_of(path) == FileState(ours=False, fault="this is no index of declass-validator")
    with pytest.raises(DefinitionError, match="this is no index of declass-validator; make it anew"):
        index_beside(path)


def test_a_missing_index_and_an_empty_one(tmp_path: Path) -> None:
    """A missing file is wrong usage; both may be made."""
    path = tmp_path / "c.index"
    assert state_of(path) == FileState(ours=True, fault="there is no such index")
    with pytest.raises(UsageError) as missing:
        index_beside(path)
    assert str(missing.value) == f"there is no index {path}; make it anew of the whole collection with --collection"
    path.touch()
    assert state_of(path) == FileState(ours=True, fault="this index is empty")
    with pytest.raises(DefinitionError, match="this index is empty; make it anew"):
        index_beside(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder is no index."""
    with pytest.raises(UsageError) as caught:
        state_of(tmp_path)
    assert str(caught.value) == f"{tmp_path} cannot be read: Is a directory"


def test_damage_that_shows_only_while_it_is_read(kept: Path) -> None:
    """A summary that is none is told as damage."""
    with sqlite3.connect(kept) as connection:
        connection.execute("UPDATE documents SET summary = 'rubbish'")
    connection.close()
    index = index_of([summary("x.txt", 3, DAY)], index_beside(kept))
    with pytest.raises(DefinitionError) as caught:
        index.numbered("KABUL", 2008, 3)
    assert str(caught.value) == (
        f"{kept}: this index is damaged; make it anew of the whole collection with --collection"
    )


def test_damage_to_our_own_index_is_our_own_fault() -> None:
    """Nobody is told to make a temporary index anew."""
    index = index_of(SOME)
    index.connection.execute("UPDATE documents SET summary = 'rubbish'")
    with pytest.raises(ValueError, match="Expecting value"):
        index.numbered("KABUL", 2008, 3)


@pytest.mark.parametrize("step", ["add", "complete"])
def test_a_full_disk_is_told(step: str) -> None:
    """An index that cannot be written is wrong usage, not a fault of the program."""
    index = temporary_index()
    index.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(UsageError, match="the index of the collection cannot be written: attempt to write a readonly"):
        index.add(SOME[0], "a.txt") if step == "add" else index.complete()
