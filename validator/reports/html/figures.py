"""The numbers of the HTML report: pure functions of a report, so that they can be checked without a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from attrs import define

from validator.reports.counting import class_ids, classes_of, compliance
from validator.reports.judged import SEVERITIES, JudgedDocument
from validator.reports.report import Report, RuleSummary
from validator.reports.wording import where

STATES = {
    "declassified": "declassified by its own terms: the date of its instruction or schedule has come",
    "review-due": "a date for review has come, which declassifies nothing",
    "past-25-years": "the 25-year point has passed: declassified if of permanent value and not exempted",
    "running": "a date is still to come",
    "exempt": "it claims an exemption from automatic declassification, without a date",
    "unknown": "its markings do not say, or cannot be read",
    "unclassified": "it bears no classification",
}
"""What can have become of a document, in the order of the report, with what that means (see ``validator.maturity``)."""

BASES = {
    "instruction": "falls due by its instruction",
    "review": "is due for review",
    "schedule": "falls due by its schedule",
    "25-year-rule": "falls due by the 25-year rule",
    "none": "falls due",
}
"""What happens on the day that a basis gives (see ``validator.maturity``)."""

_REFERENCE = re.compile(r"[0-9]{0,4}+\s*+([A-Z][A-Z ]*+)[0-9]++")


@define(frozen=True)
class Group:
    """Documents that have something in common, and their findings.

    Attributes:
        name: What they have in common.
        documents: How many were judged.
        faulty: How many of them have an error or a warning.
        findings: Findings by severity, without those that are waived.
    """

    name: str
    documents: int
    faulty: int
    findings: dict[str, int]

    @property
    def total(self) -> int:
        """Findings of any severity."""
        return sum(self.findings.values())


@define(frozen=True)
class Heat:
    """Documents with a discrepancy by place (row) and class (column).

    Attributes:
        classes: Ids of the classes that occur.
        rows: Places with their judged documents and the documents by class.
    """

    classes: tuple[str, ...]
    rows: tuple[tuple[str, int, dict[str, int]], ...]


@define(frozen=True)
class Event:
    """Something that falls due after the day of the run.

    Attributes:
        date: Day, ISO.
        document: The document.
        what: What happens then.
        because: How that follows.
    """

    date: str
    document: str
    what: str
    because: str


@define(frozen=True)
class Timeline:
    """When documents fall due.

    Attributes:
        states: Documents by state, in the order of ``STATES``; states without any are left out.
        years: Documents with a date, by year and state.
        coming: What falls due after the day of the run, the earliest first.
    """

    states: dict[str, int]
    years: dict[int, dict[str, int]]
    coming: tuple[Event, ...]


def grouped(documents: Iterable[JudgedDocument], name: Callable[[JudgedDocument], str]) -> tuple[Group, ...]:
    """Counts documents and findings by what ``name`` gives; sorted by that name."""
    groups: dict[str, list[JudgedDocument]] = {}
    for document in documents:
        groups.setdefault(name(document), []).append(document)
    made = []
    for each, members in sorted(groups.items()):
        findings = dict.fromkeys(SEVERITIES, 0)
        for document in members:
            for finding in document.findings:
                if finding.waived is None:
                    findings[finding.severity] += 1
        clean, all_ = compliance(members)
        made.append(Group(each, all_, all_ - clean, findings))
    return tuple(made)


def by_rule(report: Report) -> tuple[tuple[RuleSummary, int, int], ...]:
    """Gives each rule with findings, with their number and the waived ones; the most frequent first."""
    standing = dict.fromkeys((rule.id for rule in report.rules), 0)
    waived = dict(standing)
    for document in report.judged:
        for finding in document.findings:
            counts = standing if finding.waived is None else waived
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
    found = [
        (rule, standing[rule.id], waived[rule.id]) for rule in report.rules if standing[rule.id] or waived[rule.id]
    ]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0].id)))


def year_of(document: JudgedDocument) -> str:
    """Gives the year of origin, or ``undated``."""
    return "undated" if document.date is None else document.date[:4]


def station_of(document: JudgedDocument) -> str:
    """Gives the station as the message reference names it; where there is no reference, the folder of the file."""
    match = _REFERENCE.fullmatch(document.message_reference or "")
    if match:
        return match[1].strip()
    folder, slash, _ = document.path.replace("\\", "/").rpartition("/")
    return f"folder {folder}/" if slash else "no station"


def heat(report: Report) -> Heat:
    """Counts documents with a discrepancy by station and class; stations without any are left out, the worst first."""
    judged: dict[str, int] = {}
    cells: dict[str, dict[str, int]] = {}
    for document in report.reviewed:
        station = station_of(document)
        judged[station] = judged.get(station, 0) + 1
        for each in classes_of(document):
            row = cells.setdefault(station, {})
            row[each] = row.get(each, 0) + 1
    known = [
        each
        for each in class_ids(report.discrepancy_titles, cells.values())
        if any(each in row for row in cells.values())
    ]
    rows = [(station, judged[station], row) for station, row in cells.items()]
    rows.sort(key=lambda each: (-sum(each[2].values()), each[0]))
    return Heat(tuple(known), tuple(rows))


def timeline(report: Report) -> Timeline:
    """Counts what has become of documents and when they fall due, and lists what is still to come."""
    states: dict[str, int] = dict.fromkeys(STATES, 0)
    years: dict[int, dict[str, int]] = {}
    coming: list[Event] = []
    for document in report.reviewed:
        due = document.due
        states[due.state] += 1
        name = where(document)
        coming += [
            Event(date, name, f"downgraded to {level}", due.because) for date, level in due.steps if date > report.as_of
        ]
        if due.date is None:
            continue
        counts = years.setdefault(int(due.date[:4]), {})
        counts[due.state] = counts.get(due.state, 0) + 1
        if due.date > report.as_of:
            coming.append(Event(due.date, name, BASES[due.basis], due.because))
    coming.sort(key=lambda each: each.date)
    return Timeline(
        {state: count for state, count in states.items() if count}, dict(sorted(years.items())), tuple(coming)
    )


def without_documents(report: Report) -> tuple[RuleSummary, ...]:
    """Gives the rules that met no document: not applicable to all that were judged."""
    met = ("pass", "fail", "undetermined", "waived")
    return tuple(rule for rule in report.rules if not any(rule.outcomes[each] for each in met))


def undecided(report: Report) -> tuple[RuleSummary, ...]:
    """Gives the rules that could not decide for some documents, those with the most first."""
    found = [rule for rule in report.rules if rule.outcomes["undetermined"]]
    return tuple(sorted(found, key=lambda rule: (-rule.outcomes["undetermined"], rule.id)))
