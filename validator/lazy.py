"""Patterns that are compiled when they are first used: of those of all modules a document needs a third."""

import re
from typing import TYPE_CHECKING, Any


class LazyPattern:
    """Stands for a pattern, and keeps each of its methods once it has been asked for, so that no later call pays."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._made = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any attribute of a pattern
        value = getattr(re.compile(*self._made), name)
        setattr(self, name, value)
        return value


if TYPE_CHECKING:
    from re import compile as lazy_pattern
else:
    lazy_pattern = LazyPattern

__all__ = ["LazyPattern", "lazy_pattern"]
