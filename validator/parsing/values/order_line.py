"""The E.O. line: which orders it cites, and what becomes of the classification."""

from __future__ import annotations

import datetime as dt
import re

from validator.documents.duration import DeclassifyOn, DowngradeOn
from validator.documents.values import OrderCited
from validator.knowledge.orders import Orders
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.values.instruction import read_instruction
from validator.parsing.values.runs import longest_run
from validator.text import Stretch
from validator.text.near import distance

_BEHIND_LABEL = lazy_pattern(r"[\s.,:;#-]{0,40}+(?:NO\b[\s.]{0,3}+)?", re.IGNORECASE)
_NUMBER = lazy_pattern(r"[0-9]{2,3}[ ][0-9]{2,3}(?![0-9A-Za-z/])|[0-9IlOBSZ]{3,7}(?![0-9])")
_BETWEEN = lazy_pattern(r"[\s,;:./&()-]{0,6}+(?:AND\b\s*+)?", re.IGNORECASE)
_SECOND = lazy_pattern(
    r"(?<=\n)E\s?[.,]?\s?O\s?\.?\s?[0-9]{5}(?![0-9])|(?<![^\W_])E\s?[.,]?\s?O\s?\.?\s?[0-9]{5}\s?:", re.IGNORECASE
)
_AS_DIGIT = str.maketrans("IlOBSZ", "110852")
_FEWEST_DIGITS = 3
_LONGEST = 2000
"""Characters of a line beyond which no order is looked for."""
_LABEL = "order"


@define
class OrderLine:
    """What an E.O. line says.

    Attributes:
        orders_cited: The orders, in order of place.
        declassify_on: The instruction for declassification.
        downgrade_on: The instruction for downgrading.
    """

    orders_cited: tuple[OrderCited, ...] = ()
    declassify_on: DeclassifyOn | None = None
    downgrade_on: DowngradeOn | None = None


def read_order_line(stretch: Stretch, vocabulary: Vocabulary, orders: Orders, dated: dt.date | None) -> OrderLine:
    """Reads an E.O. line.

    Args:
        stretch: The line from ``E.O.`` on, with all that may belong to its value.
        vocabulary: The vocabularies.
        orders: The orders on classification.
        dated: The document's own date.

    Returns:
        What the line says. A number that is that of no classification order is repaired where exactly one such order
        has a number that differs in one place; else it is cited as it stands.
    """
    reader = _LineReader(stretch, vocabulary, orders, dated)
    longest = min(len(stretch.text), _LONGEST)
    cited, at = reader.citations(len(stretch.text) - len(stretch.text.lstrip()), longest)
    end, seen = len(stretch.text), at
    for label in _SECOND.finditer(stretch.text, at, longest):
        # Another line that ran into this one: its order counts, its instruction does not.
        end = min(end, label.start())
        if label.start() >= seen:
            further, seen = reader.citations(label.start(), longest)
            cited += further
    instruction = read_instruction(stretch.part(at, end), vocabulary, dated, labelled=False)
    return OrderLine(tuple(cited), instruction.declassify_on, instruction.downgrade_on)


@define
class _LineReader:
    """Reads the orders that a line cites."""

    stretch: Stretch
    vocabulary: Vocabulary
    orders: Orders
    dated: dt.date | None

    def citations(self, at: int, end: int) -> tuple[list[OrderCited], int]:
        """Reads orders that follow each other from an offset on; gives the offset behind the last."""
        text = self.stretch.text
        found: list[OrderCited] = []
        start = at
        while True:
            label = self._label(start, end)
            number = _NUMBER.match(text, start if label is None else label, end)
            if number is None or not self._is_order(number[0], labelled=label is not None):
                return found, at if found or label is None else label
            found.append(self._cited(start, number))
            at = number.end()
            start = self._between(at, end)

    def _label(self, at: int, end: int) -> int | None:
        """Gives the offset behind a label, doubled ones too; None where there is none."""
        behind = None
        while True:
            run = longest_run(self.stretch.text, at, end, self.vocabulary.labels)
            if run is None or self.vocabulary.labels[run[0]] != _LABEL:
                return behind
            signs = _BEHIND_LABEL.match(self.stretch.text, run[1], end)
            at = behind = signs.end() if signs else run[1]

    def _between(self, at: int, end: int) -> int:
        """Gives the offset behind what may stand between two orders: signs, AND, AS AMENDED BY."""
        amended = self.vocabulary.instruction_words.amended
        while True:
            signs = _BETWEEN.match(self.stretch.text, at, end)
            at = signs.end() if signs else at
            run = longest_run(self.stretch.text, at, end, amended)
            if run is None:
                return at
            at = run[1]

    def _is_order(self, number: str, *, labelled: bool) -> bool:
        """Whether a number can be that of an order; without a label only one that is known can."""
        digits = _digits(number)
        if not labelled:
            return digits in self.vocabulary.order_numbers
        return digits.isdecimal() and sum(sign.isdecimal() for sign in number) >= _FEWEST_DIGITS

    def _cited(self, start: int, number: re.Match[str]) -> OrderCited:
        digits = _digits(number[0])
        if digits not in self.vocabulary.order_numbers:
            near = {order.number for order in self.orders if distance(digits, order.number, 1) == 1}
            digits = near.pop() if len(near) == 1 else digits
        if digits in self.vocabulary.order_numbers and digits != number[0]:
            self.stretch.repair(*number.span(), digits, "order-number")
        text, span = self.stretch.take(start, number.end())
        order = self.orders.cited(digits, self.dated)
        return OrderCited(text, span, digits, order.id if order else None)


def _digits(number: str) -> str:
    """Reads letters that stand for digits, and leaves out a space inside."""
    return number.translate(_AS_DIGIT).replace(" ", "")
