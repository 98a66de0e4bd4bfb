"""The findings as rows of a table, with what is known of their documents: what CSV and Parquet have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.text import Place

Kind = Literal["text", "number", "flag", "date", "texts", "places"]
"""What a column holds: a text, a whole number, true or false, a date (ISO), several texts, or several places."""

Cell = str | int | tuple[str, ...] | tuple[Place, ...] | None
"""What stands in a column; None where there is nothing to say."""

COLUMNS: dict[str, Kind] = {
    "path": "text",
    "record": "text",
    "sha256": "text",
    "kind": "text",
    "message_reference": "text",
    "date": "date",
    "governing_order": "text",
    "classification": "text",
    "due_state": "text",
    "due_date": "date",
    "severity": "text",
    "rule": "text",
    "rule_name": "text",
    "discrepancy": "text",
    "line": "number",
    "column": "number",
    "end_line": "number",
    "end_column": "number",
    "message": "text",
    "text": "text",
    "related": "places",
    "authority": "texts",
    "lowered": "text",
    "waived": "text",
    "baseline": "flag",
    "fingerprint": "text",
}
"""The columns by name, in order; the names are those of the JSON report."""

UNREAD = "unread"
"""What stands in the column ``severity`` of the row of an input that could not be read."""


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Gives a row for each finding, waived or not, and for each input that could not be read; cells as in COLUMNS."""
    names = {rule.id: rule.name for rule in report.rules}
    for document in report.documents:
        if isinstance(document, UnreadDocument):
            yield _unread(document)
        else:
            known = _facts(document)
            for finding in document.findings:
                yield known + _finding(finding, names[finding.rule])


def _facts(document: JudgedDocument) -> tuple[Cell, ...]:
    return (
        document.path,
        document.record,
        document.sha256,
        document.kind,
        document.message_reference,
        document.date,
        document.governing_order,
        document.classification,
        document.due.state,
        document.due.date,
    )


def _finding(finding: Finding, name: str) -> tuple[Cell, ...]:
    place = finding.place
    return (
        finding.severity,
        finding.rule,
        name,
        finding.discrepancy,
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        finding.message,
        place.text,
        finding.related,
        finding.authority,
        finding.lowered,
        finding.waived,
        finding.baseline,
        finding.fingerprint,
    )


def _unread(document: UnreadDocument) -> tuple[Cell, ...]:
    known = {"path": document.path, "record": document.record, "severity": UNREAD, "message": document.reason}
    return tuple(known.get(name) for name in COLUMNS)
