"""Annotations of a GitHub Actions run: workflow commands, one a finding, printed to the log of the step."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.reports.wording import visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render_github(report: Report) -> str:
    """Renders a report as workflow commands: ``::error file=...,line=...::MESSAGE``.

    Findings that are waived or known from the baseline are left out. A finding in a record of a JSON Lines file is put
    on the file, and names its place in the message: its line is one of the record's text, not of the file.
    """
    names = {rule.id: rule.name for rule in report.rules}
    lines: list[str] = []
    for document in report.documents:
        if isinstance(document, UnreadDocument):
            lines.append(_unread(document))
        else:
            lines += _findings(document, names)
    return "".join(lines)


def _findings(document: JudgedDocument, names: dict[str, str]) -> Iterator[str]:
    for finding in document.findings:
        if finding.is_new:
            place = finding.place
            title = f"{finding.rule} {names[finding.rule]}"
            if document.record is None:
                yield _command(finding.severity, document.path, _region(finding), title, finding.message)
            else:
                at = f"record {document.record}, line {place.line}, column {place.column}: "
                yield _command(finding.severity, document.path, {}, title, at + finding.message)


def _region(finding: Finding) -> dict[str, int]:
    """Gives where a finding stands; columns only within one line, as GitHub takes no others."""
    place = finding.place
    if place.end_line != place.line:
        return {"line": place.line, "endLine": place.end_line}
    return {"line": place.line, "endLine": place.end_line, "col": place.column, "endColumn": place.end_column}


def _unread(document: UnreadDocument) -> str:
    record = "" if document.record is None else f"record {document.record}: "
    return _command("error", document.path, {}, "could not be read", record + document.reason)


def _command(severity: str, path: str, region: dict[str, int], title: str, message: str) -> str:
    properties = {"file": posixpath.normpath(path), **region, "title": title}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escapes a message: a line end would end the command, and what follows could be a command of its own."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
