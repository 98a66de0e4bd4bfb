"""The grammar: precedence, and the messages for what does not fit it."""

import pytest

from validator.ruleset.expression.parser import DEEPEST, MOST_CALLS, parse
from validator.ruleset.expression.syntax import (
    Call,
    Literal,
    Name,
    Node,
    Select,
    Unary,
    children,
    depth_of,
    names_in,
    text_of,
)


def tree(text: str) -> Node:
    """Parse an expression that is right."""
    node, errors = parse(text)
    assert errors == []
    assert node is not None
    return node


def wrong(text: str) -> list[tuple[int, int, str]]:
    """Return place and message of what is wrong."""
    node, errors = parse(text)
    assert node is None
    return [(error.offset, error.end, error.message) for error in errors]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a||b&&c", "(a || (b && c))"),
        ("a || b || c", "(a || b || c)"),
        ("(a && b) && c", "(a && b && c)"),
        ("a && (b && c)", "(a && (b && c))"),
        ("a == b && c", "((a == b) && c)"),
        ("a < b == c", "((a < b) == c)"),
        ("a in b != c", "((a in b) != c)"),
        ("a + b - c", "((a + b) - c)"),
        ("a - (b - c)", "(a - (b - c))"),
        ("a + b * c / d % e", "(a + (((b * c) / d) % e))"),
        ("-a * !b", "((-a) * (!b))"),
        ("!!a", "(!(!a))"),
        ("-1", "-1"),
        ("--1", "(--1)"),
        ("- a.b", "(-a.b)"),
        ("a.b.c(d)[0].e", "a.b.c(d)[0].e"),
        ("f()", "f()"),
        ("f(a, b)", "f(a, b)"),
        ("[]", "[]"),
        ("[a, b,]", "[a, b]"),
        ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
        ("a || b ? c || d : e", "((a || b) ? (c || d) : e)"),
        ("a ? (b ? c : d) : e", "(a ? (b ? c : d) : e)"),
        ("true && false", "(true && false)"),
        ("'a' + r'\\b'", "('a' + '\\\\b')"),
        ("order.class.for", "order.class.for"),
        ("-9223372036854775808", "-9223372036854775808"),
    ],
)
def test_precedence(text: str, canonical: str) -> None:
    """Operators bind as in CEL; the canonical form shows how."""
    assert canonical == text_of(tree(text))


def test_places() -> None:
    """Nodes know where they stand, without parentheses around them."""
    node = tree(" ( doc.a ) == f( 1 )")
    left, right = children(node)
    assert (node.start, node.end) == (3, 20)
    assert Select(3, 8, children(left)[0], "a", 7) == left
    assert Call(14, 20, None, "f", 14, (Literal(17, 18, 1),)) == right
    assert isinstance(right, Call)
    assert right.name_end == 15


def test_unary_places() -> None:
    """A prefix belongs to its operand."""
    assert Unary(1, 3, "!", Name(2, 3, "a")) == tree(" !a ")


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("", [(0, 0, "there is no expression here")]),
        ("  // only a comment", [(19, 19, "there is no expression here")]),
        ("1 +", [(3, 3, "expected a value here, found the end")]),
        ("(1", [(2, 2, "expected ')' here, found the end")]),
        ("[1 2]", [(3, 4, "expected ',' or ']' here, found '2'")]),
        ("f(1 2)", [(4, 5, "expected ',' or ')' here, found '2'")]),
        ("f(1,)", [(4, 5, "expected another argument here, found ')'")]),
        ("a[1", [(3, 3, "expected ']' here, found the end")]),
        ("a.1", [(1, 3, "numbers with a fraction are not supported; only whole numbers are")]),
        ("a.in", [(2, 4, "expected the name of a field or function here, found 'in'")]),
        ("a ? b", [(5, 5, "expected ':' here, found the end")]),
        ("a b", [(2, 3, "expected an operator or the end here, found 'b'")]),
        ("a and b", [(2, 5, "'and' is not an operator; write '&&'")]),
        ("a OR b", [(2, 4, "'OR' is not an operator; write '||'")]),
        ("a is b", [(2, 4, "'is' is not an operator; write '=='")]),
        ("not a", [(0, 3, "'not' is not an operator; write '!'")]),
        ("not 1", [(0, 3, "'not' is not an operator; write '!'")]),
        ("null", [(0, 4, "null is not part of the language; ask with has() whether something is there")]),
        ("{'a': 1}", [(0, 1, "maps and messages in braces are not part of the language")]),
        ("for", [(0, 3, "'for' is a reserved word of CEL")]),
        ("9223372036854775808", [(0, 19, "the number is too large; integers have 64 bits")]),
        ("'a = 1", [(0, 6, "the string is not closed")]),
        ("a = b & c", [
            (2, 3, "'=' is not an operator; compare with '=='"), (6, 7, "'&' is not an operator; write '&&'"),
        ]),
    ],
)  # fmt: skip
def test_what_does_not_fit(text: str, errors: list[tuple[int, int, str]]) -> None:
    """The message says what is expected, or what to write instead."""
    assert errors == wrong(text)


@pytest.mark.parametrize("text", ["(" * 200 + "1" + ")" * 200, "!" * 200 + "a", "[" * 2000, "a ? b : " * 200 + "c"])
def test_deep_nesting_is_refused(text: str) -> None:
    """Nesting that would exhaust Python's own stack is an error of the expression."""
    (_, _, message) = wrong(text)[0]
    assert message == "the expression is too deeply nested; split it with let"


@pytest.mark.parametrize("text", [" + ".join("1" * (DEEPEST + 1)), "a" + ".b" * DEEPEST, "a" + "[0]" * DEEPEST])
def test_long_chains_are_refused(text: str) -> None:
    """A chain of operators or fields is nested, too, though nothing in it is in brackets."""
    assert [(0, len(text), "the expression is too long or too deeply nested; split it with let")] == wrong(text)


def test_calls_within_calls_are_refused_beyond_what_python_can_do() -> None:
    """Macros are loops, and so many stand within one another at most; more crash some versions of Python."""
    text = "a"
    for depth in range(MOST_CALLS):
        text = f"b.exists(x{depth}, {text})"
    assert MOST_CALLS == depth_of(tree(text), Call)
    text = f"size({text})"
    assert [(0, len(text), "too many calls stand one within another; split it with let")] == wrong(text)


def test_long_conditions_are_allowed() -> None:
    """Any number of conditions may be joined by the same operator."""
    assert depth_of(tree(" && ".join(["a"] * 500))) == 2


def test_names() -> None:
    """Names are found everywhere in a tree, fields and functions are none."""
    assert {"a", "d", "x", "g"} == set(names_in(tree("a.b.c(d[0]) ? [x] : f(-g)")))


def test_only_nodes_have_a_canonical_form() -> None:
    """A node of no known class is a mistake of the program."""
    with pytest.raises(TypeError):
        text_of(Node(0, 0))
