"""The words of the REF line as lookup tables, from ``rules/vocabulary/reference-kinds.yaml``."""

from __future__ import annotations

from validator.light import define


@define(eq=False)
class ReferenceWords:
    """Words that parsers of references look for. All are squeezed: upper case, letters and digits only.

    Attributes:
        kinds: Words of references that are no cables, to the kind and whether the word settles it by itself.
        pointers: Pointers to a cable that do not name its station (``EMBTEL``).
        stations: What stands for a station in references only (``DEPTS``), to the canonical station.
        by_date: Canonical stations whose messages are cited by date-time group.
        second_serials: Series whose serial follows that of the same cable (``TOSEC``).
        links: What joins numbers and items (``AND``).
        number_signs: What stands between a station and its number (``NR``).
        airgrams: What letters an airgram's number begins with (``A``, ``CA``).
        fillers: What stands before an item and says nothing (``SEE``).
        dated: What stands before a date behind the number (``OF``).
        spread: How many items NOTAL covers with such a word in front of it (``BOTH``), at most.
        nothing: Words that say there is no reference (``NONE``).
        no_stations: Capital words with a number behind them that are no stations (``PARA``).
    """

    kinds: dict[str, tuple[str, bool]]
    pointers: frozenset[str]
    stations: dict[str, str]
    by_date: frozenset[str]
    second_serials: frozenset[str]
    links: frozenset[str]
    number_signs: frozenset[str]
    airgrams: frozenset[str]
    fillers: frozenset[str]
    dated: frozenset[str]
    spread: dict[str, int]
    nothing: frozenset[str]
    no_stations: frozenset[str]
