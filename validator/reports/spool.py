"""The documents of a run, kept where they need no memory: a few in memory, many in a temporary file."""

import pickle
import weakref
from collections.abc import Collection, Iterable, Iterator
from typing import IO

from validator.reports.report import JudgedDocument, UnreadDocument

Gathered = JudgedDocument | UnreadDocument

IN_MEMORY = 8 * 2**20
"""Bytes that are kept in memory; blocks beyond them go to a file."""

_SIZE = 8
"""Bytes before a block in the file that say how long it is."""


def block_of(documents: Iterable[Gathered]) -> bytes:
    """Packs documents into a block, to be sent from a worker process and kept."""
    return pickle.dumps(list(documents), protocol=pickle.HIGHEST_PROTOCOL)


class Spool(Collection[Gathered]):
    """Documents in their order, which can be gone through any number of times, with one block unpacked at a time."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._count = 0
        self._room = in_memory
        self._blocks: list[bytes] = []
        self._file: IO[bytes] | None = None
        self._end = 0

    def add(self, block: bytes, count: int) -> None:
        """Adds a block.

        Args:
            block: What ``block_of`` made, in this run.
            count: How many documents it holds.

        Raises:
            OSError: There is no room for it.
        """
        if self._file is None and len(block) <= self._room:
            self._blocks.append(block)
            self._room -= len(block)
        else:
            self._write(block)
        self._count += count

    def _write(self, block: bytes) -> None:
        if self._file is None:
            import tempfile  # most runs need no file

            # It has no name, or is removed with the process, however that ends.
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
            weakref.finalize(self, self._file.close)
        self._file.seek(self._end)
        self._file.write(len(block).to_bytes(_SIZE, "little") + block)
        self._file.flush()  # so that a full disk is told here, and not when the file is closed
        self._end += _SIZE + len(block)

    def _all_blocks(self) -> Iterator[bytes]:
        yield from self._blocks
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
        for block in self._all_blocks():
            yield from pickle.loads(block)  # noqa: S301 - made by this process or its own workers

    def __contains__(self, one: object) -> bool:
        return any(one == each for each in self)
