"""What generated code calls. Imported when documents are judged, so it imports none of the compiler.

Each function here that cannot answer raises ``Undetermined``; none lets another exception of Python out for values of
the types that the checker has allowed.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from importlib import import_module

from validator.dates import calendar
from validator.errors import Undetermined
from validator.lazy import lazy_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn, Protocol, TypeVar

    Item = TypeVar("Item")
    Ordered = TypeVar("Ordered", int, dt.date, dt.datetime)

    class Readable(Protocol):
        """A record that says whether it was understood."""

        @property
        def readable(self) -> bool:
            """Whether it was understood."""
            ...


__all__ = ["RUNTIME", "Undetermined"]

FARTHEST = 5
"""``distance`` counts up to here; texts farther apart than that are not near misses of one another."""

SPACE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Characters with the Unicode property White_Space, which CEL's trim() removes; Python's strip() removes more."""

_INTEGER = lazy_pattern(r"[+-]?+[0-9]{1,19}+", re.ASCII)
_LARGEST = 2**63 - 1
_HOUR = dt.timedelta(hours=1)
_MINUTE = dt.timedelta(minutes=1)
_SECOND = dt.timedelta(seconds=1)
_NO_TIME = dt.timedelta()
_UPPER = {ord(letter): ord(letter) - 32 for letter in "abcdefghijklmnopqrstuvwxyz"}
_LOWER = {upper: lower for lower, upper in _UPPER.items()}


def absent(record: Readable) -> bool:
    """Answer ``has()`` for a field that a record does not give.

    Returns:
        False: the record was understood, and the field is not there.

    Raises:
        Undetermined: The record was not understood, so the field may well be there. Carries the record.
    """
    if record.readable:
        return False
    raise Undetermined(record)


def quotient(one: int, other: int) -> int:
    """Divide, towards zero as CEL does."""
    if other == 0:
        raise Undetermined("division by zero")
    return one // other if (one < 0) == (other < 0) else -(-one // other)


def remainder(one: int, other: int) -> int:
    """Return what ``quotient`` leaves; it has the sign of the first number."""
    return one - other * quotient(one, other)


def parse_int(text: str) -> int:
    """Read a decimal integer of 64 bits, with or without a sign."""
    if _INTEGER.fullmatch(text) is not None and -_LARGEST - 1 <= (number := int(text)) <= _LARGEST:
        return number
    raise Undetermined(f"{text!r} is not a number")


def add(moment: dt.datetime | dt.timedelta, duration: dt.timedelta) -> dt.datetime | dt.timedelta:
    """Add a duration to a moment or to a duration."""
    try:
        return moment + duration
    except OverflowError:
        _out_of_range()


def add_days(day: dt.date, duration: dt.timedelta) -> dt.date:
    """Add the whole days of a duration to a date; what is less than a day is dropped, towards zero."""
    try:
        # Python counts the days of a duration downwards, which is towards zero only if it is not negative.
        return day + duration if duration.days >= 0 else day - -duration
    except OverflowError:
        _out_of_range()


def days_after(day: dt.date, days: int) -> dt.date:
    """Return the date that many days later."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        _out_of_range()


def years_after(day: dt.date, years: int) -> dt.date:
    """Return ``calendar.years_after``."""
    try:
        return calendar.years_after(day, years)
    except OverflowError:
        _out_of_range()


def years_before(day: dt.date, years: int) -> dt.date:
    """Return ``calendar.years_before``."""
    try:
        return calendar.years_before(day, years)
    except OverflowError:
        _out_of_range()


def year_end(year: int) -> dt.date:
    """Return ``calendar.year_end``."""
    try:
        return calendar.year_end(year)
    except OverflowError:
        _out_of_range()


def whole(duration: dt.timedelta, unit: dt.timedelta) -> int:
    """Return how many whole units a duration has, towards zero."""
    return duration // unit if duration >= _NO_TIME else -(-duration // unit)


def midnight(day: dt.date) -> dt.datetime:
    """Return the first moment of a day in UTC."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def at(items: Sequence[Item], index: int) -> Item:
    """Return an element by its place, counted from 0."""
    if 0 <= index < len(items):
        return items[index]
    raise Undetermined(f"the list has no element {index}")


def first(items: Sequence[Item]) -> Item:
    """Return the first element."""
    return at(items, 0)


def last(items: Sequence[Item]) -> Item:
    """Return the last element."""
    return at(items, len(items) - 1)


def largest(items: Sequence[Ordered]) -> Ordered:
    """Return the largest element; of an enumeration the highest member."""
    if items:
        return max(items)
    raise Undetermined("the list is empty")


def smallest(items: Sequence[Ordered]) -> Ordered:
    """Return the smallest element; of an enumeration the lowest member."""
    if items:
        return min(items)
    raise Undetermined("the list is empty")


def equal(one: object, other: object) -> bool:
    """Compare lists of lists, in which a list and a tuple with equal elements are equal."""
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(equal, one, other))
    return one == other


def char_at(text: str, index: int) -> str:
    """Return one character, or nothing at the very end."""
    if 0 <= index <= len(text):
        return text[index : index + 1]
    raise Undetermined(f"the text has no character {index}")


def substring(text: str, start: int, end: int | None = None) -> str:
    """Return the characters from ``start`` up to ``end``, the latter not included."""
    stop = len(text) if end is None else end
    if 0 <= start <= stop <= len(text):
        return text[start:stop]
    raise Undetermined(f"the text has no characters {start} to {stop}")


def split(text: str, separator: str) -> list[str]:
    """Cut a text at each separator; an empty separator cuts between characters."""
    return text.split(separator) if separator else list(text) or [""]


def lower_ascii(text: str) -> str:
    """Return a text with A to Z in lower case, and all else as it is."""
    return text.lower() if text.isascii() else text.translate(_LOWER)


def upper_ascii(text: str) -> str:
    """Return a text with a to z in upper case, and all else as it is."""
    return text.upper() if text.isascii() else text.translate(_UPPER)


def distance(one: str, other: str) -> int:
    """Return the edit distance: letters put in, left out, exchanged, or swapped with their neighbour.

    Counts up to ``FARTHEST``; the answer for texts farther apart is ``FARTHEST`` as well.
    """
    if abs(len(one) - len(other)) >= FARTHEST:
        return FARTHEST
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, counterpart in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and counterpart == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) >= FARTHEST and min(before) >= FARTHEST:
            return FARTHEST
    return min(row[-1], FARTHEST)


def show_enum(member: IntEnum) -> str:
    """Return a member's own title, or its name with spaces."""
    title = getattr(member, "title", None)
    return title if isinstance(title, str) else member.name.replace("_", " ")


def show_timestamp(moment: dt.datetime) -> str:
    """Return a moment as RFC 3339 in UTC, with as many groups of three decimals as it needs."""
    micros = moment.microsecond
    precision = "seconds" if micros == 0 else "milliseconds" if micros % 1000 == 0 else "microseconds"
    return moment.isoformat(timespec=precision).removesuffix("+00:00") + "Z"


def searcher(pattern: str, words: Sequence[str] = ()) -> Callable[[str], re.Match[str] | None]:
    """Return what looks for a pattern that ``patterns.translate`` has made; it is compiled when it is first used.

    Args:
        pattern: The pattern.
        words: Words of which one stands in every text that it matches. Most texts have none of them, which is found
            out much sooner than a search of the pattern ends.
    """
    lazy = lazy_pattern(pattern, re.ASCII)
    if not words:
        return lambda text: lazy.search(text)  # noqa: PLW0108 - its attribute is what compiles it

    def find(text: str) -> re.Match[str] | None:
        for word in words:
            if word in text:
                return lazy.search(text)
        return None

    return find


def member(module: str, path: str, name: str) -> IntEnum:
    """Return a member of an enumeration, given where that is defined; called once for each when rules are loaded."""
    place: Any = import_module(module)
    enumeration: type[IntEnum] = functools.reduce(getattr, path.split("."), place)
    return enumeration[name]


def _out_of_range() -> NoReturn:
    raise Undetermined("the date lies outside the years 1 to 9999") from None


RUNTIME: dict[str, object] = {
    **{
        builtin.__name__: builtin
        for builtin in (all, any, bool, dict, frozenset, len, list, max, min, sorted, str, sum)
    },
    "_absent": absent,
    "_add": add,
    "_add_days": add_days,
    "_at": at,
    "_char_at": char_at,
    "_date": dt.date,
    "_datetime": dt.datetime,
    "_day_of_year": calendar.day_of_year,
    "_days_after": days_after,
    "_distance": distance,
    "_equal": equal,
    "_first": first,
    "_HOUR": _HOUR,
    "_largest": largest,
    "_last": last,
    "_lower_ascii": lower_ascii,
    "_member": member,
    "_midnight": midnight,
    "_MINUTE": _MINUTE,
    "_parse_int": parse_int,
    "_quotient": quotient,
    "_remainder": remainder,
    "_SECOND": _SECOND,
    "_searcher": searcher,
    "_show_enum": show_enum,
    "_show_timestamp": show_timestamp,
    "_smallest": smallest,
    "_SPACE": SPACE,
    "_split": split,
    "_substring": substring,
    "_timedelta": dt.timedelta,
    "_upper_ascii": upper_ascii,
    "_utc": dt.UTC,
    "_whole": whole,
    "_year_end": year_end,
    "_years_after": years_after,
    "_years_before": years_before,
    "_years_between": calendar.years_between,
}
"""Globals of the generated code, which needs no others: it runs with empty ``__builtins__``."""
