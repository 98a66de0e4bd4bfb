"""What stands behind the core of a reference: a year, captions, a date, further numbers of the same station."""

from __future__ import annotations

from collections.abc import Callable

from validator.light import define
from validator.parsing.values.plain_marks import read_plain_marking
from validator.parsing.values.reference_block import Block
from validator.parsing.values.reference_cores import core_at
from validator.parsing.values.reference_items import Item
from validator.parsing.values.serials import Serial, date_at, serial_at, year_of
from validator.parsing.values.stations import station_at

_CLOSING = {"(": ")", "[": "]"}
_LONGEST_BRACKET = 60
"""Tokens beyond which the closing bracket is not looked for."""
_SHORTEST_CAPTION = 5
"""Letters from which on a caption is one outside brackets too; US and BU are words there."""
_NOTAL = "NOTAL"


@define(eq=False)
class Tail:
    """Reads what follows an item, and adds further numbers as items of their own.

    Attributes:
        block: The text.
        items: All items so far; the last is the one that is followed.
        is_letter: Tells whether the letter of a next item begins at a token.
        limit: Index of the token at which reading ends.
    """

    block: Block
    items: list[Item]
    is_letter: Callable[[int], bool]
    limit: int

    def read(self, at: int) -> int:
        """Reads from a token on; gives the index of the first token that belongs to no item's tail."""
        while at < self.limit:
            end = self._step(at)
            if end <= at:
                break
            at = end
        return at

    def _step(self, at: int) -> int:
        """Reads one thing; gives the index behind it, or 0 where the tail ends."""
        token = self.block.tokens[at]
        if token.text in _CLOSING:
            return 0 if self.is_letter(at) else self._brackets(at)
        if token.kind == "line":
            return self._next_line(self.block.past_lines(at))
        if token.kind == "number":
            return self._date(at) or self._year(at)
        if token.kind == "word":
            if token.text in self.block.words.links:
                return self._list(at)
            return self.captions(at) or self._second_serial(at) or self._date(at)
        if token.text in "/-":
            return self._joined_year(at) or self._list(at)
        if token.text in ",&+":
            return self._list(at)
        if token.text in "'\u2019`":
            return self._year(at + 1) if at + 1 < len(self.block.tokens) else 0
        return at + 1 if token.text in ".*" else 0

    def _next_line(self, at: int) -> int:
        """Reads on in the next line where it begins with what can only belong to the item."""
        if at == len(self.block.tokens):
            return 0
        token = self.block.tokens[at]
        if token.text in self.block.words.links or token.text in "&/":
            return self._list(at)
        if token.text in _CLOSING:
            return 0 if self.is_letter(at) else self.captions_in_brackets(at) or self._year_in_brackets(at)
        return self.captions(at, notal=True) or (self._date(at) if token.kind == "word" else 0)

    def _extend(self, end: int) -> int:
        """Lets the item reach to a token's end."""
        self.items[-1].end = self.block.tokens[end - 1].end
        return end

    def _set_year(self, year: int | None) -> None:
        item = self.items[-1]
        if item.year is None:
            item.year = year

    def _brackets(self, at: int) -> int:
        return (
            self.captions_in_brackets(at) or self._year_in_brackets(at) or self._marking(at) or self._past_brackets(at)
        )

    def _year_in_brackets(self, at: int) -> int:
        """Reads ``(2002)``, ``('08)``, ``(12/15/07)``, ``(DTG 040206Z MAR 78)``."""
        tokens = self.block.tokens
        close = self.closing(at)
        inside = at + 2 if tokens[at + 1 : close] and tokens[at + 1].text in "'\u2019`" else at + 1
        if close == inside + 1 and tokens[inside].kind == "number":
            year = year_of(tokens[inside].text)
            if self.block.plausible(year):
                self._set_year(year)
                return self._extend(close + 1)
        found = self._date_from(at + 1) if close else None
        if found and found[1] == close:
            self._set_year(found[0])
            return self._extend(close + 1)
        return 0

    def closing(self, at: int) -> int:
        """Gives the index of the bracket that closes the one at a token, or 0 where none does soon."""
        tokens = self.block.tokens
        wanted = _CLOSING[tokens[at].text]
        depth = 0
        for place in range(at, min(len(tokens), at + _LONGEST_BRACKET)):
            if tokens[place].text == tokens[at].text:
                depth += 1
            elif tokens[place].text == wanted:
                depth -= 1
                if not depth:
                    return place
        return 0

    def _past_brackets(self, at: int) -> int:
        """Passes over a title in brackets."""
        close = self.closing(at)
        return close + 1 if close else 0

    def captions_in_brackets(self, at: int) -> int:
        """Reads ``(NOTAL)``, ``(EXDIS, NOTAL)``, ``(BOTH NOTAL)``; the closing bracket may be lost."""
        tokens = self.block.tokens
        captions = self.block.vocabulary.captions
        close = self.closing(at)
        words = [token for token in tokens[at + 1 : close or at + 2] if token.kind == "word"]
        ids = tuple(captions[token.text] for token in words if token.text in captions)
        if not ids or (_NOTAL not in ids and (len(ids) < len(words) or not close)):
            return 0
        counts = [self.block.words.spread[token.text] for token in words if token.text in self.block.words.spread]
        self._apply(ids, counts[0] if counts else 1)
        return self._extend(close + 1 if close else at + 2)

    def captions(self, at: int, *, notal: bool = False) -> int:
        """Reads captions without brackets: ``NOTAL``, ``EXDIS``, ``BOTH NOTAL``; only NOTAL where that is asked for.

        Other captions on a line of their own are those of the document.
        """
        tokens = self.block.tokens
        captions = self.block.vocabulary.captions
        count = 1
        if tokens[at].text in self.block.words.spread:
            count = self.block.words.spread[tokens[at].text]
            at += 1
            if at == len(tokens) or captions.get(tokens[at].text) != _NOTAL:
                return 0
        for length in (2, 1):
            words = [token.text for token in tokens[at : at + length]]
            name = "".join(words)
            if len(words) == length and len(name) >= _SHORTEST_CAPTION and name in captions:
                follows = self.block.ends_at(at + length) or self._is_caption(at + length)
                if captions[name] != _NOTAL and (notal or not follows):
                    return 0
                self._apply((captions[name],), count)
                return self._extend(at + length)
        return 0

    def _is_caption(self, at: int) -> bool:
        text = self.block.tokens[at].text
        return len(text) >= _SHORTEST_CAPTION and text in self.block.vocabulary.captions

    def _apply(self, ids: tuple[str, ...], count: int) -> None:
        """Puts captions on the item, and NOTAL on as many before it as it covers."""
        item = self.items[-1]
        item.captions += tuple(each for each in ids if each != _NOTAL and each not in item.captions)
        if _NOTAL in ids:
            for each in self.items[-count:]:
                each.notal = True

    def _marking(self, at: int) -> int:
        """Reads a portion marking behind the item, where none stands in front of it."""
        found = read_plain_marking(self.block.stretch, self.block.tokens[at].start, self.block.vocabulary)
        if found is None:
            return 0
        item = self.items[-1]
        item.marking = item.marking or found[0]
        return self.block.index(found[1])

    def _second_serial(self, at: int) -> int:
        """Reads the second serial of a cable to or from a travelling party, which is no reference of its own."""
        tokens = self.block.tokens
        if tokens[at].text in self.block.words.second_serials and at + 1 < len(tokens):
            serial = serial_at(tokens, at + 1)
            return self._extend(serial.end) if serial else 0
        return 0

    def _date_from(self, at: int) -> tuple[int | None, int] | None:
        """Reads a date, perhaps with OF or DTG before it; gives its year and the index of the token behind it."""
        tokens = self.block.tokens
        for _ in range(2):
            if at < len(tokens) and tokens[at].text in self.block.words.dated:
                at += 1
        found = date_at(self.block.stretch.text, tokens[at].start) if at < len(tokens) else None
        return (found[0], self.block.index(found[1])) if found else None

    def _date(self, at: int) -> int:
        found = self._date_from(at)
        if found is None:
            return 0
        self._set_year(found[0])
        return self._extend(found[1])

    def _year(self, at: int) -> int:
        """Reads a year behind the number: ``07718 99``, ``02259 2002``."""
        token = self.block.tokens[at]
        year = year_of(token.text) if token.kind == "number" else None
        if not self.block.plausible(year) or not (self._ends(at + 1)):
            return 0
        self._set_year(year)
        return self._extend(at + 1)

    def _ends(self, at: int) -> bool:
        """Whether what stands before a token may be the last of an item."""
        return self.block.ends_at(at) or self._is_caption(at) or self.is_letter(at)

    def _joined_year(self, at: int) -> int:
        """Reads ``/08``, ``-91``, ``/2008`` behind the number."""
        tokens = self.block.tokens
        behind = tokens[at + 1 : at + 3]
        if not behind or behind[0].kind != "number" or tokens[at].gap or behind[0].gap:
            return 0
        if len(behind) == 2 and behind[1].text == tokens[at].text and not behind[1].gap:
            return 0
        return self._year(at + 1)

    def _list(self, at: int) -> int:
        """Reads what a comma, AND, &, / or hyphen adds: a further number, a date, a caption, a year."""
        tokens = self.block.tokens
        place = at
        while place < min(len(tokens), at + 5) and (
            tokens[place].kind == "line"
            or tokens[place].text in ",&+/-"
            or tokens[place].text in self.block.words.links
        ):
            place += 1
        if place == len(tokens):
            return 0
        if tokens[place].kind == "word":
            return self.captions(place) or (self._date(place) if tokens[at].text == "," else 0)
        if tokens[place].text in _CLOSING:
            return 0 if self.is_letter(place) else self.captions_in_brackets(place)
        if tokens[at].text == ",":
            end = self._date(place) or self._year_after_comma(place)
            if end:
                return end
        serial = self._further_number(place)
        if serial is None:
            return 0
        if tokens[at].text in "/-" and len(serial.digits) < min(3, len(str(self.items[-1].number))):
            return 0  # 2761/64 is an abbreviation or a sub-number, and no cable 64
        return self._add(serial)

    def _year_after_comma(self, at: int) -> int:
        """Reads ``12345, 08``: two digits behind a number of four or more are its year."""
        number = self.items[-1].number
        return self._year(at) if len(self.block.tokens[at].text) == 2 and number and number > 999 else 0

    def _further_number(self, at: int) -> Serial | None:
        """Reads a number that inherits the station, and not the year or number of what follows."""
        serial = serial_at(self.block.tokens, at)
        if serial is None or self.is_letter(at):
            return None
        core = core_at(self.block, at, strict=False)
        if core and self.block.plausible(core.year):
            return None
        if self._ends(serial.end) or self.block.tokens[serial.end].text in self.block.words.dated:
            return serial
        follows = core_at(self.block, serial.end, strict=False)
        return serial if follows and station_at(self.block.tokens, serial.end, self.block.vocabulary) else None

    def _add(self, serial: Serial) -> int:
        """Adds an item that shares letter, kind, station and leading year with the one before it."""
        for offset, digit in serial.swaps:
            self.block.stretch.repair(offset, offset + 1, digit, "letter-for-digit")
        before = self.items[-1]
        end = self.block.tokens[serial.end - 1].end
        self.items.append(
            Item(
                serial.start,
                end,
                before.letter,
                before.kind,
                before.post,
                serial.number,
                before.series_year,
                series_year=before.series_year,
            )
        )
        return serial.end
