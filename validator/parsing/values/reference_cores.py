"""The core of a reference to a cable or airgram: year, station and number, in the orders and shapes that occur."""

from __future__ import annotations

from validator.light import define
from validator.parsing.values.reference_block import Block, Core, Repair
from validator.parsing.values.reference_letters import letter_at
from validator.parsing.values.serials import Serial, is_month, serial_at, year_of
from validator.parsing.values.stations import Station, glued_station_at, station_at

_BEFORE_STATION = frozenset("-/.:")
_BEFORE_NUMBER = frozenset("-/.:#")
_NOISE = frozenset("%?!@$^~{}")
"""Signs of line noise: beside them a number without a station may have lost digits, and is none."""
_LONGEST_UNKNOWN = 4
"""Most words of the name of a station that is in no list."""
_FEWEST_LETTERS = 4
"""Letters that the name of a station has that is in no list."""


@define
class Year:
    """A year before a station.

    Attributes:
        year: Calendar year.
        end: Index of the token behind it and behind the sign that joins it to the station.
        repairs: As for a core.
    """

    year: int
    end: int
    repairs: tuple[Repair, ...] = ()


def core_at(block: Block, at: int, *, strict: bool) -> Core | None:
    """Reads year, station and number that begin at a token.

    Args:
        block: The text.
        at: Index of the token.
        strict: Asks for capitals, three digits, no four-digit year for a number, and no abbreviation that is also a
            word: for places where anything may stand.

    Returns:
        The core with its number, or None. A station without a number is no core here: see :func:`station_alone`.
    """
    key = (at, strict)
    if key not in block.cores:
        core = None
        if block.number_near(at):
            year = year_at(block, at)
            core = _with_station(block, at, year, strict=strict) if year else None
            core = core or _with_station(block, at, None, strict=strict)
        block.cores[key] = core
    return block.cores[key]


def year_at(block: Block, at: int) -> Year | None:
    """Reads a year before a station: ``08`` ``2008`` ``'08`` ``(99)`` ``/08`` ``10-``; ``094`` is read as ``09``."""
    tokens = block.tokens
    token = tokens[at]
    bracket = token.text in "(["
    start = at + 1 if bracket or token.text in "'\u2019`/" else at
    if start >= len(tokens) or tokens[start].kind != "number":
        return None
    digits = tokens[start].text
    offset = tokens[start].start
    repairs: tuple[Repair, ...] = ()
    if len(digits) == 3 and digits[0] == "0" and start == at:
        repairs = ((offset + 2, offset + 3, "", "extra-digit"),)
        digits = digits[:2]
    year = year_of(digits)
    end = start + 1
    if year is None:
        return None
    if bracket:
        if end >= len(tokens) or tokens[end].text not in ")]":
            return None
        end += 1
    end = block.past_lines(end)
    if end < len(tokens) and tokens[end].text in _BEFORE_STATION:
        end = block.past_lines(end + 1)
    return Year(year, end, repairs) if end < len(tokens) else None


def station_alone(block: Block, at: int) -> Core | None:
    """Reads a station that has no number, perhaps with a year before it: ``REF: KUALA LUMPUR``."""
    year = year_at(block, at)
    found = _station(block, year.end if year else at, strict=False)
    if found is None or found.weak:
        return None
    repairs = _repairs(found, None, year)
    return Core(
        block.tokens[at].start, found.end, "cable", found.post, None, year.year if year else None, True, repairs
    )


def _with_station(block: Block, at: int, year: Year | None, *, strict: bool) -> Core | None:
    tokens = block.tokens
    place = year.end if year else at
    found = _station(block, place, strict=strict)
    known = found is not None
    if found is None:
        pointer = tokens[place].text in block.words.pointers
        found = Station("", place + 1, weak=False) if pointer else None if strict else _unknown(block, place)
    if found is None:
        return None
    start = tokens[at].start
    written = year.year if year else None
    end, late = _year_inside(block, found.end) if year is None else (found.end, None)
    written = late if written is None else written
    end = _past_number_signs(block, end)
    airgram = _airgram_number(block, end)
    serial = airgram or (serial_at(tokens, end) if end < len(tokens) else None)
    if serial is None or (strict and not _strictly(serial)):
        return None
    kind = "airgram" if airgram else "cable"
    if not known and found.post and not _regular(block, serial):
        return None
    return Core(start, serial.end, kind, found.post or None, serial, written, known, _repairs(found, serial, year))


def _strictly(serial: Serial) -> bool:
    digits = serial.digits
    return len(digits) >= 3 and not serial.swaps and not (len(digits) == 4 and year_of(digits) is not None)


def _station(block: Block, at: int, *, strict: bool) -> Station | None:
    token = block.tokens[at]
    if token.kind != "word" and token.text != "0":
        return None
    found = station_at(block.tokens, at, block.vocabulary)
    if found is None and not strict:
        named = block.words.stations.get(token.text)
        found = Station(named, at + 1, weak=False) if named else glued_station_at(block.tokens, at, block.vocabulary)
    if found and strict and (found.weak or not (block.lower or token.capital or token.text == "0")):
        return None
    return found


def _year_inside(block: Block, at: int) -> tuple[int, int | None]:
    """Reads a year between station and number: ``STATE (01) 201265``, ``STATE 2008 12345``, ``STATE 08-12345``."""
    tokens = block.tokens
    following = [token.text for token in tokens[at : at + 4]]
    if len(following) == 4 and following[0] in "([" and following[2] in ")]":
        year, behind = year_of(following[1]) if following[1].isdecimal() else None, at + 3
    elif len(following) >= 2 and tokens[at].kind == "number":
        year, behind = year_of(following[0]), at + 1
        if following[1] == "-" and len(following[0]) == 2 and not tokens[behind].gap:
            behind += 1
        if behind >= len(tokens) or len(tokens[behind].text) < 3:
            return at, None
    else:
        return at, None
    if not block.plausible(year) or tokens[behind].kind != "number" or serial_at(tokens, behind) is None:
        return at, None
    return behind, year


def _past_number_signs(block: Block, at: int) -> int:
    """Gives the index of what stands behind ``#``, ``:``, ``NR`` and the like, and behind line ends."""
    tokens = block.tokens
    limit = min(len(tokens), at + 6)
    while at < limit and (
        tokens[at].kind == "line" or tokens[at].text in _BEFORE_NUMBER or tokens[at].text in block.words.number_signs
    ):
        at += 1
    return at


def _airgram_number(block: Block, at: int) -> Serial | None:
    """Reads the number of an airgram, ``A-50`` or ``CA-3400``."""
    tokens = block.tokens
    if at >= len(tokens) or tokens[at].text not in block.words.airgrams:
        return None
    number = at + 1
    if number < len(tokens) and tokens[number].text == "-":
        number += 1
    if number >= len(tokens) or tokens[number].kind != "number" or tokens[number].gap:
        return None
    return serial_at(tokens, number)


def airgram_at(block: Block, at: int, post: str | None) -> Core | None:
    """Reads an airgram without a station, ``A-1234``; it inherits that of an airgram before it."""
    serial = _airgram_number(block, at)
    if serial is None:
        return None
    return Core(block.tokens[at].start, serial.end, "airgram", post, serial, None, known=False, repairs=())


def _unknown(block: Block, at: int) -> Station | None:
    """Reads the name of a station that is in no list: capital words right before a number, none of them telling."""
    tokens = block.tokens
    name = ""
    words = 0
    end = at
    while end < len(tokens) and tokens[end].kind != "number":
        token = tokens[end]
        if token.kind == "word":
            words += 1
            plain = token.capital or block.lower
            if not plain or words > _LONGEST_UNKNOWN or _tells(block, token.text):
                return None
            if end > at and station_at(tokens, end, block.vocabulary):
                return None
            name += token.text
        elif token.kind == "sign" and token.text not in "-.'":
            break
        end += 1
    return Station(name, end, weak=False) if len(name) >= _FEWEST_LETTERS and name.isascii() else None


def _tells(block: Block, word: str) -> bool:
    """Whether a word says that what it stands in is no station."""
    words = block.words
    vocabulary = block.vocabulary
    return (
        word in words.no_stations
        or word in words.kinds
        or word in words.links
        or word in words.fillers
        or word in words.dated
        or word in words.nothing
        or word in vocabulary.not_posts
        or word in vocabulary.labels
        or word in vocabulary.captions
        or word in vocabulary.levels
        or is_month(word)
    )


def _regular(block: Block, serial: Serial) -> bool:
    """Whether the number behind an unknown name ends an item, so that name and number can only be a reference."""
    if len(serial.digits) == 1 or serial.swaps:
        return False
    return ends_number(block, serial.end)


def _repairs(station: Station | None, serial: Serial | None, year: Year | None) -> tuple[Repair, ...]:
    zeros = station.zeros if station is not None else ()
    swaps = serial.swaps if serial is not None else ()
    return (
        *(year.repairs if year is not None else ()),
        *((offset, offset + 1, "O", "digit-for-letter") for offset in zeros),
        *((offset, offset + 1, digit, "letter-for-digit") for offset, digit in swaps),
    )


def ends_number(block: Block, at: int) -> bool:
    """Whether a number may be the last of an item: before a sign, a line end, a linking word, a letter, a caption."""
    return block.ends_at(at) or len(block.tokens[at].text) == 1 or block.caption_at(at) is not None


def _noise_at(block: Block, at: int) -> bool:
    return at < len(block.tokens) and block.tokens[at].text in _NOISE


def bare_number(block: Block, at: int, post: str | None) -> Core | None:
    """Reads a number without a station.

    Args:
        block: The text.
        at: Index of the token.
        post: Station of the cable before it, from which it inherits; without one the number must have three digits.
    """
    token = block.tokens[at]
    serial = serial_at(block.tokens, at) if token.kind == "number" or token.text == "O" else None
    if serial is None or len(serial.digits) < (2 if post else 3):
        return None
    if at and not token.gap and block.tokens[at - 1].text in "/-":
        return None
    if not ends_number(block, serial.end) and not (post and block.tokens[serial.end].kind == "number"):
        return None
    if (at and block.tokens[at - 1].text in _NOISE) or _noise_at(block, serial.end):
        return None
    return Core(serial.start, serial.end, "cable", post, serial, None, False, _repairs(None, serial, None))


def serial_before_post(block: Block, at: int) -> Core | None:
    """Reads ``870 ULAANBAATAR``: a number before the station, and none behind it."""
    tokens = block.tokens
    serial = serial_at(tokens, at) if tokens[at].kind == "number" else None
    if serial is None or serial.end >= len(tokens) or len(serial.digits) < 3 or year_of(serial.digits) is not None:
        return None
    found = station_at(tokens, serial.end, block.vocabulary)
    if found is None or found.weak or not (block.ends_at(found.end) or letter_at(tokens, found.end)):
        return None
    if core_at(block, serial.end, strict=False):
        return None
    return Core(serial.start, found.end, "cable", found.post, serial, None, True, _repairs(found, serial, None))
