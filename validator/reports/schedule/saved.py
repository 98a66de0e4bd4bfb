"""The entries of a saved report: its documents with their ends, brought forward to a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from validator.maturity import state_on
from validator.reports.judged import Due, JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.reports.schedule.events import Entry


def entries_of(report: Report, as_of: str) -> Iterator[Entry | UnreadDocument]:
    """Gives the documents of a report, and what it could not read, in its order.

    Args:
        report: The report.
        as_of: Day of the schedule, ISO; not before that of the report, which does not say what was so earlier.
    """
    for document in report.documents:
        if isinstance(document, JudgedDocument):
            yield Entry(
                document.path,
                document.record,
                document.message_reference,
                document.classification,
                document.date,
                document.governing_order,
                _forward(document.due, as_of),
            )
        else:
            yield document


def _forward(due: Due, as_of: str) -> Due:
    """Brings an end forward to a day: only what was still to come can have come since."""
    if due.state != "running" or due.date is None or due.basis == "none":
        return due
    state = state_on(due.basis, dt.date.fromisoformat(due.date), dt.date.fromisoformat(as_of))
    return evolve(due, state=state)
