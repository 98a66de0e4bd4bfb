"""The letters before references: their shapes."""

from __future__ import annotations

from validator.light import define
from validator.parsing.values.tokens import Token

_OPENING = {"(": ")", "[": "]"}
_POINTS = frozenset(".):;,]")
_HIGHEST_DIGIT = 26


@define
class Letter:
    """What may be the letter of a reference.

    Attributes:
        letter: A letter in upper case, or a number.
        order: Its place in the alphabet or among the numbers, from 1 on.
        style: ``bracket`` for ``(A)``, ``point`` for ``A.`` and the like, ``dash`` for ``A -``, ``bare`` for a letter
            alone.
        end: Index of the token behind it.
    """

    letter: str
    order: int
    style: str
    end: int

    @property
    def numeric(self) -> bool:
        """Whether it is a number, ``(1)``."""
        return self.letter.isdecimal()


def letter_at(tokens: list[Token], at: int) -> Letter | None:
    """Finds what has the shape of a reference letter: ``A.`` ``A)`` ``A.)`` ``A:`` ``A -`` ``(A)`` ``[A]`` ``(1)``.

    Whether it is one is for the context to decide.
    """
    token = tokens[at]
    following = tokens[at + 1 : at + 4]
    if token.text in _OPENING:
        if len(following) > 1 and following[1].text == _OPENING[token.text]:
            letter = _letter(following[0])
            if letter:
                return Letter(*letter, "bracket", _past_points(tokens, at + 3))
        return None
    letter = _letter(token)
    if letter is None:
        return None
    if following and following[0].text in _POINTS and not following[0].gap:
        if _is_initial(token, following):
            return None
        return Letter(*letter, "point", _past_points(tokens, at + 1))
    if token.kind == "number":
        return _behind_pilcrow(tokens, at)
    if following and following[0].text == "-" and not (len(following) > 1 and _is_airgram(following)):
        return Letter(*letter, "dash", at + 2)
    return Letter(*letter, "bare", at + 1)


def _behind_pilcrow(tokens: list[Token], at: int) -> Letter | None:
    """Reads ``1B.`` at a line start: a pilcrow that became the digit 1, and the letter."""
    if tokens[at].text != "1" or at + 1 == len(tokens) or tokens[at + 1].gap or tokens[at + 1].kind != "word":
        return None
    if at and tokens[at - 1].kind != "line":
        return None
    found = letter_at(tokens, at + 1)
    return found if found and found.style == "point" else None


def _letter(token: Token) -> tuple[str, int] | None:
    text = token.text
    if len(text) == 1 and "A" <= text <= "Z":
        return text, ord(text) - ord("A") + 1
    if len(text) <= 2 and token.kind == "number" and text[0] != "0" and int(text) <= _HIGHEST_DIGIT:
        return text, int(text)
    return None


def _is_initial(token: Token, following: list[Token]) -> bool:
    """Whether a letter and its full stop belong to an abbreviation, ``U.S. MISSION``, or digits to a decimal."""
    if len(following) < 2 or following[1].gap or following[0].text != ".":
        return False
    behind = following[1]
    if token.kind == "number":
        return behind.kind == "number"
    return behind.kind == "word" and len(behind.text) == 1 and behind.text != token.text


def _is_airgram(following: list[Token]) -> bool:
    return following[1].kind == "number" and not following[1].gap


def _past_points(tokens: list[Token], at: int) -> int:
    """Gives the index behind the points that end a letter: ``A.)``, ``(A).``."""
    while at < len(tokens) and tokens[at].text in _POINTS and not tokens[at].gap:
        at += 1
    return at
