"""The classification line: level, controls, section, and the message reference.

``C O N F I D E N T I A L SECTION 01 OF 02 MUSCAT 000789``; also collapsed, with a control or caption on it, with the
serials of a travelling party behind it (``STATE 181062 TOSEC 190010``), or glued to the end of the line before.
"""

from __future__ import annotations

import re

from validator.documents.traces import Section
from validator.documents.values import Caption, Classification, MessageReference
from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.cable.captions import captions_within, read_captions
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines
from validator.parsing.values.marks import read_class_words
from validator.text import Edit

_SECTION = lazy_pattern(r"SECTION[ \t]++([0-9]{1,2})[ \t]++OF[ \t]++([0-9]{1,2})(?![0-9])", re.IGNORECASE)
_FINAL = lazy_pattern(r"FINAL[ \t]++SECTION[ \t]++OF[ \t]++([0-9]{1,2})(?![0-9])", re.IGNORECASE)
_STATION = lazy_pattern(r"([A-Z][A-Z0-9 \t.,'\u2019`\-]{0,40}?)[ \t]++#?([0-9]{1,8})(?![0-9:/A-Z])", re.IGNORECASE)
_SECOND = lazy_pattern(r"([A-Z]{4,9})[ \t]++([0-9]{2,8})(?![0-9])", re.IGNORECASE)


@define(eq=False)
class ClassLine:
    """A classification line.

    Attributes:
        classification: Level and controls.
        section: Section statement.
        reference: The message reference.
        traveller: Second serial of a travelling party.
        captions: Captions on the line.
        line: The line on which it begins.
        start: Offset at which it begins.
        next_line: The line behind it.
        repairs: Repairs of its damaged words; they count where the line is taken for what it looks like.
    """

    classification: Classification
    section: Section | None
    reference: MessageReference | None
    traveller: MessageReference | None
    captions: tuple[Caption, ...]
    line: int
    start: int
    next_line: int
    repairs: list[Edit]


def read_class_line(
    lines: Lines, line: int, start: int, tables: Tables, year: int | None, *, sure: bool = False
) -> ClassLine | None:
    """Reads the classification line that begins at an offset.

    Args:
        lines: The text.
        line: The line in which it begins.
        start: The offset.
        tables: The tables of the vocabulary.
        year: Year of the message.
        sure: Whether a message reference must stand on it.

    Returns:
        The line, or None where none begins here. A class word alone is one too unless a reference is asked for; a class
        word with other words behind it is not.
    """
    text = lines.read.text
    if not tables.may_be_class(text[start : start + 3]):
        return None
    stretch = lines.whole()
    end = lines.starts[line + 1] - 1
    found = _plain(lines, start, end, tables) or read_class_words(stretch, start, tables.vocabulary)
    if found is None or found[1] > end:
        return None
    classification, place = found
    words = place
    captions, place = read_captions(lines, place, end, tables)
    section, place = _section(lines, place, end)
    more, place = read_captions(lines, place, end, tables)
    captions += more
    next_line = line + 1
    reference, place = _reference(lines, place, end, tables, year)
    if reference is None and place == end and next_line + 1 < len(lines.starts):
        # A long line may be broken before the station.
        after = lines.starts[next_line + 1] - 1
        reference, behind = _reference(lines, lines.at(next_line), after, tables, year)
        if reference is not None and behind == after and (section is not None or tables.post(reference.station)):
            next_line, place, end = next_line + 1, behind, after
        else:
            reference = None
    if reference is None and (sure or place < end):
        return None
    traveller = None
    if reference is not None:
        traveller, place = _traveller(lines, place, end, year)
        more, place = read_captions(lines, place, end, tables)
        captions += more
        if place < end and tables.post(reference.station) is None:
            return None
        if classification.controls and not stretch.repairs:  # damaged words are no captions
            captions = captions_within(lines, start, words, tables) + captions
    controls = [each.id for each in captions if squeeze(each.id) in tables.vocabulary.controls]
    classification.controls += tuple(each for each in controls if each not in classification.controls)
    return ClassLine(
        classification, section, reference, traveller, tuple(captions), line, start, next_line, stretch.repairs
    )


def _plain(lines: Lines, start: int, end: int, tables: Tables) -> tuple[Classification, int] | None:
    """Reads the level of a line in which nothing can be doubted: a level, perhaps a section, a known station, a number.

    Nine lines of ten are so, and need no closer look for controls, damage and unknown words.
    """
    text = lines.read.text
    word = tables.level_words.match(text, start, end)
    if word is None:
        return None
    section = _SECTION.match(text, word.end() + 1, end)
    station = _STATION.match(text, _behind(text, section.end() if section else word.end(), end), end)
    if station is None or text[station.end() : end].strip() or tables.post(station[1]) is None:
        return None
    level = tables.vocabulary.levels[word[0].replace(" ", "")]
    found = Classification(*lines.take(start, word.end()), level, (), (), word[0][1] == " ")
    return found, word.end()


def find_glued(lines: Lines, first: int, end: int, tables: Tables, year: int | None) -> ClassLine | None:
    """Finds a classification line that is glued to the end of another line (``WASHDCUNCLAS SECTION 01 ...``).

    Args:
        lines: The text.
        first: The first line that is looked at.
        end: The line behind the last one.
        tables: The tables of the vocabulary.
        year: Year of the message.
    """
    for line in range(first, end):
        for match in tables.glued.finditer(lines.read.text, lines.starts[line], lines.starts[line + 1] - 1):
            found = read_class_line(lines, line, match.start(), tables, year, sure=True)
            if found is not None:
                return found
    return None


def _section(lines: Lines, place: int, end: int) -> tuple[Section | None, int]:
    """Reads a section statement; gives the offset behind it."""
    text = lines.read.text
    match = _SECTION.match(text, place, end)
    if match:
        return Section(*lines.take(*match.span()), int(match[1]), int(match[2])), match.end()
    match = _FINAL.match(text, place, end)
    if match:
        return Section(*lines.take(*match.span()), int(match[1]), int(match[1])), match.end()
    return None, place


def _reference(
    lines: Lines, place: int, end: int, tables: Tables, year: int | None
) -> tuple[MessageReference | None, int]:
    """Reads station and serial; gives the offset behind them and the white space there."""
    text = lines.read.text
    place = _behind(text, place, end)
    match = _STATION.match(text, place, end)
    if not match:
        return None, place
    station = match[1]
    known = tables.post(station)
    if known is None and len(match[2]) == 1:
        return None, place
    post = known or squeeze(station)
    return _message_reference(lines, match.span(), post, station, int(match[2]), year), _behind(text, match.end(), end)


def _traveller(lines: Lines, place: int, end: int, year: int | None) -> tuple[MessageReference | None, int]:
    """Reads the second serial of a travelling party."""
    text = lines.read.text
    match = _SECOND.match(text, place, end)
    if not match:
        return None, place
    series = match[1].upper()
    reference = _message_reference(lines, match.span(), series, match[1], int(match[2]), year)
    return reference, _behind(text, match.end(), end)


def _message_reference(
    lines: Lines, span: tuple[int, int], post: str, station: str, number: int, year: int | None
) -> MessageReference:
    canonical = f"{post}{number}" if year is None else f"{year % 100:02d}{post}{number}"
    return MessageReference(*lines.take(*span), post, " ".join(station.split()), number, year, canonical)


def _behind(text: str, place: int, end: int) -> int:
    """Gives the offset behind white space."""
    return place + len(text[place:end]) - len(text[place:end].lstrip())
