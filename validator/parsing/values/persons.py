"""Classifiers: name, position and office of the persons on a Classified By line, in whatever order they stand.

Names are what no vocabulary has: the words of positions and offices are known, those of names are not. So a name is the
run of unknown words that stands nearest to a title, and a doubtful line gives less rather than something wrong.
"""

from __future__ import annotations

import re
from itertools import pairwise

from validator.documents.authority import Classifier
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.values.person_words import (
    BEFORE,
    BUREAU,
    FIELD,
    HONORIFIC,
    INITIAL,
    LINK,
    OFFICE,
    OTHER,
    PARTICLE,
    POST,
    REDACTED,
    SUFFIX,
    TITLE,
    Unit,
    units_of,
)
from validator.parsing.values.runs import longest_run
from validator.text import Stretch

_AND = lazy_pattern(r"AND|ET")
_IDENTIFIER = lazy_pattern(r"[A-Z]{0,5}[\s-]?[0-9][0-9A-Z-]{1,14}", re.IGNORECASE)
_SIGNS = lazy_pattern(r"[\s:#.]*+")
_OF_NAMES = frozenset({OTHER, INITIAL, PARTICLE, SUFFIX})
_OF_POSITIONS = frozenset({BEFORE, FIELD, TITLE})
_OF_OFFICES = frozenset({OFFICE, POST, BUREAU, FIELD})
_MOST_WORDS_OF_NAME = 7


def read_persons(stretch: Stretch, start: int, end: int, vocabulary: Vocabulary) -> tuple[Classifier, ...]:
    """Reads who classified.

    Args:
        stretch: The stretch they stand in.
        start: Offset of the first character.
        end: Offset behind the last.
        vocabulary: The vocabularies.

    Returns:
        The classifiers; several where AND joins persons that are each named.
    """
    identified = _identified(stretch, start, end, vocabulary)
    if identified:
        return (identified,)
    units = units_of(stretch.text, start, end, vocabulary)
    for index, unit in enumerate(units):
        if unit.kind == LINK and _AND.fullmatch(unit.text) and 0 < index < len(units) - 1:
            first = _Person(stretch, vocabulary, units_of(stretch.text, start, unit.start, vocabulary), unit.start)
            second = _Person(stretch, vocabulary, units_of(stretch.text, unit.end, end, vocabulary), end)
            if first.name and second.name:
                return first.classifier(start, unit.start), *read_persons(stretch, unit.end, end, vocabulary)
    if not units:
        return ()
    return (_Person(stretch, vocabulary, units, end).classifier(start, end),)


def _identified(stretch: Stretch, start: int, end: int, vocabulary: Vocabulary) -> Classifier | None:
    """Reads a personal identifier that stands for the name, with what follows it."""
    text = stretch.text
    word = longest_run(text, start, end, vocabulary.positions.identifiers)
    signs = _SIGNS.match(text, word[1] if word else start, end)
    at = signs.end() if signs else start
    match = _IDENTIFIER.match(text, at, end)
    if match is None:
        return None
    behind = text[match.end() : end].lstrip()
    if behind and behind[0] not in ",;(" and text[match.end()] != "\n":
        return None
    person = _Person(stretch, vocabulary, units_of(text, match.end(), end, vocabulary), end, named=False)
    found = person.classifier(start, end)
    found.identifier = stretch.take(*match.span())[0]
    return found


@define
class _Person:
    """Finds name, position and office of one person among the words of a line that ends at ``end``."""

    stretch: Stretch
    vocabulary: Vocabulary
    units: list[Unit]
    end: int
    named: bool = True
    name: tuple[int, int] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        # A name may follow what the person is for, without a comma: AMBASSADOR TO OMAN JANE ROE.
        for greedy in (True, False, True):
            for unit in self.units:
                unit.used = ""
            self._mark_posts()
            self._mark_positions(greedy=greedy)
            self._mark_offices()
            self.name = self._find_name() if self.named else None
            if self.name:
                break

    def classifier(self, start: int, end: int) -> Classifier:
        """Makes the classifier; ``start`` and ``end`` are the offsets of the line."""
        words, span = self.stretch.take(start, end)
        name = self._taken(self.name)
        redacted = name is None and any(unit.kind == REDACTED for unit in self.units)
        return Classifier(words, span, name, self._taken(self._position()), self._taken(self._office()), None, redacted)

    def _taken(self, place: tuple[int, int] | None) -> str | None:
        return self.stretch.take(*place)[0] if place else None

    def _joined(self, index: int) -> bool:
        """Whether a unit stands next to the one before it, and both are free."""
        return 0 < index < len(self.units) and not self.units[index].parted

    def _mark_posts(self) -> None:
        """Marks names of posts: EMBASSY MUSCAT."""
        text, units = self.stretch.text, self.units
        for index, unit in enumerate(units):
            if unit.kind != POST:
                continue
            following = units[index + 1] if self._joined(index + 1) else None
            if following and following.kind in _OF_POSITIONS and unit.text in self.vocabulary.positions.before:
                unit.kind = BEFORE
                continue
            unit.used = "office"
            if following is None or following.kind not in (OTHER, PARTICLE, LINK):
                continue
            first = index + (2 if following.kind == LINK else 1)
            if first >= len(units):
                continue
            post = longest_run(text, units[first].start, units[-1].end, self.vocabulary.posts)
            stop = post[1] if post else units[first].end
            for place in units[index + 1 :]:
                if place.end <= stop:
                    place.used = "office"

    def _mark_positions(self, *, greedy: bool) -> None:
        """Marks positions: a title with what leads to it and what it is for."""
        units = self.units
        for index, unit in enumerate(units):
            if unit.kind != TITLE or unit.used:
                continue
            low = index
            while self._joined(low) and not units[low - 1].used:
                step = 2 if _AND.fullmatch(units[low - 1].text) and self._joined(low - 1) else 1
                if units[low - step].kind not in _OF_POSITIONS:
                    break
                low -= step
            high = self._right_of(index, greedy=greedy)
            for place in units[low : high + 1]:
                place.used = "position"

    def _mark_offices(self) -> None:
        """Marks names of offices: OFFICE OF RIVER COMMISSIONS."""
        for index, unit in enumerate(self.units):
            if unit.kind == OFFICE and not unit.used:
                for place in self.units[index : self._right_of(index, greedy=True) + 1]:
                    place.used = place.used or "office"

    def _right_of(self, index: int, *, greedy: bool) -> int:
        """Gives the index of the last unit that belongs to a title, or to the first word of an office."""
        units = self.units
        after_link = False
        last = index
        for place in range(index + 1, len(units)):
            unit = units[place]
            if unit.parted:
                break
            if unit.kind == LINK:
                following = units[place + 1] if self._joined(place + 1) else None
                if following is None or (_AND.fullmatch(unit.text) and following.kind in _OF_NAMES):
                    break
                after_link = True
                continue
            if unit.kind == OTHER:
                if not after_link:
                    break
                after_link = greedy
            elif unit.kind in (TITLE, FIELD, OFFICE, POST, BUREAU, BEFORE):
                after_link = False
            else:
                break
            last = place
        return last

    def _find_name(self) -> tuple[int, int] | None:
        """Gives the offsets of the name: of the free runs of unknown words the one that stands best."""
        runs = self._runs()
        if not runs:
            return self._name_like_a_field()
        low, high = max(runs, key=lambda run: (self._standing(run, len(runs)), -run[0]))
        low, high = self._surname_first(runs, (low, high))
        if self._joined(high + 1) and self.units[high + 1].kind == FIELD and not self._joined(high + 2):
            high += 1  # a surname that is an ordinary word: WEST
        for unit in self.units[low : high + 1]:
            unit.used = "name"
        return self.units[low].start, self._end_of_name(high)

    def _runs(self) -> list[tuple[int, int]]:
        """Gives the runs of free units that can be a name, as first and last index."""
        runs: list[tuple[int, int]] = []
        low: int | None = None
        for index, unit in enumerate([*self.units, Unit(0, 0, TITLE, "", True)]):
            free = unit.kind in _OF_NAMES and not unit.used
            if low is not None and (not free or (unit.parted and unit.kind != SUFFIX)):
                run = self.units[low:index]
                if len(run) <= _MOST_WORDS_OF_NAME and any(each.kind == OTHER and len(each.text) > 1 for each in run):
                    runs.append((low, index - 1))
                low = None
            if free and low is None and unit.kind != SUFFIX:
                low = index
        return runs

    def _standing(self, run: tuple[int, int], count: int) -> int:
        """Tells how well a run stands for a name: behind a title best, then in front of one."""
        units = self.units
        low, high = run
        words = "".join(unit.text for unit in units[low : high + 1])
        if count > 1 and words in self.vocabulary.posts:
            return 0
        before = units[low - 1] if self._joined(low) else None
        if before and (before.used == "position" or before.kind == HONORIFIC):
            return 3
        behind = units[high + 1] if high + 1 < len(units) else None
        if behind and (behind.used == "position" or behind.kind == SUFFIX):
            return 2
        return 1

    def _surname_first(self, runs: list[tuple[int, int]], chosen: tuple[int, int]) -> tuple[int, int]:
        """Joins ``DOE, JOHN Q.``, where a surname alone begins the line."""
        for first, second in pairwise(runs):
            if chosen in (first, second) and first[0] == 0 and first[1] <= 1 and second[0] == first[1] + 1:
                words = ("".join(unit.text for unit in self.units[low : high + 1]) for low, high in (first, second))
                if not any(each in self.vocabulary.posts for each in words):
                    return first[0], second[1]
        return chosen

    def _name_like_a_field(self) -> tuple[int, int] | None:
        """Gives a surname that is an ordinary word, directly behind its title: AMBASSADOR WEST."""
        units = self.units
        for index, unit in enumerate(units):
            behind_title = self._joined(index) and units[index - 1].kind == TITLE
            if unit.kind == FIELD and behind_title and not self._joined(index + 1):
                unit.used = "name"
                return unit.start, unit.end
        return None

    def _end_of_name(self, high: int) -> int:
        unit = self.units[high]
        point = unit.kind == SUFFIX and self._point_behind(unit)
        return unit.end + point

    def _position(self) -> tuple[int, int] | None:
        """Gives the offsets of the first position; positions that only commas part are one."""
        units = self.units
        low = next((index for index, unit in enumerate(units) if unit.used == "position"), None)
        if low is None:
            return None
        high = low
        while high + 1 < len(units) and units[high + 1].used == "position":
            high += 1
        return units[low].start, self._with_point(units[high])

    def _with_point(self, unit: Unit) -> int:
        """Gives the offset behind a unit; a point that ends an abbreviation of letters (a.i.) belongs to it."""
        text = self.stretch.text
        point = self._point_behind(unit) and text[unit.end - 2 : unit.end - 1] == "."
        return unit.end + point

    def _point_behind(self, unit: Unit) -> bool:
        return unit.end < self.end and self.stretch.text[unit.end] == "."

    def _office(self) -> tuple[int, int] | None:
        """Gives the offsets of the office: the first run of words that nothing else was made of."""
        group: list[Unit] = []
        for unit in [*self.units, Unit(0, 0, TITLE, "", True, "name")]:
            if unit.used in ("", "office") and unit.kind != REDACTED:
                group.append(unit)
                continue
            while group and group[0].kind in (LINK, HONORIFIC, SUFFIX):
                group.pop(0)
            while group and group[-1].kind in (LINK, HONORIFIC, SUFFIX):
                group.pop()
            if any(self._is_of_office(each) for each in group):
                return group[0].start, group[-1].end
            group = []
        return None

    def _is_of_office(self, unit: Unit) -> bool:
        """Whether a unit makes the words around it an office."""
        if unit.kind == OTHER:
            return unit.parted or unit.text in self.vocabulary.posts
        return unit.kind in _OF_OFFICES or unit.text in self.vocabulary.positions.offices
