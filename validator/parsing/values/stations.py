"""Stations: from a name as written to the canonical station, and where a station stands in the text of references.

A station is written in many ways: with spaces, apostrophes, full stops and hyphens, abbreviated, cut to six or ten
letters, with AMEMBASSY in front, with 0 for O, broken over lines. The lookup never guesses: a name one letter away from
a known one is not taken for it.
"""

from __future__ import annotations

import unicodedata

from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.values.tokens import Token

_OUTSIDE = lazy_pattern(r"[^A-Z0-9]++")
_ZERO_AT_LETTER = lazy_pattern(r"(?<=[A-Z])0|0(?=[A-Z])")
_SECTION = lazy_pattern(r"SECTION[0-9]++OF[0-9]++")
_DIGITS = lazy_pattern(r"[0-9]++")
_JOINING = frozenset(".-'\u2019`\u00b4")
_LONGEST_NAME = 60
"""Letters beyond which a name is no station's, whatever stands in front of it."""
_SHORTEST_LETTERED = 4
"""Letters of a name beyond which the first may be the letter of a reference, glued on (AACCRA)."""
_LONGEST = 6
"""Most words that a station's name has, prefix and all (USMISSION USUN NEW YORK)."""
_COLUMN = 4
"""White space from which on a gap parts two columns rather than two words."""


@define
class Station:
    """A station found in a text.

    Attributes:
        post: Canonical station.
        end: Index of the token behind it.
        weak: Whether the name is an ordinary word too, so that it counts only where a number follows.
        zeros: Offsets of zeros that stand for the letter O.
    """

    post: str
    end: int
    weak: bool
    zeros: tuple[int, ...] = ()


def squeeze(name: str) -> str:
    """Gives a name in capitals, letters and digits only, without accents."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
    return _OUTSIDE.sub("", name.upper())


def find_post(name: str, vocabulary: Vocabulary) -> str | None:
    """Finds the canonical station of a name that stands where a station should.

    The order of the lookup: the whole name as canonical name or alias, with 0 at a letter read as O; then without
    what stands in front (AMEMBASSY) or got glued on there (UNCLAS, a section number, a doubled year); then as a form
    cut to six or ten characters; at last without a single letter in front.

    Args:
        name: The name as written, ``ST. PETERSBURG`` or ``AMEMBASSY ROME``.
        vocabulary: The vocabularies.

    Returns:
        The canonical station, or None where the name is in no list, or in one twice.
    """
    squeezed = squeeze(name)
    post = vocabulary.posts.get(squeezed)
    if post is not None or not squeezed:
        return post
    forms = _forms(squeezed, vocabulary)
    lettered = [form[1:] for form in forms if len(form) > _SHORTEST_LETTERED]
    for table, names in ((vocabulary.posts, forms + lettered), (vocabulary.post_cuts, forms)):
        for form in names:
            if form in table:
                return table[form]
    return None


def _forms(squeezed: str, vocabulary: Vocabulary) -> list[str]:
    """Gives the forms under which a name is looked up, the longest first: the name, and what is left without fronts."""
    forms = {squeezed}
    pending = [squeezed] if len(squeezed) <= _LONGEST_NAME else []
    while pending:
        form = pending.pop()
        for rest in _without_front(form, vocabulary):
            forms.add(rest)
            pending.append(rest)
    lettered = {_ZERO_AT_LETTER.sub("O", form) for form in forms}
    return sorted(forms | lettered, key=lambda form: (-len(form), form))


def _without_front(form: str, vocabulary: Vocabulary) -> list[str]:
    """Takes one thing off the front of a name: a number, a section number, a prefix or a glued word."""
    rests = [form[match.end() :] for match in (_DIGITS.match(form), _SECTION.match(form)) if match]
    rests += [
        form[len(front) :] for front in (*vocabulary.post_prefixes, *vocabulary.post_glued) if form.startswith(front)
    ]
    return rests


def station_at(tokens: list[Token], at: int, vocabulary: Vocabulary) -> Station | None:
    """Finds the station that begins at a token of a text.

    Words are joined over spaces, full stops, hyphens and line ends, and the longest name that is known wins. A prefix
    such as AMEMBASSY may stand before it. A zero that touches a letter is read as O.

    Args:
        tokens: The tokens of the text.
        at: Index of the token with which the name begins.
        vocabulary: The vocabularies.

    Returns:
        The station, or None where no known one begins here.
    """
    joined = _joined(tokens, at)
    found = _looked_up(tokens, joined, vocabulary)
    if found is None and joined and joined[0][0] in vocabulary.post_prefixes:
        found = _looked_up(tokens, _joined(tokens, joined[0][1]), vocabulary)
    return found


def glued_station_at(tokens: list[Token], at: int, vocabulary: Vocabulary) -> Station | None:
    """Finds the station of a name with something glued on, ``REFSTATE`` or ``STATE'S``; a number must follow.

    For places where a reference begins, after :func:`station_at` has found nothing; the arguments are the same.
    """
    for name, end, zeros in reversed(_joined(tokens, at)):
        if _number_behind(tokens, end):
            last = tokens[end - 1]
            possessive = last.end - last.start > len(last.text) and name.endswith("S")
            post = find_post(name, vocabulary) or (vocabulary.posts.get(name[:-1]) if possessive else None)
            if post is not None:
                return Station(post, end, weak=True, zeros=zeros)
    return None


_Name = tuple[str, int, tuple[int, ...]]
"""A name in letters only, the index of the token behind it, and the offsets of zeros read as O."""


def _looked_up(tokens: list[Token], names: list[_Name], vocabulary: Vocabulary) -> Station | None:
    """Looks names up, the longest first; a cut form counts only where a number follows."""
    for name, end, zeros in reversed(names):
        post = vocabulary.posts.get(name)
        if post is not None:
            return Station(post, end, name in vocabulary.weak_posts, zeros)
    for name, end, zeros in reversed(names):
        post = vocabulary.post_cuts.get(name)
        if post is not None and _number_behind(tokens, end):
            return Station(post, end, weak=True, zeros=zeros)
    return None


def _number_behind(tokens: list[Token], at: int) -> bool:
    """Whether a number follows, after a sign or line end perhaps."""
    if at < len(tokens) and tokens[at].kind in ("line", "sign"):
        at += 1
    return at < len(tokens) and tokens[at].kind == "number"


def _joined(tokens: list[Token], at: int) -> list[_Name]:
    """Gives the names that begin at a token, one word long, two words long and so on."""
    names: list[_Name] = []
    name = ""
    words = 0
    zeros: tuple[int, ...] = ()
    last = len(tokens)
    while at < last and words < _LONGEST:
        token = tokens[at]
        if names and token.gap >= _COLUMN:
            break
        if token.kind == "word":
            name += token.text
            words += 1
            at += 1
            names.append((name, at, zeros))
        elif token.text == "0" and _touches_letter(tokens, at):
            name += "O"
            zeros = (*zeros, token.start)
            at += 1
            names.append((name, at, zeros))
        elif names and (token.kind == "line" or token.text in _JOINING or (token.text == "," and len(name) == 1)):
            at += 1
        else:
            break
    return names


def _touches_letter(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    before = at > 0 and not token.gap and tokens[at - 1].kind == "word"
    return before or (at + 1 < len(tokens) and not tokens[at + 1].gap and tokens[at + 1].kind == "word")
