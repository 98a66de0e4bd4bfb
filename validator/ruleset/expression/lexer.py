"""Cuts an expression into tokens as the CEL specification does (langdef.md, "Syntax"), less what is left out."""

from __future__ import annotations

import re

from attrs import define, field

from validator.ruleset.expression.syntax import ExpressionError

KEYWORDS = frozenset({"true", "false", "null", "in"})
"""Words that are part of the grammar and never a name."""

RESERVED = frozenset(
    {"as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "namespace"}
    | {"package", "return", "var", "void", "while"}
)
"""Words that CEL keeps for itself: good as fields, refused as names."""

LARGEST_INTEGER = 2**63
"""CEL's integers have 64 bits; only a negative literal may have this magnitude."""

_SPACE = re.compile(r"(?:[ \t\r\n\f]|//[^\n]*+)*+")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*+")
_NUMBER = re.compile(
    r"(?P<hex>0x[0-9A-Fa-f]++)|(?P<float>[0-9]*+\.[0-9]++(?:[eE][+-]?[0-9]++)?+|[0-9]++[eE][+-]?[0-9]++)|(?P<int>[0-9]++)"
)
_QUOTE = re.compile(r"""(?P<prefix>[rRbB]{0,2})(?P<quote>'''|\"\"\"|'|")""")
_OPERATOR = re.compile(r"&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()\[\]{}]")
_ESCAPE = re.compile(
    r"""\\(?:(?P<one>[abfnrtv\\?"'`])|[xX](?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})"""
    r"|(?P<octal>[0-3][0-7]{2}))"
)
_SINGLE = dict(zip("abfnrtv", "\a\b\f\n\r\t\v", strict=True))
_HINTS = {
    "=": "'=' is not an operator; compare with '=='",
    "&": "'&' is not an operator; write '&&'",
    "|": "'|' is not an operator; write '||'",
    ";": "';' has no place here; an expression is one condition or value",
    "`": "names in back quotes are not supported",
}


@define(frozen=True)
class Token:
    """A token.

    Attributes:
        kind: ``name``, ``int``, ``string``, ``end``, or the operator or keyword itself.
        value: The name, number or string; the operator or keyword itself otherwise.
        start: Offset of its first character.
        end: Offset behind its last character.
        verbatim: For a string without escapes, the offset of its first character within the quotes.
    """

    kind: str
    value: int | str
    start: int
    end: int
    verbatim: int | None = None


@define
class Lexer:
    """Cuts one text.

    Attributes:
        text: The whole text.
        place: Where to begin; afterwards the offset behind what was read.
        errors: What could not be cut; reading goes on behind it, so that all such errors are found.
    """

    text: str
    place: int = 0
    errors: list[ExpressionError] = field(factory=list)

    def tokens(self, *, within_braces: bool = False) -> list[Token]:
        """Return the tokens up to the end, the last one of kind ``end``.

        Args:
            within_braces: Stop at the closing brace that has no opening one, as a message template needs it. ``place``
                then stands on that brace, or at the end of the text if there is none.
        """
        found: list[Token] = []
        open_braces = 0
        while True:
            token = self._next()
            if token is None:
                continue
            open_braces += (token.kind == "{") - (token.kind == "}")
            if token.kind == "end" or (within_braces and open_braces < 0):
                self.place = token.start
                found.append(Token("end", "", token.start, token.start))
                return found
            found.append(token)

    def _next(self) -> Token | None:
        """Read one token; None where there was only an error."""
        text = self.text
        start = _after(_SPACE, text, self.place)
        if start == len(text):
            return Token("end", "", start, start)
        if (quote := _QUOTE.match(text, start)) is not None:
            return self._string(start, quote["prefix"].lower(), quote["quote"])
        if (end := _after(_NAME, text, start)) > start:
            self.place = end
            word = text[start:end]
            return Token(word if word in KEYWORDS else "name", word, start, end)
        if (number := _NUMBER.match(text, start)) is not None:
            return self._number(number)
        if (end := _after(_OPERATOR, text, start)) > start:
            self.place = end
            return Token(text[start:end], text[start:end], start, end)
        self.place = start + 1
        character = text[start]
        self._error(start, start + 1, _HINTS.get(character, f"{character!r} means nothing in an expression"))
        return None

    def _number(self, number: re.Match[str]) -> Token:
        start, end = number.span()
        if number["float"] is not None:
            self._error(start, end, "numbers with a fraction are not supported; only whole numbers are")
        tail = _after(_NAME, self.text, end)
        if tail > end:
            written = self.text[start:tail]
            unsigned = self.text[end:tail] in ("u", "U")
            self._error(start, tail, f"{written!r} is not a number" + unsigned * "; unsigned numbers are not supported")
            end = tail
        self.place = end
        digits, base = (number["hex"][2:], 16) if number["hex"] else (number["int"] or "0", 10)
        digits = digits.lstrip("0") or "0"
        # Python refuses to read thousands of digits, so the length is looked at first.
        value = int(digits, base) if len(digits) < 20 else LARGEST_INTEGER + 1
        if value > LARGEST_INTEGER:
            self._error(start, end, "the number is too large; integers have 64 bits")
        return Token("int", value, start, end)

    def _string(self, start: int, prefix: str, quote: str) -> Token:
        text = self.text
        raw = "r" in prefix
        opened = place = start + len(prefix) + len(quote)
        pieces: list[str] = []
        while not text.startswith(quote, place):
            if place == len(text) or (text[place] in "\r\n" and len(quote) == 1):
                self.place = place
                self._error(start, place, "the string is not closed")
                return Token("string", "".join(pieces), start, place)
            if text[place] == "\\" and not raw:
                piece, place = self._escape(place)
            else:
                piece, place = text[place], place + 1
            pieces.append(piece)
        self.place = place + len(quote)
        if "b" in prefix:
            self._error(start, self.place, "bytes are not supported; write a string")
        value = "".join(pieces)
        return Token("string", value, start, self.place, opened if value == text[opened:place] else None)

    def _escape(self, start: int) -> tuple[str, int]:
        """Read an escape; the character it stands for and the offset behind it."""
        escape = _ESCAPE.match(self.text, start)
        if escape is None:
            self._error(start, min(start + 2, len(self.text)), "this escape is not known; a raw string is r'...'")
            return "", min(start + 2, len(self.text))
        if (one := escape["one"]) is not None:
            return _SINGLE.get(one, one), escape.end()
        octal = escape["octal"]
        code = int(octal, 8) if octal else int(escape["x"] or escape["u"] or escape["U"], 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            self._error(start, escape.end(), "this escape is no Unicode character")
            code = 0xFFFD
        return chr(code), escape.end()

    def _error(self, start: int, end: int, message: str) -> None:
        self.errors.append(ExpressionError(start, end, message))


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return place if match is None else match.end()
