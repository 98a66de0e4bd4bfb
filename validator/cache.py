"""Results of earlier runs, by what they follow from: the same text judged by the same program in the same way.

One SQLite file, which several processes may use at once; a crash leaves it whole. It is a help and never a condition:
where it cannot be read or written, the run goes on without it and says why, once.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping

from validator import __version__
from validator.digests import sha256_of
from validator.light import define, field
from validator.stamps import stamps

FORMAT = 4
"""Version of what is stored; files of another are begun anew."""

FILE = "results.sqlite"

LARGEST = 256 * 2**20
"""Bytes of the file over which the older half of the results is dropped."""

_PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""


def program_signature() -> str:
    """Gives what tells this program from another: its version, and the state of its modules.

    In a checkout they change without a change of version.
    """
    made_of = (str(FORMAT), __version__, *stamps(os.path.dirname(__file__)))
    return sha256_of("|".join(made_of).encode("utf-8", "surrogateescape"))


@define
class Results:
    """Results of earlier runs.

    Attributes:
        folder: An owner-only folder (see ``cache_folder``).
        signature: What tells the program that makes the results from another.
        trouble: Why the cache is used no more; None while it is.
    """

    folder: str
    signature: str = field(factory=program_signature)
    trouble: str | None = None
    _connection: sqlite3.Connection | None = field(init=False, default=None)

    def key(self, *parts: object) -> bytes:
        """Gives the key of a result.

        Args:
            parts: Everything that the result follows from, but for the program.
        """
        text = "\0".join(map(str, (self.signature, *parts)))
        return bytes.fromhex(sha256_of(text.encode("utf-8", "surrogatepass")))[:16]

    def unopened(self) -> Results:
        """Gives the same for another process."""
        return Results(self.folder, self.signature)

    def get(self, key: bytes) -> bytes | None:
        """Gives a stored result; None where there is none."""
        try:
            connection = self._connected()
            if connection is None:
                return None
            row = connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row is not None else None

    def put(self, results: Mapping[bytes, bytes]) -> None:
        """Stores results."""
        try:
            connection = self._connected() if results else None
            if connection is not None:
                with connection:
                    connection.execute("BEGIN IMMEDIATE")
                    connection.executemany("INSERT OR REPLACE INTO results (key, value) VALUES (?, ?)", results.items())
                    if _size(connection) > LARGEST:
                        connection.execute(
                            "DELETE FROM results WHERE rowid < (SELECT (min(rowid) + max(rowid)) / 2 FROM results)"
                        )
        except sqlite3.Error as error:
            self._give_up(error)

    def count(self) -> int:
        """Gives how many results are stored; none where the file cannot be read."""
        try:
            connection = self._connected()
            return 0 if connection is None else int(connection.execute("SELECT count(*) FROM results").fetchone()[0])
        except sqlite3.Error as error:
            self._give_up(error)
            return 0

    def close(self) -> None:
        """Lets go of the file; a connection must not be carried into a forked process."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> sqlite3.Connection | None:
        if self._connection is None and self.trouble is None:
            self._connection = _opened(os.path.join(self.folder, FILE))
        return self._connection

    def _give_up(self, error: sqlite3.Error) -> None:
        self.close()
        self.trouble = f"the cache in {self.folder} is not used: {error}"


def _opened(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")  # the file may come with what is checked
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if _number(connection, "user_version") != FORMAT:
        with connection:
            connection.execute("BEGIN EXCLUSIVE")
            # Another process may have been here first.
            if _number(connection, "user_version") != FORMAT:
                connection.execute("DROP TABLE IF EXISTS results")
                connection.execute("CREATE TABLE results (key BLOB NOT NULL UNIQUE, value BLOB NOT NULL)")
                connection.execute(f"PRAGMA user_version = {FORMAT}")
    return connection


def _size(connection: sqlite3.Connection) -> int:
    used = _number(connection, "page_count") - _number(connection, "freelist_count")
    return used * _number(connection, "page_size")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (value,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(value)
