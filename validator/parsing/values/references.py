"""The REF line: every item, with its letter, its kind, and for cables station, number and year.

The text is read once from left to right. What begins an item is a letter, a semicolon or a core (year, station,
number); what stands behind a core is its tail; other words are a title, or an item of another kind if one says so.
"""

from __future__ import annotations

from validator.documents.values import Marking, Reference
from validator.knowledge.vocabulary import Vocabulary
from validator.light import define, field
from validator.parsing.values.plain_marks import read_plain_marking
from validator.parsing.values.reference_block import Block, Core
from validator.parsing.values.reference_cores import (
    airgram_at,
    bare_number,
    core_at,
    serial_before_post,
    station_alone,
)
from validator.parsing.values.reference_items import Item, last_post
from validator.parsing.values.reference_letters import Letter
from validator.parsing.values.reference_order import NEUTRAL, LetterRun
from validator.parsing.values.reference_tails import Tail
from validator.text import Stretch

_NAMED_AFTER = frozenset({"email", "telephone"})
"""Kinds whose word may stand behind the names of persons."""


def read_references(stretch: Stretch, vocabulary: Vocabulary, year: int | None) -> tuple[Reference, ...]:
    """Reads the value of a REF line.

    Args:
        stretch: What stands behind the label, line ends included; labels left in are passed over.
        vocabulary: The vocabularies.
        year: Year of the document: the year of references that state none.

    Returns:
        The references in the order of the text. An unreadable item has the kind ``unknown``; a station that is in no
        list is taken only in perfectly regular shape, and then by its own name.
    """
    block = Block(stretch, vocabulary, year)
    reader = _Reader(block)
    reader.read()
    return tuple(item.reference(stretch, year) for item in reader.items)


@define(eq=False)
class _Reader:
    """Reads a block from left to right.

    Attributes:
        block: The text.
        items: What was found.
        letter: Letter of the current item.
        lettered: Whether nothing was read since a letter.
        emitted: Whether a cable was found since the last letter or semicolon.
        opened: Index of the first token that is not understood so far, or -1.
        broken: Whether a title was passed over since the last core, so that only the surest shapes count.
        separated: Whether a comma, link or line end stands between the last core and here.
        line_only: Whether that was a line end and nothing else.
        fresh: Whether an item may begin here.
        kind: Kind of what is open, where a word told it.
        firm: Whether that word settles it.
        marking: Portion marking read in front of the next item.
        run: The letters so far.
    """

    block: Block
    items: list[Item] = field(factory=list)
    letter: str | None = None
    lettered: bool = False
    emitted: bool = False
    opened: int = -1
    broken: bool = False
    separated: bool = False
    line_only: bool = False
    fresh: bool = True
    kind: str | None = None
    firm: bool = False
    marking: Marking | None = None
    run: LetterRun = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.run = LetterRun(self.block, self.items)

    def read(self) -> None:
        """Reads all of it."""
        at = 0
        while at < len(self.block.tokens):
            at = self._step(at)
        self._close(at)

    @property
    def clean(self) -> bool:
        """Whether the place is one where an item begins: behind a letter, a core or a semicolon."""
        return self.opened < 0 and not self.broken

    def _step(self, at: int) -> int:
        token = self.block.tokens[at]
        if token.kind == "line":
            self._separate(line=True)
            return at + 1
        letter = self._letter(at)
        if letter:
            return self._begin(letter, at)
        if token.text == ";":
            self._close(at)
            self._reset(None)
            return at + 1
        if token.text == "," or token.text in self.block.words.links:
            self._separate(line=False)
            return at + 1
        if self.clean:
            end = self._front(at)
            if end > at:
                return end
        core = self._core(at)
        if core:
            return self._emit(core, at)
        return self._word(at)

    def _separate(self, *, line: bool) -> None:
        """Notes a comma, linking word or line end; it ends a title."""
        if self.emitted and self.opened >= 0 and self.kind is None:
            self.opened = -1
            self.broken = True
        self.line_only = line and (self.line_only or not self.separated)
        self.separated = True
        self.fresh = True

    def _reset(self, letter: str | None) -> None:
        """Makes ready for the next item."""
        self.letter = letter
        self.lettered = letter is not None
        self.emitted = self.broken = self.separated = self.line_only = False
        self.marking = None
        self.fresh = True

    def _begin(self, letter: Letter, at: int) -> int:
        """Begins a lettered item."""
        self._close(at)
        self._reset(letter.letter)
        self.run.add(letter)
        return self.run.letter_end(letter)

    def _letter(self, at: int) -> Letter | None:
        """Reads the letter of an item, if one begins here."""
        if len(self.block.tokens[at].text) > 2:
            return None
        return self.run.letter(at, clean=self.clean, opened=self.opened >= 0, lettered=self.lettered)

    # What stands before a core

    def _front(self, at: int) -> int:
        """Passes over what stands before an item; gives the index behind it, or ``at`` where nothing does."""
        tokens = self.block.tokens
        token = tokens[at]
        if token.kind == "word":
            label = self.block.label_end(at)
            if label:
                return label
            if token.text in self.block.words.fillers and not core_at(self.block, at, strict=False):
                return self._tail().captions(at) or at + 1 if self.items else at + 1
            return self._captions(at)
        if token.kind != "sign" or core_at(self.block, at, strict=False):
            return at
        if token.text in "([":
            return self._front_bracket(at)
        return at + 1 if token.text in NEUTRAL else at

    def _captions(self, at: int) -> int:
        """Reads captions that stand apart behind the item."""
        return (self._tail().captions(at, notal=self.separated) if self.emitted else 0) or at

    def _front_bracket(self, at: int) -> int:
        """Reads a portion marking in front of an item."""
        end = self._tail().captions_in_brackets(at) if self.emitted else 0
        if end:
            return end
        found = read_plain_marking(self.block.stretch, self.block.tokens[at].start, self.block.vocabulary)
        if found:
            self.marking = found[0]
            return self.block.index(found[1])
        return at + 1

    def _tail(self) -> Tail:
        return Tail(self.block, self.items, lambda at: self._letter(at) is not None, len(self.block.tokens))

    # Cores

    def _core(self, at: int) -> Core | None:
        """Reads a core, in the strictness that the place asks for."""
        if self.clean:
            kind = self.block.kind_at(at)
            if kind and kind[1]:
                return None
            return (
                serial_before_post(self.block, at)
                or core_at(self.block, at, strict=False)
                or airgram_at(self.block, at, last_post(self.items, "airgram"))
                or bare_number(self.block, at, last_post(self.items, "cable"))
            )
        if self.firm:
            core = core_at(self.block, at, strict=False) if self.fresh else None
            return core if core and core.known and self.block.ends_at(core.end) else None
        return core_at(self.block, at, strict=True)

    def _emit(self, core: Core, at: int) -> int:
        """Adds the item of a core, and reads its tail."""
        if self.firm:
            self._close(at)
        self.opened = -1
        self.kind = None
        for repair in core.repairs:
            self.block.stretch.repair(*repair)
        if self.emitted and self.line_only and core.known:
            self.letter = None
        end = self.block.tokens[core.end - 1].end
        number = core.serial.number if core.serial else None
        self.items.append(
            Item(
                core.start,
                end,
                self.letter,
                core.kind,
                core.post,
                number,
                core.year,
                marking=self.marking,
                series_year=core.year,
            )
        )
        letter = self.letter
        self._reset(letter)
        self.lettered = False
        self.emitted = True
        return self._tail().read(core.end)

    # Everything else

    def _word(self, at: int) -> int:
        """Takes a word, number or sign that is not understood by itself."""
        tokens = self.block.tokens
        token = tokens[at]
        if token.text in "([" and self.opened >= 0:
            close = self._tail().closing(at)
            if close:
                self._note_notal(at, close)
                return close + 1
        if token.kind == "sign" and self.opened < 0:
            return at + 1
        told = self.block.kind_at(at) or self._date_time_group(at)
        if told and self.opened >= 0 and self.fresh and self.firm and told[1] and told[0] not in _NAMED_AFTER:
            self._close(at)
        if self.opened < 0:
            self.opened = at
        if told and not self.firm and self._may_tell(told[0], at):
            self.kind, self.firm = told
        self._note_notal(at, at + 1)
        self.fresh = False
        self.lettered = False
        return at + 1

    def _may_tell(self, kind: str, at: int) -> bool:
        """Whether a word may tell the kind here: not in the title of a cable."""
        if not self.emitted:
            return True
        if not self.separated:
            return False
        return kind in _NAMED_AFTER or (at == self.opened and not self.broken)

    def _date_time_group(self, at: int) -> tuple[str, bool] | None:
        """Tells a report by a date-time group."""
        tokens = self.block.tokens
        group = tokens[at].kind == "number" and len(tokens[at].text) == 6
        return ("report", True) if group and at + 1 < len(tokens) and tokens[at + 1].text == "Z" else None

    def _note_notal(self, start: int, end: int) -> None:
        """Notes NOTAL that stands behind the title of a cable."""
        captions = self.block.vocabulary.captions
        if self.emitted and self.kind is None and self.items:
            for token in self.block.tokens[start:end]:
                if captions.get(token.text) == "NOTAL":
                    self.items[-1].notal = True

    def _close(self, end: int) -> None:
        """Ends what is open before a token: an item of its own, or words that are none."""
        start, kind = self.opened, self.kind
        self.opened = -1
        self.kind = None
        self.firm = False
        if start < 0 or (kind is None and self.emitted):
            return
        tokens = self.block.tokens
        while tokens[end - 1].text in ",;-&.:/\n" or tokens[end - 1].text in self.block.words.links:
            end -= 1
        inside = [token.text for token in tokens[start:end]]
        if inside[-1:] == [")"] and "(" not in inside:
            end -= 1
        if kind in (None, "report") and self._close_station(start, end, kind):
            return
        text = "".join(token.text for token in tokens[start:end] if token.kind != "sign")
        if kind is None and (text in self.block.words.nothing or not self._may_be_item(text)):
            return
        notal = any(self.block.vocabulary.captions.get(token.text) == "NOTAL" for token in tokens[start:end])
        self.items.append(
            Item(
                tokens[start].start,
                tokens[end - 1].end,
                self.letter,
                kind or "unknown",
                notal=notal,
                marking=self.marking,
            )
        )

    def _may_be_item(self, text: str) -> bool:
        """Whether words that are not understood are an item: with a letter, a number, or if nothing else is there."""
        return len(text) > 1 and (self.letter is not None or not self.items or any(map(str.isdecimal, text)))

    def _close_station(self, start: int, end: int, kind: str | None) -> bool:
        """Adds a piece that is a station and nothing else, or a station with a date instead of a number."""
        core = station_alone(self.block, start)
        if core is None or (kind == "report" and core.post in self.block.words.by_date):
            return False
        place = self.block.tokens[core.end - 1].end
        found = [Item(core.start, place, self.letter, "cable", core.post, year=core.year, marking=self.marking)]
        noted = len(self.block.stretch.repairs)
        if Tail(self.block, found, lambda _: False, end).read(core.end) < end:
            del self.block.stretch.repairs[noted:]
            return False
        for repair in core.repairs:
            self.block.stretch.repair(*repair)
        self.items += found
        return True
