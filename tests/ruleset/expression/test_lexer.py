"""Tokens, their places, and what cannot be cut."""

import pytest

from validator.ruleset.expression.lexer import Lexer, Token
from validator.ruleset.expression.syntax import ExpressionError


def cut(text: str) -> list[tuple[str, int | str]]:
    """Return kind and value of every token but the last."""
    lexer = Lexer(text)
    tokens = lexer.tokens()
    assert lexer.errors == []
    assert tokens[-1] == Token("end", "", len(text), len(text))
    return [(token.kind, token.value) for token in tokens[:-1]]


def wrong(text: str) -> list[tuple[int, int, str]]:
    """Return place and message of every error."""
    lexer = Lexer(text)
    lexer.tokens()
    return [(error.offset, error.end, error.message) for error in lexer.errors]


def test_names_keywords_and_operators() -> None:
    """Keywords are tokens of their own kind; two-character operators are one token."""
    assert cut("a_1 in true false null") == [
        ("name", "a_1"),
        ("in", "in"),
        ("true", "true"),
        ("false", "false"),
        ("null", "null"),
    ]
    assert [kind for kind, _ in cut("&& || == != <= >= < > ! ? :")] == [
        "&&",
        "||",
        "==",
        "!=",
        "<=",
        ">=",
        "<",
        ">",
        "!",
        "?",
        ":",
    ]


def test_space_and_comments_are_passed_over() -> None:
    """A comment reaches to the end of its line."""
    assert cut("\t a // ignored ' text\r\n\f b // end") == [("name", "a"), ("name", "b")]


def test_places() -> None:
    """A token knows where it stands, and a string without escapes where its text begins."""
    assert [Token("name", "ab", 1, 3), Token("string", "x", 4, 7, 5), Token("end", "", 7, 7)] == Lexer(
        " ab 'x'"
    ).tokens()
    assert Token("string", "\n", 0, 4) == Lexer(r"'\n'").tokens()[0]
    assert Token("string", r"\n", 0, 5, 2) == Lexer(r"r'\n'").tokens()[0]


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("00", 0), ("012", 12), ("0x1F", 31), ("0x0", 0), ("9223372036854775808", 2**63), ("0" * 40 + "1", 1)],
)
def test_numbers(text: str, number: int) -> None:
    """Numbers are decimal or hexadecimal; leading zeros mean nothing."""
    assert [("int", number)] == cut(text)


def test_a_number_before_a_dot() -> None:
    """A dot behind a number is a fraction only if a digit follows."""
    assert cut("5.size") == [("int", 5), (".", "."), ("name", "size")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("''", ""),
        ("'a\"b'", 'a"b'),
        ('"a\'b"', "a'b"),
        ("'''a'b\nc'''", "a'b\nc"),
        ('"""a"b"""', 'a"b'),
        (r"'\a\b\f\n\r\t\v\\\?\"\'\`'", "\a\b\f\n\r\t\v\\?\"'`"),
        (r"'\x41\X42\u00e9\U0001F600\101'", "ABé😀A"),
        (r"r'\d'", r"\d"),
        (r"R'\'", "\\"),
    ],
)
def test_strings(text: str, value: str) -> None:
    """Strings have CEL's quotes, escapes and raw form."""
    assert [("string", value)] == cut(text)


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("a = b", [(2, 3, "'=' is not an operator; compare with '=='")]),
        ("a & b | c;", [
            (2, 3, "'&' is not an operator; write '&&'"),
            (6, 7, "'|' is not an operator; write '||'"),
            (9, 10, "';' has no place here; an expression is one condition or value"),
        ]),
        ("a.`b`", [
            (2, 3, "names in back quotes are not supported"), (4, 5, "names in back quotes are not supported"),
        ]),
        ("§", [(0, 1, "'§' means nothing in an expression")]),
        ("1.5", [(0, 3, "numbers with a fraction are not supported; only whole numbers are")]),
        (".5", [(0, 2, "numbers with a fraction are not supported; only whole numbers are")]),
        ("1e3", [(0, 3, "numbers with a fraction are not supported; only whole numbers are")]),
        ("2u", [(0, 2, "'2u' is not a number; unsigned numbers are not supported")]),
        ("1_000", [(0, 5, "'1_000' is not a number")]),
        ("9223372036854775809", [(0, 19, "the number is too large; integers have 64 bits")]),
        ("9" * 5000, [(0, 5000, "the number is too large; integers have 64 bits")]),
        ("'a", [(0, 2, "the string is not closed")]),
        ("'a\nb", [(0, 2, "the string is not closed")]),
        ("b'a'", [(0, 4, "bytes are not supported; write a string")]),
        (r"'\z'", [(1, 3, "this escape is not known; a raw string is r'...'")]),
        ("'\\", [
            (1, 2, "this escape is not known; a raw string is r'...'"), (0, 2, "the string is not closed"),
        ]),
        (r"'\ud800\U00110000'", [
            (1, 7, "this escape is no Unicode character"), (7, 17, "this escape is no Unicode character"),
        ]),
    ],
)  # fmt: skip
def test_what_cannot_be_cut(text: str, errors: list[tuple[int, int, str]]) -> None:
    """Every such error is found, each with its place."""
    assert errors == wrong(text)


def test_stops_at_a_closing_brace() -> None:
    """Within a template an expression ends at the brace that it has not opened, braces in strings aside."""
    lexer = Lexer("x {'}' {b}} y", 3)
    tokens = lexer.tokens(within_braces=True)
    assert [token.kind for token in tokens] == ["string", "{", "name", "}", "end"]
    assert 10 == lexer.place == tokens[-1].start


def test_no_closing_brace() -> None:
    """Without a closing brace the lexer goes to the end."""
    lexer = Lexer("{a", 1)
    lexer.tokens(within_braces=True)
    assert lexer.place == 2


def test_errors_are_values() -> None:
    """Errors are ordered by place."""
    assert ExpressionError(1, 2, "b") < ExpressionError(2, 3, "a")
