"""Parses tokens into a syntax tree, by precedence climbing.

The grammar is that of the CEL specification without maps, messages, floating point and null. From loose to tight:
``?:``, ``||``, ``&&``, relations and ``in``, ``+ -``, ``* / %``, unary ``! -``, then members, calls and indexes.
"""

from __future__ import annotations

from attrs import define

from validator.ruleset.expression.lexer import LARGEST_INTEGER, RESERVED, Lexer, Token
from validator.ruleset.expression.syntax import (
    Binary,
    Call,
    Conditional,
    ExpressionError,
    Index,
    ListDisplay,
    Literal,
    Logical,
    Name,
    Node,
    Select,
    Unary,
    depth_of,
)

RELATIONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})

DEEPEST = 50
"""How deep an expression may be nested; beyond it Python's own parser would give up on the generated code."""

MOST_CALLS = 16
"""How many calls may stand one within another. Macros are loops, of which Python 3.13.0 crashes over two dozen."""

_PRECEDENCE = {"||": 1, "&&": 2, **dict.fromkeys(RELATIONS, 3), "+": 4, "-": 4, "*": 5, "/": 5, "%": 5}
_WORDS = {"and": "&&", "or": "||", "not": "!", "is": "==", "AND": "&&", "OR": "||", "NOT": "!"}
_NO_NULL = "null is not part of the language; ask with has() whether something is there"


class _Refused(Exception):  # noqa: N818 - never leaves this module: it only unwinds the parser
    """The first thing that does not fit; what follows could not be trusted."""

    def __init__(self, start: int, end: int, message: str) -> None:
        super().__init__(message)
        self.error = ExpressionError(start, end, message)


def parse(text: str) -> tuple[Node | None, list[ExpressionError]]:
    """Parse one expression.

    Returns:
        The tree and no error, or None and what is wrong: all words that cannot be read, or else the first place that
        does not fit the grammar.
    """
    lexer = Lexer(text)
    return parse_tokens(lexer.tokens(), lexer.errors)


def parse_tokens(tokens: list[Token], errors: list[ExpressionError]) -> tuple[Node | None, list[ExpressionError]]:
    """Parse tokens, the last of kind ``end``, as ``parse`` does.

    Args:
        tokens: What the lexer cut.
        errors: What it could not cut.
    """
    if errors:
        return None, errors
    try:
        return _Parser(tokens).whole(), []
    except _Refused as refused:
        return None, [refused.error]


@define
class _Parser:
    """Reads tokens from left to right.

    Attributes:
        tokens: The tokens.
        place: Index of the next one.
        nesting: How many brackets and prefixes are open.
    """

    tokens: list[Token]
    place: int = 0
    nesting: int = 0

    @property
    def next(self) -> Token:
        """The next token."""
        return self.tokens[self.place]

    def whole(self) -> Node:
        """Parse to the end."""
        if self.next.kind == "end":
            raise _Refused(self.next.start, self.next.end, "there is no expression here")
        node = self.expression()
        if self.next.kind != "end":
            raise self._unexpected("an operator or the end")
        if depth_of(node) > DEEPEST:
            raise _Refused(node.start, node.end, "the expression is too long or too deeply nested; split it with let")
        if depth_of(node, Call) > MOST_CALLS:
            raise _Refused(node.start, node.end, "too many calls stand one within another; split it with let")
        return node

    def expression(self) -> Node:
        """Parse a conditional, or anything that binds tighter."""
        self._enter()
        node = self._binary(1)
        if self._accept("?") is not None:
            chosen = self._binary(1)
            self._expect(":")
            otherwise = self.expression()
            node = Conditional(node.start, otherwise.end, node, chosen, otherwise)
        self.nesting -= 1
        return node

    def _binary(self, weakest: int) -> Node:
        """Parse operators that bind at least as tightly as ``weakest``; all are left-associative."""
        left = self._unary()
        while (precedence := _PRECEDENCE.get(self.next.kind, 0)) >= weakest:
            operator = self._take()
            right = self._binary(precedence + 1)
            if operator.kind not in ("&&", "||"):
                left = Binary(left.start, right.end, operator.kind, left, right, operator.start)
            elif isinstance(left, Logical) and left.operator == operator.kind:
                left = Logical(left.start, right.end, operator.kind, (*left.operands, right))
            else:
                left = Logical(left.start, right.end, operator.kind, (left, right))
        return left

    def _unary(self) -> Node:
        if self.next.kind not in ("!", "-"):
            return self._member()
        operator = self._take()
        if operator.kind == "-" and self.next.kind == "int":
            number = self._take()
            return Literal(operator.start, number.end, -int(number.value))
        self._enter()
        operand = self._unary()
        self.nesting -= 1
        return Unary(operator.start, operand.end, operator.kind, operand)

    def _member(self) -> Node:
        """Parse an operand with the fields, calls and indexes behind it."""
        node = self._operand()
        while True:
            if self._accept(".") is not None:
                name = self._expect("name", "the name of a field or function")
                if self.next.kind == "(":
                    node = self._call(node, node.start, name)
                else:
                    node = Select(node.start, name.end, node, str(name.value), name.start)
            elif self._accept("[") is not None:
                index = self.expression()
                node = Index(node.start, self._expect("]").end, node, index)
            else:
                return node

    def _call(self, receiver: Node | None, start: int, name: Token) -> Call:
        self._take()
        arguments = self._list(")")
        return Call(start, self.tokens[self.place - 1].end, receiver, str(name.value), name.start, arguments)

    def _list(self, closing: str) -> tuple[Node, ...]:
        """Parse what stands between brackets, the closing one included. A list may end in a comma, a call may not."""
        items: list[Node] = []
        while self._accept(closing) is None:
            items.append(self.expression())
            if self._accept(",") is None:
                self._expect(closing, f"',' or '{closing}'")
                break
            if closing == ")" and self.next.kind == closing:
                raise self._unexpected("another argument")
        return tuple(items)

    def _operand(self) -> Node:
        token = self.next
        match token.kind:
            case "int" | "string":
                self._take()
                if token.value == LARGEST_INTEGER:
                    raise _Refused(token.start, token.end, "the number is too large; integers have 64 bits")
                return Literal(token.start, token.end, token.value, token.verbatim)
            case "true" | "false":
                self._take()
                return Literal(token.start, token.end, token.kind == "true")
            case "name":
                self._take()
                if self.next.kind == "(":
                    return self._call(None, token.start, token)
                return self._name(token)
            case "(":
                self._take()
                node = self.expression()
                self._expect(")")
                return node
            case "[":
                self._take()
                items = self._list("]")
                return ListDisplay(token.start, self.tokens[self.place - 1].end, items)
            case "null":
                raise _Refused(token.start, token.end, _NO_NULL)
            case "{":
                raise _Refused(token.start, token.end, "maps and messages in braces are not part of the language")
            case _:
                raise self._unexpected("a value")

    def _name(self, token: Token) -> Name:
        name = str(token.value)
        if name in RESERVED:
            raise _Refused(token.start, token.end, f"'{name}' is a reserved word of CEL")
        return Name(token.start, token.end, name)

    def _enter(self) -> None:
        self.nesting += 1
        if self.nesting > DEEPEST:
            raise _Refused(self.next.start, self.next.end, "the expression is too deeply nested; split it with let")

    def _take(self) -> Token:
        token = self.next
        self.place += 1
        return token

    def _accept(self, kind: str) -> Token | None:
        return self._take() if self.next.kind == kind else None

    def _expect(self, kind: str, wanted: str | None = None) -> Token:
        if self.next.kind != kind:
            raise self._unexpected(wanted or f"'{kind}'")
        return self._take()

    def _unexpected(self, wanted: str) -> _Refused:
        token = self.next
        words = _WORDS.get(str(token.value)) if token.kind == "name" else None
        before = self.tokens[self.place - 1] if self.place else token
        if words is None and before.kind == "name" and before.value in ("not", "NOT"):
            token, words = before, "!"
        if words is not None:
            return _Refused(token.start, token.end, f"'{token.value}' is not an operator; write '{words}'")
        found = "the end" if token.kind == "end" else f"'{token.value}'"
        return _Refused(token.start, token.end, f"expected {wanted} here, found {found}")
