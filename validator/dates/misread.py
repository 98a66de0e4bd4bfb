"""Digits and letters that transcription takes for each other, and how they are read."""

from __future__ import annotations

DIGITS = "0-9OoIil|"
"""What a digit may look like, as the inside of a character class."""

_AS_DIGIT = {"O": "0", "o": "0", "I": "1", "i": "1", "l": "1", "|": "1"}


Repair = tuple[int, int, str, str]
"""A repair at offsets of the text that was given.

Offset of the first character that is replaced, offset behind the last, what is read instead, and which kind of repair.
"""


def as_digits(text: str, start: int) -> tuple[str, tuple[Repair, ...]]:
    """Reads letters that stand for digits.

    Args:
        text: Digits, and letters that look like digits.
        start: Its offset.

    Returns:
        The digits, and a repair for each letter.
    """
    if text.isdecimal():
        return text, ()
    repairs = tuple(
        (start + index, start + index + 1, _AS_DIGIT[sign], "letter-for-digit")
        for index, sign in enumerate(text)
        if sign in _AS_DIGIT
    )
    return "".join(_AS_DIGIT.get(sign, sign) for sign in text), repairs
