"""Format lines 1 to 5 of the transmission header: routing, sender, security warning, date-time group (ACP 127)."""

from __future__ import annotations

import re

from validator.documents.header import FilingTime, Header, Precedence, SecurityProsign, StationSerial
from validator.documents.values import DateTimeGroup, Passage
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.parsing.text_lines import Lines
from validator.parsing.values.marks import read_date_time_group

_WORD = lazy_pattern(r"[^\s]++")
_ROUTE = lazy_pattern(r"[RU][A-Z]{3,6}(?![A-Z0-9/])", re.IGNORECASE)
_SENDER = lazy_pattern(r"DE\s++([RU][A-Z]{3,6})(?![A-Z])", re.IGNORECASE)
_SERIAL = lazy_pattern(r"\s*+(#?\s?([0-9]{3,5})([A-Z])?(?:/([0-9]{1,2}))?)(?![0-9A-Z])", re.IGNORECASE)
_FILING = lazy_pattern(r"\s*+(([0-9]{3})([0-9]{2})([0-9]{2})(?![0-9Z])|([0-9]{2})([0-9]{2})([0-9]{2})Z)", re.IGNORECASE)
_SECURITY = lazy_pattern(r"(ZN[A-Z])\s++([A-Z]{1,6})(?![A-Z])", re.IGNORECASE)
_PRECEDENCES = lazy_pattern(r"(?:([ZOPR0])\1?[ \t]++){0,3}", re.IGNORECASE)
_LETTER = lazy_pattern(r"([ZOPR0])\1?", re.IGNORECASE)
_GROUP = lazy_pattern(r"[0-9OIl]{6}[ \t]?Z|[0-9]{4,7}[ \t]?Z", re.IGNORECASE)
_SIGNAL = lazy_pattern(r"Z[A-Z]{2}[A-Z0-9]{0,2}(?![A-Z0-9])[^Z\n]*+", re.IGNORECASE)


def read_routing(lines: Lines, line: int, header: Header, vocabulary: Vocabulary) -> None:
    """Reads format line 2: the precedence twice, and routing indicators. A second such line adds routes only."""
    start = lines.at(line)
    words = list(_WORD.finditer(lines.read.text, start, lines.end(line)))
    if header.routing_precedence is None:
        header.routing_precedence = _precedence(lines, start, words[0].end(), vocabulary)
    read_routes(lines, words[0].end(), lines.end(line), header)


def read_routes(lines: Lines, start: int, end: int, header: Header) -> None:
    """Reads routing indicators, of format line 2 or of a line that continues it."""
    header.routing += tuple(
        Passage(*lines.take(match.start(), match.end())) for match in _ROUTE.finditer(lines.read.text, start, end)
    )


def only_routes(line: str) -> bool:
    """Whether a line holds nothing but routing indicators."""
    return all(_ROUTE.fullmatch(word) for word in line.split())


def read_sender(lines: Lines, line: int, header: Header) -> bool:
    """Reads format line 3, ``DE RUEHMS #0789/01 3231149``; gives whether it is one."""
    text = lines.read.text
    end = lines.end(line)
    match = _SENDER.match(text, lines.at(line), end)
    if not match or header.sender_route is not None:
        return bool(match)
    header.sender_route = Passage(*lines.take(*match.span(1)))
    place = match.end()
    serial = _SERIAL.match(text, place, end)
    if serial:
        header.station_serial = StationSerial(
            *lines.take(*serial.span(1)),
            int(serial[2]),
            int(serial[4]) if serial[4] else None,
            serial[3].upper() if serial[3] else None,
        )
        place = serial.end()
    filing = _FILING.match(text, place, end)
    if filing:
        header.filing_time = _filing_time(lines, filing)
    return True


def _filing_time(lines: Lines, match: re.Match[str]) -> FilingTime:
    value = lines.take(*match.span(1))
    if match[2] is None:
        return FilingTime(*value, None, int(match[6]), int(match[7]))
    day = int(match[2])
    return FilingTime(*value, day if 1 <= day <= 366 else None, int(match[3]), int(match[4]))


def read_security(lines: Lines, line: int, header: Header, vocabulary: Vocabulary) -> None:
    """Reads format line 4, ``ZNY CCCCC ZZH``. Letters that differ among themselves stand for no level."""
    match = _SECURITY.match(lines.read.text, lines.at(line), lines.end(line))
    if match and header.security_prosign is None:
        letters = match[2].upper()
        same = len(letters) == 5 and letters == letters[0] * 5
        header.security_prosign = SecurityProsign(
            *lines.take(*match.span()),
            match[1].upper(),
            letters,
            vocabulary.prosigns.get(letters[0]) if same else None,
            vocabulary.prosign_controls.get(letters[0], ()) if same else (),
        )


def read_group_line(lines: Lines, line: int, header: Header, vocabulary: Vocabulary) -> DateTimeGroup | None:
    """Reads format line 5: precedences, date-time group, operating signals; nothing where the line is no such line."""
    text = lines.read.text
    start, end = lines.at(line), lines.end(line)
    front = _PRECEDENCES.match(text, start, end)
    place = front.end() if front else start
    if not _GROUP.match(text, place, end):
        return None
    stretch = lines.whole()
    found = read_date_time_group(stretch, place)
    if found is None:
        return None
    group, behind = found
    precedences = []
    for match in _LETTER.finditer(text, start, place):
        if match[1] == "0":
            stretch.repair(match.start(), match.end(), "O", "digit-for-letter")
        code = "O" if match[1] == "0" else match[1].upper()
        _, title, rank = vocabulary.precedences[code]
        precedences.append(Precedence(*stretch.take(*match.span()), code, title, rank))
    lines.collect(stretch)
    header.precedence = tuple(precedences)
    header.operating_signals = tuple(
        Passage(*lines.take(*match.span())) for match in _SIGNAL.finditer(text, behind, end)
    )
    return group


def _precedence(lines: Lines, start: int, end: int, vocabulary: Vocabulary) -> Precedence | None:
    stretch = lines.whole()
    letters = lines.read.text[start:end].upper()
    if letters == "00":
        stretch.repair(start, end, "OO", "digit-for-letter")
        letters = "OO"
    lines.collect(stretch)
    code, title, rank = vocabulary.precedences[letters[0]]
    return Precedence(*stretch.take(start, end), code, title, rank)
