"""Compiled patterns as bytes, so that a later run need not compile them again.

To compile a pattern takes Python up to a millisecond, and a cable needs sixty of them. What comes of it is a list of
numbers, from which the interpreter makes the pattern at once. Neither step is in the documented interface of the
library, so the bytes hold only for the very Python that made them, and one that knows no such steps keeps no patterns.
"""

from __future__ import annotations

import marshal
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Patterns:
    """The patterns that a run uses.

    Attributes:
        kept: Those of earlier runs, as bytes, by their source and flags.
        fresh: Those that were compiled in this run, though others were kept.
    """

    def __init__(self) -> None:
        self.kept: Mapping[tuple[str, int], bytes] = {}
        self.fresh: list[tuple[str, int]] = []

    def compiled(self, source: str, flags: int = 0) -> re.Pattern[str]:
        """Gives a compiled pattern; the arguments are those of ``re.compile``.

        Raises:
            re.error: It is no pattern.
        """
        kept = self.kept.get((source, int(flags)))
        if kept is not None:
            try:
                return unpacked(source, kept)
            except (ImportError, EOFError, ValueError, TypeError, RuntimeError):
                pass  # what was meddled with is as good as none
        made = re.compile(source, flags)
        self.fresh.append((source, int(flags)))
        return made


PATTERNS = Patterns()
"""The patterns of this process."""


def packed(source: str, flags: int) -> bytes | None:
    """Gives a compiled pattern as bytes; None where this Python has another way to make patterns.

    Args:
        source: The pattern.
        flags: Its flags.
    """
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined] # see above

        parsed = _parser.parse(source, flags)
        code = [int(number) for number in _compiler._code(parsed, flags)]  # noqa: SLF001 - see above
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, index in state.groupdict.items():
            names[index] = name
        whole = (int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names))
        data = marshal.dumps(whole)
        return data if unpacked(source, data) == re.compile(source, flags) else None
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return None


def unpacked(source: str, data: bytes) -> re.Pattern[str]:
    """Gives the compiled pattern that bytes of this Python stand for.

    Args:
        source: The pattern.
        data: What :func:`packed` has made of it.

    Raises:
        ImportError: This Python has another way to make patterns.
        EOFError, ValueError, TypeError, RuntimeError: They are other bytes.
    """
    import _sre  # type: ignore[import-not-found] # part of the interpreter, see above

    made: Any = _sre.compile(source, *marshal.loads(data))  # noqa: S302 - from our own folder only
    return made  # type: ignore[no-any-return]
