"""Index files that are kept from one run to the next, and how they are told apart from any other file."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from attrs import define

from validator import __version__
from validator.collection.index import ANEW, Index, temporary_index
from validator.errors import DefinitionError, Problem, UsageError
from validator.reading import STANDARD_INPUT

FORMAT = 1
"""Version of the form of an index file."""

_APPLICATION = 0x6465636C
"""What SQLite files of ours bear as their application id: ``decl``."""

_MAGIC = b"SQLite format 3\0"
_KEPT = "(SELECT * FROM kept.documents WHERE location NOT IN (SELECT location FROM main.documents))"
"""The documents of a kept index but for those in whose place others stand."""


@define(frozen=True)
class FileState:
    """What a file is as an index.

    Attributes:
        ours: Whether it is an index of ours, so that it may be made anew; a file that is not there, or empty, is.
        fault: Why it cannot be looked up in, as a clause; None where it can.
    """

    ours: bool
    fault: str | None


def state_of(path: Path) -> FileState:
    """Finds out what a file is as an index.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return FileState(ours=True, fault="there is no such index")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    if not head:
        return FileState(ours=True, fault="this index is empty")
    # Both numbers have their place in the head of every SQLite file (https://www.sqlite.org/fileformat.html).
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != _APPLICATION:
        return FileState(ours=False, fault="this is no index of declass-validator")
    if int.from_bytes(head[60:64], "big") != FORMAT:
        return FileState(ours=True, fault="this index is of another version")
    return FileState(ours=True, fault=_fault_inside(path))


def save(index: Index, path: Path) -> None:
    """Writes the documents that were added to an index to a new file.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    connection = index.connection
    connection.execute("CREATE TABLE made (version TEXT NOT NULL)")
    connection.execute("INSERT INTO made VALUES (?)", (__version__,))
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.commit()
    target = sqlite3.connect(path)
    try:
        connection.backup(target)
    finally:
        target.close()


def index_beside(path: Path) -> Index:
    """Makes a temporary index beside a kept one: documents that are added to it stand in the place of the kept ones.

    Raises:
        UsageError: There is no such file, or it cannot be read.
        DefinitionError: The file is no index, or of no use.
    """
    fault = state_of(path).fault
    if fault is not None:
        if not path.exists():
            raise UsageError(f"there is no index {path}; {ANEW}")
        raise DefinitionError([Problem(str(path), 0, 0, f"{fault}; {ANEW}")])
    index = temporary_index()
    index.connection.execute("ATTACH ? AS kept", (_read_only(path),))
    index.tables = (*index.tables, _KEPT)
    index.kept = str(path)
    return index


def _fault_inside(path: Path) -> str | None:
    connection = sqlite3.connect(_read_only(path), uri=True)
    try:
        ((version,),) = connection.execute("SELECT version FROM made")
        connection.execute("SELECT summary FROM documents LIMIT 1").fetchone()
    except (sqlite3.DatabaseError, ValueError):
        return "this index is damaged"
    finally:
        connection.close()
    return None if version == __version__ else f"this index is of version {version}, not {__version__}"


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def location_of(kept: Path | None, path: str) -> str:
    """Gives what tells a file of a collection apart from others.

    Args:
        kept: The file of the index; None where the index is not kept.
        path: Path as the user named the file.

    Returns:
        The way from the index to the file, so that it is known again from any folder and by any name; the path itself
        where the index is not kept, and of standard input.
    """
    if kept is None or path == STANDARD_INPUT:
        return path
    real = os.path.realpath(path)
    try:
        return os.path.relpath(real, os.path.realpath(kept.parent))
    except ValueError:  # on another drive
        return real
