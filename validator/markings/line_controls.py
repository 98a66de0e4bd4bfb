"""The controls behind the level word of a classification line or banner, and the words of such a line."""

from __future__ import annotations

from validator.lazy import lazy_pattern
from validator.light import define
from validator.markings.lookups import Lookups
from validator.markings.tails import Tail, read_tail, words_of

_TOKEN = lazy_pattern(r"[^\S\n]{0,4}+([^\W_]++)")
_DOTTED = lazy_pattern(r"[^\S\n]{0,4}+[.\-][^\S\n]{0,4}+")
_MOST_TOKENS = 34
_MOST_LETTERS = 34
_SEGMENT = lazy_pattern(r"[^\S\n]{0,2}+//([^/\n]{1,40}(?:/[^/\n]{1,40}){0,5})(?=//[^\s/])")
_SLASHES = lazy_pattern(r"[^\S\n]{0,2}+(//?)[^\S\n]{0,2}+")
_BLANKS = lazy_pattern(r",[^\S\n]{0,2}+|[^\S\n]{0,2}+-[^\S\n]{0,2}+|[^\S\n]{1,3}+")
_UNKNOWN = lazy_pattern(r"[^\W_]++(?:-[^\W_]++)*+")
_COUNTRIES = lazy_pattern(r"[^\S\n]{1,2}+[A-Z]{2,4}(?:,[^\S\n]{0,2}+[A-Z]{2,4})*+(?![A-Za-z])")
_SHORTEST_CONTROL = 4
"""Letters of the shortest control that is read behind a blank only; shorter ones may be part of a post's name."""


@define
class Token:
    """A word of a line.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        text: The word in upper case.
        upper: Whether it is in capitals in the text.
    """

    start: int
    end: int
    text: str
    upper: bool


def tokens_of(text: str, at: int) -> list[Token]:
    """Cuts the line from an offset on into words, as long as only blanks, points and hyphens part them."""
    tokens: list[Token] = []
    letters = 0
    match = _TOKEN.match(text, at)
    while match and len(tokens) < _MOST_TOKENS and letters < _MOST_LETTERS:
        upper = match[1].upper()
        tokens.append(Token(match.start(1), match.end(1), upper, match[1] == upper))
        letters += len(upper)
        gap = _DOTTED.match(text, match.end()) if len(upper) == 1 else None
        match = _TOKEN.match(text, gap.end() if gap else match.end())
    return tokens


def read_controls(text: str, at: int, lookups: Lookups) -> tuple[int, Tail]:
    """Reads the controls behind a level word; gives the offset behind the last, and the controls.

    Between slashes every word is read; behind the last slashes, or behind a blank, only as far as words are known,
    because a section or a message reference may follow.
    """
    tail = Tail()
    step: int | None = at
    while step is not None:
        at = step
        segment = _SEGMENT.match(text, at)
        slashes = _SLASHES.match(text, at)
        if segment:
            read_tail(words_of(text, *segment.span(1)), 0, lookups, tail)
            step = segment.end()
        elif slashes:
            step = _behind_slashes(text, slashes.end(), tail, lookups)
        else:
            blanks = _BLANKS.match(text, at)
            step = _control(text, blanks.end(), tail, lookups, _SHORTEST_CONTROL) if blanks else None
    return at, tail


def _behind_slashes(text: str, at: int, tail: Tail, lookups: Lookups) -> int | None:
    """Reads one control of the last segment, known or not; gives the offset behind it."""
    end = _control(text, at, tail, lookups, 1)
    if end is not None:
        return end
    word = _UNKNOWN.match(text, at)
    if word is None:
        return None
    if not word[0].isdecimal():  # a date was a field of banners up to 2009
        tail.unknown.append(word[0])
    return word.end()


def _control(text: str, at: int, tail: Tail, lookups: Lookups, shortest: int) -> int | None:
    """Reads one known control with its list; gives the offset behind it."""
    run = ""
    found: tuple[str, int] | None = None
    for token in tokens_of(text, at):
        run += token.text
        name = lookups.line_controls.get(run)
        if name is not None and len(run) >= shortest:
            found = name, token.end
    if found is None:
        return None
    name, end = found
    if name not in tail.controls:
        tail.controls.append(name)
    countries = _COUNTRIES.match(text, end) if name in lookups.lists else None
    return countries.end() if countries else end
