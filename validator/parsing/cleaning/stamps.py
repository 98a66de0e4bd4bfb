"""Release stamps: what a release put on a document, masked, and never taken for its level or its reason.

Three wrappers are known: the stamp of the Department's systematic review, twice on each page and in mid-sentence; the
banner, decision and exemption codes of a release under the Freedom of Information Act; the CIA's release line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from validator.documents.traces import ReleaseStamp
from validator.knowledge.level import Level
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.tables import Tables, squeeze
from validator.text import Edit, Span

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_REVIEW = lazy_pattern(
    r"DECLASSIFIED/RELEASED\s{1,4}+(?:BY\s++)?U\.?S\.?\s{1,4}+DEPARTMENT\s{1,4}+OF\s{1,4}+STATE"
    r"(?:\s{1,4}+EO)?(?:\s{1,4}+SYSTEMATIC)?(?:\s{1,4}+REVIEW)?(?:\s{1,4}+([0-9]{1,2})\s{1,4}+([A-Z]{3})[A-Z]{0,6}+\s{1,4}+([0-9]{4}))?"
)
_REVIEWER = lazy_pattern(
    r"[A-Z][a-z]++[ \t]{1,3}(?:[A-Z]\.[ \t]{1,3})?(?:[A-Z][A-Za-z'\-]++[ \t]{1,3})?[A-Z][A-Za-z'\-]++\s{1,3}\Z"
)
_LONGEST_REVIEWER = 48
_BANNER = lazy_pattern(
    r"(?:([A-Z][A-Z ]{2,30}?)[ \t]{1,8}+)?U\.?S\.?[ \t]++DEPARTMENT[ \t]++OF[ \t]++STATE"
    r"[ \t]++CASE[ \t]++NO\.?[ \t]*+[A-Z0-9\-]++"
    r"[ \t]++DOC[ \t]++NO\.?[ \t]*+[A-Z0-9]++(?:[ \t]++DATE:?[ \t]*+([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}))?"
)
_RELEASE = lazy_pattern(
    r"RELEASED?[ \t]++IN[ \t]++(?:FULL|PART)"
    r"(?:[ \t,;]{1,8}+(?:B[ \t]?[1-9](?:\([A-Z]\))?|1\.[0-9][ \t]?\([A-Z]\)))*+"
    r"|DENIED[ \t]++IN[ \t]++FULL|REVIEW[ \t]++AUTHORITY:[^\n]{0,80}+"
)
_CODES = lazy_pattern(r"(?:(?:B[ \t]?[1-9](?:\([A-Z]\))?|1\.[0-9][ \t]?\([A-Z]\))[ \t,;]*+)++\r?\Z")
_CIA = lazy_pattern(
    r"(?:(?:SANITIZED|DECLASSIFIED)[^\n]{0,40}?)?APPROVED[ \t]++FOR[ \t]++RELEASE"
    r"[ \t]*+([0-9]{4})/([0-9]{2})/([0-9]{2})"
    r"(?:[ \t]*+:?[ \t]*+(?:CIA-RDP|CIA-)?[A-Z0-9\-]*+)?"
)
_LONGEST_CODES = 40
_WORDS = ("RELEASE", "STATE CASE", "DENIED IN", "REVIEW AUTH")
"""Without any of these words in it, a text bears no stamp."""


@define
class Stamps:
    """What was found.

    Attributes:
        edits: The repairs.
        stamps: The stamps, in order of place; their text is still the raw text.
    """

    edits: list[Edit] = field(factory=list)
    stamps: list[ReleaseStamp] = field(factory=list)


def find_stamps(raw: str, upper: str, tables: Tables) -> Stamps:
    """Finds release stamps.

    Args:
        raw: The raw text.
        upper: The raw text in upper case, of the same length.
        tables: The tables of the vocabulary.
    """
    found = Stamps()
    if not any(word in upper for word in _WORDS):
        return found
    for place in _places(upper, "DECLASSIFIED/RELEASED"):
        match = _REVIEW.match(upper, place)
        if match:
            front = raw[max(0, place - _LONGEST_REVIEWER) : place]
            reviewer = _longest_reviewer(front)
            _add(place - reviewer, match.end(), "systematic-review", None, _named_date(match), found)
    foia = False
    for place in _places(upper, "DEPARTMENT OF STATE CASE NO"):
        start = upper.rfind("\n", 0, place) + 1
        match = _BANNER.match(upper, start + _blanks(upper, start))
        if match:
            level = tables.overall.get(squeeze(match[1])) if match[1] else None
            date = _date(match[4], match[2], match[3]) if match[4] else None
            _add(match.start(), match.end(), "foia-banner", level, date, found)
            foia = True
    for word in ("RELEASE IN ", "RELEASED IN ", "DENIED IN FULL", "REVIEW AUTHORITY:"):
        for place in _places(upper, word):
            match = _RELEASE.match(upper, place)
            if match and _alone(upper, match.start(), match.end(), found):
                _add(match.start(), match.end(), "foia-release", None, None, found)
                foia = True
    for place in _places(upper, "APPROVED FOR RELEASE"):
        match = _CIA.match(upper, place)
        if match:
            _add(place, match.end(), "cia-release", None, _date(match[1], match[2], match[3]), found)
    if foia:
        _find_codes(upper, found)
    found.stamps.sort(key=lambda stamp: stamp.span.start)
    found.edits += _masks(raw, found.stamps)
    return found


def _places(upper: str, words: str) -> Iterator[int]:
    place = upper.find(words)
    while place >= 0:
        yield place
        place = upper.find(words, place + len(words))


def _longest_reviewer(front: str) -> int:
    """Gives how many characters before a stamp are the reviewer's name; 0 where none stands there."""
    for place in range(len(front)):
        if (place == 0 or not front[place - 1].isalpha()) and _REVIEWER.match(front, place):
            return len(front) - place
    return 0


def _alone(upper: str, start: int, end: int, found: Stamps) -> bool:
    """Whether a stamp stands alone in its line, or beside another stamp."""
    before = upper[upper.rfind("\n", 0, start) + 1 : start]
    after = upper[end : upper.find("\n", end) if "\n" in upper[end:] else len(upper)]
    beside = any(stamp.span.end <= start <= stamp.span.end + 3 for stamp in found.stamps)
    return (not before.strip() or beside) and not after.strip()


def _find_codes(upper: str, found: Stamps) -> None:
    """Finds exemption codes that stand alone in a line, as in the margins of a released page."""
    start = 0
    for line in upper.split("\n"):
        if len(line) <= _LONGEST_CODES:
            bare = line.strip()
            if bare and bare[0] in "B1" and _CODES.match(bare):
                begin = start + line.index(bare)
                _add(begin, begin + len(bare), "foia-exemption", None, None, found)
        start += len(line) + 1


def _add(start: int, end: int, kind: str, level: Level | None, date: dt.date | None, found: Stamps) -> None:
    found.stamps.append(ReleaseStamp("", Span(start, end), kind, level, date))


def _masks(raw: str, stamps: list[ReleaseStamp]) -> Iterator[Edit]:
    """Gives the repairs that mask stamps; those that touch are masked together.

    A mask takes in one character beside the stamp and gives it back, for a repair that lies wholly inside the stamp's
    own span would apply to its text.
    """
    at = 0
    while at < len(stamps):
        start, end = stamps[at].span.start, stamps[at].span.end
        at += 1
        while at < len(stamps) and not raw[end : stamps[at].span.start].strip(" \t"):
            end = max(end, stamps[at].span.end)
            at += 1
        alone = start == 0 or raw[start - 1] == "\n"
        if raw[end : end + 1].isspace():
            yield Edit(start, end + 1, "" if alone else raw[end], "release-stamp")
        elif start:
            yield Edit(start - 1, end, raw[start - 1], "release-stamp")
        elif end < len(raw):
            yield Edit(start, end + 1, raw[end], "release-stamp")


def _named_date(match: re.Match[str]) -> dt.date | None:
    if match[1] is None or match[2] not in _MONTHS:
        return None
    return _date(match[3], str(_MONTHS.index(match[2]) + 1), match[1])


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _blanks(upper: str, start: int) -> int:
    end = start
    while end < len(upper) and upper[end] in " \t":
        end += 1
    return end - start
