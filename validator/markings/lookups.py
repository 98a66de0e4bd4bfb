"""Tables for reading markings, made of a vocabulary once."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from validator.knowledge.level import Level
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define

_OUTSIDE = lazy_pattern(r"[^A-Z0-9]++")
_LETTERS_MEANT = lazy_pattern(r"[A-Z]{2,}$")
_SHORTEST_WORD = 5
"""Letters of the shortest foreign level word; shorter ones are symbols of portions."""

_ALONE = ("dissemination", "non-ic", "aea", "fgi")

Head = tuple[Level, tuple[str, ...]]
"""What the first words of a marking say: a level, and controls that go with it."""


@define(eq=False)
class Lookups:
    """What the first words of a marking, and those behind them, can be. Keys are squeezed.

    Attributes:
        portion: First words of portion markings.
        overall: First words of classification lines and banners.
        administrative: Those of them that stand where a level stands and are none.
        symbols: Symbols of levels.
        controls: Controls to ids.
        line_controls: Controls and captions to ids, as they may stand on a classification line.
        lists: Ids of controls that a list follows.
        countries: Ids of those of them whose list names who may see it.
        owners: Ids of those of them whose list names who owns it.
        foreign_government: Id of the control of what a foreign government owns.
        dissemination: Ids of dissemination controls.
        alone: Ids of controls that may stand alone in a portion marking; others are ordinary words too (JOINT).
        patterns: Ids of controls that have no literal form, with their shapes.
        blanket: Words of a marking that covers the whole text.
        blanket_sentence: Words that may stand beside those and the level in a sentence.
    """

    portion: dict[str, Head]
    overall: dict[str, Head]
    administrative: dict[str, Head]
    symbols: dict[str, Level]
    controls: dict[str, str]
    line_controls: dict[str, str]
    lists: frozenset[str]
    countries: frozenset[str]
    owners: frozenset[str]
    foreign_government: str
    dissemination: frozenset[str]
    alone: frozenset[str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    blanket: frozenset[str]
    blanket_sentence: frozenset[str]


def squeeze(words: str) -> str:
    """Gives words as the tables have them: upper case, letters and digits only."""
    upper = words.upper()
    return upper if upper.isalnum() and upper.isascii() else _OUTSIDE.sub("", upper)


@lru_cache(maxsize=8)
def lookups_of(vocabulary: Vocabulary) -> Lookups:
    """Makes the tables of a vocabulary, or gives those that were made before."""
    facts = vocabulary.control_facts
    words: dict[str, Head] = {word: (level, ()) for word, level in vocabulary.levels.items()}
    symbols: dict[str, Head] = {word: (level, ()) for word, level in vocabulary.level_symbols.items()}
    # What bears an administrative control is unclassified (E.O. 12065 section 1-503).
    administrative: dict[str, Head] = {
        word: (Level.UNCLASSIFIED, (control,)) for word, control in vocabulary.administrative.items()
    }
    administrative_symbols: dict[str, Head] = {
        word: (Level.UNCLASSIFIED, (control,)) for word, control in vocabulary.administrative_symbols.items()
    }
    foreign: dict[str, Head] = {word: (level, (name,)) for word, (level, name) in vocabulary.foreign_levels.items()}
    long_foreign = {word: head for word, head in foreign.items() if len(word) >= _SHORTEST_WORD}
    lists = {name for name, fact in facts.items() if fact.lists}
    owners = {name for name in lists if facts[name].kind in ("fgi", "joint")}
    return Lookups(
        portion={**foreign, **administrative, **administrative_symbols, **words, **symbols},
        overall={**long_foreign, **administrative, **words},
        administrative={**administrative, **administrative_symbols},
        symbols=vocabulary.level_symbols,
        controls=vocabulary.controls,
        line_controls={**vocabulary.captions, **vocabulary.controls},
        lists=frozenset(lists),
        countries=frozenset(name for name in lists if facts[name].kind == "dissemination"),
        owners=frozenset(owners),
        foreign_government=next((name for name, fact in facts.items() if fact.kind == "fgi"), ""),
        dissemination=frozenset(name for name, fact in facts.items() if fact.kind == "dissemination"),
        alone=frozenset(name for name, fact in facts.items() if fact.kind in _ALONE),
        patterns=tuple((_shape(fact.pattern), name) for name, fact in facts.items() if fact.pattern is not None),
        blanket=vocabulary.blanket,
        blanket_sentence=vocabulary.blanket_sentence,
    )


def _shape(pattern: str) -> re.Pattern[str]:
    """Gives the shape that a pattern of the register means: ``SI-ABC`` is SI and any three letters."""
    if pattern.endswith("..."):
        return lazy_pattern(re.escape(pattern[:-3]) + r"[A-Z0-9]++(?:[ -][A-Z0-9]++)*+")
    tail = _LETTERS_MEANT.search(pattern)
    length = tail.end() - tail.start() if tail else 0
    return lazy_pattern(re.escape(pattern[: len(pattern) - length]) + rf"[A-Z]{{{length}}}")


def letter_spaced(words: list[str]) -> bool:
    """Whether words are rather one word whose letters were set apart: three single letters in a row."""
    return any(single and sum(1 for _ in run) >= 3 for single, run in groupby(words, lambda word: len(word) == 1))
