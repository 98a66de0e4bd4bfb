"""Names of months as documents write them, misread ones too."""

from __future__ import annotations

from validator.dates.misread import Repair
from validator.text.near import distance

_NAMES = (
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
)
_SHORT = 3
_MONTHS = {name[:_SHORT]: number for number, name in enumerate(_NAMES, 1)}
_MONTHS |= {name: number for number, name in enumerate(_NAMES, 1)} | {"SEPT": 9}
_MISREAD = str.maketrans("015", "OIS")
_LONG = 5
"""Letters from which on a name is known with one letter wrong (``DECEM0ER``); shorter ones would be guessed."""
_CANDIDATES = tuple(name for name in _NAMES if len(name) >= _LONG)
LONGEST = max(map(len, _NAMES)) + 1
"""Letters of the longest word that can be a month."""


def month_of(word: str, start: int) -> tuple[int, tuple[Repair, ...]] | None:
    """Reads the name of a month, whole or short.

    Args:
        word: The word, without a full stop.
        start: Its offset.

    Returns:
        The month, 1 to 12, and the repair where it was misread or misspelt; None where it is no month.
    """
    upper = word.upper()
    number = _MONTHS.get(upper)
    if number is not None:
        return number, ()
    if len(upper) > LONGEST:
        return None
    read = upper.translate(_MISREAD)
    if read not in _MONTHS:
        near = [name for name in _CANDIDATES if len(upper) >= _LONG and distance(upper, name, 1) == 1]
        if len(near) != 1:
            return None
        read = near[0]
    end = start + len(word)
    return _MONTHS[read], ((start, end, read, "misspelt-month"),)
