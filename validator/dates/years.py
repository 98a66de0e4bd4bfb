"""What a year of two digits stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from validator.dates.date_time_group import century

MOST_YEARS_AHEAD = 40
"""Years ahead beyond which a two-digit year is rather one that has passed; no order ever allowed as many."""

_CENTURY = 100

Resolve = Callable[[int, dt.date | None], int]
"""From a two-digit year and the document's own date to a year."""


def coming_year(two_digits: int, dated: dt.date | None) -> int:
    """Gives the year of a date that should lie ahead: the earliest that is not before the year of the document.

    So 05 on a document of 1995 is 2005. Where that would be more than 40 years ahead it is taken for a slip, and the
    latest such year before the document is given: 08 on a document of February 2009 is 2008, so that rules tell of a
    date in the past, not of one a century ahead.

    Args:
        two_digits: 0 to 99.
        dated: The document's own date; without one the pivot of date-time groups decides.
    """
    if dated is None:
        return century(f"{two_digits:02}")
    ahead = (two_digits - dated.year) % _CENTURY
    return dated.year + (ahead if ahead <= MOST_YEARS_AHEAD else ahead - _CENTURY)


def past_year(two_digits: int, dated: dt.date | None) -> int:
    """Gives the year of a date that should have passed, such as that of a source: the latest not after the document's.

    Args:
        two_digits: 0 to 99.
        dated: The document's own date; without one the pivot of date-time groups decides.
    """
    if dated is None:
        return century(f"{two_digits:02}")
    return dated.year - (dated.year - two_digits) % _CENTURY
