"""From what was read to the entries of a schedule: documents are parsed, and not judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from validator.pipeline import due_of, level_of, parse_reading, tried
from validator.plan import Course, Plan
from validator.reading import ReadDocument, Unread
from validator.reports.judged import UnreadDocument
from validator.reports.schedule.events import Entry


def schedule_reading(reading: ReadDocument, course: Course, as_of: dt.date) -> Entry:
    """Parses what was read and says when it falls due."""
    document = parse_reading(reading, course)
    source = reading.source
    return Entry(
        source.path,
        source.record,
        document.message_reference.canonical if document.message_reference else None,
        level_of(document),
        document.date.isoformat() if document.date else None,
        document.governing_order,
        due_of(document, course.ruleset.orders, as_of),
    )


def schedule_all(readings: Iterable[ReadDocument | Unread], plan: Plan) -> Iterator[Entry | UnreadDocument]:
    """Says when everything that was read falls due, in its order, as :func:`validator.pipeline.tried` does."""
    return (tried(schedule_reading, reading, plan) for reading in readings)
