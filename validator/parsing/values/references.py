"""The REF line: every item, with its letter, its kind, and for cables station, number and year.

The text is read once from left to right. What begins an item is a letter, a semicolon or a core (year, station,
number); what stands behind a core is its tail; other words are a title, or an item of another kind if one says so.
"""

from attrs import define, field

from validator.documents.values import Marking, Reference
from validator.knowledge.vocabulary import Vocabulary
from validator.parsing.values.marks import read_portion_marking
from validator.parsing.values.reference_cores import Block, Core, airgram_at, core_at, station_alone
from validator.parsing.values.reference_items import Item
from validator.parsing.values.reference_letters import Letter, letter_at
from validator.parsing.values.reference_tails import Tail
from validator.parsing.values.serials import is_month, serial_at, year_of
from validator.parsing.values.stations import station_at
from validator.text import Stretch

_NEUTRAL = frozenset("-/.:*'\"\u2019`()[]\u00b6#_=&+<>|\\\u2022")
_NAMED_AFTER = frozenset({"email", "telephone"})
"""Kinds whose word may stand behind the names of persons."""
_NEAR = 3
"""How many letters may be missing before one is doubted."""
_SAME_COLUMN = 3
"""White space that parts two columns."""
_NEXT_WORDS = 6


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
        order: Place of the last letter in the alphabet, 0 before the first.
        seen: Places of all letters so far; in two columns a run goes on in the next line.
        numeric: Whether the letters are numbers.
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
    """

    block: Block
    items: list[Item] = field(factory=list)
    letter: str | None = None
    order: int = 0
    seen: set[int] = field(factory=set)
    numeric: bool = False
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

    # Letters

    def _begin(self, letter: Letter, at: int) -> int:
        """Begins a lettered item; the letter may be doubled, ``A. (A)`` or ``A. REF A``."""
        self._close(at)
        self._reset(letter.letter)
        self.order = letter.order
        self.seen.add(letter.order)
        self.numeric = letter.numeric
        end = letter.end
        while end < len(self.block.tokens):
            labelled = self._label_end(end)
            place = labelled or end
            if place == end and len(self.block.tokens[end].text) > 1:
                break
            again = letter_at(self.block.tokens, place) if place < len(self.block.tokens) else None
            if again is None or again.letter != letter.letter or (again.style == "bare" and not labelled):
                break
            end = again.end
        return end

    def _letter(self, at: int) -> Letter | None:
        """Reads the letter of an item, if one begins here."""
        if len(self.block.tokens[at].text) > 2:
            return None
        letter = letter_at(self.block.tokens, at)
        return letter if letter and self._begins_item(letter, at) else None

    def _begins_item(self, letter: Letter, at: int) -> bool:
        tokens = self.block.tokens
        line = self._line_begins(at)
        before = tokens[at - 1].text if at else ""
        apart = self.clean or line or tokens[at].gap >= _SAME_COLUMN or before in (",", ";")
        expected = letter.order == self.order + 1 or (
            letter.order - 1 in self.seen and letter.order not in self.seen and (line or tokens[at].gap >= _SAME_COLUMN)
        )
        near = bool(self.order) and 0 <= letter.order - self.order <= _NEAR
        if self.order and letter.numeric != self.numeric:
            return False
        if self.lettered and not line:
            return False
        if letter.numeric:
            return apart and expected and letter.style != "bare" and self._follows(letter.end)
        if letter.style == "bracket" and letter.letter in self.block.vocabulary.level_symbols:
            # Letter or portion marking: the run of letters tells, and that an item follows.
            return (
                (expected or near)
                and self._has_content(letter.end)
                and ((expected and apart and bool(self.order)) or self._follows(letter.end))
            )
        if letter.style in ("bracket", "point"):
            if expected:
                sure = apart and (before != "," or self.opened < 0) and self._has_content(letter.end)
                return sure or self._follows(letter.end) or self._ended(at)
            if not apart:
                return False
            return (near and line) or self._follows(letter.end)
        if not apart and not expected:
            return False
        if letter.style == "dash":
            return (expected or near) and self._follows(letter.end)
        alone = line and letter.end < len(tokens) and tokens[letter.end].kind == "line"
        return (expected or near) and (alone or self._follows(letter.end))

    def _ended(self, at: int) -> bool:
        """Whether an item of words may end before a token: with a number, a month or a bracket, not within a name."""
        before = self.block.tokens[at - 1]
        return before.kind == "number" or before.text in ")]" or is_month(before.text)

    def _line_begins(self, at: int) -> bool:
        """Whether nothing but dashes and the like stands between a token and the line end before it."""
        tokens = self.block.tokens
        at -= 1
        while at >= 0 and tokens[at].text in "-*.\u00b6":
            at -= 1
        return at < 0 or tokens[at].kind == "line"

    def _has_content(self, at: int) -> bool:
        """Whether something follows that is not again a letter or a separator."""
        tokens = self.block.tokens
        at = self.block.past_lines(at)
        if at == len(tokens) or tokens[at].text in ",;":
            return False
        letter = letter_at(tokens, at)
        return letter is None or letter.style == "bare" or letter.letter == "A"

    def _follows(self, at: int) -> bool:
        """Whether an item follows: a core, a number, an airgram, or a word that tells a kind."""
        tokens = self.block.tokens
        at = self.block.past_lines(at)
        at = self._label_end(at) or at
        if at < len(tokens) and tokens[at].text in "([":
            found = read_portion_marking(self.block.stretch, tokens[at].start, self.block.vocabulary)
            at = self.block.index(found[1]) if found else at
        core = None
        while at < len(tokens):
            core = core_at(self.block, at, strict=False)
            if core or tokens[at].text not in _NEUTRAL:
                break
            at += 1
        if at == len(tokens):
            return False
        if core or airgram_at(self.block, at) or self._bare_number(at) or self._serial_before_post(at):
            return True
        for place in range(at, min(len(tokens), at + _NEXT_WORDS)):
            if tokens[place].text in ",;\n":
                break
            if self._kind_at(place):
                return True
        return False

    def _label_end(self, at: int) -> int:
        """Gives the index behind a label such as ``REF:`` or ``REF(S):``, or 0 where none stands at a token."""
        tokens = self.block.tokens
        if at >= len(tokens) or tokens[at].kind != "word":
            return 0
        labels = self.block.vocabulary.labels
        single = tokens[at].text
        for length in (1, 2):
            name = single if length == 1 else single + tokens[at + 1].text if at + 1 < len(tokens) else ""
            if labels.get(name) == "references":
                end = at + length
                if [token.text for token in tokens[end : end + 3]] == ["(", "S", ")"]:
                    end += 3
                while end < len(tokens) and tokens[end].text in ":.-;":
                    end += 1
                return end
        return 0

    # What stands before a core

    def _front(self, at: int) -> int:
        """Passes over what stands before an item; gives the index behind it, or ``at`` where nothing does."""
        tokens = self.block.tokens
        token = tokens[at]
        if token.kind == "word":
            label = self._label_end(at)
            if label:
                return label
            if token.text in self.block.words.fillers and not core_at(self.block, at, strict=False):
                return self._tail().captions(at) or at + 1 if self.items else at + 1
            return self._captions(at)
        if token.kind != "sign" or core_at(self.block, at, strict=False):
            return at
        if token.text in "([":
            return self._front_bracket(at)
        return at + 1 if token.text in _NEUTRAL else at

    def _captions(self, at: int) -> int:
        """Reads captions that stand apart behind the item."""
        return (self._tail().captions(at) if self.emitted else 0) or at

    def _front_bracket(self, at: int) -> int:
        """Reads a portion marking in front of an item."""
        end = self._tail().captions_in_brackets(at) if self.emitted else 0
        if end:
            return end
        found = read_portion_marking(self.block.stretch, self.block.tokens[at].start, self.block.vocabulary)
        if found and not found[0].unknown:
            self.marking = found[0]
            return self.block.index(found[1])
        return at + 1

    def _tail(self) -> Tail:
        return Tail(self.block, self.items, lambda at: self._letter(at) is not None, len(self.block.tokens))

    # Cores

    def _core(self, at: int) -> Core | None:
        """Reads a core, in the strictness that the place asks for."""
        if self.clean:
            kind = self._kind_at(at)
            if kind and kind[1]:
                return None
            return (
                self._serial_before_post(at)
                or core_at(self.block, at, strict=False)
                or airgram_at(self.block, at)
                or self._bare_number(at)
            )
        if self.firm:
            core = core_at(self.block, at, strict=False) if self.fresh else None
            return core if core and core.known and core.ends(self.block) else None
        return core_at(self.block, at, strict=True)

    def _bare_number(self, at: int) -> Core | None:
        """Reads a number without a station; it inherits that of the cable before it."""
        tokens = self.block.tokens
        if tokens[at].kind != "number" and tokens[at].text != "O":
            return None
        serial = serial_at(tokens, at)
        if serial is None:
            return None
        before = next((item for item in reversed(self.items) if item.kind == "cable"), None)
        behind = tokens[serial.end : serial.end + 1]
        ends = (
            self.block.ends_at(serial.end)
            or behind[0].text in self.block.vocabulary.captions
            or len(behind[0].text) == 1
        )
        if not ends or len(serial.digits) < (2 if before else 3):
            return None
        repairs = tuple((offset, offset + 1, digit, "letter-for-digit") for offset, digit in serial.swaps)
        post = before.post if before else None
        return Core(serial.start, serial.end, "cable", post, serial, None, known=False, repairs=repairs)

    def _serial_before_post(self, at: int) -> Core | None:
        """Reads ``870 ULAANBAATAR``: a number before the station, and none behind it."""
        tokens = self.block.tokens
        serial = serial_at(tokens, at) if tokens[at].kind == "number" else None
        if serial is None or serial.end >= len(tokens) or len(serial.digits) < 3 or year_of(serial.digits) is not None:
            return None
        found = station_at(tokens, serial.end, self.block.vocabulary)
        if found is None or found.weak or not (self.block.ends_at(found.end) or letter_at(tokens, found.end)):
            return None
        if core_at(self.block, serial.end, strict=False):
            return None
        repairs = tuple((offset, offset + 1, "O", "digit-for-letter") for offset in found.zeros)
        return Core(serial.start, found.end, "cable", found.post, serial, None, known=True, repairs=repairs)

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

    def _kind_at(self, at: int) -> tuple[str, bool] | None:
        """Gives the kind that a word tells, alone or together with the next one or two, and whether it settles it."""
        tokens = self.block.tokens
        if tokens[at].kind != "word":
            return None
        name = ""
        found = None
        words = 0
        while at < len(tokens) and words < 3 and (tokens[at].kind == "word" or (name and tokens[at].text in "-.")):
            if tokens[at].kind == "word":
                name += tokens[at].text
                words += 1
                found = self.block.words.kinds.get(name, found)
            at += 1
        return found

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
        told = self._kind_at(at) or self._date_time_group(at)
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
        while end > start and (tokens[end - 1].text in ",;-&.:/\n" or tokens[end - 1].text in self.block.words.links):
            end -= 1
        inside = [token.text for token in tokens[start:end]]
        if inside[-1:] == [")"] and "(" not in inside:
            end -= 1
        if end <= start:
            return
        if kind in (None, "report") and self._close_station(start, end, kind):
            return
        text = "".join(token.text for token in tokens[start:end] if token.kind != "sign")
        if kind is None and (text in self.block.words.nothing or len(text) < 2):
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

    def _close_station(self, start: int, end: int, kind: str | None) -> bool:
        """Adds a piece that is a station and nothing else, or a station with a date instead of a number."""
        core = station_alone(self.block, start)
        if core is None or (kind == "report" and core.post in self.block.words.by_date):
            return False
        place = self.block.tokens[core.end - 1].end
        found = [Item(core.start, place, self.letter, "cable", core.post, year=core.year, marking=self.marking)]
        if Tail(self.block, found, lambda _: False, end).read(core.end) < end:
            return False
        for repair in core.repairs:
            self.block.stretch.repair(*repair)
        self.items += found
        return True
