"""Level words of classification lines and banners: spaced, collapsed, damaged, with the controls behind them.

The wrong reading that matters most is one that takes something classified for unclassified. So a level that cannot be
read is none at all, and a damaged word is read as UNCLASSIFIED only where much of it is left.
"""

from __future__ import annotations

from collections.abc import Iterable

from validator.knowledge.level import Level
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define
from validator.markings.line_controls import Token, read_controls, tokens_of
from validator.markings.lookups import Head, Lookups, letter_spaced, lookups_of
from validator.text.near import distance

_SECTION = "SECTION"
_SHORT_TOKEN = 2
_FEWEST_LETTERS = 5
"""Letters that must be left of a damaged word."""
_MANY_LETTERS = 9
"""Letters from which on two may be wrong, and from which on a damaged word may say UNCLASSIFIED."""
_OWNERS = lazy_pattern(r"(?:[^\S\n][A-Z]{3,4}){2,8}+(?=//|[^\S\n]*+(?:\n|$))")
_MOST_OWNERS = 4

Repair = tuple[int, int, str, str]
"""Offsets of what is replaced, what it is replaced by, and the kind of repair."""


@define
class OverallMarking:
    """A level word with its controls as read.

    Attributes:
        end: Offset behind the last of them.
        level: The level.
        controls: Ids of controls and administrative controls.
        unknown: Words behind slashes that no vocabulary has.
        spaced: Whether the word was letter-spaced.
        repairs: Repairs.
    """

    end: int
    level: Level
    controls: tuple[str, ...]
    unknown: tuple[str, ...]
    spaced: bool
    repairs: tuple[Repair, ...]


@define
class _Found:
    """A level word: which, how many tokens it takes, and where it ends."""

    word: str
    tokens: int
    end: int
    repairs: tuple[Repair, ...] = ()
    spaced: bool = False


def read_overall(text: str, at: int, vocabulary: Vocabulary) -> OverallMarking | None:
    """Reads a level word and the controls behind it.

    Args:
        text: The text.
        at: Offset at which the word begins.
        vocabulary: The vocabularies.

    Returns:
        The marking; None where the word is no level and none that is merely damaged.
    """
    lookups = lookups_of(vocabulary)
    if text.startswith("//", at):
        return _owned(text, at + 2, lookups)
    tokens = tokens_of(text, at)
    if not tokens:
        return None
    found = _exact(tokens, lookups)
    if found is None:
        found = _damaged(tokens, range(1, len(tokens) + 1), lookups)
    elif len(tokens[found.tokens - 1].text) == 1:
        found = _whole_run(tokens, found, lookups)
    if found is None:
        return None
    found.spaced = letter_spaced([token.text for token in tokens[: found.tokens]])
    return _with_controls(text, found, lookups.overall[found.word], lookups)


def _with_controls(text: str, found: _Found, head: Head, lookups: Lookups) -> OverallMarking:
    level, controls = head
    end, tail = read_controls(text, found.end, lookups)
    more = tuple(name for name in tail.controls if name not in controls)
    return OverallMarking(end, level, controls + more, tuple(tail.unknown), found.spaced, found.repairs)


def _owned(text: str, at: int, lookups: Lookups) -> OverallMarking | None:
    """Reads a banner that begins with two slashes: the level is NATO's, joint, or that of another owner."""
    tokens = tokens_of(text, at)
    for first in range(min(len(tokens), _MOST_OWNERS)):
        found = _exact(tokens[first:], lookups)
        if found is None:
            continue
        level, controls = lookups.overall[found.word]
        if first:
            control = lookups.controls.get(tokens[0].text)
            controls = (control if control in lookups.owners else lookups.foreign_government,)
        countries = _OWNERS.match(text, found.end)
        found.end = countries.end() if countries else found.end
        return _with_controls(text, found, (level, controls), lookups)
    return None


def _exact(tokens: list[Token], lookups: Lookups) -> _Found | None:
    """Finds the longest run of tokens that is a level word."""
    found: _Found | None = None
    run = ""
    for count, token in enumerate(tokens, 1):
        run += token.text
        if run in lookups.overall:
            found = _Found(run, count, token.end)
        elif run.endswith(_SECTION) and run[: -len(_SECTION)] in lookups.overall and len(token.text) > len(_SECTION):
            found = _Found(run[: -len(_SECTION)], count, token.end - len(_SECTION))
    return found


def _whole_run(tokens: list[Token], exact: _Found, lookups: Lookups) -> _Found:
    """Reads on where single letters follow: the word may be the beginning of a longer one that is damaged."""
    count = exact.tokens
    while count < len(tokens) and len(tokens[count].text) == 1:
        count += 1
    longer = _damaged(tokens, [count], lookups) if count > exact.tokens + 1 else None
    return longer if longer and longer.word.startswith(exact.word) else exact


def _damaged(tokens: list[Token], counts: Iterable[int], lookups: Lookups) -> _Found | None:
    """Finds the level word that a run of tokens comes nearest to.

    Args:
        tokens: The tokens of the line.
        counts: How many of them may be the word.
        lookups: The tables.
    """
    best = _MANY_LETTERS
    found: list[tuple[str, int]] = []
    for count in counts:
        pieces = tokens[:count]
        run = "".join(token.text for token in pieces)
        if len(run) < _FEWEST_LETTERS or not all(token.upper for token in pieces) or not _may_be_one_word(pieces):
            continue
        for word, head in lookups.overall.items():
            limit = min(_limit(word, head), best)
            away = distance(run, word, limit)
            if away < best and away <= limit:
                best, found = away, []
            if away <= limit:
                found.append((word, count))
    if len({lookups.overall[word] for word, _ in found}) != 1:
        return None
    word, count = found[0]
    return _Found(word, count, tokens[count - 1].end, _alignment(tokens[:count], word))


def _may_be_one_word(tokens: list[Token]) -> bool:
    """Whether tokens may be the pieces of one word: there is one, or they are mostly single letters."""
    return len(tokens) == 1 or (
        letter_spaced([token.text for token in tokens]) and all(len(token.text) <= _SHORT_TOKEN for token in tokens[1:])
    )


def _limit(word: str, head: Head) -> int:
    """Gives how many letters of a word may be wrong; of UNCLASSIFIED one, because DECLASSIFIED is two away."""
    unclassified = head == (Level.UNCLASSIFIED, ())
    if len(word) >= _MANY_LETTERS:
        return 1 if unclassified else 2
    return 1 if len(word) > _FEWEST_LETTERS and not unclassified else 0


def _alignment(tokens: list[Token], word: str) -> tuple[Repair, ...]:
    """Gives the repairs that make the word of the tokens, each as small as can be."""
    letters = "".join(token.text for token in tokens)
    places = [offset for token in tokens for offset in range(token.start, token.end)]
    gap = " " if letter_spaced([token.text for token in tokens]) else ""
    repairs: list[Repair] = []
    from difflib import SequenceMatcher  # only where a word was damaged

    for kind, start, end, other, other_end in SequenceMatcher(None, letters, word, autojunk=False).get_opcodes():
        right = gap.join(word[other:other_end])
        if kind in ("replace", "delete"):
            repairs.append((places[start], places[end - 1] + 1, right, "damaged-word"))
        elif kind == "insert" and start < len(letters):
            # A neighbour is replaced together with it, else the insertion would belong to what stands before as well.
            repairs.append((places[start], places[start] + 1, right + gap + letters[start], "damaged-word"))
        elif kind == "insert":
            repairs.append((places[-1], places[-1] + 1, letters[-1] + gap + right, "damaged-word"))
    return tuple(repairs)
