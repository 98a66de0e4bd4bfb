"""Whether what has the shape of a letter begins an item: the run of letters, the place, and what follows decide.

The same signs mean other things too: ``(C)`` is a portion marking, ``B.`` an initial, ``A-50`` an airgram.
"""

from __future__ import annotations

from validator.light import define, field
from validator.parsing.values.plain_marks import plain_marking_end
from validator.parsing.values.reference_block import Block
from validator.parsing.values.reference_cores import airgram_at, bare_number, core_at, serial_before_post
from validator.parsing.values.reference_items import Item, last_post
from validator.parsing.values.reference_letters import Letter, letter_at
from validator.parsing.values.serials import is_month

NEUTRAL = frozenset("-/.:*'\"\u2019`()[]\u00b6#_=&+<>|\\\u2022")
"""Signs that may stand before an item and say nothing."""
_NEAR = 3
"""How many letters may be missing before one is doubted."""
_COLUMN = 3
"""White space that parts two columns."""
_NEXT_WORDS = 6
"""Words within which an item that is no cable tells its kind."""


@define(eq=False)
class LetterRun:
    """The letters so far.

    Attributes:
        block: The text.
        items: The items so far.
        last: Place of the last letter in the alphabet, 0 before the first.
        seen: Places of all letters so far; in two columns a run goes on in the next line.
        numeric: Whether the letters are numbers.
    """

    block: Block
    items: list[Item]
    last: int = 0
    seen: set[int] = field(factory=set)
    numeric: bool = False

    def add(self, letter: Letter) -> None:
        """Takes a letter into the run."""
        self.last = letter.order
        self.seen.add(letter.order)
        self.numeric = letter.numeric

    def letter_end(self, letter: Letter) -> int:
        """Gives the index behind a letter, and behind its double: ``A. (A)``, ``A. REF A``."""
        tokens = self.block.tokens
        end = letter.end
        while end < len(tokens):
            labelled = self.block.label_end(end)
            place = labelled or end
            again = letter_at(tokens, place) if place < len(tokens) else None
            if again is None or again.letter != letter.letter or (again.style == "bare" and not labelled):
                break
            end = again.end
        return end

    def letter(self, at: int, *, clean: bool, opened: bool, lettered: bool) -> Letter | None:
        """Reads the letter of an item.

        Args:
            at: Index of the token.
            clean: Whether the place is one where an item begins.
            opened: Whether words stand before it that are not understood so far.
            lettered: Whether a letter stands right before it, and nothing else.

        Returns:
            The letter, or None where no item begins with one here.
        """
        letter = letter_at(self.block.tokens, at)
        if letter is None or (self.last and letter.numeric != self.numeric):
            return None
        line = self._line_begins(at)
        if lettered and not line:
            return None
        gap = self.block.tokens[at].gap >= _COLUMN
        comma = at > 0 and self.block.tokens[at - 1].text == ","
        apart = clean or line or gap or comma
        expected = letter.order == self.last + 1 or (
            (line or gap) and letter.order - 1 in self.seen and letter.order not in self.seen
        )
        near = bool(self.last) and 0 <= letter.order - self.last <= _NEAR
        if letter.numeric:
            begins = apart and expected and self._follows(letter.end)
        elif letter.style == "bracket" and letter.letter in self.block.vocabulary.level_symbols:
            run = expected and apart and bool(self.last)
            begins = (expected or near) and self._has_content(letter.end) and (run or self._follows(letter.end))
        elif letter.style in ("bracket", "point"):
            if expected:
                sure = apart and not (comma and opened) and self._has_content(letter.end)
                begins = sure or self._ended(at) or self._follows(letter.end)
            else:
                begins = apart and ((near and line) or self._follows(letter.end))
        else:
            alone = letter.style == "bare" and line and self._line_ends(letter.end)
            begins = (expected or (near and apart)) and (alone or self._follows(letter.end))
        return letter if begins else None

    def _line_begins(self, at: int) -> bool:
        """Whether nothing but dashes and the like stands between a token and the line end before it."""
        tokens = self.block.tokens
        at -= 1
        while at >= 0 and tokens[at].text in "-*.\u00b6":
            at -= 1
        return at < 0 or tokens[at].kind == "line"

    def _line_ends(self, at: int) -> bool:
        return at < len(self.block.tokens) and self.block.tokens[at].kind == "line"

    def _ended(self, at: int) -> bool:
        """Whether an item of words may end before a token: with a number, a month or a bracket, not within a name."""
        if at == 0:
            return False
        before = self.block.tokens[at - 1]
        return before.kind == "number" or before.text in ")]" or is_month(before.text)

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
        block = self.block
        tokens = block.tokens
        at = block.past_lines(at)
        at = block.label_end(at) or at
        if at < len(tokens) and tokens[at].text in "([":
            end = plain_marking_end(block.stretch, tokens[at].start, block.vocabulary)
            at = block.index(end) if end else at
        while at < len(tokens) and tokens[at].text in NEUTRAL and not core_at(block, at, strict=False):
            at += 1
        if at == len(tokens):
            return False
        return bool(
            core_at(block, at, strict=False)
            or airgram_at(block, at, None)
            or bare_number(block, at, last_post(self.items, "cable"))
            or serial_before_post(block, at)
            or self._tells_kind(at)
        )

    def _tells_kind(self, at: int) -> bool:
        """Whether one of the next words tells a kind, before a comma, semicolon or line end."""
        tokens = self.block.tokens
        for place in range(at, min(len(tokens), at + _NEXT_WORDS)):
            if tokens[place].text in ",;\n":
                return False
            if self.block.kind_at(place):
                return True
        return False
