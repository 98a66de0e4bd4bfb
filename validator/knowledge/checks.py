"""What data files are checked for beyond the kind of a value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from validator.light import define
from validator.near_match import near_match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.yaml_types import Data, Path


@define(frozen=True)
class Fault:
    """Something wrong with an instance, at a path below the place where the instance stands.

    Attributes:
        path: Keys and indexes from the instance down to the value meant, in the spelling of the file.
        message: What is wrong.
        key: Whether the key is meant rather than the value.
    """

    path: Path
    message: str
    key: bool = False


@define(frozen=True)
class Matching:
    """Checks that a text matches a pattern as a whole.

    Attributes:
        pattern: Regular expression.
        what: What such a text is, with an example: ``an id such as eo-13526``.
    """

    pattern: str
    what: str

    def fault(self, value: Data) -> str | None:
        """Tells what is wrong with a text, or None."""
        return None if re.fullmatch(self.pattern, value) else f"{value!r} is not {self.what}"


@define(frozen=True, init=False)
class Among:
    """Checks that a text is one of some words; what ``Literal`` does, for attributes that rules read as text.

    Attributes:
        words: The words.
    """

    words: tuple[str, ...]

    def __init__(self, *words: str) -> None:
        self.__attrs_init__(words)

    def fault(self, value: Data) -> str | None:
        """Tells what is wrong with a text, or None."""
        if value in self.words:
            return None
        return f"{value!r} is not one of {', '.join(map(repr, self.words))}{near_match(value, self.words)}"


@define(frozen=True)
class Between:
    """Checks that a number lies in a range, both ends included.

    Attributes:
        low: Smallest number.
        high: Largest number.
    """

    low: int
    high: int

    def fault(self, value: Data) -> str | None:
        """Tells what is wrong with a number, or None."""
        return None if self.low <= value <= self.high else f"{value} is not between {self.low} and {self.high}"


@define(frozen=True)
class NotEmpty:
    """Checks that a text, list or mapping holds something."""

    def fault(self, value: Data) -> str | None:
        """Tells what is wrong with a value, or None."""
        return None if value else "this must not be empty"


def unknown(path: Path, names: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    """Tells which names of a list are not there.

    Args:
        path: Path of the list.
        names: The names.
        known: What is there.
    """
    for index, name in enumerate(names):
        if name not in known:
            yield Fault((*path, index), f"there is no {name!r} here{near_match(name, known)}")
