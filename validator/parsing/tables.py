"""Tables that the parsers of whole documents make of a vocabulary, once for each vocabulary."""

from __future__ import annotations

import re
from functools import lru_cache

from validator.documents.values import Marking
from validator.knowledge.level import Level
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.values.stations import find_post

_OUTSIDE = lazy_pattern(r"[^A-Z0-9]++")
_MAIN_FIELDS = frozenset({"tags", "subject", "references", "classified-by"})
_MOST_POSTS = 4096
_SHORTEST_WORD = 5
"""Letters of the shortest word of a foreign level; below that it is a portion symbol."""
_SHORTEST_INSIDE = 3
"""Letters of the shortest label that is looked for inside a line."""


@define(eq=False)
class Tables:
    """What is looked up for every document.

    Attributes:
        vocabulary: The vocabularies they are made of.
        overall: Squeezed words of a classification line, to the level; administrative controls are UNCLASSIFIED.
        labels: Squeezed labels to fields.
        class_initials: Letters with which such words begin, in both cases.
        class_starts: First letters, up to three, of such words, as they stand in a text: ``CON``, ``C O``.
        level_words: Matches the word of a level, letter-spaced or not, with a blank behind it.
        glued: Matches such a word, spaced or not, inside a line, with another word behind it.
        caption_starts: First two letters of all captions.
        label_starts: First letters, up to three, of all labels.
        order_initials: Letters with which labels of the E.O. line begin, in both cases.
        inside_labels: Labels that are looked for inside lines too, where a colon follows, to their fields.
        inside_endings: The same labels alone.
        signals: Words with which header lines begin, to what they begin.
        found_posts: Stations that were looked up before.
        found_markings: Portion markings that were read before.
    """

    vocabulary: Vocabulary
    overall: dict[str, Level]
    labels: dict[str, str]
    class_initials: frozenset[str]
    class_starts: frozenset[str]
    level_words: re.Pattern[str]
    glued: re.Pattern[str]
    caption_starts: frozenset[str]
    label_starts: frozenset[str]
    order_initials: frozenset[str]
    inside_labels: dict[str, str]
    inside_endings: tuple[str, ...]
    signals: dict[str, str]
    found_posts: dict[str, str | None] = field(factory=dict, init=False, repr=False)
    found_markings: dict[str, Marking] = field(factory=dict, init=False, repr=False)

    def may_be_class(self, start: str) -> bool:
        """Whether a line may be a classification line.

        Args:
            start: Its first three characters; a lost first letter is allowed for where the word is spaced.
        """
        start = start.upper()
        return start in self.class_starts or (start[1:2] == " " and start[:1].isalpha() and start[2:].isalpha())

    def post(self, name: str) -> str | None:
        """Finds the canonical station of a name; the same few hundred names stand in all messages."""
        if name not in self.found_posts:
            if len(self.found_posts) >= _MOST_POSTS:
                self.found_posts.clear()
            self.found_posts[name] = find_post(name, self.vocabulary)
        return self.found_posts[name]


def squeeze(words: str) -> str:
    """Gives words as the tables have them: upper case, letters and digits only."""
    upper = words.upper()
    return upper if upper.isalnum() and upper.isascii() else _OUTSIDE.sub("", upper)


@lru_cache(maxsize=8)
def tables_of(vocabulary: Vocabulary, *, smart: bool = False) -> Tables:
    """Makes the tables of a vocabulary, or gives those that were made before.

    Args:
        vocabulary: The vocabularies.
        smart: Whether the labels of the messages after 2009 count, ordinary words among them.
    """
    overall = dict(vocabulary.levels)
    overall.update(dict.fromkeys(vocabulary.administrative, Level.UNCLASSIFIED))
    overall.update(
        {word: level for word, (level, _) in vocabulary.foreign_levels.items() if len(word) >= _SHORTEST_WORD}
    )
    labels = vocabulary.labels | vocabulary.smart_labels if smart else vocabulary.labels
    initials = {word[0] for word in overall}
    orders = [label for label, name in labels.items() if name == "order"]
    inside = {label: name for label, name in labels.items() if name in _MAIN_FIELDS and len(label) >= _SHORTEST_INSIDE}
    plain = "|".join(form for word in vocabulary.levels for form in (word, " ".join(word)))
    spaced = "|".join("[ ]{0,3}+".join(word) for word in sorted(overall, key=lambda word: (-len(word), word)))
    return Tables(
        vocabulary=vocabulary,
        overall=overall,
        labels=labels,
        class_initials=frozenset("".join(initials) + "".join(initials).lower()),
        class_starts=frozenset(word[:3] for word in overall) | {" ".join(word[:2]) for word in overall},
        level_words=lazy_pattern(f"(?:{plain})(?=[ ])"),
        glued=lazy_pattern(rf"(?:{spaced})(?=[ ])", re.IGNORECASE),
        caption_starts=frozenset(caption[:2] for caption in vocabulary.captions),
        label_starts=frozenset(label[:3] for label in labels),
        order_initials=frozenset(letter for label in orders for letter in (label[0], label[0].lower())),
        inside_labels=inside,
        inside_endings=tuple(inside),
        signals=_signals(vocabulary),
    )


def _signals(vocabulary: Vocabulary) -> dict[str, str]:
    """Gives the words with which header lines begin; the letter O may be read as zero."""
    signals = dict(vocabulary.header_labels)
    signals.update(dict.fromkeys(vocabulary.security_signals, "security"))
    signals.update({"DE": "sender", "BT": "break", "ACTION": "action", "ORIGIN": "origin", "DRAFTED": "drafted"})
    signals["APPROVED"] = "approved"
    for code in {code for code, _, _ in vocabulary.precedences.values()} | {"0"}:
        signals[code * 2] = "routing"
        signals[code] = "date-time group"
    return signals
