"""A comparison of two reports as text for people, and as JSON (``schemas/comparison.schema.json``) for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.reports.comparison import Comparison, Found
from validator.reports.report import STANDING_SENTENCES, Report
from validator.reports.wording import number, one_line, where

FORMAT = 1
"""Version of the JSON form; it rises when a member changes its meaning or goes."""


def comparison_text(comparison: Comparison) -> str:
    """Renders a comparison as text: a line a finding that is not the same, then the counts."""
    return "\n".join(_lines(comparison)) + "\n"


def comparison_json(comparison: Comparison) -> str:
    """Renders a comparison as JSON."""
    return json.dumps(_data(comparison), ensure_ascii=False, indent=2) + "\n"


def _groups(comparison: Comparison) -> dict[str, tuple[Found, ...]]:
    return {
        "new": comparison.added,
        "changed": comparison.changed,
        "gone": comparison.gone,
        "unseen": comparison.unseen,
        "unchanged": comparison.unchanged,
    }


def _lines(comparison: Comparison) -> Iterator[str]:
    groups = _groups(comparison)
    for group, found in groups.items():
        if group != "unchanged":
            yield from (f"{group}: {_line(each)}" for each in found)
    yield (
        f"{number(len(comparison.added), 'new finding')}, {len(comparison.changed)} of another severity, "
        f"{len(comparison.gone)} gone, {len(comparison.unchanged)} unchanged"
    )
    if comparison.unseen:
        unseen = number(len(comparison.unseen), "finding")
        yield f"{unseen} unseen: their documents were not judged again, so nothing is known about them"
    if comparison.new.unread:
        yield f"{number(len(comparison.new.unread), 'input')} of the new report could not be read"
    if not comparison.same_rules:
        yield "the rules or the program are not the same in both reports, so findings may come and go with them"
    yield from STANDING_SENTENCES


def _line(found: Found) -> str:
    finding = found.finding
    severity = finding.severity if found.was is None else f"{finding.severity} (was {found.was})"
    place = f"{where(found.document)}:{finding.place.line}:{finding.place.column}"
    return f"{place}: {severity} {finding.rule} {one_line(finding.message)}"


def _data(comparison: Comparison) -> dict[str, Any]:
    groups = _groups(comparison)
    return {
        "format": FORMAT,
        "standing": list(STANDING_SENTENCES),
        "old": _report(comparison.old),
        "new": _report(comparison.new),
        "same_rules": comparison.same_rules,
        "summary": {group: len(found) for group, found in groups.items()},
        "findings": {group: [_found(each) for each in found] for group, found in groups.items()},
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "version": report.version,
        "digest": report.ruleset_digest,
        "as_of": report.as_of,
        "documents": len(report.inputs),
        "unreadable": len(report.unread),
    }


def _found(found: Found) -> dict[str, Any]:
    finding = found.finding
    return {
        "path": found.document.path,
        "record": found.document.record,
        "rule": finding.rule,
        "severity": finding.severity,
        "was": found.was,
        "message": finding.message,
        "line": finding.place.line,
        "column": finding.place.column,
        "text": finding.place.text,
        "fingerprint": finding.fingerprint,
    }
