"""Page headers and page turns, lifted out of the text.

A page header may stand in mid-sentence, between header lines or in a list of addressees:

- ``MUSCAT 00000789 002 OF 002`` (mid-2000s on; the second number may have a sub-page, ``009.3``)
- ``PAGE 02  TEL AV 04462 01 OF 02 241033Z``, in one line or two (1973 to the 2000s)

Before a ``PAGE`` line stand the last line of the old page and the first of the new, both the class word; where text was
re-joined, the first may be glued to half a word (``EMPHACONFIDENTIAL``).
"""

from __future__ import annotations

import re
from itertools import accumulate

from validator.documents.traces import PageHeader
from validator.knowledge.level import Level
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.tables import Tables, squeeze
from validator.text import Edit, Span

_SECTIONED = lazy_pattern(
    r"[ \t]*+([A-Z][A-Z0-9 .,'\-]{0,30}?)[ \t]++([0-9]{5,8})"
    r"[ \t]++([0-9]{2,3})(?:\.([0-9]{1,2}))?[ \t]++OF[ \t]++([0-9]{2,3})[ \t]*+\r?\Z"
)
_PAGE = lazy_pattern(r"PAGE[ \t]{1,4}+([0-9]{1,3})(?:[ \t]++OF[ \t]++[0-9]{1,3})?(?![0-9])[ \t]*+(.*+)\Z", re.DOTALL)
_STATION = lazy_pattern(
    r"([A-Z][A-Z0-9 .,'\-]{0,30}?)[ \t]++([0-9]{2,6})(?:[ \t]++([0-9]{1,2})[ \t]++OF[ \t]++([0-9]{1,2}))?"
    r"(?:[ \t]++([0-9O]{6}[ \t]?Z))?[ \t]*+\r?\Z"
)
_MACHINE = lazy_pattern(r"[ \t]{2,}+[A-Z]{2,4}[0-9]{3,5}\Z")
_FOLIO = lazy_pattern(r"\s*+(?:-?\s{0,3}+[0-9]{1,3}\s{0,3}+-?)?\s*+")
_END_SIGNS = frozenset({"BT", "NNNN", "NNN", "PAGE"})
_MOST_CLASS_WORDS = 2
_MOST_BLANK_LINES = 3
_MOST_BLANK = 200
_LONGEST_CLASS_LINE = 70
_LONGEST_TURN = 46
"""Characters of a line between two pages: a class word, blanks, a machine number."""


@define
class Pages:
    """What was found.

    Attributes:
        edits: The repairs.
        headers: The page headers; their text is not yet taken.
        class_word: Place of the first class word above a page header.
    """

    edits: list[Edit] = field(factory=list)
    headers: list[PageHeader] = field(factory=list)
    class_word: Span | None = None


def find_pages(raw: str, upper: str, tables: Tables) -> Pages:
    """Finds page headers and page turns.

    Args:
        raw: The raw text.
        upper: The raw text in upper case, of the same length.
        tables: The tables of the vocabulary.
    """
    pages = Pages()
    if " OF " in upper:
        _find_sectioned(raw, upper, pages)
    place = upper.find("PAGE ")
    while place >= 0:
        place = upper.find("PAGE ", _page_at(raw, upper, place, tables, pages))
    _find_turns(raw, upper, tables, pages)
    return pages


def _find_sectioned(raw: str, upper: str, pages: Pages) -> None:
    place = upper.find(" OF ")
    while place > 0:
        if upper[place - 1].isdigit() and upper[place + 4 : place + 5].isdigit():
            start, end = _line(raw, place)
            match = _SECTIONED.match(upper, start, end)
            if match and not match[1].startswith("PAGE "):
                header = PageHeader(
                    "",
                    _span(raw, match.start(1), end),
                    raw[match.start(1) : match.end(1)],
                    int(match[2]),
                    int(match[3]),
                    int(match[5]),
                    int(match[4]) if match[4] else None,
                    None,
                    None,
                )
                _mask(raw, start, end, header, pages)
        place = upper.find(" OF ", place + 4)


def _page_at(raw: str, upper: str, place: int, tables: Tables, pages: Pages) -> int:
    """Reads a page turn around the word PAGE; gives the offset at which the search goes on."""
    start, end = _line(raw, place)
    level = None
    front = upper[start:place]
    if front and not front.isspace():
        level = _class_word(front, tables)
        if level is None:
            return place + 5
    match = _PAGE.match(upper, place, end)
    if not match:
        return place + 5
    station = _STATION.match(upper, match.start(2), end) if match[2].strip() else None
    if match[2].strip() and not station:
        return place + 5
    if station is None and end < len(raw):  # from 1978 on, the station may stand in the next line
        _, next_end = _line(raw, end + 1)
        station = _STATION.match(upper, end + 1 + _indent(upper, end + 1, next_end), next_end)
        if station:
            end = next_end
    turn, above = _with_class_words(raw, upper, start, tables, pages)
    header = PageHeader(
        "",
        _span(raw, place, end),
        raw[station.start(1) : station.end(1)] if station else None,
        int(station[2]) if station else None,
        int(station[3]) if station and station[3] else None,
        int(station[4]) if station and station[4] else None,
        int(match[1]),
        above if level is None else level,
        raw[station.start(5) : station.end(5)] if station and station[5] else None,
    )
    if turn < start:
        pages.edits.append(Edit(turn, start, "", "page-turn"))
    if turn and raw[turn - 1] != "\n":  # half a word stands before it, and the other half behind it
        end = max(end, _past_blank(raw, end) - 1)
    _mask(raw, start, end, header, pages)
    return max(end, place + 5)


def _past_blank(raw: str, end: int) -> int:
    """Gives the start of the first line behind an offset that is not blank."""
    rest = raw[end : end + _MOST_BLANK]
    return end + len(rest) - len(rest.lstrip())


def _with_class_words(raw: str, upper: str, start: int, tables: Tables, pages: Pages) -> tuple[int, Level | None]:
    """Takes in the class words above a PAGE line; gives the new start, and the level of the last one."""
    level = None
    for _ in range(_MOST_CLASS_WORDS):
        line, end = _line_above(raw, start)
        found = _class_word(upper[line:end], tables)
        if found is None:
            return _glued(upper, line, end, start, level, tables), level
        if pages.class_word is None:
            pages.class_word = _span(raw, line + _indent(upper, line, end), end)
        level = found if level is None else level
        start = line
    return start, level


def _line_above(raw: str, start: int) -> tuple[int, int]:
    """Gives start and end of the last line above an offset that is not blank, at most a few blank lines up."""
    for _ in range(_MOST_BLANK_LINES):
        if not start:
            break
        line, end = _line(raw, start - 1)
        if not raw[line:end].isspace() and line < end:
            return line, end
        start = line
    return start, start


def _glued(upper: str, line: int, end: int, start: int, level: Level | None, tables: Tables) -> int:
    """Gives where a class word begins that is glued to the end of a line, or stands behind it on a page turn."""
    words = upper[line:end].rstrip()
    for word in tables.overall:
        if words.endswith(word):
            begin = line + len(words) - len(word)
            before = upper[begin - 1 : begin]
            if before.isalpha() or (level is not None and before.isspace()):
                return begin
    return start


def _class_word(words: str, tables: Tables) -> Level | None:
    """Gives the level of a line that holds nothing but a class word."""
    bare = words.strip()
    if not bare or len(bare) > _LONGEST_CLASS_LINE or bare[0] not in tables.class_initials:
        return None
    return tables.overall.get(squeeze(bare))


def _find_turns(raw: str, upper: str, tables: Tables, pages: Pages) -> None:
    """Finds class words between two pages: one with a machine number (``UNCLASSIFIED     PTQ8341``), or one twice."""
    class_starts = tables.class_starts
    lines = upper.split("\n")
    found = [at for at, line in enumerate(lines) if len(line) <= _LONGEST_TURN and line.strip()[:3] in class_starts]
    if not found:
        return
    starts = [0, *accumulate([len(line) + 1 for line in lines])]
    last = (0, "", 0)
    for at in found:
        start, end = starts[at], starts[at + 1] - 1
        bare = lines[at].strip()
        machine = _MACHINE.search(bare)
        words = squeeze(bare[: machine.start()] if machine else bare.partition("//")[0])
        if words in tables.overall:
            if machine:
                pages.edits.append(Edit(start, min(end + 1, len(raw)), "", "page-turn"))
            elif words == last[1] and _between_pages(upper, last[0], last[2], start, end):
                pages.edits.append(Edit(last[0], end + 1, "", "page-turn"))
            last = (start, words, end)


def _between_pages(upper: str, first: int, first_end: int, second: int, end: int) -> bool:
    """Whether nothing but a page number stands between two class words, and text before and after them."""
    if second - first_end > _LONGEST_CLASS_LINE or not _FOLIO.fullmatch(upper, first_end, second):
        return False
    after = upper[end : end + 400].split(None, 2)
    return bool(upper[:first].strip()) and bool(after) and after[0] not in _END_SIGNS


def _mask(raw: str, start: int, end: int, header: PageHeader, pages: Pages) -> None:
    """Masks a stretch with the line end behind it, or before it at the end of the text.

    The line end must be within, for a repair that lies wholly inside the header's own span would apply to its text.
    """
    if end < len(raw):
        end += 1
    elif start:
        start -= 1
    pages.headers.append(header)
    if start < header.span.start or end > header.span.end:
        pages.edits.append(Edit(start, end, "", "page-header"))


def _line(raw: str, place: int) -> tuple[int, int]:
    """Gives start and end of the line in which a place lies, without the line end."""
    end = raw.find("\n", place)
    return raw.rfind("\n", 0, place) + 1, len(raw) if end < 0 else end


def _indent(upper: str, start: int, end: int) -> int:
    line = upper[start:end]
    return len(line) - len(line.lstrip())


def _span(raw: str, start: int, end: int) -> Span:
    return Span(start, start + len(raw[start:end].rstrip()))
