"""What the parts of the checker share: judgements, errors, near matches."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from difflib import get_close_matches

from attrs import define, field

from validator.ruleset.expression import tree as t
from validator.ruleset.expression.environment import NO_FACTS, Environment, Facts
from validator.ruleset.expression.syntax import ExpressionError, Node
from validator.ruleset.expression.types import WRONG, Type, join

WRONG_TREE = t.Constant(WRONG, value=False)
"""Stands for a part in which an error was found."""


@define(frozen=True)
class Judgement:
    """What the checker found out about a node.

    Attributes:
        tree: The checked tree.
        if_true: What is there when it is a condition and holds.
        if_false: What is there when it is a condition and does not hold.
    """

    tree: t.Tree
    if_true: Facts = NO_FACTS
    if_false: Facts = NO_FACTS


@define
class Judge(ABC):
    """Checks the nodes of one expression.

    Attributes:
        errors: What was found to be wrong, in the order of finding.
    """

    errors: list[ExpressionError] = field(factory=list)

    @abstractmethod
    def judge(self, node: Node, env: Environment) -> Judgement:
        """Check a node where ``env`` holds."""

    def value(self, node: Node, env: Environment) -> t.Tree:
        """Check a node of which only the value matters."""
        return self.judge(node, env).tree

    def want(self, kind: Type, tree: t.Tree, node: Node, message: str) -> None:
        """Report a node that is not of a wanted type; the message is followed by ``, not`` and its type."""
        if join(kind, tree.type) is None:
            self.error(node.start, node.end, f"{message}, not {tree.type}")

    def error(self, start: int, end: int, message: str, *, unguarded: bool = False) -> None:
        """Report that something is wrong."""
        self.errors.append(ExpressionError(start, end, message, unguarded))


def near(name: str, known: Iterable[str], tail: str = "") -> str:
    """Return ``; did you mean '...'?`` with the known name that is most like another, or nothing.

    Args:
        name: What was written.
        known: What could have been meant.
        tail: What to write behind the name.
    """
    lower = {one.lower(): one for one in known}
    word = name.lower()
    like = get_close_matches(word, lower, n=1) or sorted(
        (one for one in lower if len(word) > 2 and word in one), key=len
    )
    return f"; did you mean '{lower[like[0]]}{tail}'?" if like else ""
