"""From what was read to the entries of a schedule: documents are parsed, and not judged."""

import datetime as dt
from collections.abc import Iterable, Iterator

from validator.pipeline import due_of, level_of, parse_reading
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
    """Says when everything that was read falls due, in its order; what could not be read goes through as such.

    A document that the program itself stumbles over comes out as unread, and as our fault: the others are in the list.
    """
    for reading in readings:
        if isinstance(reading, Unread):
            yield UnreadDocument(reading.path, reading.record, reading.reason)
            continue
        source = reading.source
        try:
            yield schedule_reading(reading, plan.course_for(source.path), plan.as_of)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not take the other documents with it
            reason = f"declass-validator stumbled over it ({type(error).__name__}: {error})"
            yield UnreadDocument(source.path, source.record, reason, our_fault=True)
