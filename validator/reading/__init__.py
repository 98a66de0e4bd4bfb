"""Paths in, texts out: finding the user's files, decoding them, and taking documents out of them.

Everything is read one document at a time, and whatever cannot be read comes out as :class:`Unread` in its place.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence

from validator.errors import ReadingError, UsageError
from validator.reading.discovery import STANDARD_INPUT, discover, suffix_of
from validator.reading.options import DEFAULTS, RECORD_SUFFIXES, ReadingOptions
from validator.reading.outcome import ReadDocument, Unread, document_of, printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = [
    "DEFAULTS",
    "STANDARD_INPUT",
    "ReadDocument",
    "ReadingOptions",
    "Task",
    "Unread",
    "discover",
    "document_of",
    "printable",
    "read_file",
    "read_inputs",
    "read_task",
    "read_tasks",
    "suffix_of",
]

Task = str | ReadDocument | Unread
"""A piece of what is to be read: the path of a file that holds one document, or what was read already."""

_CHUNK = 2**16
"""Bytes that are read from a pipe at once."""


def read_inputs(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    options: ReadingOptions = DEFAULTS,
    passed_over: Callable[[str], None] | None = None,
    places: Mapping[str, str] | None = None,
) -> Iterator[ReadDocument | Unread]:
    """Reads everything that the user's paths mean.

    Args:
        paths: Files, folders, globs, and ``-`` for standard input.
        stdin: What stands on standard input, if it was read.
        options: How inputs are found and read.
        passed_over: Called with each file in a folder that is not read because of its suffix.
        places: Where a path was named, if in a list: file and line, to be told with what is wrong with it. What stands
            in a list is a name, never a glob.

    Returns:
        Documents and what could not be read, in order; one is held in memory at a time.

    Raises:
        UsageError: A path does not exist, a folder or glob holds nothing to read, or standard input was not given.
            This is raised at once, before anything is read.
    """
    tasks = read_tasks(paths, stdin=stdin, options=options, passed_over=passed_over, places=places)
    return (document for task in tasks for document in read_task(task, options))


def read_tasks(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    options: ReadingOptions = DEFAULTS,
    passed_over: Callable[[str], None] | None = None,
    places: Mapping[str, str] | None = None,
) -> Iterator[Task]:
    """Gives what is to be read, in pieces that can be read anywhere.

    A piece is the path of a file that holds one document, or what was read of standard input or of a file of records.
    Arguments and errors are those of :func:`read_inputs`.
    """
    if STANDARD_INPUT in paths and stdin is None:
        raise UsageError("standard input (-) is not available here")
    return _tasks(discover(paths, options, passed_over, places), stdin or b"", options)


def read_task(task: Task, options: ReadingOptions = DEFAULTS) -> Iterator[ReadDocument | Unread]:
    """Reads one of the pieces that :func:`read_tasks` gives; a path may have become something else meanwhile."""
    if isinstance(task, str):
        yield from read_file(task, options)
    else:
        yield task


def _tasks(found: Iterator[str | Unread], stdin: bytes, options: ReadingOptions) -> Iterator[Task]:
    for one in found:
        if isinstance(one, Unread):
            yield one
        elif one == STANDARD_INPUT:
            yield from _read_stdin(stdin, options)
        elif _holds_records(one, options):
            yield from read_file(one, options)
        else:
            yield one


def _read_stdin(stdin: bytes, options: ReadingOptions) -> Iterator[ReadDocument | Unread]:
    if _holds_records(STANDARD_INPUT, options):
        yield from _records(io.BytesIO(stdin), STANDARD_INPUT, options)
    else:
        yield _document(stdin, len(stdin), STANDARD_INPUT, options)


def read_file(path: str, options: ReadingOptions = DEFAULTS) -> Iterator[ReadDocument | Unread]:
    """Reads one file: a document, or the documents of its records.

    Args:
        path: The file.
        options: How to read it.

    Yields:
        Documents, or reasons why there are none.
    """
    shown = printable(path)
    try:
        if _holds_records(path, options):
            with open(path, "rb") as lines:
                yield from _records(lines, shown, options)
        else:
            with open(path, "rb", buffering=0) as file:
                data, size = _bytes(file, options.size_limit)
            yield _document(data, size, shown, options)
    except OSError as error:
        yield Unread(shown, None, f"cannot be read: {error.strerror}")


def _holds_records(path: str, options: ReadingOptions) -> bool:
    if options.form is None:
        return path.lower().endswith(RECORD_SUFFIXES)
    return options.form == "lines"


def _records(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[ReadDocument | Unread]:
    from validator.reading.records import read_records

    return read_records(stream, path, options)


def _bytes(file: io.FileIO, limit: int) -> tuple[bytes, int]:
    """Reads a file, but not much more than the limit.

    Returns:
        Its bytes and its size; of a file over the limit perhaps not all bytes, of a pipe only the size that was read.
    """
    status = os.fstat(file.fileno())
    if stat.S_ISREG(status.st_mode):
        return (file.read() if status.st_size <= limit else b""), status.st_size
    parts: list[bytes] = []
    size = 0
    while size <= limit and (part := file.read(_CHUNK)):
        parts.append(part)
        size += len(part)
    return b"".join(parts), size


def _document(data: bytes, size: int, path: str, options: ReadingOptions) -> ReadDocument | Unread:
    if size > options.size_limit:
        return Unread(path, None, f"is larger than the limit of {options.size_limit} bytes")
    try:
        return document_of(data, path)
    except ReadingError as error:
        return Unread(path, None, error.reason)
