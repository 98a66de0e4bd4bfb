"""GitLab's Code Quality report: the findings of a merge request, in its widget and beside its lines."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from typing import Any

from validator.digests import sha256_of
from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.reports.report import Report

_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def render_gitlab(report: Report) -> str:
    """Renders a report as a JSON array of Code Quality issues.

    Findings that are waived or known from the baseline are left out. An input that could not be read is an issue of its
    own, a ``blocker``. GitLab shows only one issue of each fingerprint, so of findings that are alike in several copies
    of a document all but the first have a fingerprint that holds their path too.
    """
    seen: Counter[str] = Counter()
    issues: list[dict[str, Any]] = []
    for document in report.documents:
        if isinstance(document, UnreadDocument):
            issues.append(_unread(document, seen))
        else:
            issues += [_issue(document, each, seen) for each in document.findings if each.is_new]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(document: JudgedDocument, finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    place = finding.place
    description = f"{finding.rule}: {finding.message}"
    lines = {"begin": place.line, "end": place.end_line}
    if document.record is not None:
        # Lines are those of the record's text; the record's own line in the file is not known here.
        description = f"[record {document.record}, line {place.line}, column {place.column}] {description}"
        lines = {"begin": 1}
    return {
        "description": description,
        "check_name": finding.rule,
        "fingerprint": _distinct(seen, finding.fingerprint, document.path, document.record or ""),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": posixpath.normpath(document.path), "lines": lines},
    }


def _unread(document: UnreadDocument, seen: Counter[str]) -> dict[str, Any]:
    record = "" if document.record is None else f"[record {document.record}] "
    return {
        "description": f"{record}could not be read, and so was not judged: {document.reason}",
        "check_name": "unread-input",
        "fingerprint": _distinct(seen, "unread", document.path, document.record or ""),
        "severity": "blocker",
        "location": {"path": posixpath.normpath(document.path), "lines": {"begin": 1}},
    }


def _distinct(seen: Counter[str], name: str, path: str, record: str) -> str:
    """Gives a hash of a name, and where that is taken of its place too; two records of a file may have the same id."""
    key = name if name not in seen else f"{name}\0{path}\0{record}"
    seen[key] += 1
    return sha256_of(f"{key}\0{seen[key]}".encode())
