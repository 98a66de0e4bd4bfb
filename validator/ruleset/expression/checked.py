"""``check``: an expression, its type, everything that is wrong with it, and what is known behind it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from validator.ruleset.expression.checker import Checker
from validator.ruleset.expression.codegen import Writer, source_of
from validator.ruleset.expression.environment import Environment
from validator.ruleset.expression.judging import WRONG_TREE
from validator.ruleset.expression.parser import parse
from validator.ruleset.expression.syntax import ExpressionError, Node, names_in
from validator.ruleset.expression.tree import Tree
from validator.ruleset.expression.types import BOOL, Type


@define(frozen=True)
class Checked:
    """A checked expression.

    Attributes:
        text: The expression as written.
        env: Where it was checked.
        tree: The checked tree; of use only if there are no errors.
        errors: Everything that is wrong, in order of place.
        when_true: The environment with what is there when the expression is a condition and holds.
        when_false: The same for when it does not hold.
        names: The bound names that it uses; loop variables are none of them.
    """

    text: str
    env: Environment
    tree: Tree
    errors: tuple[ExpressionError, ...]
    when_true: Environment
    when_false: Environment
    names: frozenset[str]

    @property
    def type(self) -> Type:
        """Type of the value; ``WRONG`` if nothing can be said of it."""
        return self.tree.type

    def emit(self, writer: Writer) -> str:
        """Return Python source for the value; see ``compiling.emit``.

        Raises:
            InvalidExpressionError: There are errors.
        """
        refuse_errors(self.text, self.errors)
        return source_of(self.tree, writer)

    def uses(self, name: str) -> bool:
        """Whether a bound name occurs, other than as a loop variable."""
        return name in self.names


class InvalidExpressionError(ValueError):
    """An expression that has errors was to be compiled.

    Attributes:
        errors: What is wrong with it.
    """

    def __init__(self, text: str, errors: Sequence[ExpressionError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(f"{text!r}, character {error.offset + 1}: {error.message}" for error in errors))


def refuse_errors(text: str, errors: Sequence[ExpressionError]) -> None:
    """Do nothing if there are no errors.

    Raises:
        InvalidExpressionError: There are some.
    """
    if errors:
        raise InvalidExpressionError(text, errors)


def check(text: str, env: Environment, expected: Type | None = None) -> Checked:
    """Check an expression.

    Args:
        text: The expression.
        env: The names that it may use, and what is known to be there.
        expected: The type that it has to have, if only one will do; ``BOOL`` for a condition.
    """
    node, errors = parse(text)
    return check_node(text, node, errors, env, expected)


def check_node(
    text: str, node: Node | None, errors: Sequence[ExpressionError], env: Environment, expected: Type | None = None
) -> Checked:
    """Check what ``parse`` has made of an expression, as ``check`` does.

    Args:
        text: The expression.
        node: Its tree, or None.
        errors: What the parser found to be wrong.
        env: The names that it may use, and what is known to be there.
        expected: The type that it has to have, if only one will do.
    """
    if node is None:
        return Checked(text, env, WRONG_TREE, tuple(sorted(errors)), env, env, frozenset())
    checker = Checker()
    judgement = checker.judge(node, env)
    if expected is not None:
        wanted = "a condition is needed here" if expected == BOOL else f"{expected} is needed here"
        checker.want(expected, judgement.tree, node, wanted)
    names = frozenset(name for name in names_in(node) if name in env.names)
    return Checked(
        text,
        env,
        judgement.tree,
        tuple(sorted(checker.errors)),
        env.assuming(judgement.if_true),
        env.assuming(judgement.if_false),
        names,
    )
