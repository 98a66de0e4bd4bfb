"""The report as JSON, format 1: a shape of its own, kept stable, not a dump of inner types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.reports.judged import OUTCOMES, Finding, JudgedDocument, UnreadDocument
from validator.reports.report import STANDING_SENTENCES, BaselineUse, Report, RuleSummary, summarise
from validator.sampling.model import Bounds, Draw, Sampled
from validator.text import Place

FORMAT = 1
"""Version of the shape; it rises when a member changes its meaning or goes."""


def render_json(report: Report) -> str:
    """Renders a report as JSON text that ``schemas/report.schema.json`` describes."""
    return "".join(json_pieces(report))


def json_pieces(report: Report) -> Iterator[str]:
    """Renders the same piece by piece, a document at a time."""
    head, end = json.dumps({**head_to_json(report), "documents": [0]}, ensure_ascii=False, indent=2).rsplit("0", 1)
    if not report.documents:
        yield f"{head.rstrip()}{end.lstrip()}\n"
        return
    yield head
    for index, document in enumerate(report.documents):
        written = json.dumps(document_to_json(document), ensure_ascii=False, indent=2)
        yield (",\n    " if index else "") + written.replace("\n", "\n    ")
    yield f"{end}\n"


def report_to_json(report: Report) -> dict[str, Any]:
    """Gives a report as plain data."""
    return {**head_to_json(report), "documents": [document_to_json(document) for document in report.documents]}


def document_to_json(document: JudgedDocument | UnreadDocument) -> dict[str, Any]:
    """Gives a document of a report as plain data."""
    return _judged(document) if isinstance(document, JudgedDocument) else _unread(document)


def head_to_json(report: Report) -> dict[str, Any]:
    """Gives all members of a report but the documents."""
    summary = summarise(report)
    return {
        "format": FORMAT,
        "tool": {"name": "declass-validator", "version": report.version},
        "ruleset": {"digest": report.ruleset_digest, "packs": list(report.packs), "profile": report.profile},
        **_configuration(report),
        "as_of": report.as_of,
        "standing": list(STANDING_SENTENCES),
        "summary": {
            "documents": summary.documents,
            "judged": summary.judged,
            "unreadable": summary.unreadable,
            "with_findings": summary.with_findings,
            "findings": summary.findings,
            "baseline": summary.baseline,
            "waived": summary.waived,
            "outcomes": summary.outcomes,
            "discrepancies": summary.discrepancies,
        },
        "baseline": None if report.baseline is None else _baseline(report.baseline),
        "discrepancy_titles": report.discrepancy_titles,
        "not_discrepancies": list(report.not_discrepancies),
        "sample": None if report.sample is None else _sampled(report.sample),
        "complete": report.complete,
        "rules": [_rule(rule) for rule in report.rules],
    }


def draw_to_json(draw: Draw) -> dict[str, Any]:
    """Gives what is known of the drawing of a sample as plain data."""
    return {
        "seed": draw.seed,
        "size": draw.size,
        "stratified_by": list(draw.stratified_by),
        "population": draw.population,
        "drawn": draw.drawn,
        "unreadable": draw.unreadable,
        "digest": draw.digest,
        "strata": [
            {
                "values": dict(zip(draw.stratified_by, stratum.values, strict=True)),
                "population": stratum.population,
                "drawn": stratum.drawn,
            }
            for stratum in draw.strata
        ],
    }


def _sampled(sampled: Sampled) -> dict[str, Any]:
    return {
        "draw": draw_to_json(sampled.draw),
        "level": sampled.level,
        "without_findings": _bounds(sampled.without_findings),
        "without_discrepancies": _bounds(sampled.without_discrepancies),
    }


def _bounds(bounds: Bounds | None) -> dict[str, int] | None:
    return None if bounds is None else {"low": bounds.low, "high": bounds.high}


def _baseline(baseline: BaselineUse) -> dict[str, Any]:
    return {"path": baseline.path, "findings": baseline.findings, "gone": baseline.gone}


def _configuration(report: Report) -> dict[str, Any]:
    """Gives the member that says which configuration the run had; none if it had none."""
    used = report.configuration
    return {} if used is None else {"configuration": {"path": used.path, "sha256": used.sha256}}


def _rule(rule: RuleSummary) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity,
        "discrepancy": rule.discrepancy,
        "authority": list(rule.authority),
        "why": rule.why,
        "remedy": rule.remedy,
        **{outcome: rule.outcomes[outcome] for outcome in OUTCOMES},
    }


def _judged(document: JudgedDocument) -> dict[str, Any]:
    return {
        "source": {
            "path": document.path,
            "record": document.record,
            "sha256": document.sha256,
            "encoding": document.encoding,
        },
        "judged": True,
        "kind": document.kind,
        "message_reference": document.message_reference,
        "date": document.date,
        "governing_order": document.governing_order,
        "classification": document.classification,
        "decision": document.decision,
        "due": {
            "state": document.due.state,
            "basis": document.due.basis,
            "date": document.due.date,
            "steps": [{"date": date, "level": level} for date, level in document.due.steps],
            "because": document.due.because,
        },
        "repairs": document.repairs,
        "notes": list(document.notes),
        "outcomes": document.outcomes,
        "findings": [_finding(finding) for finding in document.findings],
    }


def _unread(document: UnreadDocument) -> dict[str, Any]:
    return {
        "source": {"path": document.path, "record": document.record},
        "judged": False,
        "reason": document.reason,
        "our_fault": document.our_fault,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "discrepancy": finding.discrepancy,
        "message": finding.message,
        **_place(finding.place),
        "related": [_place(place) for place in finding.related],
        "authority": list(finding.authority),
        "lowered": finding.lowered,
        "waived": finding.waived,
        "baseline": finding.baseline,
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": place.text,
        "source_line": place.source_line,
    }
