"""Regular expressions as trees: character sets, sequences, choices, repeats, and how Python's ``re`` writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from attrs import define

LAST = 0x10FFFF


@define(frozen=True)
class Characters:
    """One character out of a set.

    Attributes:
        ranges: First and last code point of each range, in order and apart from one another.
    """

    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> Characters:
        """Return the set of all characters in some ranges, in whatever order they come."""
        merged: list[tuple[int, int]] = []
        for low, high in sorted(ranges):
            if merged and low <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
            else:
                merged.append((low, high))
        return cls(tuple(merged))

    @classmethod
    def in_text(cls, text: str) -> Characters:
        """Return the set of the characters of a text."""
        return cls.of((ord(character), ord(character)) for character in text)

    def __or__(self, other: Characters) -> Characters:
        return Characters.of((*self.ranges, *other.ranges))

    def complement(self) -> Characters:
        """Return the set of all other characters."""
        gaps: list[tuple[int, int]] = []
        low = 0
        for start, end in self.ranges:
            if low < start:
                gaps.append((low, start - 1))
            low = end + 1
        if low <= LAST:
            gaps.append((low, LAST))
        return Characters(tuple(gaps))

    def overlaps(self, other: Characters) -> bool:
        """Whether some character is in both."""
        return any(low <= end and start <= high for low, high in self.ranges for start, end in other.ranges)


@define(frozen=True)
class Place:
    """A condition on a place, which takes up no character.

    Attributes:
        source: How Python writes it.
    """

    source: str


@define(frozen=True)
class Sequence:
    """One after the other."""

    items: tuple[Regular, ...]


@define(frozen=True)
class Choice:
    """One of several."""

    branches: tuple[Regular, ...]


@define(frozen=True)
class Repeat:
    """The same again and again.

    Attributes:
        body: What is repeated.
        least: How often at least.
        most: How often at most; None for no limit.
    """

    body: Regular
    least: int
    most: int | None


Regular = Characters | Place | Sequence | Choice | Repeat

NONE = Characters(())
_ALONE = Characters.of([(ord("0"), ord("9")), (ord("A"), ord("Z")), (ord("a"), ord("z"))])


def python_source(node: Regular) -> str:
    """Write a tree for ``re.compile(..., re.ASCII)``."""
    match node:
        case Characters(ranges=ranges):
            return _class(node) if len(ranges) != 1 or ranges[0][0] != ranges[0][1] else _character(ranges[0][0])
        case Place(source=source):
            return source
        case Sequence(items=items):
            return "".join(map(python_source, items))
        case Choice(branches=branches):
            return f"(?:{'|'.join(map(python_source, branches))})"
        case Repeat(body=body, least=least, most=most):
            inner = python_source(body)
            if isinstance(body, Sequence | Repeat):
                inner = f"(?:{inner})"
            return f"{inner}{{{least},{'' if most is None else most}}}"
        case _:
            assert_never(node)


def can_be_empty(node: Regular) -> bool:
    """Whether the tree matches without taking up a character."""
    match node:
        case Characters():
            return False
        case Place():
            return True
        case Sequence(items=items):
            return all(map(can_be_empty, items))
        case Choice(branches=branches):
            return any(map(can_be_empty, branches))
        case Repeat(body=body, least=least):
            return least == 0 or can_be_empty(body)
        case _:
            assert_never(node)


def beginning(node: Regular) -> Characters:
    """Return the characters that a match can begin with."""
    match node:
        case Characters():
            return node
        case Place():
            return NONE
        case Sequence(items=items):
            found = NONE
            for item in items:
                found |= beginning(item)
                if not can_be_empty(item):
                    break
            return found
        case Choice(branches=parts):
            return Characters.of(found for part in parts for found in beginning(part).ranges)
        case Repeat(body=body):
            return beginning(body)
        case _:
            assert_never(node)


def needed_words(node: Regular) -> tuple[str, ...]:
    """Return words of which at least one stands in every text that the tree matches; none where none can be told."""
    match node:
        case Characters(ranges=((low, high),)) if low == high:
            return (chr(low),)
        case Sequence(items=items):
            best: tuple[str, ...] = ()
            run = ""
            for item in items:
                words = needed_words(item)
                run = run + words[0] if words and isinstance(item, Characters) else ""
                best = max(best, (run,) if run else words, key=_shortest)
            return best
        case Choice(branches=branches):
            found = [needed_words(branch) for branch in branches]
            return tuple(word for words in found for word in words) if all(found) else ()
        case Repeat(body=body, least=least) if least:
            return needed_words(body)
        case _:
            return ()


def _shortest(words: tuple[str, ...]) -> int:
    return min(map(len, words), default=0)


def are_apart(branches: Iterable[Regular]) -> bool:
    """Whether all are plain words (or words with character sets) of which never two match at the same place."""
    words = [_word(branch) for branch in branches]
    return all(
        any(not here.overlaps(there) for here, there in zip(one or (), other or (), strict=False))
        for place, one in enumerate(words)
        for other in words[:place]
    )


def _word(node: Regular) -> tuple[Characters, ...] | None:
    """Return the characters of a tree that has neither choice nor repeat, or None for any other."""
    if isinstance(node, Characters):
        return (node,)
    if isinstance(node, Sequence) and all(isinstance(item, Characters) for item in node.items):
        return tuple(item for item in node.items if isinstance(item, Characters))
    return None


def _class(characters: Characters) -> str:
    other = characters.complement()
    if len(other.ranges) < len(characters.ranges) and other.ranges:
        return f"[^{_ranges(other)}]"
    return f"[{_ranges(characters)}]"


def _ranges(characters: Characters) -> str:
    return "".join(
        _character(low) if low == high else f"{_character(low)}-{_character(high)}" for low, high in characters.ranges
    )


def _character(code: int) -> str:
    if _ALONE.overlaps(Characters(((code, code),))):
        return chr(code)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
