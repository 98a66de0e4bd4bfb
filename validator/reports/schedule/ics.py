"""What is to come as a calendar (iCalendar, RFC 5545): all-day events that take up nobody's time.

Needs the extra ``calendar``. The same schedule gives the same bytes: an event is named after its document and kind, and
stamped with the day of the schedule, so that a calendar that reads a later one moves its events and doubles none.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from importlib import import_module

from validator.extras import require
from validator.reports.schedule.events import DATED, STANDING, Event, Schedule
from validator.reports.wording import one_line, where

_NAMES = uuid.UUID("0d5ef3a4-3c63-5f0c-9d0e-6a2d1f6d3c55")
"""Under which the names of the events are made (RFC 9562 section 5.5); it never changes."""


def schedule_ics(schedule: Schedule) -> str:
    """Renders the events of a schedule that lie on its day or later; lines end in CR LF and are folded at 75 octets.

    Raises:
        UsageError: The library for it is not installed.
    """
    require("icalendar", "the format ics")
    icalendar = import_module("icalendar")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//declass-validator//declassification schedule//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"Declassification schedule as of {schedule.as_of}")
    seen: Counter[str] = Counter()
    stamp = dt.datetime.combine(dt.date.fromisoformat(schedule.as_of), dt.time(), dt.UTC)
    for event in schedule.events:
        if event.kind not in DATED or event.date is None or event.date < schedule.as_of:
            continue
        entry = event.entry
        made = icalendar.Event()
        made.add("uid", _name(event, seen))
        made.add("dtstamp", stamp)
        made.add("dtstart", dt.date.fromisoformat(event.date))
        made.add("summary", one_line(f"{entry.message_reference or where(entry)}: {event.what}"))
        made.add("description", "\n".join((one_line(_told(event)), *STANDING)))
        made.add("categories", [event.kind])
        # It is a day to know of, not one that is taken.
        made.add("transp", "TRANSPARENT")
        calendar.add_component(made)
    text: bytes = calendar.to_ical()
    return text.decode()


def _told(event: Event) -> str:
    entry = event.entry
    level = f"{entry.classification or 'no overall classification'}, of {entry.date or 'an unknown date'}"
    return f"{where(entry)} ({level}): {entry.due.because}."


def _name(event: Event, seen: Counter[str]) -> str:
    """Names an event after its document, not its place or day; copies of a document are told apart by their order."""
    entry = event.entry
    document = entry.message_reference or f"{entry.path}\0{entry.record or ''}"
    key = "\0".join((document, event.kind, event.level or ""))
    seen[key] += 1
    return str(uuid.uuid5(_NAMES, f"{key}\0{seen[key]}"))
