"""Reads the literals that CEL writes as calls: ``date("2003-09-22")``, ``timestamp("...")``, ``duration("24h")``.

They are read once, when a rule is loaded; a wrong one is an error of the rule.
"""

from __future__ import annotations

import datetime as dt
import re

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIMESTAMP = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})[Tt](?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?:\.(?P<fraction>\d{1,6}))?"
    r"(?:[Zz]|(?P<sign>[+-])(?P<off_hours>\d{2}):(?P<off_minutes>\d{2}))",
    re.ASCII,
)
_DURATION = re.compile(
    r"(?P<sign>[+-]?)(?:0|(?P<parts>(?:(?:\d{1,18}+(?:\.\d{0,18}+)?|\.\d{1,18}+)(?:h|ms|us|m|s))++))", re.ASCII
)
_PART = re.compile(r"(\d*+)(?:\.(\d*+))?(h|ms|us|m|s)", re.ASCII)
_MICROSECONDS = {"h": 3_600_000_000, "m": 60_000_000, "s": 1_000_000, "ms": 1_000, "us": 1}

LONGEST_DURATION = dt.timedelta(seconds=315_576_000_000)
"""About 10,000 years: the range of CEL's durations."""


def read_date(text: str) -> dt.date:
    """Read ``YYYY-MM-DD``.

    Raises:
        ValueError: It is no such date, or one that does not exist.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        message = f'{text!r} is not a date; write it as "2003-09-22"'
        raise ValueError(message)
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        message = f"there is no such day as {text}"
        raise ValueError(message) from None


def read_timestamp(text: str) -> dt.datetime:
    """Read an RFC 3339 moment, and return it in UTC.

    Raises:
        ValueError: It is no such moment, or one that does not exist.
    """
    found = _TIMESTAMP.fullmatch(text)
    if found is None:
        message = f'{text!r} is not a timestamp; write it as "2003-09-22T00:00:00Z"'
        raise ValueError(message)
    day = read_date(found["date"])
    offset = dt.timedelta(hours=int(found["off_hours"] or 0), minutes=int(found["off_minutes"] or 0))
    try:
        time = dt.time(
            int(found["hour"]), int(found["minute"]), int(found["second"]), int((found["fraction"] or "").ljust(6, "0"))
        )
        moment = dt.datetime.combine(day, time, dt.UTC)
        return moment + offset if found["sign"] == "-" else moment - offset
    except (ValueError, OverflowError):
        message = f"there is no such moment as {text}"
        raise ValueError(message) from None


def read_duration(text: str) -> dt.timedelta:
    """Read a duration such as ``36h`` or ``1h30m``; the units are h, m, s, ms and us.

    Raises:
        ValueError: It is no duration, or longer than CEL allows.
    """
    found = _DURATION.fullmatch(text)
    if found is None:
        message = f'{text!r} is not a duration; write it as "36h" or "1h30m" (units h, m, s, ms, us)'
        raise ValueError(message)
    total = 0
    for whole, fraction, unit in _PART.findall(found["parts"] or ""):
        scale = _MICROSECONDS[unit]
        total += int(whole or 0) * scale + int(fraction or 0) * scale // 10 ** len(fraction)
    if total > LONGEST_DURATION // dt.timedelta(microseconds=1):
        message = f"{text!r} is longer than 10,000 years"
        raise ValueError(message)
    return dt.timedelta(microseconds=-total if found["sign"] == "-" else total)
