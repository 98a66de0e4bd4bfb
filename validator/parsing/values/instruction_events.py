"""Events and exemption codes as instructions, which end where another instruction is joined to them."""

from __future__ import annotations

import re

from validator.dates.written import read_date
from validator.lazy import lazy_pattern
from validator.parsing.values.exemption_codes import read_codes
from validator.parsing.values.instruction_reader import Item, Reader

_DURATION = lazy_pattern(r"[0-9]{1,2}\s?-?(?:YEARS?|YRS?|MONTHS?|DAYS?|WEEKS?)\b", re.IGNORECASE)
_LINK = lazy_pattern(r"[,;]?\s++(?:OR|AND)\s++", re.IGNORECASE)
_COMMA = lazy_pattern(r"\s{0,2}+[,;]\s{1,3}+(?=[A-Za-z])")
_REAL_WORD = lazy_pattern(r"[^\W\d_]{3,}+")
_FEWEST_WORDS = 2


def read_event(reader: Reader, at: int, *, any_words: bool) -> Item | None:
    """Reads an event.

    Args:
        reader: The value.
        at: Offset of its first character.
        any_words: Whether words that do not begin like an event are one, too.

    Returns:
        The event; None where what stands there is none.
    """
    end = event_end(reader, at)
    if not reader.run(at, reader.words.events) and not _DURATION.match(reader.text, at, reader.end):
        if not any_words or not reader.text[at : at + 1].isalpha():
            return None
        if len(_REAL_WORD.findall(reader.text, at, end)) < _FEWEST_WORDS:
            return None
    return Item("event", at, end, event=(at, end))


def event_end(reader: Reader, at: int) -> int:
    """Gives the offset behind an event: another keyword ends it, and so does an instruction behind OR or AND."""
    end = reader.next_keyword(at)
    for link in _LINK.finditer(reader.text, at, end):
        if _is_instruction(reader, link.end()):
            return reader.bare_end(at, link.start())
    return reader.bare_end(at, end)


def _is_instruction(reader: Reader, at: int) -> bool:
    """Whether a date, a code, or words with a meaning of their own stand there."""
    if reader.run(at, reader.words.values) or read_date(reader.text, reader.dated, at, reader.end):
        return True
    codes = read_codes(reader.silent().stretch, at, reader.end, reader.dated)
    return codes is not None and not codes.worded


def read_exemption(reader: Reader, at: int) -> Item | None:
    """Reads exemption codes; a code in words has its words as the event."""
    codes = read_codes(reader.stretch, at, reader.end, reader.dated)
    if codes is None:
        return None
    if not codes.worded:
        item = Item("exemption", at, codes.end, exemptions=codes.exemptions, date=codes.date)
        comma = _COMMA.match(reader.text, codes.end, reader.end)
        event = read_event(reader, comma.end(), any_words=True) if comma and codes.date is None else None
        if event:
            # 25X4, upon retirement of the radar: the event goes with the code (32 CFR 2001.26(a)(1)).
            item.event, item.end = event.event, event.end
        return item
    end = event_end(reader, codes.end)
    codes.exemptions[0].text, codes.exemptions[0].span = reader.stretch.take(at, end)
    return Item("exemption", at, end, exemptions=codes.exemptions, event=(codes.end, end))
