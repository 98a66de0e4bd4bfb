"""Portion markings where they stand in a body, told from their false friends."""

from __future__ import annotations

from validator.documents.values import Marking
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.body.numbers import ends_sentence
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines
from validator.parsing.values.marks import read_portion_marking
from validator.text import Stretch

_HEADING = lazy_pattern(r"([A-Z][A-Za-z0-9 ,/&'\u2019.\-]{1,60}?:?)[ \t]++(?=[(\[])")
_BEHIND = lazy_pattern(r"[ \t]*+(?:[:.](?:\s|\Z)|-|\Z|(?=\n))")
_LIST_LETTERS = frozenset("ABI1")
_LONGEST_KNOWN = 24
_MOST_KNOWN = 1024
_MOST_WORDS = 7
"""Words of a heading in front of a marking."""


@define(eq=False)
class MarkReader:
    """Reads portion markings of one body.

    Attributes:
        lines: The text.
        tables: The tables of the vocabulary.
        stretch: The whole text; it collects the repairs made to markings.
    """

    lines: Lines
    tables: Tables
    stretch: Stretch = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.stretch = self.lines.whole()

    def at(self, place: int, *, numbered: bool = False) -> tuple[Marking, int] | None:
        """Reads the marking at an offset.

        Args:
            place: The offset.
            numbered: Whether it stands behind a paragraph's number, where a bracket may be lost and a symbol that is in
                no vocabulary is still a marking, if an unreadable one.

        Returns:
            The marking and the offset behind it, or None.
        """
        text = self.lines.read.text
        sign = text[place : place + 1]
        if sign == "(":
            known = self._known(place)
            if known is not None:
                return known
        elif sign != "[" and not (numbered and _may_begin(text[place : place + 24])):
            return None
        before = len(self.stretch.repairs)
        found = read_portion_marking(self.stretch, place, self.tables.vocabulary, lost_bracket=numbered)
        if found is not None:
            marking = found[0]
            if marking.level is not None or marking.controls or (numbered and self._unreadable(marking)):
                if len(self.stretch.repairs) == before:
                    self._keep(place, found)
                return found
        del self.stretch.repairs[before:]
        return None

    def _known(self, place: int) -> tuple[Marking, int] | None:
        """Gives a marking that was read before in the same letters: the same few stand in all messages."""
        text = self.lines.read.text
        end = text.find(")", place, place + _LONGEST_KNOWN) + 1
        known = self.tables.found_markings.get(text[place:end]) if end else None
        if known is None or _goes_on(text, end):
            return None
        span = self.lines.read.span(place, end)
        return Marking(known.text, span, known.level, known.controls, known.unknown, False, known.released_to), end

    def _keep(self, place: int, found: tuple[Marking, int]) -> None:
        """Keeps a plain marking for the next time it is met."""
        marking, end = found
        text = self.lines.read.text
        plain = marking.level is not None and not marking.unknown and not marking.entire_text
        if plain and end - place <= _LONGEST_KNOWN and text[place:end] == marking.text and not _goes_on(text, end):
            if len(self.tables.found_markings) >= _MOST_KNOWN:
                self.tables.found_markings.clear()
            self.tables.found_markings[marking.text] = marking

    def behind_heading(self, place: int, end: int) -> Marking | None:
        """Reads a marking behind the heading with which a paragraph begins.

        ``SUMMARY (C):``, ``Summary: (SBU) ...`` and ``2. REFUGEES (LIMITED OFFICIAL USE)`` are marked so; a bracket
        behind other words, or followed by more of the sentence, is none.

        Args:
            place: Offset at which the paragraph's text begins.
            end: Offset at which its first line ends.
        """
        text = self.lines.read.text
        match = _HEADING.match(text, place, end)
        if match is None or len(match[1].split()) > _MOST_WORDS or ". " in f"{match[1]} ":
            return None
        found = self.at(match.end())
        if found is None or found[1] > end:
            return None
        return found[0] if match[1].endswith(":") or _BEHIND.match(text, found[1], end) else None

    def behind_portion(self, start: int, end: int) -> Marking | None:
        """Reads a marking that is the last thing in a portion, behind the end of its last sentence.

        Agencies other than State put it there (a memorandum of the Central Intelligence Agency of 1979; 5 CFR
        1312.8(a)(7) allowed either end).

        Args:
            start: Offset at which the portion begins.
            end: Offset at which it ends.
        """
        text = self.lines.read.text
        place = text.rfind("(", start, end)
        if place <= start or text[end - 1] != ")" or not ends_sentence(text[start:place].rstrip()):
            return None
        found = self.at(place)
        return found[0] if found is not None and found[1] == end and found[0].level is not None else None

    def _unreadable(self, marking: Marking) -> bool:
        """Whether a bracket with unknown contents is a marking that cannot be read, not words or a list letter."""
        inner = marking.text.strip("()[] .")
        if len(inner) == 1:
            return inner.upper() not in _LIST_LETTERS
        if squeeze(inner) in self.tables.vocabulary.controls:
            return True
        return "/" in inner and inner.isupper() and " " not in inner


def _goes_on(text: str, end: int) -> bool:
    """Whether ENTIRE TEXT may stand behind a bracket, which then is more than it seems."""
    return "ENTIRE" in text[end : end + 20].upper()


def _may_begin(words: str) -> bool:
    """Whether a marking without its opening bracket may begin so: ``C)``, ``C - ENTIRE TEXT``."""
    return words[1:2] == ")" or words[2:3] == ")" or words[3:4] == ")" or "ENTIRE" in words.upper()
