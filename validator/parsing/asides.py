"""What stands in a memorandum beside its text: marks of later actions, the words WORKING PAPER, lists of sources.

32 CFR 2001.22(c), 2001.24(d) and (l), and 2001.25(b) say what must be shown and set no form of words. The words are
data (``rules/vocabulary/layout.yaml``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validator.dates.written import read_date
from validator.documents.authority import DerivedFrom
from validator.documents.traces import ActionMark
from validator.documents.values import Passage
from validator.lazy import lazy_pattern
from validator.light import define, evolve, field
from validator.parsing.labels import label_at
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines
from validator.parsing.values.instruction import read_instruction
from validator.parsing.values.runs import longest_run
from validator.parsing.values.sources import read_sources
from validator.text import Stretch

_ITEM = lazy_pattern(r"(?:\(?[0-9]{1,2}[.)]|\(?[A-Za-z][.)]|[-*\u2022])[ \t]++")
_WORD_START = lazy_pattern(r"(?<![^\W_])[^\W_]")
_SIGNS = lazy_pattern(r"[\s:;,.\u2013\u2014-]*+")
_ENDS = " \t\r\n:;,.-\u2013\u2014"
_DECLASSIFY_ON = "declassify-on"
_LONGEST_HEADING = 40
_MOST_LINES = 4
"""Lines of a mark."""


@define(eq=False)
class Asides:
    """Finds what stands beside the text, and reads it when the date of the document is known.

    Attributes:
        lines: The text.
        tables: The tables of the vocabulary.
        working_paper: The line that says the document is a working paper.
    """

    lines: Lines
    tables: Tables
    working_paper: Passage | None = None
    _marks: list[tuple[str, int, int, int]] = field(factory=list)
    _items: list[tuple[int, int]] = field(factory=list)

    def behind(self, number: int) -> int:
        """Gives the line behind what begins at a line and stands beside the text; the line itself where nothing does.

        Args:
            number: Number of a line that is not blank.
        """
        line = self.lines.bare[number]
        words = self.tables.vocabulary.layout
        if len(line) <= _LONGEST_HEADING:
            squeezed = squeeze(line)
            if squeezed in words.working_papers and self.working_paper is None:
                self.working_paper = Passage(*self.lines.take(self.lines.at(number), self.lines.end(number)))
                return number + 1
            if squeezed in words.source_lists:
                return self._list(number)
        if number == 0 or not self.lines.bare[number - 1]:
            return self._mark(number)
        return number

    def action_marks(self) -> tuple[ActionMark, ...]:
        """Gives the marks of later actions."""
        return tuple(self._action(*each) for each in self._marks)

    def sources(self, dated: dt.date | None) -> tuple[DerivedFrom, ...]:
        """Gives the sources of the lists.

        Args:
            dated: The document's own date, before which sources lie.
        """
        return tuple(source for start, end in self._items for source in self._source(start, end, dated))

    def _list(self, number: int) -> int:
        """Cuts a list of sources into its items; where none is numbered, each line is one."""
        bare = self.lines.bare
        last = number + 1
        while last < len(bare) and bare[last]:
            last += 1
        inside = range(number + 1, last)
        if not inside:
            return number
        begins = [each for each in inside if _ITEM.match(bare[each])] or list(inside)
        for first, behind in zip(begins, [*begins[1:], last], strict=True):
            sign = _ITEM.match(bare[first])
            start = self.lines.at(first) + (sign.end() if sign else 0)
            self._items.append((start, self.lines.end(behind - 1)))
        return last

    def _source(self, start: int, end: int, dated: dt.date | None) -> Iterator[DerivedFrom]:
        stretch = self.lines.stretch(start, end)
        vocabulary = self.tables.vocabulary
        text = stretch.text
        behind, date = len(text), None
        for match in _WORD_START.finditer(text):
            label = longest_run(text, match.start(), len(text), vocabulary.labels)
            if label and match.start() and vocabulary.labels[label[0]] == _DECLASSIFY_ON:
                behind = match.start()
                found = read_instruction(stretch.part(behind, len(text)), vocabulary, dated).declassify_on
                date = found.date if found else None
                break
        for source in read_sources(stretch, 0, behind, vocabulary, dated):
            yield evolve(source, listed=True, declassify_on=date)
        self.lines.collect(stretch)

    def _mark(self, number: int) -> int:
        """Finds a mark of a later action: its words, alone in their line or before a level, an authority or a date."""
        lines, words = self.lines, self.tables.vocabulary.layout
        text, start, end = lines.read.text, lines.at(number), lines.end(number)
        run = longest_run(text, start, end, words.actions)
        label = label_at(lines, number, self.tables)
        if run is None or (label is not None and label.field == _DECLASSIFY_ON and label.colon):
            return number
        at = _behind_signs(text, run[1], end)
        follows = (self.tables.vocabulary.levels, words.by_whom, words.on_which_day)
        if at < end and not any(longest_run(text, at, end, table) for table in follows):
            return number
        last = number + 1
        while last < min(number + _MOST_LINES, len(lines.bare)) and lines.bare[last] and self._head(last):
            last += 1
        self._marks.append((words.actions[run[0]], start, run[1], lines.end(last - 1)))
        return last

    def _head(self, number: int) -> bool:
        """Whether a line goes on with a mark: ``Authority: ...``, ``Date: ...``."""
        words = self.tables.vocabulary.layout
        name, colon, _ = self.lines.bare[number].partition(":")
        return bool(colon) and squeeze(name) in words.by_whom | words.on_which_day

    def _action(self, kind: str, start: int, behind: int, end: int) -> ActionMark:
        """Reads a mark; ``behind`` is the offset behind its first words."""
        lines, vocabulary = self.lines, self.tables.vocabulary
        stretch = lines.stretch(start, end)
        text = stretch.text
        at = _behind_signs(text, behind - start, len(text))
        level = longest_run(text, at, len(text), vocabulary.levels)
        date, day = _day(stretch, at, vocabulary.layout.on_which_day)
        authority = None
        for match in _WORD_START.finditer(text, at):
            run = longest_run(text, match.start(), len(text), vocabulary.layout.by_whom)
            if run is not None:
                first = _behind_signs(text, run[1], len(text))
                line_end = text.find("\n", first) if "\n" in text[first:] else len(text)
                authority = text[first : day if first < day < line_end else line_end].strip(_ENDS)
                break
        return ActionMark(
            *stretch.take(0, len(text)), kind, vocabulary.levels[level[0]] if level else None, date, authority or None
        )


def _behind_signs(text: str, at: int, end: int) -> int:
    """Gives the offset behind signs of punctuation and white space."""
    match = _SIGNS.match(text, at, end)
    return match.end() if match else at


def _day(stretch: Stretch, at: int, words: frozenset[str]) -> tuple[dt.date | None, int]:
    """Finds the date of an action behind the words that lead to one; gives it with the offset of these words."""
    text = stretch.text
    for match in _WORD_START.finditer(text, at):
        run = longest_run(text, match.start(), len(text), words)
        if run is not None:
            written = read_date(text, None, _behind_signs(text, run[1], len(text)))
            if written is not None and written.date is not None:
                return written.date, match.start()
    return None, len(text)
