"""The schedule as CSV (RFC 4180): one event a row, with what is known of its document."""

from __future__ import annotations

from collections.abc import Iterator

from validator.reports.csv_form import table
from validator.reports.judged import UnreadDocument
from validator.reports.schedule.events import Event, Schedule

COLUMNS = ("path", "record", "message_reference", "classification", "date", "governing_order", "group", "event",
           "event_date", "event_level", "basis", "because")  # fmt: skip
"""The columns, in order; as in the JSON report, and of the event its group, kind, day, and level from then on."""

UNREAD = "unread"
"""What stands as group and event of an input that could not be read."""


def schedule_csv(schedule: Schedule) -> str:
    """Renders a schedule as CSV with a head row, as the findings of a report are: no cell runs anything."""
    return table(COLUMNS, _rows(schedule))


def _rows(schedule: Schedule) -> Iterator[tuple[str | None, ...]]:
    for event in schedule.events:
        yield _row(event)
    for each in schedule.unread:
        yield _unread(each)


def _row(event: Event) -> tuple[str | None, ...]:
    entry = event.entry
    return (
        entry.path,
        entry.record,
        entry.message_reference,
        entry.classification,
        entry.date,
        entry.governing_order,
        event.group,
        event.kind,
        event.date,
        event.level,
        event.basis,
        entry.due.because,
    )


def _unread(document: UnreadDocument) -> tuple[str | None, ...]:
    known = {"path": document.path, "record": document.record, "group": UNREAD, "event": UNREAD,
             "because": document.reason}  # fmt: skip
    return tuple(known.get(name) for name in COLUMNS)
