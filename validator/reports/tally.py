"""The counts of a report, added up document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from validator.light import define, field
from validator.reports.judged import SEVERITIES, WAIVERS, JudgedDocument, UnreadDocument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    _Key = TypeVar("_Key", bound=Hashable)


def _by_severity() -> dict[str, int]:
    return dict.fromkeys(SEVERITIES, 0)


@define
class Tally:
    """The counts of a report, added up document by document, so that no document need be kept in memory for them.

    Attributes:
        judged: Documents that were judged; the file of waivers is none.
        unread: Inputs that could not be read.
        stumbled: Those of them over which the program stumbled.
        with_findings: Documents with at least one error or warning.
        findings: Findings by severity, without those that are waived.
        baseline: Those of them that are known from the baseline, by severity.
        waived: Findings that a waiver covers.
        discrepancies: Documents with at least one error or warning of a class, by class; several rules for one defect
            of a class count once (the form of a self-inspection report, 32 CFR 2001.60(f)(2)).
        outcomes: Documents by rule and outcome; only pairs that occur.
    """

    judged: int = 0
    unread: int = 0
    stumbled: int = 0
    with_findings: int = 0
    findings: dict[str, int] = field(factory=_by_severity)
    baseline: dict[str, int] = field(factory=_by_severity)
    waived: int = 0
    discrepancies: dict[str, int] = field(factory=dict)
    outcomes: Counter[tuple[str, str]] = field(factory=Counter)

    @property
    def new(self) -> dict[str, int]:
        """Findings that are neither waived nor known from the baseline, by severity."""
        return {severity: count - self.baseline[severity] for severity, count in self.findings.items()}

    def add(self, document: JudgedDocument | UnreadDocument) -> None:
        """Counts a document."""
        if isinstance(document, UnreadDocument):
            self.unread += 1
            self.stumbled += document.our_fault
            return
        self.judged += document.kind != WAIVERS
        classes: set[str] = set()
        for finding in document.findings:
            if finding.waived is not None:
                self.waived += 1
                continue
            self.findings[finding.severity] += 1
            self.baseline[finding.severity] += finding.baseline
            if finding.severity != "note" and document.kind != WAIVERS:
                classes.add(finding.discrepancy)
        self.with_findings += bool(classes)
        for each in classes:
            self.discrepancies[each] = self.discrepancies.get(each, 0) + 1
        self.outcomes.update(document.outcomes.items())

    def merge(self, other: Tally) -> None:
        """Adds the counts of another part of the same run."""
        self.judged += other.judged
        self.unread += other.unread
        self.stumbled += other.stumbled
        self.with_findings += other.with_findings
        self.waived += other.waived
        _add(self.findings, other.findings)
        _add(self.baseline, other.baseline)
        _add(self.discrepancies, other.discrepancies)
        self.outcomes.update(other.outcomes)


def tally_of(documents: Iterable[JudgedDocument | UnreadDocument]) -> Tally:
    """Counts documents."""
    tally = Tally()
    for document in documents:
        tally.add(document)
    return tally


def _add(counts: dict[_Key, int], more: dict[_Key, int]) -> None:
    for key, count in more.items():
        counts[key] = counts.get(key, 0) + count
