"""Judges a file of waivers after a run: which of its waivers have expired, are of no use, or give no reason."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence

from validator.reports.fingerprint import fingerprint_of
from validator.reports.judged import WAIVERS, Due, Finding, JudgedDocument
from validator.ruleset.rules import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from validator.scope import Scope
from validator.text import Place
from validator.waivers.applying import Touched, top_of
from validator.waivers.rules import DISCREPANCY, Defect, WaiverRule
from validator.waivers.values import Waiver, Waivers

_DUE = Due("unknown", "none", None, (), "it is a file of waivers, and bears no markings")


def judge_waivers(
    waivers: Waivers,
    touched: Touched,
    rules: Sequence[WaiverRule],
    *,
    scope: Scope,
    evaluated: Collection[str],
    as_of: dt.date,
) -> JudgedDocument:
    """Judges a file of waivers.

    A waiver is called unused only if the run could have used it: what it is about was judged, or all of the folder in
    which that must be was looked at, nothing of it was unreadable, and the rules that it names were evaluated. Where
    that is not so, as in a hook that checks one file, the outcome is undetermined.

    Args:
        waivers: The file.
        touched: What all documents of the run had to do with it.
        rules: The rules for waivers.
        scope: What the run looked at.
        evaluated: Ids of the rules that were evaluated.
        as_of: Date of the run.
    """
    judge = _Judge(waivers, touched, scope, evaluated, as_of)
    seen: Counter[str] = Counter()
    findings: list[Finding] = []
    outcomes: dict[str, str] = {}
    for rule in rules:
        verdicts = [judge.verdict(rule.defect, number) for number in range(len(waivers.waivers))]
        outcomes[rule.id] = next((each for each in (FAIL, UNDETERMINED, PASS) if each in verdicts), NOT_APPLICABLE)
        failing = [one for one, verdict in zip(waivers.waivers, verdicts, strict=True) if verdict == FAIL]
        findings += (_finding(rule, one, seen) for one in failing)
    findings.sort(key=lambda each: (each.place.line, each.place.column, each.rule))
    return JudgedDocument(
        waivers.path,
        None,
        waivers.sha256,
        "utf-8",
        WAIVERS,
        None,
        None,
        None,
        None,
        _DUE,
        tuple(findings),
        outcomes,
        {},
        (),
    )


class _Judge:
    """Says of each waiver whether it has a defect."""

    def __init__(
        self, waivers: Waivers, touched: Touched, scope: Scope, evaluated: Collection[str], as_of: dt.date
    ) -> None:
        self._waivers = waivers
        self._touched = touched
        self._scope = scope
        self._evaluated = frozenset(evaluated)
        self._as_of = as_of

    def verdict(self, defect: Defect, number: int) -> str:
        """Gives the outcome for one waiver."""
        waiver = self._waivers.waivers[number]
        if defect == "unexplained":
            return FAIL if waiver.because is None else PASS
        if defect == "expired":
            if waiver.until == dt.date.max:
                return NOT_APPLICABLE
            return FAIL if waiver.until < self._as_of else PASS
        if not waiver.holds(self._as_of):
            return NOT_APPLICABLE
        if number in self._touched.used:
            return PASS
        return FAIL if self._could_be_used(waiver, number) else UNDETERMINED

    def _could_be_used(self, waiver: Waiver, number: int) -> bool:
        if number in self._touched.doubtful or not (waiver.rules or frozenset()) <= self._evaluated:
            return False
        top = self._waivers.folder.absolute(top_of(waiver))
        return number in self._touched.met or self._scope.covers(top)


def _finding(rule: WaiverRule, waiver: Waiver, seen: Counter[str]) -> Finding:
    place = {"expired": waiver.ends, "unused": waiver.about, "unexplained": waiver.whole}[rule.defect]
    return Finding(
        rule.id,
        rule.severity,
        DISCREPANCY,
        rule.message.replace("{until}", waiver.until.isoformat()),
        place,
        _related(rule, waiver),
        (),
        None,
        _fingerprint(rule, waiver, seen),
    )


def _related(rule: WaiverRule, waiver: Waiver) -> tuple[Place, ...]:
    """Gives what the waiver is about, where the finding itself does not stand there."""
    return () if rule.defect == "unused" else (waiver.about,)


def _fingerprint(rule: WaiverRule, waiver: Waiver, seen: Counter[str]) -> str:
    """Gives a hash over what the waiver is about; of several that are alike, their order tells them apart."""
    return fingerprint_of((rule.id, waiver.identity), seen)
