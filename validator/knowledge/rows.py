"""Facts by name, each made when it is asked for: of some seventeen hundred a document needs a handful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validator.light import revive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


class Rows(Mapping[str, "T"]):
    """A mapping from names to instances of one class, kept as rows of values.

    Two lookups of one name give equal instances, not the same one.
    """

    def __init__(self, cls: type[T], rows: dict[str, tuple[object, ...]]) -> None:
        """Takes the class and the values of its attributes, in their order, by name."""
        self._cls = cls
        self._rows = rows

    def __getitem__(self, name: str) -> T:
        return revive(self._cls, *self._rows[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
