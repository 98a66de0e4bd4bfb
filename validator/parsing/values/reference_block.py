"""The text of a REF line as tokens, and what the parsers of its parts share."""

from __future__ import annotations

from bisect import bisect_left

from validator.knowledge.reference_words import ReferenceWords
from validator.knowledge.vocabulary import Vocabulary
from validator.light import define, field
from validator.parsing.values.serials import Serial
from validator.parsing.values.tokens import Token, tokenize
from validator.text import Stretch

_ENDING = frozenset(',;&/()[].+"-:')
_FARTHEST = 16
"""Tokens within which a number must follow for a word to be looked up as a station."""

_LONGEST_KIND = 3
"""Most words of the text that are joined to tell a kind (SFO-GVA, UNSC RESOLUTION)."""

Repair = tuple[int, int, str, str]
"""Start, end, replacement and kind of a repair to note."""


@define
class Core:
    """Year, station and number of one item.

    Attributes:
        start: Offset of the first character.
        end: Index of the token behind it.
        kind: ``cable`` or ``airgram``.
        post: Canonical station, or the name of an unknown one; None for a pointer such as EMBTEL.
        serial: The number, or None where there is none.
        year: Year as written.
        known: Whether the station is in the vocabulary.
        repairs: Repairs to note.
    """

    start: int
    end: int
    kind: str
    post: str | None
    serial: Serial | None
    year: int | None
    known: bool
    repairs: tuple[Repair, ...]


@define(eq=False)
class Block:
    """The text of a REF line with what is needed to read it.

    Attributes:
        stretch: The text.
        vocabulary: The vocabularies.
        year: Year of the document, where known.
        tokens: The tokens of the text.
        lower: Whether the text has no capital at all.
        cores: Cores that were looked for, by index and strictness, so that nothing is looked for twice.
    """

    stretch: Stretch
    vocabulary: Vocabulary
    year: int | None
    tokens: list[Token] = field(init=False)
    lower: bool = field(init=False)
    _numbers: list[int] = field(init=False)
    cores: dict[tuple[int, bool], Core | None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        text = self.stretch.text
        self.tokens = tokenize(text)
        self.lower = text == text.lower()
        following = len(self.tokens) + _FARTHEST
        self._numbers = [0] * len(self.tokens)
        for at in range(len(self.tokens) - 1, -1, -1):
            if self.tokens[at].kind == "number":
                following = at
            self._numbers[at] = following

    @property
    def words(self) -> ReferenceWords:
        """The words of the REF line."""
        return self.vocabulary.reference_words

    def number_near(self, at: int) -> bool:
        """Whether a number follows within reach of a token, or stands there."""
        return self._numbers[at] - at <= _FARTHEST

    def index(self, offset: int) -> int:
        """Gives the index of the first token that begins at an offset or behind it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def past_lines(self, at: int) -> int:
        """Gives the index of the first token from ``at`` on that is no line end."""
        while at < len(self.tokens) and self.tokens[at].kind == "line":
            at += 1
        return at

    def ends_at(self, at: int) -> bool:
        """Whether an item may end before a token: at a line end, a sign, a linking word, or the end of all."""
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        return token.kind == "line" or token.text in _ENDING or token.text in self.words.links

    def plausible(self, year: int | None) -> bool:
        """Whether a year behind a number may be meant: none after the document's own and the next."""
        return year is not None and (self.year is None or year <= self.year + 1)

    def caption_at(self, at: int) -> str | None:
        """Gives the caption that a word is, or None."""
        return self.vocabulary.captions.get(self.tokens[at].text) if at < len(self.tokens) else None

    def label_end(self, at: int) -> int:
        """Gives the index behind a label such as ``REF:`` or ``REF(S):``, or 0 where none stands at a token."""
        tokens = self.tokens
        if at >= len(tokens) or tokens[at].kind != "word":
            return 0
        single = tokens[at].text
        double = single + tokens[at + 1].text if at + 1 < len(tokens) else ""
        labels = self.vocabulary.labels
        end = at + 1 if labels.get(single) == "references" else at + 2 if labels.get(double) == "references" else 0
        if not end:
            return 0
        if [token.text for token in tokens[end : end + 3]] == ["(", "S", ")"]:
            end += 3
        while end < len(tokens) and tokens[end].text in ":.-;":
            end += 1
        return end

    def kind_at(self, at: int) -> tuple[str, bool] | None:
        """Gives the kind that a word tells, alone or with the next one or two, and whether it settles it."""
        tokens = self.tokens
        name = ""
        found = None
        words = 0
        while at < len(tokens) and words < _LONGEST_KIND:
            token = tokens[at]
            if token.kind == "word":
                name += token.text
                words += 1
                found = self.words.kinds.get(name, found)
            elif not name or token.text not in "-.":
                break
            at += 1
        return found
