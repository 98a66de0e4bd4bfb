"""The numbers of a self-inspection (32 CFR 2001.60): documents reviewed, and discrepancies by class and group.

The classes are modelled on ISOO practice; no regulation defines them. A class counts once per document. Classes that
the report tells apart (``Report.not_discrepancies``) are counted, but make no document discrepant.
"""

from collections import Counter

from attrs import define

from validator.documents.decision import DECISIONS
from validator.knowledge.level import Level
from validator.reports.estimate import sampling_in_words
from validator.reports.report import JudgedDocument, Report
from validator.reports.tally import Cross, class_ids, compliance, cross, level_of, order_of, order_title

DECISION_TITLES = {
    "original": "Original",
    "derivative": "Derivative",
    "both": "Marked as both",
    "unknown": "Not shown",
    "none": "Not classified",
}
"""Kinds of classification decision as heads of columns."""

_LEVELS = tuple(level.title for level in sorted(Level, reverse=True))

NO_SAMPLE = (
    "The documents were named for this run, and no sample was declared: the rate is theirs, without a confidence "
    "interval, and nothing is estimated of any others."
)
"""What is said in place of bounds where the documents were not drawn."""


@define(frozen=True)
class Table:
    """Discrepancies by group.

    Attributes:
        id: Its id.
        title: What the documents are grouped by.
        heads: Titles of the groups, by group.
        counts: The counts.
    """

    id: str
    title: str
    heads: dict[str, str]
    counts: Cross


@define(frozen=True)
class Inspection:
    """A self-inspection in numbers.

    Attributes:
        reviewed: Documents judged.
        compliant: Those of them without a discrepancy.
        classes: Classes that count, whether or not they occur.
        apart: Classes that are told apart.
        tables: The counts by kind of decision, by governing order, and by level.
        discrepant: Documents with a discrepancy: findings that are errors or warnings, by class that counts.
        sampling: What is said of the population, sentence by sentence.
    """

    reviewed: int
    compliant: int
    classes: tuple[str, ...]
    apart: tuple[str, ...]
    tables: tuple[Table, ...]
    discrepant: tuple[tuple[JudgedDocument, dict[str, int]], ...]
    sampling: tuple[str, ...]

    @property
    def faulty(self) -> int:
        """Documents judged that have a discrepancy."""
        return self.reviewed - self.compliant


def inspect(report: Report) -> Inspection:
    """Counts what a self-inspection reports."""
    apart = report.not_discrepancies
    compliant, reviewed = compliance(report.judged, apart)
    decisions = cross(
        report,
        lambda document: document.decision,
        apart=apart,
        first=tuple(DECISIONS),
        always=("original", "derivative"),
    )
    orders = cross(report, order_of, apart=apart)
    levels = cross(report, level_of, apart=apart, first=_LEVELS)
    ids = class_ids(report)
    counted = [(document, _findings(document, apart)) for document in report.judged]
    return Inspection(
        reviewed,
        compliant,
        tuple(each for each in ids if each not in apart),
        tuple(each for each in ids if each in apart),
        (
            Table("decision", "Kind of decision", DECISION_TITLES, decisions),
            Table("order", "Governing order", {each: order_title(each) for each in orders.groups}, orders),
            Table("level", "Overall level", {each: each for each in levels.groups}, levels),
        ),
        tuple((document, counts) for document, counts in counted if counts),
        _sampling(report),
    )


def _findings(document: JudgedDocument, apart: tuple[str, ...]) -> dict[str, int]:
    return dict(
        Counter(
            each.discrepancy
            for each in document.findings
            if each.waived is None and each.severity != "note" and each.discrepancy not in apart
        )
    )


def _sampling(report: Report) -> tuple[str, ...]:
    bounds = None if report.sample is None else report.sample.without_discrepancies
    return sampling_in_words(report, bounds, "have no discrepancy") or (NO_SAMPLE,)
