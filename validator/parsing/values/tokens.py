"""Words, numbers and signs of a field value, each with its place, for the parsers of references and stations."""

from __future__ import annotations

from validator.lazy import lazy_pattern
from validator.light import define

_TOKEN = lazy_pattern(r"([^\W\d_]++(?:['\u2019`\u00b4][^\W\d_]++)*+)|(\d++)|(\n)|([^\s])")
_WORD, _NUMBER, _LINE = 1, 2, 3
_APOSTROPHES = str.maketrans("", "", "'\u2019`\u00b4")


@define
class Token:
    """One word, number, sign or line end.

    Attributes:
        start: Offset of its first character in the stretch.
        end: Offset behind its last character.
        kind: ``word`` (letters, apostrophes between them), ``number`` (digits), ``line`` (a line end) or ``sign``.
        text: The text; of a word in upper case without apostrophes.
        capital: Whether a word is in capitals.
        gap: How many white-space characters stand before it.
    """

    start: int
    end: int
    kind: str
    text: str
    capital: bool
    gap: int


def tokenize(text: str) -> list[Token]:
    """Cuts a text into tokens; white space other than line ends is left out. Linear in the length of the text."""
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        group = match.lastindex
        piece = match[0]
        if group == _WORD:
            upper = piece.upper()
            tokens.append(
                Token(
                    start,
                    end,
                    "word",
                    upper if upper.isalpha() else upper.translate(_APOSTROPHES),
                    upper == piece,
                    start - last,
                ),
            )
        elif group == _NUMBER:
            tokens.append(Token(start, end, "number", piece, False, start - last))
        elif group == _LINE:
            tokens.append(Token(start, end, "line", piece, False, start - last))
        else:
            tokens.append(Token(start, end, "sign", piece, False, start - last))
        last = end
    return tokens
