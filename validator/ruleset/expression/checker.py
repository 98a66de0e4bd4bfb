"""Checks the types of an expression against an environment, and lowers it to a checked tree.

All errors of an expression are found, not only the first: a part in which one was found has the type ``WRONG``, which
fits everywhere. Guards are followed through ``&&``, ``||``, ``!``, ``?:`` and macros: for every condition the checker
knows what is there when it holds, and what when it does not.
"""

from __future__ import annotations

from attrs import define

from validator.ruleset.expression import tree as t
from validator.ruleset.expression.calls import check_application, check_call
from validator.ruleset.expression.environment import NO_FACTS, Environment, Facts, all_of, any_of
from validator.ruleset.expression.fields import check_has, check_name, check_select
from validator.ruleset.expression.functions import INDEXING, NEGATIVE, OPERATORS
from validator.ruleset.expression.judging import Judge, Judgement
from validator.ruleset.expression.parser import RELATIONS
from validator.ruleset.expression.syntax import (
    Binary,
    Call,
    Conditional,
    Index,
    ListDisplay,
    Literal,
    Logical,
    Name,
    Node,
    Select,
    Unary,
)
from validator.ruleset.expression.types import (
    BOOL,
    DATE,
    INT,
    NOTHING,
    STRING,
    TIMESTAMP,
    WRONG,
    ListType,
    Type,
    is_comparable,
    is_open,
    is_scalar,
    join,
)


@define
class Checker(Judge):
    """Checks one expression."""

    def judge(self, node: Node, env: Environment) -> Judgement:
        """Check a node where ``env`` holds."""
        match node:
            case Logical():
                return self._junction(node, env)
            case Conditional():
                return self._conditional(node, env)
            case Unary(operator="!", operand=operand):
                inner = self.judge(operand, env)
                self.want(BOOL, inner.tree, operand, "'!' needs a condition")
                return Judgement(t.Negation(BOOL, inner.tree), inner.if_false, inner.if_true)
            case Call(receiver=None, name="has"):
                return check_has(self, node, env)
            case Literal(value=bool() as value):
                return Judgement(t.Constant(BOOL, value), NO_FACTS if value else None, None if value else NO_FACTS)
            case _:
                return Judgement(self._plain(node, env))

    def _plain(self, node: Node, env: Environment) -> t.Tree:
        """Check a node that tells nothing about what is there."""
        match node:
            case Literal(value=value):
                return t.Constant(INT if isinstance(value, int) else STRING, value)
            case Name():
                return check_name(self, node, env)
            case Select():
                return check_select(self, node, env)
            case Call():
                return check_call(self, node, env)
            case Index(operand=operand, index=index):
                return check_application(self, node, INDEXING, (operand, index), env)
            case ListDisplay():
                return self._display(node, env)
            case Unary(operand=operand):
                return check_application(self, node, NEGATIVE, (operand,), env)
            case Binary(operator=operator, left=left, right=right):
                if operator in RELATIONS:
                    return self._relation(node, env)
                return check_application(self, node, OPERATORS[operator], (left, right), env)
            case _:
                raise TypeError(node)

    def _junction(self, node: Logical, env: Environment) -> Judgement:
        """Check ``&&`` or ``||``: an operand is reached only when those before it all held, or all did not."""
        conjunction = node.operator == "&&"
        trees: list[t.Tree] = []
        passed: Facts = NO_FACTS  # there when no operand so far has decided the answer
        stopped: Facts = None  # there when one of them has
        for operand in node.operands:
            inner = self.judge(operand, env.assuming(passed))
            self.want(BOOL, inner.tree, operand, f"'{node.operator}' needs conditions")
            trees.append(inner.tree)
            go, stop = (inner.if_true, inner.if_false) if conjunction else (inner.if_false, inner.if_true)
            stopped = any_of(stopped, all_of(passed, stop))
            passed = all_of(passed, go)
        tree = t.Junction(BOOL, "and" if conjunction else "or", tuple(trees))
        return Judgement(tree, passed, stopped) if conjunction else Judgement(tree, stopped, passed)

    def _conditional(self, node: Conditional, env: Environment) -> Judgement:
        condition = self.judge(node.condition, env)
        self.want(BOOL, condition.tree, node.condition, "'?' needs a condition before it")
        one = self.judge(node.chosen, env.assuming(condition.if_true))
        other = self.judge(node.otherwise, env.assuming(condition.if_false))
        kind = join(one.tree.type, other.tree.type)
        if kind is None:
            message = f"both branches of '?:' need the same type, not {one.tree.type} and {other.tree.type}"
            self.error(node.chosen.start, node.end, message)
        return Judgement(
            t.Choice(kind or WRONG, condition.tree, one.tree, other.tree),
            any_of(all_of(condition.if_true, one.if_true), all_of(condition.if_false, other.if_true)),
            any_of(all_of(condition.if_true, one.if_false), all_of(condition.if_false, other.if_false)),
        )

    def _display(self, node: ListDisplay, env: Environment) -> t.Tree:
        items = tuple(self.value(item, env) for item in node.items)
        kind: Type = NOTHING
        for item, tree in zip(node.items, items, strict=True):
            joined = join(kind, tree.type)
            if joined is None:
                self.error(
                    item.start, item.end, f"the elements of a list need the same type, not {kind} and {tree.type}"
                )
            kind = joined or WRONG
        return t.Display(ListType(kind), items)

    def _relation(self, node: Binary, env: Environment) -> t.Tree:
        left, right = self.value(node.left, env), self.value(node.right, env)
        if not is_open(left.type) and not is_open(right.type):
            message = (_against_in if node.operator == "in" else _against)(node.operator, left.type, right.type)
            if message is not None:
                self.error(node.start, node.end, message)
        return t.Compared(BOOL, node.operator, left, right)


def _against_in(_: str, one: Type, other: Type) -> str | None:
    """Say why something cannot be looked for, if it cannot."""
    if not isinstance(other, ListType):
        hint = "; write text.contains(part)" if other == STRING else ""
        return f"'in' needs a list on its right, not {other}{hint}"
    if join(one, other.item) is None or not is_scalar(one):
        return f"'in' cannot look for {one} in {other}"
    return None


def _against(operator: str, one: Type, other: Type) -> str | None:
    """Say why two values cannot be compared, if they cannot."""
    if join(one, other) is None:
        hint = "; convert with date(...) or timestamp(...)" if {one, other} == {DATE, TIMESTAMP} else ""
        return f"'{operator}' needs the same type on both sides, not {one} and {other}{hint}"
    if operator not in ("==", "!="):
        return None if is_scalar(one) else f"'{operator}' cannot order {one}"
    return None if is_comparable(one) else f"{one} cannot be compared; compare its fields"
