"""The numbers of a self-inspection (32 CFR 2001.60): documents reviewed, and discrepancies by class and group.

The classes are modelled on ISOO practice; no regulation defines them. A class counts once per document. Classes that
the report tells apart (``Report.not_discrepancies``) are counted, but make no document discrepant.
"""

from __future__ import annotations

from collections import Counter

from validator.documents.decision import DECISIONS
from validator.knowledge.level import Level
from validator.light import define
from validator.reports.counting import Cross, classes_of, cross, level_of, order_of, order_title, reviewed
from validator.reports.estimate import sampling_in_words
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.reports.wording import where

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
class Discrepant:
    """A document with a discrepancy.

    Attributes:
        name: The document.
        reference: Its message reference; None where it has none.
        date: Its date of origin, ISO; None where it has none.
        order: Title of the governing order.
        level: Its overall level; None where it has none.
        decision: Title of its kind of decision.
        classes: Findings that are errors or warnings, by class that counts.
    """

    name: str
    reference: str | None
    date: str | None
    order: str
    level: str | None
    decision: str
    classes: dict[str, int]


@define(frozen=True)
class Inspection:
    """A self-inspection in numbers.

    Attributes:
        reviewed: Documents judged.
        compliant: Those of them without a discrepancy.
        classes: Classes that count, whether or not they occur.
        apart: Classes that are told apart.
        tables: The counts by kind of decision, by governing order, and by level.
        unread: Inputs that could not be judged.
        discrepant: The documents with a discrepancy, in the order of the report.
        sampling: What is said of the population, sentence by sentence.
    """

    reviewed: int
    compliant: int
    classes: tuple[str, ...]
    apart: tuple[str, ...]
    tables: tuple[Table, ...]
    unread: tuple[UnreadDocument, ...]
    discrepant: tuple[Discrepant, ...]
    sampling: tuple[str, ...]

    @property
    def faulty(self) -> int:
        """Documents judged that have a discrepancy."""
        return self.reviewed - self.compliant


def inspect(report: Report) -> Inspection:
    """Counts what a self-inspection reports."""
    apart, titles = report.not_discrepancies, report.discrepancy_titles
    groups: tuple[list[tuple[str, set[str]]], ...] = ([], [], [])
    discrepant: list[Discrepant] = []
    for document in reviewed(report):
        found = classes_of(document)
        for kept, group in zip(groups, (document.decision, order_of(document), level_of(document)), strict=True):
            kept.append((group, found))
        if found.difference(apart):
            discrepant.append(_discrepant(document, apart))
    by_decision, by_order, by_level = groups
    decisions = cross(by_decision, titles, apart=apart, first=tuple(DECISIONS), always=("original", "derivative"))
    orders = cross(by_order, titles, apart=apart)
    levels = cross(by_level, titles, apart=apart, first=_LEVELS)
    return Inspection(
        len(by_decision),
        len(by_decision) - len(discrepant),
        tuple(each for each in decisions.classes if each not in apart),
        tuple(each for each in decisions.classes if each in apart),
        (
            Table("decision", "Kind of decision", DECISION_TITLES, decisions),
            Table("order", "Governing order", {each: order_title(each) for each in orders.groups}, orders),
            Table("level", "Overall level", {each: each for each in levels.groups}, levels),
        ),
        report.unread,
        tuple(discrepant),
        _sampling(report),
    )


def _discrepant(document: JudgedDocument, apart: tuple[str, ...]) -> Discrepant:
    classes = Counter(
        each.discrepancy
        for each in document.findings
        if each.waived is None and each.severity != "note" and each.discrepancy not in apart
    )
    return Discrepant(
        where(document),
        document.message_reference,
        document.date,
        order_title(order_of(document)),
        document.classification,
        DECISION_TITLES[document.decision],
        dict(classes),
    )


def _sampling(report: Report) -> tuple[str, ...]:
    bounds = None if report.sample is None else report.sample.without_discrepancies
    return sampling_in_words(report, bounds, "have no discrepancy") or (NO_SAMPLE,)
