"""The syntax tree of an expression: what was written and where, before anything is known about types.

Offsets count characters from the start of the text that was parsed (an expression, or a whole message template), so
that an error can always point at the words it is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define


@define(frozen=True, order=True)
class ExpressionError:
    """One thing that is wrong with an expression.

    Attributes:
        offset: Offset of the first character that it is about.
        end: Offset behind the last one.
        message: What is wrong, with the near match where there is one.
        unguarded: Whether all that is wrong is a missing guard.
    """

    offset: int
    end: int
    message: str
    unguarded: bool = False


@define(frozen=True)
class Node:
    """Any node.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last character.
    """

    start: int
    end: int


@define(frozen=True)
class Literal(Node):
    """A bool, int or string written out.

    Attributes:
        value: The value.
        verbatim: Offset of the first character of a string that has no escapes; None for everything else. It lets an
            error point inside the string.
    """

    value: bool | int | str
    verbatim: int | None = None


@define(frozen=True)
class Name(Node):
    """A name: of the environment, of an enumeration, or of a loop variable."""

    name: str


@define(frozen=True)
class Select(Node):
    """A field of something, ``operand.field``.

    Attributes:
        field_start: Offset of the field's name.
    """

    operand: Node
    field: str
    field_start: int


@define(frozen=True)
class Index(Node):
    """An element of a list, ``operand[index]``."""

    operand: Node
    index: Node


@define(frozen=True)
class Call(Node):
    """A call, ``name(arguments)`` or ``receiver.name(arguments)``; macros are calls too.

    Attributes:
        receiver: What stands before the dot; None for a plain call.
        name: The name called.
        name_start: Offset of that name.
        arguments: What stands between the parentheses.
    """

    receiver: Node | None
    name: str
    name_start: int
    arguments: tuple[Node, ...]

    @property
    def name_end(self) -> int:
        """Offset behind the name called."""
        return self.name_start + len(self.name)


@define(frozen=True)
class ListDisplay(Node):
    """A list written out, ``[a, b]``."""

    items: tuple[Node, ...]


@define(frozen=True)
class Unary(Node):
    """``!operand`` or ``-operand``."""

    operator: str
    operand: Node


@define(frozen=True)
class Binary(Node):
    """An operator between two operands: arithmetic, a relation, or ``in``.

    Attributes:
        operator_start: Offset of the operator.
    """

    operator: str
    left: Node
    right: Node
    operator_start: int


@define(frozen=True)
class Logical(Node):
    """Two or more operands joined by the same ``&&`` or ``||``, from left to right."""

    operator: str
    operands: tuple[Node, ...]


@define(frozen=True)
class Conditional(Node):
    """``condition ? chosen : otherwise``."""

    condition: Node
    chosen: Node
    otherwise: Node


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node, in the order in which they are written."""
    match node:
        case Select(operand=operand) | Unary(operand=operand):
            return (operand,)
        case Index(operand=operand, index=index):
            return (operand, index)
        case Call(receiver=receiver, arguments=arguments):
            return arguments if receiver is None else (receiver, *arguments)
        case ListDisplay(items=items):
            return items
        case Binary(left=left, right=right):
            return (left, right)
        case Logical(operands=operands):
            return operands
        case Conditional(condition=condition, chosen=chosen, otherwise=otherwise):
            return (condition, chosen, otherwise)
        case _:
            return ()


def text_of(node: Node) -> str:
    """Write a node in one canonical form: equal texts mean equal expressions.

    Guards are remembered under this text: after ``has(a . b)`` the expression ``a.b`` is known to be there.
    """
    match node:
        case Literal(value=bool() as value):
            return "true" if value else "false"
        case Literal(value=value):
            return repr(value)
        case Name(name=name):
            return name
        case Select(operand=operand, field=field):
            return f"{text_of(operand)}.{field}"
        case Index(operand=operand, index=index):
            return f"{text_of(operand)}[{text_of(index)}]"
        case Call(receiver=receiver, name=name, arguments=arguments):
            dotted = "" if receiver is None else f"{text_of(receiver)}."
            return f"{dotted}{name}({', '.join(map(text_of, arguments))})"
        case ListDisplay(items=items):
            return f"[{', '.join(map(text_of, items))}]"
        case Unary(operator=operator, operand=operand):
            return f"({operator}{text_of(operand)})"
        case Binary(operator=operator, left=left, right=right):
            return f"({text_of(left)} {operator} {text_of(right)})"
        case Logical(operator=operator, operands=operands):
            return f"({f' {operator} '.join(map(text_of, operands))})"
        case Conditional(condition=condition, chosen=chosen, otherwise=otherwise):
            return f"({text_of(condition)} ? {text_of(chosen)} : {text_of(otherwise)})"
        case _:
            raise TypeError(node)


def names_in(node: Node) -> Iterator[str]:
    """Yield every name that a tree uses; a loop variable is never the name of anything else, so none is hidden."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Name):
            yield current.name
        waiting.extend(children(current))


def depth_of(node: Node, kind: type[Node] = Node) -> int:
    """Return how many nodes of a kind stand one within another at the deepest place, without recursion."""
    deepest = 0
    waiting = [(node, 0)]
    while waiting:
        current, depth = waiting.pop()
        depth += isinstance(current, kind)
        deepest = max(deepest, depth)
        waiting.extend((child, depth) for child in children(current))
    return deepest
