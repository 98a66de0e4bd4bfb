"""What stands behind the level in a marking: controls, lists of countries, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping

from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.markings.lookups import Lookups, squeeze

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


_WORD = lazy_pattern(r"([^\W_]++(?:['.&][^\W_]++)*+)|(//|[/,;])|([^\w\s])")
_MOST_WORDS = 9
"""Words of the longest control in words."""
_LINKS = frozenset({"AND", "TO"})
_CODE = lazy_pattern(r"[A-Z]{3,4}")


@define
class Word:
    """A word of a marking.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        raw: The word as written.
        text: The word in upper case.
        before: What parts it from the word before: ``//``, ``/``, ``,``, ``-`` or nothing but space.
    """

    start: int
    end: int
    raw: str
    text: str
    before: str


@define
class Tail:
    """Controls of a marking.

    Attributes:
        controls: Ids of controls.
        unknown: Words that no vocabulary has.
        released_to: Countries of a list.
    """

    controls: list[str] = field(factory=list)
    unknown: list[str] = field(factory=list)
    released_to: list[str] = field(factory=list)


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Cuts a stretch into words, each with the sign that parts it from the word before."""
    words: list[Word] = []
    before = ""
    for match in _WORD.finditer(text, start, end):
        if match[1] is None:
            before = match[2] or (before or ("-" if match[3] in "-\u2013\u2014" else ""))
        else:
            words.append(Word(match.start(), match.end(), match[1], match[1].upper(), before))
            before = ""
    return words


def longest(words: list[Word], at: int, table: Mapping[str, T], *, across: str = " -") -> tuple[T, int] | None:
    """Finds the longest run of words that a table has.

    Args:
        words: The words.
        at: Index of the first.
        table: Squeezed words to what they stand for.
        across: Signs that may part words of one run.

    Returns:
        What they stand for, and the index behind the run.
    """
    run = ""
    found: tuple[T, int] | None = None
    for index in range(at, min(at + _MOST_WORDS, len(words))):
        if index > at and (words[index].before or " ") not in across:
            break
        run += squeeze(words[index].text)
        value = table.get(run)
        if value is not None:
            found = value, index + 1
    return found


def read_tail(words: list[Word], at: int, lookups: Lookups, tail: Tail | None = None) -> Tail:
    """Reads controls from a word on to the last.

    Args:
        words: Words of the marking.
        at: Index of the first behind the level.
        lookups: The tables.
        tail: What was read before and is read on.
    """
    tail = Tail() if tail is None else tail
    while at < len(words):
        found = _shaped(words, at, lookups) or longest(words, at, lookups.controls)
        if found is None:
            tail.unknown.append(words[at].raw)
            at += 1
            continue
        name, at = found
        if name not in tail.controls:
            tail.controls.append(name)
        if name in lookups.lists:
            at = _list(words, at, name, tail, lookups)
    return tail


def _shaped(words: list[Word], at: int, lookups: Lookups) -> tuple[str, int] | None:
    """Finds a control that has no literal form, such as a compartment: ``SI-ABC``, ``SI-G ABCD``."""
    run = words[at].text
    for index in range(at + 1, min(at + 3, len(words))):
        if words[index].before not in ("", "-"):
            break
        run += (words[index].before or " ") + words[index].text
        if squeeze(run) not in lookups.controls:
            for shape, name in lookups.patterns:
                if shape.fullmatch(run):
                    return name, index + 1
    return None


def _list(words: list[Word], at: int, name: str, tail: Tail, lookups: Lookups) -> int:
    """Reads the list that follows a control; gives the index behind it."""
    names: list[str] = []
    if name in lookups.countries and at == len(words) and tail.unknown:
        # USA/AUS/GBR EYES ONLY: here the list stands in front.
        names, tail.unknown = tail.unknown, []
    new = True
    while at < len(words) and words[at].before != "//":
        word = words[at]
        if word.before and longest(words, at, lookups.controls):
            break
        if word.text in _LINKS:
            new = True
        elif new or word.before or (_CODE.fullmatch(word.text) and _CODE.fullmatch(names[-1])):
            names.append(word.raw)
            new = False
        else:
            names[-1] += f" {word.raw}"
        at += 1
    if name in lookups.countries:
        tail.released_to += names
    return at
