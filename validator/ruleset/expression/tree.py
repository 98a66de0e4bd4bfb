"""The checked tree of an expression: every name resolved, every type known, ready to be written as Python."""

from __future__ import annotations

from attrs import define

from validator.ruleset.expression.signatures import Function, Value
from validator.ruleset.expression.types import RecordType, Type


@define(frozen=True)
class Tree:
    """Any checked node.

    Attributes:
        type: Type of its value.
    """

    type: Type


@define(frozen=True)
class Constant(Tree):
    """A value known when the rule is loaded; of a pattern, its text in the syntax of Python."""

    value: Value


@define(frozen=True)
class Variable(Tree):
    """A bound name or a loop variable."""

    name: str


@define(frozen=True)
class FieldOf(Tree):
    """A field that is known to be there.

    Attributes:
        operand: The record.
        attribute: The Python attribute.
        computed: Whether it is a property.
    """

    operand: Tree
    attribute: str
    computed: bool


@define(frozen=True)
class Presence(Tree):
    """``has()``: whether every one of these optional fields is there, asked from left to right; always of type bool."""

    links: tuple[FieldOf, ...]


@define(frozen=True)
class Compared(Tree):
    """A relation between two values of one type, or ``in``.

    Attributes:
        operator: ``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=`` or ``in``.
        left: Left operand.
        right: Right operand.
    """

    operator: str
    left: Tree
    right: Tree


@define(frozen=True)
class Negation(Tree):
    """``!operand``."""

    operand: Tree


@define(frozen=True)
class Junction(Tree):
    """Operands joined by ``and`` or ``or``.

    Attributes:
        word: ``and`` or ``or``.
        operands: Two or more.
    """

    word: str
    operands: tuple[Tree, ...]


@define(frozen=True)
class Choice(Tree):
    """``condition ? chosen : otherwise``."""

    condition: Tree
    chosen: Tree
    otherwise: Tree


@define(frozen=True)
class Application(Tree):
    """A function or arithmetic operator with its arguments, a receiver being the first."""

    function: Function
    arguments: tuple[Tree, ...]


@define(frozen=True)
class Display(Tree):
    """A list written out."""

    items: tuple[Tree, ...]


@define(frozen=True)
class Comprehension(Tree):
    """A macro over a list.

    Attributes:
        macro: ``exists``, ``exists_one``, ``all``, ``filter`` or ``map``.
        variable: Name of the loop variable.
        source: The list.
        predicate: The condition on an element; None for a plain ``map``.
        result: What ``map`` makes of an element; None for the others.
    """

    macro: str
    variable: str
    source: Tree
    predicate: Tree | None
    result: Tree | None


def link_may_be_unreadable(link: FieldOf) -> bool:
    """Whether the record of an optional field says by ``readable`` whether it was understood."""
    return isinstance(link.operand.type, RecordType) and link.operand.type.may_be_unreadable


def may_be_undetermined(tree: Tree) -> bool:
    """Whether finding the value may raise ``Undetermined``.

    Where it cannot, the order in which elements are looked at makes no difference, and the quickest loop may be used.
    """
    match tree:
        case FieldOf(operand=operand, computed=computed):
            return computed or may_be_undetermined(operand)
        case Presence(links=links):
            return any(link_may_be_unreadable(link) or may_be_undetermined(link) for link in links)
        case Compared(left=left, right=right):
            return may_be_undetermined(left) or may_be_undetermined(right)
        case Negation(operand=operand):
            return may_be_undetermined(operand)
        case Junction(operands=parts) | Display(items=parts):
            return any(map(may_be_undetermined, parts))
        case Choice(condition=condition, chosen=chosen, otherwise=otherwise):
            return any(map(may_be_undetermined, (condition, chosen, otherwise)))
        case Application(function=function, arguments=arguments):
            return function.partial or any(map(may_be_undetermined, arguments))
        case Comprehension(source=source, predicate=predicate, result=result):
            return any(may_be_undetermined(part) for part in (source, predicate, result) if part is not None)
        case _:
            return False


def is_constant(tree: Tree) -> bool:
    """Whether the value is known when the rule is loaded."""
    return isinstance(tree, Constant) or (isinstance(tree, Display) and all(map(is_constant, tree.items)))
