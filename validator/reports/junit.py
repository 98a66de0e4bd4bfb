"""The report as JUnit XML, which continuous integration servers show as tests: a suite a document, a test a rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from attrs import define

from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.reports.report import STANDING_SENTENCES, Report
from validator.reports.wording import number, where

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document can hold, not even escaped."""

_SKIPPED = {
    "not_applicable": "not applicable: the rule does not concern the document",
    "undetermined": "undetermined: what the rule needs is missing or cannot be read",
}


def render_junit(report: Report) -> str:
    """Renders a report as JUnit XML.

    A rule with an error or a warning is a failed test, one that does not apply or could not be decided is a skipped
    test, and so is one whose findings are all waived or known from the baseline. Notes are written to the
    output of a test that passes. An input that could not be read is a suite with one test in error.
    """
    names = {rule.id: rule.name for rule in report.rules}
    suites = [
        _unread(document) if isinstance(document, UnreadDocument) else _judged(document, names)
        for document in report.documents
    ]
    counts = _counts([case for suite in suites for case in suite.cases])
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines += [f"<!-- {sentence} -->" for sentence in STANDING_SENTENCES]
    lines.append(f'<testsuites name="declass-validator" {counts}>')
    for suite in suites:
        lines += suite.lines()
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


@define
class _Case:
    """A test.

    Attributes:
        name: Its name.
        outcome: ``pass``, ``failures``, ``errors`` or ``skipped``.
        content: Its content, as lines of XML.
    """

    name: str
    outcome: str
    content: list[str]


@define
class _Suite:
    name: str
    properties: dict[str, str | None]
    cases: list[_Case]

    def lines(self) -> Iterable[str]:
        yield f"  <testsuite name={_attribute(self.name)} {_counts(self.cases)}>"
        known = {name: value for name, value in self.properties.items() if value is not None}
        if known:
            yield "    <properties>"
            for name, value in known.items():
                yield f"      <property name={_attribute(name)} value={_attribute(value)}/>"
            yield "    </properties>"
        for case in self.cases:
            start = f"    <testcase classname={_attribute(self.name)} name={_attribute(case.name)}"
            if case.content:
                yield start + ">"
                yield from case.content
                yield "    </testcase>"
            else:
                yield start + "/>"
        yield "  </testsuite>"


def _counts(cases: list[_Case]) -> str:
    counted = {kind: sum(case.outcome == kind for case in cases) for kind in ("failures", "errors", "skipped")}
    return " ".join(f'{name}="{count}"' for name, count in {"tests": len(cases), **counted}.items())


def _judged(document: JudgedDocument, names: dict[str, str]) -> _Suite:
    found: dict[str, list[Finding]] = {}
    for finding in document.findings:
        found.setdefault(finding.rule, []).append(finding)
    properties = {
        "sha256": document.sha256,
        "kind": document.kind,
        "message_reference": document.message_reference,
        "date": document.date,
        "governing_order": document.governing_order,
        "classification": document.classification,
    }
    cases = [
        _case(f"{rule} {names[rule]}", outcome, found.get(rule, [])) for rule, outcome in document.outcomes.items()
    ]
    return _Suite(where(document), properties, cases)


def _case(name: str, outcome: str, findings: list[Finding]) -> _Case:
    if outcome in _SKIPPED:
        return _Case(name, "skipped", [f"      <skipped message={_attribute(_SKIPPED[outcome])}/>"])
    new = [each for each in findings if each.is_new]
    if findings and not new:
        return _Case(name, "skipped", [f"      <skipped message={_attribute(_set_aside(findings))}/>"])
    failures = [each for each in new if each.severity != "note"]
    notes = [each for each in new if each.severity == "note"]
    content = []
    if failures:
        severity = "error" if any(each.severity == "error" for each in failures) else "warning"
        first = failures[0].message if len(failures) == 1 else f"{failures[0].message} (and {len(failures) - 1} more)"
        content.append(
            f"      <failure type={_attribute(severity)} message={_attribute(first)}>{_told(failures)}</failure>"
        )
    if notes:
        content.append(f"      <system-out>{_told(notes)}</system-out>")
    return _Case(name, "failures" if failures else "pass", content)


def _set_aside(findings: list[Finding]) -> str:
    """Tells why none of the findings of a rule is new."""
    reasons = "; ".join(dict.fromkeys(each.waived for each in findings if each.waived is not None))
    known = sum(each.waived is None for each in findings)
    parts = [f"waived: {reasons}" if reasons else "", f"in the baseline: {number(known, 'finding')}" if known else ""]
    return "; ".join(part for part in parts if part)


def _told(findings: list[Finding]) -> str:
    lines = []
    for each in findings:
        lines.append(f"{each.place.line}:{each.place.column}: {each.severity}: {each.message}")
        lines.append(f"    {each.place.source_line.strip()}")
        lines += [f"    authority: {norm}" for norm in each.authority]
    return _text("\n".join(lines))


def _unread(document: UnreadDocument) -> _Suite:
    kind = "internal" if document.our_fault else "unread"
    error = f"      <error type={_attribute(kind)} message={_attribute(document.reason)}/>"
    return _Suite(where(document), {}, [_Case("reading", "errors", [error])])


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
