"""The documents of a run, kept where they need no memory: a few in memory, many in a temporary file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from validator.reports.judged import JudgedDocument, UnreadDocument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

Gathered = JudgedDocument | UnreadDocument

IN_MEMORY = 1024
"""How many documents are kept in memory; those behind them go to a file."""

_SIZE = 8
"""Bytes before a block in the file that say how long it is."""


def block_of(documents: Sequence[Gathered]) -> bytes:
    """Packs documents into a block, to be sent from a worker process, or kept in a file."""
    import pickle  # one document is judged without

    return pickle.dumps(documents, protocol=pickle.HIGHEST_PROTOCOL)


class Documents(Collection[Gathered]):
    """Documents in their order, which can be gone through any number of times; equal to any that are the same."""

    def __contains__(self, one: object) -> bool:
        return any(one == each for each in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return len(self) == len(other) and all(one == each for one, each in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # as of a list


class Spool(Documents):
    """Documents in their order, which can be gone through any number of times, with one part unpacked at a time."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._count = 0
        self._room = in_memory
        self._parts: list[bytes | Sequence[Gathered]] = []
        self._file: IO[bytes] | None = None
        self._end = 0

    def add(self, part: bytes | Sequence[Gathered], count: int) -> None:
        """Adds documents.

        Args:
            part: The documents, or what ``block_of`` made of them in this run.
            count: How many they are.

        Raises:
            OSError: There is no room for them.
        """
        self._count += count
        if self._count <= self._room:
            self._parts.append(part)
        else:
            self._write(part if isinstance(part, bytes) else block_of(part))

    def _write(self, block: bytes) -> None:
        if self._file is None:
            import tempfile  # most runs need no file
            import weakref

            # It has no name, or is removed with the process, however that ends.
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
            weakref.finalize(self, self._file.close)
        self._file.seek(self._end)
        self._file.write(len(block).to_bytes(_SIZE, "little") + block)
        self._file.flush()  # so that a full disk is told here, and not when the file is closed
        self._end += _SIZE + len(block)

    def _all_parts(self) -> Iterator[bytes | Sequence[Gathered]]:
        yield from self._parts
        place = 0
        while self._file is not None and place < self._end:
            # Several may go through the spool at once, so each knows its place itself.
            self._file.seek(place)
            size = int.from_bytes(self._file.read(_SIZE), "little")
            yield self._file.read(size)
            place += _SIZE + size

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Gathered]:
        for part in self._all_parts():
            yield from _documents(part)


class Joined(Documents):
    """Several collections of documents, one behind another."""

    def __init__(self, *parts: Collection[Gathered]) -> None:
        self._all = parts

    def __len__(self) -> int:
        return sum(map(len, self._all))

    def __iter__(self) -> Iterator[Gathered]:
        return chain.from_iterable(self._all)


def _documents(part: bytes | Sequence[Gathered]) -> Sequence[Gathered]:
    if not isinstance(part, bytes):
        return part
    import pickle  # as above

    documents: list[Gathered] = pickle.loads(part)  # noqa: S301 - made by this process or its own workers
    return documents
