"""The schedule for a person at a terminal: group by group, each event with its day and its reason."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from validator.dates.intervals import interval_in_words
from validator.reports.schedule.events import DATED, GROUPS, STANDING, Event, Schedule
from validator.reports.wording import number, one_line, visible, where

_WIDTH = 100
_INDENT = " " * 14


def schedule_text(schedule: Schedule) -> str:
    """Renders a schedule as text."""
    until = f", until {schedule.until}" if schedule.until else ""
    lines = [f"Declassification schedule as of {schedule.as_of}{until}", ""]
    for group, events in schedule.by_group.items():
        if events:
            title, meaning = GROUPS[group]
            lines += [f"{title}: {meaning} ({len(events)})", ""]
            for event in events:
                lines += [*_event(event, schedule.as_of), ""]
        elif group == "coming":
            lines += [f"Nothing falls due after {schedule.as_of}{until}.", ""]
    if schedule.unread:
        lines += [f"Could not be read, and so is not in this list ({len(schedule.unread)})", ""]
        lines += [*(f"  {where(each)}: {one_line(each.reason)}" for each in schedule.unread), ""]
    lines += _counts(schedule)
    lines += [line for sentence in STANDING for line in _wrapped(sentence, "")]
    return "\n".join(lines) + "\n"


def _event(event: Event, as_of: str) -> Iterator[str]:
    entry = event.entry
    facts = [
        event.date or " " * 10,
        visible(entry.message_reference or "no reference"),
        visible(entry.classification or "no overall level"),
        entry.date or "undated",
    ]
    if event.kind in DATED:
        facts.append(event.what)
    if event.date is not None:
        facts.append(interval_in_words(dt.date.fromisoformat(event.date), dt.date.fromisoformat(as_of)))
    yield f"  {facts[0]}  {' · '.join(facts[1:])}"
    yield from _wrapped(one_line(entry.due.because), _INDENT)
    yield f"{_INDENT}{where(entry)}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _counts(schedule: Schedule) -> Iterator[str]:
    told = [f"{len(events)} {GROUPS[group][0].lower()}" for group, events in schedule.by_group.items() if events]
    yield f"{number(schedule.documents, 'document')}: {', '.join(told) or 'nothing falls due and nothing is open'}"
    if schedule.unclassified:
        yield f"{number(schedule.unclassified, 'document')} without any classification, and so not in this list"
    if schedule.later:
        yield f"{number(schedule.later, 'event')} later than {schedule.until}, and so not in this list"
