"""What the readers of instructions share: one instruction, the value it stands in, and dates with what follows them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container

from validator.dates.written import WrittenDate, read_date
from validator.dates.years import Resolve, coming_year
from validator.documents.duration import Exemption
from validator.knowledge.instruction_words import InstructionWords
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.values.marks import note_repairs
from validator.parsing.values.runs import longest_run
from validator.text import Stretch

NOTHING = "not-applicable"
"""The kind of an instruction that says there is none."""

REDACTED = lazy_pattern(r"X{4,}+|\[[^\]\n]{0,60}\]|\.{3,}+|\u2026|\*{3,}+|_{3,}+|#{3,}+|\u2588++", re.IGNORECASE)
"""What stands where a release withheld something."""

_SKIP = lazy_pattern(r"[\s:;.,=*()\\\u2013\u2014-]*+")
_WORD_START = lazy_pattern(r"(?<![^\W_])[^\W_]")
_NAME = lazy_pattern(r"\s{0,3}+\(([^()0-9]{2,60}?)(?:\)|\s*+$|(?=\s[O0]R-?[A-Z]\b))")
_BARE_NAME = lazy_pattern(r"\s{1,3}+([A-Z][A-Z'-]++(?: [A-Z'-]++)?,\s?[A-Z][A-Z.]*+(?:\s[A-Z]\b\.?)?)")
_LETTERS = lazy_pattern(r"[^\W\d_]{3}")
_CODE = lazy_pattern(r"\s{0,3}+([O0]R\s?-?\s?[A-Z0])(?![A-Za-z0-9])")
_TIGHT_CODE = lazy_pattern(r"\s{0,3}+([O0]R-?[A-Z0])(?![A-Za-z0-9])")
_ENDS = " \t\r\n.;,:\\*/-("


@define
class Item:
    """One instruction.

    Attributes:
        kind: As in ``DeclassifyOn``.
        start: Offset of its first character. end: Offset behind its last.
        keyword: The keyword that it is itself.
        date: The date.
        event: Offsets of the event.
        exemptions: Exemption codes.
        category: Number behind a schedule.
        classifier: Offsets of the name behind it.
        code: Offsets of the originator's code.
    """

    kind: str
    start: int
    end: int
    keyword: str | None = None
    date: WrittenDate | None = None
    event: tuple[int, int] | None = None
    exemptions: list[Exemption] = field(factory=list)
    category: int | None = None
    classifier: tuple[int, int] | None = None
    code: tuple[int, int] | None = None

    @property
    def behind(self) -> int:
        """Offset behind everything that belongs to it."""
        return max(self.end, *(place[1] for place in (self.classifier, self.code) if place), 0)


@define
class Reader:
    """A value in which instructions stand.

    Attributes:
        stretch: The value.
        vocabulary: The vocabularies.
        dated: The document's own date.
        end: Offset behind the value proper.
        labelled: Whether a label such as DECL was read, so that any words may be an event.
    """

    stretch: Stretch
    vocabulary: Vocabulary
    dated: dt.date | None
    end: int
    labelled: bool = False

    @property
    def text(self) -> str:
        """The text of the stretch."""
        return self.stretch.text

    @property
    def words(self) -> InstructionWords:
        """The words of instructions."""
        return self.vocabulary.instruction_words

    def silent(self) -> Reader:
        """Gives the same reader with repairs of its own, to try what may come to nothing."""
        stretch = Stretch(self.stretch.read, self.stretch.start, self.stretch.end)
        return Reader(stretch, self.vocabulary, self.dated, self.end, self.labelled)

    def skip(self, at: int) -> int:
        """Gives the offset behind white space and signs."""
        match = _SKIP.match(self.text, at, self.end)
        return match.end() if match else at

    def run(self, at: int, table: Container[str]) -> tuple[str, int] | None:
        """Finds the longest run of words in a table."""
        return longest_run(self.text, at, self.end, table)

    def next_keyword(self, at: int) -> int:
        """Gives the offset of the next keyword behind an offset; that of the end where there is none."""
        for match in _WORD_START.finditer(self.text, at + 1, self.end):
            if self.run(match.start(), self.words.keywords):
                return match.start()
        return self.end

    def bare_end(self, at: int, end: int) -> int:
        """Gives the offset behind the last character that is no sign of punctuation."""
        while end > at and self.text[end - 1] in _ENDS:
            end -= 1
        return end

    def date(self, at: int, resolve: Resolve = coming_year) -> Item | None:
        """Reads a date with the name and the originator's code behind it; one that does not exist is unreadable."""
        before = self.run(at, self.words.before_dates)
        start = self.skip(before[1]) if before else at
        date = read_date(self.text, self.dated, start, self.end, resolve=resolve)
        if date is None:
            return None
        note_repairs(self.stretch, date.repairs)
        item = Item("date" if date.date else "unreadable", start, date.end, date=date)
        self.name_behind(item)
        return item

    def name_behind(self, item: Item) -> None:
        """Reads name and code behind a date or schedule (E.O. 12065 section 1-501(a))."""
        name = _NAME.match(self.text, item.end, self.end) or _BARE_NAME.match(self.text, item.end, self.end)
        if name and _LETTERS.search(name[1]) and not REDACTED.match(name[1].strip()):
            item.classifier = name.span(1)
            code = _CODE.match(self.text, name.end(), self.end)
        else:
            # Without a name in front OR is rather the word: "OR A VISIT".
            code = _TIGHT_CODE.match(self.text, item.end, self.end)
        item.code = code.span(1) if code else None
