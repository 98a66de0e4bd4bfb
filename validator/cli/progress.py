"""How far a long run is, on standard error, if that is a terminal: documents, rate, and the time that is left."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from validator.light import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TextIO, TypeVar

    class Judged(Protocol):
        """A part of the work that is done."""

        @property
        def paths(self) -> Sequence[str]:
            """Path of each of its documents."""
            ...

    _Part = TypeVar("_Part", bound=Judged)

_PATIENCE = 1.0
"""Seconds before anything is shown: a run that ends before needs no telling."""

_INTERVAL = 0.2
"""Seconds between two updates."""

_ERASE = "\r\033[K"


@define
class Progress:
    """Tells how far a run is.

    Attributes:
        stream: Where to.
        files: How many files there are in all.
        clock: Gives seconds.
    """

    stream: TextIO
    files: int
    clock: Callable[[], float] = time.monotonic
    _documents: int = field(init=False, default=0)
    _done: int = field(init=False, default=0)
    _path: str | None = field(init=False, default=None)
    _passes: int = field(init=False, default=0)

    def over(self, parts: Iterable[_Part]) -> Iterator[_Part]:
        """Gives parts on and tells how much there was; leaves an empty line when they end, however they end.

        Gone through a second time, documents are judged side by side, and that is told.
        """
        self._documents = self._done = 0
        self._path = None
        self._passes += 1
        begun = self.clock()
        due = begun + _PATIENCE
        shown = False
        try:
            for part in parts:
                for path in part.paths:
                    self._count(path)
                now = self.clock()
                if now >= due:
                    self._show(now - begun)
                    shown = True
                    due = now + _INTERVAL
                yield part
        finally:
            if shown:
                self.stream.write(_ERASE)
                self.stream.flush()

    def _count(self, path: str) -> None:
        self._documents += 1
        if path != self._path:
            # Several records of a file follow one another; the file that has just begun is not done.
            self._done += self._path is not None
            self._path = path

    def _show(self, seconds: float) -> None:
        rate = self._documents / seconds
        parts = [f"{self._documents:,} documents", f"{self._done:,} of {self.files:,} files", f"{rate:,.0f} a second"]
        if self._done:
            parts.append(f"{duration(seconds / self._done * max(0, self.files - self._done))} left")
        import shutil

        columns = shutil.get_terminal_size().columns - 1
        what = "side by side: " if self._passes > 1 else ""
        self.stream.write(_ERASE + f"{what}{', '.join(parts)}"[:columns])
        self.stream.flush()


def duration(seconds: float) -> str:
    """Gives a duration as people say it, in its two greatest units."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {whole % 60} s" if minutes else f"{whole} s"


def is_wanted() -> bool:
    """Says whether there is anybody to tell: only at a terminal that can erase a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
