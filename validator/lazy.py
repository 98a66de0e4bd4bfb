"""Patterns that are compiled when they are first used: of those of all modules a document needs a third."""

from __future__ import annotations

from validator.patterns import PATTERNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MEMBERS = (
    "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer", "pattern", "flags", "groups",
    "groupindex",
)  # fmt: skip


class UsedPattern:
    """Stands for a pattern that has been compiled: its members are attributes, as quick to get at as the pattern's."""


class LazyPattern(UsedPattern):
    """Stands for a pattern that has not been used; the arguments are those of ``re.compile``."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._made = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any member of a pattern
        compiled = PATTERNS.compiled(*self._made)
        for member in _MEMBERS:
            setattr(self, member, getattr(compiled, member))
        self.__class__ = UsedPattern  # type: ignore[assignment] # without __getattr__, which makes every access slow
        return getattr(self, name)


if TYPE_CHECKING:
    from re import compile as lazy_pattern
else:
    lazy_pattern = LazyPattern

__all__ = ["LazyPattern", "UsedPattern", "lazy_pattern"]
