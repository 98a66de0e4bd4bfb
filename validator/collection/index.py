"""The index of a collection: summaries in an SQLite file, temporary or kept, so that memory stays flat.

Documents are added in any order; what is looked up comes in order of path, record and hash, so that the order of the
input never shows. Beside a kept index, documents can be added that stand in the place of their own entries in it, while
the kept file stays as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import define, field

from validator.collection.stored import read, written
from validator.documents.summary import Summary
from validator.errors import DefinitionError, Problem, UsageError

ANEW = "make it anew of the whole collection with --collection"
"""What can be done about an index that is of no use."""

FEW = 100
"""Documents that a look-up gives at most."""

_TABLE = """\
CREATE TABLE documents (
    ordinal INTEGER PRIMARY KEY, location BLOB NOT NULL, path BLOB NOT NULL, record BLOB, sha256 TEXT NOT NULL,
    post TEXT, year INTEGER, number INTEGER, summary TEXT NOT NULL
)"""
_INDEXES = """\
CREATE INDEX by_number ON documents (post, year, number) WHERE year IS NOT NULL;
CREATE INDEX by_hash ON documents (sha256);
CREATE INDEX by_location ON documents (location);
"""
_NAMES = "path, ifnull(record, x''), sha256"


@define(eq=False)
class Index:
    """The documents of a collection.

    Attributes:
        connection: The database.
        tables: What is looked up in: the documents added, or those and the kept ones.
        kept: Name of the kept index that is looked up in too; None where there is none.
    """

    connection: sqlite3.Connection
    tables: tuple[str, ...] = ("main.documents",)
    kept: str | None = None
    _added: int = field(init=False, default=0)

    def add(self, summary: Summary, location: str) -> None:
        """Adds a document.

        Args:
            summary: The document.
            location: What tells its file apart from others, however it was named; it stands in the place of all that a
                kept index has of that location.

        Raises:
            UsageError: The disk is full, or nothing can be written there.
        """
        reference = summary.message_reference
        number = (reference.post, reference.year, reference.number) if reference and reference.year else (None,) * 3
        names = (_bytes(location), _bytes(summary.path), None if summary.record is None else _bytes(summary.record))
        row = (self._added, *names, summary.sha256, *number, written(summary))
        with _writing():
            self.connection.execute("INSERT INTO main.documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._added += 1

    def complete(self) -> None:
        """Makes look-ups quick; call it once, when all documents are in.

        Raises:
            UsageError: The disk is full, or nothing can be written there.
        """
        with _writing():
            self.connection.executescript(_INDEXES)

    def added(self) -> Iterator[Summary]:
        """Gives the documents that were added, in the order in which they were."""
        for (text,) in self.connection.execute("SELECT summary FROM main.documents ORDER BY ordinal"):
            yield read(text)

    def numbered(self, post: str, year: int, number: int, *, most: int = FEW) -> tuple[Summary, ...]:
        """Gives the documents with a message reference number, so many at most."""
        return self._found("post = ? AND year = ? AND number = ?", (post, year, number), most)

    def with_hash(self, sha256: str) -> tuple[Summary, ...]:
        """Gives the documents with a hash, ``FEW`` at most."""
        return self._found("sha256 = ?", (sha256,), FEW)

    def before(self, post: str, year: int, number: int, *, most: int) -> tuple[Summary, ...]:
        """Gives the messages with the next lower numbers, the nearest first, so many at most; no copies of them."""
        numbers = self._numbers("number < ? ORDER BY number DESC", (post, year, number), most)
        return self._first_texts(post, year, sorted(numbers, reverse=True)[:most])

    def after(self, post: str, year: int, number: int, *, most: int) -> tuple[Summary, ...]:
        """Gives the messages with the next higher numbers, the nearest first, so many at most; no copies of them."""
        numbers = self._numbers("number > ? ORDER BY number", (post, year, number), most)
        return self._first_texts(post, year, sorted(numbers)[:most])

    def close(self) -> None:
        """Closes the database; a temporary one is gone then."""
        self.connection.close()

    def _found(self, condition: str, values: tuple[str | int, ...], most: int) -> tuple[Summary, ...]:
        rows = self._select(f"{_NAMES}, summary", f"{condition} ORDER BY {_NAMES} LIMIT {most}", values)
        with self._reading():
            return tuple(read(text) for *_, text in sorted(rows)[:most])

    def _numbers(self, condition: str, place: tuple[str, int, int], most: int) -> set[int]:
        return {
            number
            for (number,) in self._select(
                "DISTINCT number", f"post = ? AND year = ? AND {condition} LIMIT {most}", place
            )
        }

    def _first_texts(self, post: str, year: int, numbers: list[int]) -> tuple[Summary, ...]:
        return tuple(text for number in numbers for text in self.numbered(post, year, number, most=1))

    def _select(self, columns: str, condition: str, values: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
        """Asks each table by itself: a view over both would be gone through, where a table has its index."""
        with self._reading():
            return [
                row
                for table in self.tables
                for row in self.connection.execute(f"SELECT {columns} FROM {table} WHERE {condition}", values)  # noqa: S608 - our own words
            ]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Says of a kept index that it is damaged, where that shows only while it is read."""
        try:
            yield
        except (sqlite3.DatabaseError, ValueError):
            if self.kept is None:
                raise
            raise DefinitionError([Problem(self.kept, 0, 0, f"this index is damaged; {ANEW}")]) from None


def _bytes(text: str) -> bytes:
    """Gives a name as bytes, for it may hold what is no character, and bytes are in the order of their characters."""
    return text.encode("utf-8", "surrogatepass")


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UsageError(f"the index of the collection cannot be written: {error}") from None


def temporary_index() -> Index:
    """Makes an index that is gone when it is closed; what does not fit into memory goes to a temporary file."""
    connection = sqlite3.connect("", uri=True)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute(_TABLE)
    return Index(connection)
