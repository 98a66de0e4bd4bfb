"""Messages that are quoted whole: ``FOLLOWING REPEAT BAGHDAD 69 ... QUOTE ... UNQUOTE``.

A quotation is a message of its own where a classification line with a message reference, or a date-time group and a
sender, stand near its beginning. Words that somebody is quoted with are not.
"""

from __future__ import annotations

import re

from validator.documents.values import MessageReference
from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.cable.class_line import read_class_line
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines

_WORD = lazy_pattern(r"(?<![A-Za-z])(?:(?:UN|BEGIN[ ]|END[ ]?)?QUOTE)(?![A-Za-z])[ \t]*+[:.]?[ \t]*+", re.IGNORECASE)
_GROUP = lazy_pattern(r"(?:[ZOPR0] ){0,2}[0-9]{6}[ ]?Z[ ]", re.IGNORECASE)
_MORE = lazy_pattern(r"\s*+\S")
_MOST = 20
"""Messages that are taken out of one text."""
_NEAR = 14
"""Lines, not blank, within which the header of a quoted message must begin."""


@define(eq=False)
class Quoted:
    """A message that is quoted whole.

    Attributes:
        lines: The text, its first line beginning behind the word QUOTE and its last line ending before UNQUOTE.
        first: The first line.
        end: The line behind the last.
        before: What stands on the first line before it; empty where it begins the line.
    """

    lines: Lines
    first: int
    end: int
    before: str


def find_quoted(lines: Lines, body: list[int], own: MessageReference | None, tables: Tables) -> list[Quoted]:
    """Finds messages that are quoted whole.

    Args:
        lines: The text.
        body: Numbers of the lines of the body.
        own: The message reference of the message that quotes.
        tables: The tables of the vocabulary.
    """
    text = lines.read.text
    if not body or not any(word in text for word in ("QUOTE", "Quote", "quote")):
        return []
    words = [
        (number, match.start(), match.end(), squeeze(match[0]) in tables.vocabulary.layout.quote)
        for number in body
        for match in _WORD.finditer(text, lines.starts[number], lines.starts[number + 1])
    ]
    found: list[Quoted] = []
    last = body[-1]
    at = 0
    while at < len(words) and len(found) < _MOST:
        number, _, behind, opens = words[at]
        at += 1
        first = _first(lines, number, behind, last)
        if not opens or first is None or not _is_message(lines, first, behind, last, own, tables):
            continue
        depth = 1
        while at < len(words) and depth:
            depth += 1 if words[at][3] else -1
            at += 1
        if depth:
            found.append(_part(lines, first, behind, last, lines.end(last)))
        else:
            found.append(_part(lines, first, behind, words[at - 1][0], words[at - 1][1]))
    return found


def _first(lines: Lines, number: int, behind: int, last: int) -> int | None:
    """Gives the line on which a quotation begins, that of the word QUOTE or the next."""
    if _MORE.match(lines.read.text, behind, lines.starts[number + 1]):
        return number
    number = lines.following(number + 1, last + 1)
    return number if number <= last else None


def _is_message(lines: Lines, first: int, behind: int, last: int, own: MessageReference | None, tables: Tables) -> bool:
    """Whether a quotation begins like a message."""
    seen = 0
    grouped = False
    for number in range(first, last + 1):
        line = lines.bare[number]
        if not line:
            continue
        seen += 1
        if seen > _NEAR:
            break
        start = lines.at(number) if number > first or behind <= lines.starts[first] else behind
        class_line = read_class_line(lines, number, start, tables, None, sure=True)
        if class_line is not None and class_line.reference is not None:
            other = class_line.reference
            return own is None or other.number != own.number or other.post != own.post
        if _GROUP.match(line):
            grouped = True
        if grouped and line[:3].upper() == "FM ":
            return True
    return False


def _part(lines: Lines, first: int, start: int, last: int, end: int) -> Quoted:
    """Gives the lines of a quotation, the first and the last cut."""
    text = lines.read.text
    starts, bare = list(lines.starts), list(lines.bare)
    before = ""
    if lines.starts[first] < start < lines.starts[first + 1]:
        before = text[starts[first] : start].strip()
        starts[first] = start
        bare[first] = text[start : lines.starts[first + 1]].strip()
    bare[last] = text[max(starts[last], start) : end].strip()
    starts[last + 1] = min(starts[last + 1], max(end, starts[last]) + 1)
    return Quoted(Lines(lines.read, starts, bare, lines.bridges, lines.repairs), first, last + 1, before)
