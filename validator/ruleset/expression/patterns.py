"""Patterns of ``matches()``: a subset of regular expressions with one meaning in RE2 (CEL's) and in Python's ``re``.

A pattern is parsed, checked and written anew, so that nothing in it can mean one thing here and another in RE2, and so
that no text can make it run for long:

* within a repeated group the next character always decides how to go on, so there is nothing to try again;
* elsewhere repeats may compete with what follows them only as far as the time stays, at worst, quadratic in the length
  of the text.
"""

from __future__ import annotations

import re
from typing import NoReturn

from attrs import define

from validator.ruleset.expression.regular import (
    NONE,
    Characters,
    Choice,
    Place,
    Regular,
    Repeat,
    Sequence,
    are_apart,
    beginning,
    can_be_empty,
    needed_words,
    python_source,
)
from validator.ruleset.expression.signatures import LiteralError, Pattern

LONGEST = 1000
"""Characters in a pattern, and repeats that a number may ask for; RE2 has the same limit for the latter."""

_DEEPEST = 20
_MANY = 10
_LONG = 32
_MOST_TRIES = 16
_MOST_WORDS = 8
_SHORTEST_WORD = 4
"""Looking for a few words is much quicker than a search of the pattern; for letters it is not."""
_COUNT = re.compile(r"\{([0-9]{1,4})(?:(,)([0-9]{0,4}))?\}")
_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_DIGIT = Characters.of([(48, 57)])
_WORD = Characters.of([(48, 57), (65, 90), (95, 95), (97, 122)])
_SPACE = Characters.in_text("\t\n\f\r ")
_SETS = {"d": _DIGIT, "w": _WORD, "s": _SPACE}
_SETS |= {letter.upper(): characters.complement() for letter, characters in _SETS.items()}
_CONTROL = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "v": "\v", "a": "\a"}
_NOT_A_NEWLINE = Characters.in_text("\n").complement()
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~ ")


def translate(pattern: str) -> Pattern:
    """Return a pattern as Python's ``re`` writes it, for ``re.compile(..., re.ASCII).search``.

    Raises:
        LiteralError: It is broken, outside the subset, or could take too long; with the place in the pattern.
    """
    if len(pattern) > LONGEST:
        raise LiteralError(f"the pattern is longer than {LONGEST} characters")
    reader = _Reader(pattern)
    tree = reader.choice()
    if reader.place < len(pattern):
        reader.refuse("there is no '(' to this ')'")
    _Watch.over(tree)
    words = needed_words(tree)
    worth = len(words) <= _MOST_WORDS and all(len(word) >= _SHORTEST_WORD for word in words)
    return Pattern(python_source(tree), words if worth else ())


@define
class _Reader:
    """Parses a pattern.

    Attributes:
        pattern: The pattern.
        place: Offset of the next character.
        open: How many groups are open.
    """

    pattern: str
    place: int = 0
    open: int = 0

    def refuse(self, message: str, place: int | None = None) -> NoReturn:
        """Raise an error at a place, by default at the next character."""
        raise LiteralError(message, self.place if place is None else place)

    def choice(self) -> Regular:
        """Parse branches up to the end, or up to a closing parenthesis."""
        branches = [self._sequence()]
        while self._accept("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self) -> Regular:
        items: list[Regular] = []
        while self._peek() not in ("", "|", ")"):
            items.append(self._repeated(self.place, self._single()))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _single(self) -> Regular:
        character = self._take()
        if character in ("*", "+", "?"):
            self.refuse(f"there is nothing for '{character}' to repeat", self.place - 1)
        if character == "{":
            self.refuse(r"write '\{' for a brace", self.place - 1)
        match character:
            case "(":
                return self._group()
            case "[":
                return self._set()
            case ".":
                return _NOT_A_NEWLINE
            case "^":
                return Place("^")
            case "$":
                return Place(r"\Z")
            case "\\":
                return self._escape()
            case _:
                return Characters.in_text(character)

    def _group(self) -> Regular:
        start = self.place - 1
        if self._accept("?") and not self._accept(":"):
            self.refuse(
                "of the forms with '(?' only '(?:' is allowed: no flags, names, look-ahead or look-behind", start
            )
        self.open += 1
        if self.open > _DEEPEST:
            self.refuse("groups are nested too deeply", start)
        inner = self.choice()
        self.open -= 1
        if not self._accept(")"):
            self.refuse("this '(' is not closed", start)
        return inner

    def _repeated(self, start: int, body: Regular) -> Regular:
        sign = self._peek()
        if sign not in ("*", "+", "?", "{"):
            return body
        if isinstance(body, Place):
            self.refuse(f"there is nothing for '{sign}' to repeat")
        if sign == "{":
            least, most = self._count()
        else:
            self.place += 1
            least, most = int(sign == "+"), 1 if sign == "?" else None
        self._accept("?")  # a lazy repeat finds the same texts
        if self._peek() in ("*", "+", "?", "{"):
            self.refuse("a repeat of a repeat; put what is to be repeated in parentheses", start)
        return Repeat(body, least, most)

    def _count(self) -> tuple[int, int | None]:
        count = _COUNT.match(self.pattern, self.place)
        if count is None:
            self.refuse(r"write {n}, {n,} or {n,m}, or '\{' for a brace")
        least = int(count[1])
        most = least if count[2] is None else int(count[3]) if count[3] else None
        if (most is not None and not least <= most <= LONGEST) or least > LONGEST:
            self.refuse(f"a repeat goes from a smaller number to a larger one, at most {LONGEST}")
        self.place = count.end()
        return least, most

    def _escape(self) -> Regular:
        start = self.place - 1
        character = self._take()
        if character in ("b", "A"):
            return Place(f"\\{character}")
        return self._escaped(character, start)

    def _escaped(self, character: str, start: int) -> Characters:
        """Return what an escape stands for, inside a set or outside."""
        if character in _SETS:
            return _SETS[character]
        if character in _CONTROL:
            return Characters.in_text(_CONTROL[character])
        if character == "x" and (digits := _HEX.match(self.pattern, self.place)) is not None:
            self.place = digits.end()
            return Characters.in_text(chr(int(digits[0], 16)))
        if character not in _PUNCTUATION:
            reason = "back-references are not allowed" if character.isdigit() else "it is not in the subset"
            self.refuse(f"'\\{character}': {reason}", start)
        return Characters.in_text(character)

    def _set(self) -> Characters:
        """Parse the inside of square brackets."""
        start = self.place - 1
        negative = self._accept("^")
        found = NONE
        first = True
        while first or self._peek() != "]":
            if self._peek() == "":
                self.refuse("this '[' is not closed", start)
            found |= self._range(first=first)
            first = False
        self.place += 1
        found = found.complement() if negative else found
        if not found.ranges:
            self.refuse("no character is in this set", start)
        return found

    def _range(self, *, first: bool) -> Characters:
        """Parse a member of a set, or a range of them."""
        start = self.place
        low = self._member()
        if self._peek() != "-" or self.pattern[self.place + 1 : self.place + 2] in ("]", ""):
            if self.pattern[start] == "-" and not first and self._peek() != "]":
                self.refuse(r"write '\-' for a hyphen that is neither first nor last", start)
            return low
        self.place += 1
        high = self._member()
        ends = (*low.ranges, *high.ranges)
        if (
            self.pattern[start] == "-"
            or len(ends) != 2
            or any(begin != end for begin, end in ends)
            or ends[0] > ends[1]
        ):
            self.refuse(r"this is not a range of characters; write '\-' for a hyphen", start)
        return Characters.of([(ends[0][0], ends[1][0])])

    def _member(self) -> Characters:
        start = self.place
        character = self._take()
        if character == "[" and self._peek() in (":", ".", "="):
            self.refuse("named sets such as [:alpha:] are not allowed", start)
        if character != "\\":
            return Characters.in_text(character)
        return self._escaped(self._take(), start)

    def _peek(self) -> str:
        return self.pattern[self.place : self.place + 1]

    def _take(self) -> str:
        character = self._peek()
        self.place += 1
        return character

    def _accept(self, character: str) -> bool:
        found = self._peek() == character
        self.place += found
        return found


@define
class _Watch:
    """Looks for places at which a matcher that tries one way after the other would have much to try.

    Goes through the pattern from its end to its beginning.

    Attributes:
        scans: Whether a long repeat was seen that is followed by something that can fail.
        endless: How many long repeats compete with what follows them: so many nested loops over the text.
        nested: Whether the last of these loops contains a scan.
        tries: How many ways the short choices can be combined.
    """

    scans: bool = False
    endless: int = 0
    nested: bool = False
    tries: int = 1

    @classmethod
    def over(cls, tree: Regular) -> None:
        """Look at a whole pattern.

        Raises:
            LiteralError: It could take too long.
        """
        watch = cls()
        watch.look(tree, NONE, fails=False, repeated=False, numbers=1)
        items = tree.items if isinstance(tree, Sequence) else (tree,)
        anchored = bool(items) and items[0] in (Place("^"), Place(r"\A"))
        if watch.endless + (watch.nested if watch.endless else watch.scans) + (not anchored) > 2:
            raise LiteralError(
                "the pattern could take too long: too many repeats that share characters with what follows them; begin "
                "with '^', repeat narrower sets, or use two patterns"
            )
        if watch.tries > _MOST_TRIES:
            raise LiteralError("the pattern could take too long: too many choices that begin alike can be combined")

    def look(self, node: Regular, after: Characters, *, fails: bool, repeated: bool, numbers: int) -> None:
        """Look at a part.

        Args:
            node: The part.
            after: Characters that what follows the part can begin with.
            fails: Whether what follows can fail to match.
            repeated: Whether the part stands in a repeated group.
            numbers: Product of the numbers of the repeats that it stands in.
        """
        match node:
            case Sequence(items=items):
                for item in reversed(items):
                    self.look(item, after, fails=fails, repeated=repeated, numbers=numbers)
                    after = beginning(item) | after if can_be_empty(item) else beginning(item)
                    fails = fails or not isinstance(item, Repeat) or item.least > 0
            case Choice(branches=branches):
                self._choose(branches, after, repeated=repeated)
                for branch in branches:
                    self.look(branch, after, fails=fails, repeated=repeated, numbers=numbers)
            case Repeat(body=body, least=least, most=most):
                numbers *= max(most or least, 1)
                if numbers > LONGEST:
                    raise LiteralError(f"repeats within repeats come to more than {LONGEST}")
                again = beginning(body)
                if least != most and again.overlaps(after):
                    self._compete(
                        None if most is None or most - least >= _MANY else most - least + 1, repeated=repeated
                    )
                elif fails and (most is None or numbers > _LONG):
                    self.scans = True
                several = most != 1
                self.look(
                    body,
                    after | again if several else after,
                    fails=fails or several,
                    repeated=repeated or several,
                    numbers=numbers,
                )
            case _:
                pass

    def _choose(self, branches: tuple[Regular, ...], after: Characters, *, repeated: bool) -> None:
        """Look at a choice: do two branches begin alike?"""
        if are_apart(branches):
            return
        starts = [beginning(branch) | after if can_be_empty(branch) else beginning(branch) for branch in branches]
        alike = max(sum(start.overlaps(other) for other in starts) for start in starts)
        if alike > 1:
            self._compete(alike, repeated=repeated)

    def _compete(self, ways: int | None, *, repeated: bool) -> None:
        """Count a place at which the next character does not decide."""
        if repeated:
            raise LiteralError(
                "the pattern could take very long: in a repeated group the next character has to decide how to go on "
                "(no repeat within a repeat that can share its characters, no branches that begin alike)"
            )
        if ways is not None:
            self.tries *= ways
            return
        if not self.endless:
            self.nested = self.scans
        self.endless += 1
