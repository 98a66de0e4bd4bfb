"""The report as SARIF 2.1.0 (OASIS), the exchange format of analysis tools.

Written by hand as plain data. Section numbers are those of the SARIF 2.1.0 standard.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.reports.report import STANDING_SENTENCES, Report, RuleSummary
from validator.reports.wording import where
from validator.text import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32": "UTF-32",
    "cp1252": "windows-1252",
}
"""Names of the IANA register (section 3.24.9) for those of our codecs."""

_UNREAD = "unread-input"
_FAULT = "internal-fault"
_NOTIFICATIONS = (
    {"id": _UNREAD, "shortDescription": {"text": "An input could not be read, and so was not judged."}},
    {"id": _FAULT, "shortDescription": {"text": "The program stumbled over an input, and so did not judge it."}},
)

_KINDS = {
    "pass": ("pass", "What the rule requires was found."),
    "not_applicable": ("notApplicable", "The rule does not concern the document."),
    "undetermined": ("open", "What the rule needs is missing or cannot be read."),
}
"""Kinds of result (section 3.27.9) for outcomes that have no finding."""


def render_sarif(report: Report, *, rule_pages: str | None = None, every_outcome: bool = False) -> str:
    """Renders a report as SARIF 2.1.0.

    Args:
        report: The report.
        rule_pages: Absolute URI of the folder of the rules' pages; without it rules have no ``helpUri``, which must be
            absolute (section 3.49.12), and name their page below ``docs/rules`` in ``help``.
        every_outcome: Whether there is a result for every rule and document, also where the rule passed, did not
            concern the document, or could not be decided.
    """
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_Run(report, rule_pages).data(every_outcome=every_outcome)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


class _Run:
    """What the parts of a run need of one another: indexes of rules and of artifacts."""

    def __init__(self, report: Report, rule_pages: str | None) -> None:
        self._report = report
        self._pages = None if rule_pages is None else rule_pages.rstrip("/") + "/"
        self._rules = {rule.id: index for index, rule in enumerate(report.rules)}
        self._artifacts: list[dict[str, Any]] = []
        self._containers: dict[str, int] = {}
        self._locations = [self._artifact(document) for document in report.documents]
        self._any_waived = any(each.waived is not None for document in report.judged for each in document.findings)

    def data(self, *, every_outcome: bool) -> dict[str, Any]:
        report = self._report
        results: list[dict[str, Any]] = []
        notifications: list[dict[str, Any]] = []
        for document, location in zip(report.documents, self._locations, strict=True):
            if isinstance(document, UnreadDocument):
                notifications.append(_notification(document, location))
                continue
            results += [self._result(document, finding, location) for finding in document.findings]
            if every_outcome:
                results += self._outcomes(document, location)
        return {
            "tool": {
                "driver": {
                    "name": "declass-validator",
                    "version": report.version,
                    "rules": [self._rule(rule) for rule in report.rules],
                    "notifications": list(_NOTIFICATIONS),
                }
            },
            "invocations": [
                {
                    "executionSuccessful": report.complete and not report.unread,
                    "toolExecutionNotifications": notifications,
                }
            ],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "artifacts": self._artifacts,
            "results": results,
            "properties": {
                "asOf": report.as_of,
                "profile": report.profile,
                "packs": list(report.packs),
                "rulesetDigest": report.ruleset_digest,
                "standing": list(STANDING_SENTENCES),
            },
        }

    def _artifact(self, document: JudgedDocument | UnreadDocument) -> dict[str, Any]:
        """Adds the artifact of a document, and gives its location.

        A record is an artifact nested in its file (section 3.24.3), so that lines may be those of the record's text.
        """
        parent: dict[str, Any] = {}
        uri = _uri(document.path)
        if document.record is not None:
            if uri not in self._containers:
                self._containers[uri] = len(self._artifacts)
                self._artifacts.append({"location": {"uri": uri}})
            parent = {"parentIndex": self._containers[uri]}
            uri = "/" + quote(document.record, safe="")
        location = {"uri": uri, "index": len(self._artifacts)}
        facts = _facts(document) if isinstance(document, JudgedDocument) else {}
        self._artifacts.append({"location": {"uri": uri}, **parent, "roles": ["analysisTarget"], **facts})
        return location

    def _rule(self, rule: RuleSummary) -> dict[str, Any]:
        page = f"docs/rules/{rule.id}.md"
        uri = {} if self._pages is None else {"helpUri": f"{self._pages}{quote(rule.id, safe='')}.md"}
        norms = [f"Authority: {norm}" for norm in rule.authority]
        return {
            "id": rule.id,
            "name": rule.name,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.why},
            "help": {"text": "\n\n".join([rule.remedy, *norms, f"Page: {page}"])},
            **uri,
            "defaultConfiguration": {"level": rule.severity},
            "properties": {
                "authority": list(rule.authority),
                "discrepancy": rule.discrepancy,
                "outcomes": rule.outcomes,
                "tags": [rule.discrepancy],
            },
        }

    def _result(self, document: JudgedDocument, finding: Finding, location: dict[str, Any]) -> dict[str, Any]:
        version, _, digest = finding.fingerprint.partition(":")
        properties: dict[str, Any] = {"authority": list(finding.authority), "discrepancy": finding.discrepancy}
        if finding.lowered is not None:
            properties["lowered"] = finding.lowered
        result = {
            "ruleId": finding.rule,
            "ruleIndex": self._rules[finding.rule],
            "kind": "fail",
            "level": finding.severity,
            "message": {"text": finding.message},
            "locations": [_location(document, location, finding.place)],
            "relatedLocations": [
                {"id": number, **_location(document, location, place)}
                for number, place in enumerate(finding.related, start=1)
            ],
            "partialFingerprints": {f"declassFinding/v{version}": digest},
            "properties": properties,
        }
        if self._report.baseline is not None:  # of all results or of none (section 3.27.24)
            result["baselineState"] = "unchanged" if finding.baseline else "new"
        if self._any_waived:  # either all results of a run have suppressions or none has (section 3.27.23)
            reason = finding.waived
            accepted = {"kind": "external", "status": "accepted", "justification": reason}
            result["suppressions"] = [] if reason is None else [accepted]
        return result

    def _outcomes(self, document: JudgedDocument, location: dict[str, Any]) -> list[dict[str, Any]]:
        further: dict[str, Any] = {} if self._report.baseline is None else {"baselineState": "unchanged"}
        if self._any_waived:
            further["suppressions"] = []
        return [
            {
                "ruleId": rule,
                "ruleIndex": self._rules[rule],
                "kind": _KINDS[outcome][0],
                "level": "none",
                "message": {"text": _KINDS[outcome][1]},
                "locations": [_location(document, location, None)],
                **further,
            }
            for rule, outcome in document.outcomes.items()
            if outcome in _KINDS
        ]


def _notification(document: UnreadDocument, location: dict[str, Any]) -> dict[str, Any]:
    number = 1 if document.our_fault else 0
    return {
        "level": "error",
        "message": {"text": f"{where(document)}: {document.reason}"},
        "descriptor": {"id": _NOTIFICATIONS[number]["id"], "index": number},
        "locations": [_location(document, location, None)],
    }


def _location(
    document: JudgedDocument | UnreadDocument, location: dict[str, Any], place: Place | None
) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": location}
    if place is not None:
        physical |= _regions(place)
    if document.record is None:
        return {"physicalLocation": physical}
    logical = {"name": document.record, "fullyQualifiedName": where(document), "kind": "record"}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _regions(place: Place) -> dict[str, Any]:
    """Gives the region of a place; its text, character for character, only where the report has all of it."""
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if place.line != place.end_line:
        return {"region": region}
    snippet = {"text": place.source_line[place.column - 1 : place.end_column - 1]}
    context = {"startLine": place.line, "snippet": {"text": place.source_line}}
    return {"region": {**region, "snippet": snippet}, "contextRegion": context}


def _facts(document: JudgedDocument) -> dict[str, Any]:
    return {
        "encoding": _ENCODINGS.get(document.encoding, document.encoding),
        "hashes": {"sha-256": document.sha256},
        "properties": {
            "kind": document.kind,
            "messageReference": document.message_reference,
            "date": document.date,
            "governingOrder": document.governing_order,
            "classification": document.classification,
        },
    }


def _uri(path: str) -> str:
    """Gives a path as a URI reference: a colon or a blank in a file name must not be taken for what it is in a URI."""
    quoted = quote(path)
    return f"file://{quoted}" if path.startswith("/") else quoted
