"""Judging the documents of a collection by the rules about what one document cannot show."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from validator.collection.index import Index
from validator.collection.relations import ROWS
from validator.documents.relations import Row, RowHit
from validator.documents.summary import Summary
from validator.errors import Undetermined
from validator.evaluation import WEIGHT, lowered_severity
from validator.knowledge.order import Order
from validator.light import define, evolve
from validator.reports.fingerprint import fingerprint
from validator.reports.judged import Finding, JudgedDocument
from validator.ruleset.rules import FAIL, NOT_APPLICABLE, UNDETERMINED, CollectionRule, RuleSet, out_of_scope
from validator.text import Place


@define
class CollectionJudgement:
    """What the collection rules say of one document.

    Attributes:
        findings: Findings in order of place, then of rule id.
        outcomes: Outcome by rule id.
    """

    findings: tuple[Finding, ...]
    outcomes: dict[str, str]


def judge_summary(document: Summary, index: Index, ruleset: RuleSet, as_of: dt.date) -> CollectionJudgement:
    """Judges one document by every collection rule.

    Args:
        document: The document, which is in the index.
        index: The collection; complete.
        ruleset: The rules.
        as_of: Date as of which to judge.
    """
    orders, day = ruleset.orders, document.date
    order = orders.by_id[document.governing_order] if document.governing_order else None
    neutral = day is not None and orders.is_neutral(day)
    grace = order if day is not None and orders.in_grace(day) else None
    rows: dict[str, tuple[Row, ...]] = {}
    hits: list[tuple[CollectionRule, RowHit]] = []
    outcomes: dict[str, str] = {}
    for rule in ruleset.collection:
        outcome = out_of_scope(rule, document.kind, day, order, neutral=neutral)
        if outcome is None:
            if rule.relation not in rows:
                rows[rule.relation] = tuple(ROWS[rule.relation](document, index))
            outcome = _judge_rows(rule, rows[rule.relation], as_of, hits)
        outcomes[rule.id] = outcome
    hits.sort(key=lambda each: (*_order(each[1][0].place), each[0].id))
    seen: Counter[str] = Counter()
    return CollectionJudgement(tuple(_finding(rule, hit, document, grace, seen) for rule, hit in hits), outcomes)


def merged(document: JudgedDocument, judgement: CollectionJudgement) -> JudgedDocument:
    """Gives a judged document with what the collection rules say of it."""
    findings = document.findings
    if judgement.findings:
        together = (*findings, *judgement.findings)
        findings = tuple(sorted(together, key=lambda each: (*_order(each.place), each.rule)))
    return evolve(document, findings=findings, outcomes=document.outcomes | judgement.outcomes)


def _judge_rows(
    rule: CollectionRule, rows: Iterable[Row], as_of: dt.date, hits: list[tuple[CollectionRule, RowHit]]
) -> str:
    """Gives the outcome over rows, the one that asks most of its reader, and adds the hits."""
    outcome = NOT_APPLICABLE
    for row in rows:
        try:
            result = rule.judge(row, as_of, rule.parameters)
        except Undetermined:
            result = UNDETERMINED
        if not isinstance(result, str):
            hits.append((rule, result))
            result = FAIL
        outcome = max(outcome, result, key=WEIGHT.__getitem__)
    return outcome


def _finding(rule: CollectionRule, hit: RowHit, document: Summary, grace: Order | None, seen: Counter[str]) -> Finding:
    mark, related, message, lowering = hit
    severity, lowered = lowered_severity(rule, lowering, grace, document.order_cited)
    others = tuple(each.place for at, each in enumerate(related) if each != mark and each not in related[:at])
    return Finding(
        rule.id,
        severity,
        rule.discrepancy,
        message,
        mark.place,
        others,
        rule.authority_on(document.date),
        lowered,
        fingerprint(rule.id, document.identity, mark.paragraph, mark.place.text, seen),
    )


def _order(place: Place) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column
