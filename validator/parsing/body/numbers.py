"""The sequence rule: which numbers at the start of a line are numbers of paragraphs.

Let n be the number that is due. A number t with a full stop, no digit behind it, is

1. paragraph n if t is n;
2. paragraph n if t is the digit 1 followed by n, for a converter read the pilcrow as 1 (``16.`` where 6 is due);
3. paragraph t if n < t <= n + 2, a gap;
4. a repeat or a restart if t < n and a portion marking follows;
5. otherwise no paragraph: a year, a count, an item of a list.
"""

from __future__ import annotations

from validator.lazy import lazy_pattern
from validator.light import define

NUMBER = lazy_pattern(r"(?!1\.\s?[2-8]\s?\(\s?[A-Ha-h][),/ ])([0-9]{1,3})[ ]?\.(?![0-9])[ \t]*+")
"""A number at the start of a line that may be a paragraph's; ``1. 4 (B)`` is a section of an order."""

_WIDEST_GAP = 2
ENDINGS = frozenset(".:;!?\"')\u201d\u2019]-*#")
"""Signs that end a sentence, a heading or a table."""


@define
class Numbered:
    """A number that is one of a paragraph.

    Attributes:
        number: Number of the paragraph.
        fused: Whether the digit before it stands for a pilcrow.
        note: ``paragraph-gap``, ``paragraph-repeated`` or ``paragraph-restart`` where it is not the number due.
    """

    number: int
    fused: bool = False
    note: str | None = None


@define
class Sequence:
    """Numbers of paragraphs as they come.

    Attributes:
        due: The number that is due.
        resume: The number that was due before a restart; 0 where there was none.
        anywhere: Whether the first number may be any, because the beginning of the message is not there.
    """

    due: int = 1
    resume: int = 0
    anywhere: bool = False

    def next(self, token: str, *, marked: bool, parted: bool) -> Numbered | None:
        """Tells what a number at the start of a line is.

        Args:
            token: The digits.
            marked: Whether a portion marking follows.
            parted: Whether a blank line, or the end of a sentence, stands before it.

        Returns:
            The paragraph's number, or None where it is no paragraph.
        """
        number = int(token)
        if self.anywhere and number and (marked or parted):
            self.due = number
            self.anywhere = False
        if number == self.due:
            self.due += 1
            return Numbered(number)
        if token[0] == "1" and token[1:] == str(self.due):
            self.due += 1
            return Numbered(self.due - 1, True)
        if self.resume and number == self.resume:
            self.due, self.resume = number + 1, 0
            return Numbered(number)
        if self.due < number <= self.due + _WIDEST_GAP and (parted or marked):
            self.due = number + 1
            return Numbered(number, note="paragraph-gap")
        if 0 < number < self.due and marked:
            if number == 1:
                self.due, self.resume = 2, self.due
                return Numbered(1, note="paragraph-restart")
            return Numbered(number, note="paragraph-repeated")
        return None


def begins_paragraph(line: str) -> bool:
    """Whether a line begins with what may be the number of the first paragraph."""
    if line[0] not in "123":
        return False
    match = NUMBER.match(line)
    return match is not None and (match[1] in {"1", "11"} or line[match.end() : match.end() + 1] in {"(", "["})


def begins_text(line: str) -> bool:
    """Whether a line begins with a paragraph's number or a portion marking, as no line of a header does."""
    if line[0] == "(":
        return True
    match = NUMBER.match(line) if line[0].isdigit() else None
    return match is not None and (match[1] == "1" or line[match.end() : match.end() + 1] in {"(", "["})


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a sign behind which something new may begin."""
    return not line or line[-1] in ENDINGS
