"""What lets findings stand, waivers and a baseline, applied to the documents of a run one by one, and told at its end.

``settle`` is a pure function of one document, for any process; what it says of waivers and baseline goes to a
``Ledger`` in any order, and ``close`` tells at the end what no single document can show.
"""

from __future__ import annotations

import datetime as dt

from attrs import define, evolve, field, fields

from validator.baseline import Baseline, Seen, gone, hold, miss
from validator.reports.judged import OUTCOMES, JudgedDocument, UnreadDocument
from validator.reports.report import BaselineUse, Report
from validator.reports.spool import Joined
from validator.reports.tally import tally_of
from validator.scope import Scope
from validator.waivers import Touched, Waivers, doubt, judge_waivers, load_waiver_rules, waive
from validator.waivers.rules import DISCREPANCY

_TITLE = "Waivers"
"""Title of the class of discrepancy of findings on waivers."""


@define(frozen=True)
class Standing:
    """What lets findings stand in a run.

    Attributes:
        as_of: Date of the run.
        waivers: The waivers; None where there are none.
        baseline: The baseline; None where there is none.
    """

    as_of: dt.date
    waivers: Waivers | None = None
    baseline: Baseline | None = None


@define(frozen=True)
class Met:
    """What documents had to do with waivers and baseline.

    Attributes:
        waivers: With the waivers.
        baseline: With the baseline.
    """

    waivers: Touched = field(factory=Touched)
    baseline: Seen = field(factory=Seen)


class Ledger:
    """What all documents of a run so far had to do with waivers and baseline; it grows with those, not with the run."""

    def __init__(self) -> None:
        self._waivers: dict[str, set[int]] = {each.name: set() for each in fields(Touched)}
        self._baseline: dict[str, set[str]] = {each.name: set() for each in fields(Seen)}

    def add(self, met: Met) -> None:
        """Counts a document in."""
        for name, numbers in self._waivers.items():
            numbers.update(getattr(met.waivers, name))
        for name, prints in self._baseline.items():
            prints.update(getattr(met.baseline, name))

    @property
    def met(self) -> Met:
        """What all of them had to do with waivers and baseline."""
        return Met(
            Touched(**{name: frozenset(each) for name, each in self._waivers.items()}),
            Seen(**{name: frozenset(each) for name, each in self._baseline.items()}),
        )


def settle(
    document: JudgedDocument | UnreadDocument, standing: Standing
) -> tuple[JudgedDocument | UnreadDocument, Met]:
    """Marks the findings of a document that waivers cover or that the baseline knows."""
    waivers, baseline = standing.waivers, standing.baseline
    touched, seen = Touched(), Seen()
    if isinstance(document, UnreadDocument):
        touched = touched if waivers is None else doubt(document, waivers)
        seen = seen if baseline is None else miss(document, baseline)
        return document, Met(touched, seen)
    if waivers is not None:
        document, touched = waive(document, waivers, standing.as_of)
    if baseline is not None:
        document, seen = hold(document, baseline)
    return document, Met(touched, seen)


def close(report: Report, standing: Standing, met: Met, scope: Scope) -> Report:
    """Adds to a report of settled documents what is known at the end: the file of waivers, and what is gone.

    Args:
        report: The report.
        standing: What lets findings stand.
        met: What all its documents had to do with that.
        scope: What the run looked at.
    """
    evaluated = {rule.id for rule in report.rules}
    baseline = standing.baseline
    if baseline is not None:
        lost = len(gone(baseline, met.baseline, scope, evaluated))
        report = evolve(report, baseline=BaselineUse(baseline.path, len(baseline.findings), lost)).counted(report.tally)
    if standing.waivers is None:
        return report
    rules = load_waiver_rules()
    judged = judge_waivers(standing.waivers, met.waivers, rules, scope=scope, evaluated=evaluated, as_of=standing.as_of)
    nothing = dict.fromkeys(OUTCOMES, 0)
    closed = evolve(
        report,
        rules=(*report.rules, *(rule.summary(nothing | {judged.outcomes[rule.id]: 1}) for rule in rules)),
        documents=Joined(report.documents, (judged,)),
        discrepancy_titles=report.discrepancy_titles | {DISCREPANCY: _TITLE},
    )
    tally = tally_of((judged,))
    tally.merge(report.tally)
    return closed.counted(tally)
