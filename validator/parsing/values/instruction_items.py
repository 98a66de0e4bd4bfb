"""Single instructions for declassification, as they stand in one value: dates, codes, schedules, events, words."""

import datetime as dt
import re
from collections.abc import Container

from attrs import define, field

from validator.dates.misread import as_digits
from validator.dates.written import WrittenDate, read_date
from validator.dates.years import Resolve, coming_year, past_year
from validator.documents.values import Exemption
from validator.knowledge.vocabulary import Vocabulary
from validator.parsing.values.exemption_codes import read_codes
from validator.parsing.values.marks import note_repairs
from validator.parsing.values.runs import longest_run
from validator.text import Stretch

_SKIP = re.compile(r"[\s:;.,=*()\\\u2013\u2014-]*+")
_NEAR = re.compile(r"[\s:;.,(\u2013-]{0,6}+")
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
_REDACTED = re.compile(r"X{4,}+|\[[^\]\n]{0,60}\]|\.{3,}+|\u2026|\*{3,}+|_{3,}+|#{3,}+|\u2588++", re.IGNORECASE)
_CATEGORY = re.compile(r"[\s(.\u2013-]{0,3}+([1-9IlO])\)?(?![\w/])(?!\s?[-.]\s?[0-9])")
_MORE_CATEGORIES = re.compile(r"(?:\s?(?:,|/|&|AND)\s?-?[1-9](?![\w/]))++")
_SECTION_5B = re.compile(r"[^\n]{0,60}?\b5\s?\(?B\)?\s?\(([1-9])\)", re.IGNORECASE)
_NAME = re.compile(r"\s{0,3}+\(([^()0-9]{2,60}?)(?:\)|\s*+$|(?=\s[O0]R-?[A-Z]\b))")
_BARE_NAME = re.compile(r"\s{1,3}+([A-Z][A-Z'-]++(?: [A-Z'-]++)?,\s?[A-Z][A-Z.]*+(?:\s[A-Z]\b\.?)?)")
_CODE = re.compile(r"\s{0,3}+([O0]R\s?-?\s?[A-Z0])(?![A-Za-z0-9])")
_TIGHT_CODE = re.compile(r"\s{0,3}+([O0]R-?[A-Z0])(?![A-Za-z0-9])")
_DURATION = re.compile(r"[0-9]{1,2}\s?-?(?:YEARS?|YRS?|MONTHS?|DAYS?|WEEKS?)\b", re.IGNORECASE)
_LINK = re.compile(r"[,;]?\s++(?:OR|AND)\s++", re.IGNORECASE)
_PORTIONS = re.compile(r"\s{1,2}+TO\s", re.IGNORECASE)
_REAL_WORD = re.compile(r"[^\W\d_]{3,}+")
_LONGEST_TOLD = 100
_SHORT = 4
_SHORTEST_SLIP = 3
_NOTHING = "not-applicable"
_SIGNS = " \t\r\n.;,:)\\"
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


_COMMA = re.compile(r"\s{0,2}+[,;]\s{1,3}+(?=[A-Za-z])")


@define
class ItemReader:
    """Reads instructions one by one.

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

    def skip(self, at: int) -> int:
        """Gives the offset behind white space and signs."""
        match = _SKIP.match(self.stretch.text, at, self.end)
        return match.end() if match else at

    def run(self, at: int, table: Container[str]) -> tuple[str, int] | None:
        """Finds the longest run of words in a table."""
        return longest_run(self.stretch.text, at, self.end, table)

    def next_keyword(self, at: int) -> int:
        """Gives the offset of the next keyword from an offset on; that of the end where there is none."""
        words = self.vocabulary.instruction_words
        for match in _WORD_START.finditer(self.stretch.text, at, self.end):
            if self.run(match.start(), words.keywords) and match.start() > at:
                return match.start()
        return self.end

    def value(self, at: int) -> Item | None:
        """Reads a value.

        Args:
            at: Offset of its first character.

        Returns:
            The instruction; None where nothing stands there.
        """
        item = self.plain(at) or self._event(at, any_words=self.labelled)
        if item is None and at < self.end:
            end = self._bare_end(at, self.next_keyword(at))
            item = Item("unreadable", at, end) if end > at else None
        return item

    def plain(self, at: int) -> Item | None:
        """Reads a value that is no event: a date, a code, or words with a meaning of their own."""
        redacted = _REDACTED.match(self.stretch.text, at, self.end)
        if redacted:
            return Item("unreadable", at, redacted.end())
        return self._words(at) or self._codes(at) or self._date(at)

    def scheduled(self, at: int, keyword: str, behind: int) -> Item:
        """Reads what stands behind a keyword that is an instruction by itself.

        Args:
            at: Offset of the keyword.
            keyword: The keyword.
            behind: Offset behind it.
        """
        facts = self.vocabulary.instruction_words.facts[keyword]
        # That nothing is classified is no instruction, whatever word follows it.
        item = Item(facts.kind, at, behind, None if facts.kind == _NOTHING else keyword)
        if facts.numbered:
            self._category(item)
        near = _NEAR.match(self.stretch.text, item.end, self.end)
        start = near.end() if near else item.end
        date = self._date(start)
        if date and facts.kind == _NOTHING:
            item.date, item.end = date.date, date.end
        elif date:
            kind = date.kind if date.kind == "unreadable" else facts.dated or facts.kind
            item.kind, item.date, item.start, item.end = kind, date.date, date.start, date.end
            item.classifier, item.code = date.classifier, date.code
        else:
            event = self._event(start, any_words=False)
            if event:
                item.kind = "event" if facts.dated else facts.kind
                item.event, item.end = event.event, event.end
                item.start = event.start if facts.dated else at
            self._behind(item, codes=_CODE)
        return item

    def _category(self, item: Item) -> None:
        text = self.stretch.text
        match = _CATEGORY.match(text, item.end, self.end)
        if match is None:
            match = _SECTION_5B.match(text, item.end, self.end)
        if match is None:
            return
        digit, repairs = as_digits(match[1], match.start(1))
        note_repairs(self.stretch, repairs)
        item.category, item.end = int(digit), match.end()
        more = _MORE_CATEGORIES.match(text, item.end, self.end)
        item.end = more.end() if more else item.end

    def _date(self, at: int, resolve: Resolve = coming_year) -> Item | None:
        words = self.vocabulary.instruction_words
        start = at
        before = self.run(at, words.before_dates)
        if before:
            start = self.skip(before[1])
        date = read_date(self.stretch.text, self.dated, start, self.end, resolve=resolve)
        if date is None:
            return None
        note_repairs(self.stretch, date.repairs)
        item = Item("date" if date.date else "unreadable", start, date.end, date=date)
        self._behind(item, codes=_CODE)
        return item

    def _behind(self, item: Item, codes: re.Pattern[str]) -> None:
        """Reads name and code behind a date or schedule (E.O. 12065 section 1-501(a))."""
        text = self.stretch.text
        name = _NAME.match(text, item.end, self.end) or _BARE_NAME.match(text, item.end, self.end)
        at = item.end
        if name and _REAL_WORD.search(name[1]) and not _REDACTED.match(name[1].strip()):
            item.classifier = name.span(1)
            at = name.end()
        else:
            codes = _TIGHT_CODE
        code = codes.match(text, at, self.end)
        item.code = code.span(1) if code else None

    def _words(self, at: int) -> Item | None:
        """Reads words with a meaning of their own: OADR, N/A, MR, SOURCE MARKED, DECLASSIFIED."""
        words = self.vocabulary.instruction_words
        found = self.run(at, words.values)
        if found is None:
            return self._source_date(at)
        run, end = found
        label = self.run(at, words.keywords)
        if label and label[1] > end:
            return None
        kind, right, slip = words.values[run]
        if slip and len(run) < _SHORTEST_SLIP and not self.labelled:
            return None
        if (slip or len(run) <= _SHORT) and kind != _NOTHING and not self._stands_alone(end):
            return None
        if slip:
            self.stretch.repair(at, end, right, "misread-word")
        item = Item(kind, at, end)
        if kind == _NOTHING:
            portions = _PORTIONS.match(self.stretch.text, end, self.end)
            item.end = self._bare_end(at, self.next_keyword(end)) if portions else end
        elif kind == "source-marked":
            self._marked(item)
        elif kind == "declassified":
            self._told(item)
        return item

    def _stands_alone(self, end: int) -> bool:
        """Whether no ordinary word follows a short value, so that it is no part of a name."""
        rest = self.stretch.text[end : self.end].lstrip(_SIGNS)
        start = self.end - len(rest) if rest else self.end
        return (
            not rest[:1].isalpha()
            or "\n" in self.stretch.text[end:start]
            or self.run(start, self.vocabulary.instruction_words.links) is not None
            or self.run(start, self.vocabulary.instruction_words.source_dates) is not None
            or self.run(start, self.vocabulary.instruction_words.keywords) is not None
        )

    def _marked(self, item: Item) -> None:
        """Reads what a source was marked with, and its date."""
        at = self.skip(item.end)
        inner = self.run(at, self.vocabulary.instruction_words.values)
        codes = read_codes(self.stretch, at, self.end, self.dated)
        if inner:
            item.end = inner[1]
        elif codes:
            item.exemptions, item.end, item.date = codes.exemptions, codes.end, codes.date
        source = self._source_date(self.skip(item.end))
        if source:
            item.date, item.end = source.date, source.end

    def _source_date(self, at: int) -> Item | None:
        """Reads ``DATE OF SOURCE`` with its date, which lies before the document's own."""
        found = self.run(at, self.vocabulary.instruction_words.source_dates)
        if found is None:
            return None
        item = Item("source-marked", at, found[1])
        date = self._date(self.skip(found[1]), past_year)
        if date:
            item.date, item.end = date.date, date.end
        return item

    def _told(self, item: Item) -> None:
        """Reads when, by whom a document was declassified: ``DECLASSIFIED BY NARA 09/02/2009``."""
        text = self.stretch.text
        limit = min(item.end + _LONGEST_TOLD, self.end)
        for match in _WORD_START.finditer(text, item.end, limit):
            date = read_date(text, self.dated, match.start(), self.end)
            if date:
                note_repairs(self.stretch, date.repairs)
                item.date, item.end = date, date.end
                return
        item.end = self._bare_end(item.start, limit)

    def _codes(self, at: int) -> Item | None:
        codes = read_codes(self.stretch, at, self.end, self.dated)
        if codes is None:
            return None
        if codes.worded:
            end = self._event_end(codes.end)
            codes.exemptions[0].text, codes.exemptions[0].span = self.stretch.take(at, end)
            return Item("exemption", at, end, exemptions=codes.exemptions, event=(codes.end, end))
        item = Item("exemption", at, codes.end, exemptions=codes.exemptions, date=codes.date)
        comma = _COMMA.match(self.stretch.text, codes.end, self.end)
        event = self._event(comma.end(), any_words=True) if comma and codes.date is None else None
        if event:
            # 25X4, upon retirement of the radar: the event goes with the code (32 CFR 2001.26(a)(1)).
            item.event, item.end = event.event, event.end
        return item

    def _event(self, at: int, *, any_words: bool) -> Item | None:
        text = self.stretch.text
        end = self._event_end(at)
        opening = self.run(at, self.vocabulary.instruction_words.events)
        if opening is None and not _DURATION.match(text, at, self.end):
            if not any_words or not text[at : at + 1].isalpha():
                return None
            if len(_REAL_WORD.findall(text, at, end)) < 2:
                return None
        return Item("event", at, end, event=(at, end)) if end > at else None

    def _event_end(self, at: int) -> int:
        """Gives the offset behind an event: it ends where another instruction is joined to it."""
        end = self.next_keyword(at)
        text = self.stretch.text
        for link in _LINK.finditer(text, at, end):
            probe = ItemReader(_silent(self.stretch), self.vocabulary, self.dated, self.end)
            if probe.plain(link.end()):
                end = link.start()
                break
        return self._bare_end(at, end)

    def _bare_end(self, at: int, end: int) -> int:
        """Gives the offset behind the last character that is no sign of punctuation."""
        return at + len(self.stretch.text[at:end].rstrip(_ENDS))


def _silent(stretch: Stretch) -> Stretch:
    """Gives the same stretch with a list of repairs of its own, to try what may come to nothing."""
    return Stretch(stretch.read, stretch.start, stretch.end)
