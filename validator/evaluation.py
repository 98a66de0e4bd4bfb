"""Judging one document by a rule set: for every rule one of the outcomes, and the findings of those that fail."""

from __future__ import annotations

import datetime as dt

from validator.documents.model import Document
from validator.errors import Undetermined
from validator.knowledge.orders import Order
from validator.light import define
from validator.ruleset.lowering import SEVERITIES
from validator.ruleset.rules import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED, AnyRule, Hit, Rule, RuleSet
from validator.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.knowledge.value_types import Severity

WEIGHT = {NOT_APPLICABLE: 0, PASS: 1, UNDETERMINED: 2, FAIL: 3}
"""Which outcome counts where a rule is judged several times on a document: the one that asks most of its reader."""


@define
class Verdict:
    """A finding with its place still in offsets of the raw text.

    Attributes:
        rule: The rule.
        severity: Its severity here.
        message: The message.
        span: Where.
        related: Other places.
        lowered: Why the severity is lower than the rule's; None where it is not.
    """

    rule: Rule
    severity: Severity
    message: str
    span: Span
    related: tuple[Span, ...]
    lowered: str | None


@define
class Judgement:
    """What the rules say of one document.

    Attributes:
        verdicts: Findings in order of place, then of rule id.
        outcomes: Outcome by rule id.
    """

    verdicts: list[Verdict]
    outcomes: dict[str, str]


def judge(document: Document, ruleset: RuleSet, as_of: dt.date) -> Judgement:
    """Judges a document, and the messages quoted whole in it, by every rule of the set.

    Args:
        document: The document.
        ruleset: The rules.
        as_of: Date as of which to judge; it matters to rules about what has fallen due. What the law then says of old
            records is the order in force on that day (before the first order, the first).
    """
    judgement = _judge_one(document, ruleset, as_of)
    for quoted in document.embedded:
        inner = judge(quoted, ruleset, as_of)
        judgement.verdicts += inner.verdicts
        for rule, outcome in inner.outcomes.items():
            if WEIGHT[outcome] > WEIGHT[judgement.outcomes[rule]]:
                judgement.outcomes[rule] = outcome
    judgement.verdicts.sort(key=lambda each: (each.span.start, each.span.end, each.rule.id))
    return judgement


def _judge_one(document: Document, ruleset: RuleSet, as_of: dt.date) -> Judgement:
    orders = ruleset.orders
    order_as_of = orders.in_force(as_of) or next(iter(orders))
    order = orders.by_id[document.governing_order] if document.governing_order else None
    neutral = document.date is not None and orders.is_neutral(document.date)
    scope = ruleset.scope_of(document, order, neutral=neutral)
    verdicts: list[Verdict] = []
    outcomes = scope.outcomes.copy()
    for rule in scope.rules:
        try:
            result = rule.judge(document, order, as_of, order_as_of, rule.parameters)
        except Undetermined:
            result = UNDETERMINED
        if isinstance(result, str):
            outcomes[rule.id] = result
        else:
            outcomes[rule.id] = FAIL
            grace = order if document.date is not None and orders.in_grace(document.date) else None
            verdicts += [_verdict(rule, hit, grace, document) for hit in result]
    return Judgement(verdicts, outcomes)


def lowered_severity(
    rule: AnyRule, lowering: int, grace: Order | None, cited: str | None
) -> tuple[Severity, str | None]:
    """Gives the severity of a finding, and why it is lower than the rule's own (None where it is not).

    Args:
        rule: The rule.
        lowering: Index of the lowering that holds; -1 for none.
        grace: The order in force on the document's date, where it was new then.
        cited: Id of the order that the document cites, where it cites one that is known.
    """
    severity: Severity = rule.severity
    lowered: str | None = None
    if grace is not None and rule.orders and rule.graced and severity != SEVERITIES[0]:
        # A document that cites the order before follows it in everything: one lag, not as many defects as rules.
        follows = cited not in (None, grace.id)
        severity = SEVERITIES[0] if follows else SEVERITIES[SEVERITIES.index(severity) - 1]
        lowered = f"{grace.title} was new on that date, and practice follows an order with a delay"
    if lowering >= 0:
        step = rule.lower[lowering]
        if SEVERITIES.index(step.to) < SEVERITIES.index(severity):
            severity, lowered = step.to, step.because
    return severity, lowered


def _verdict(rule: Rule, hit: Hit, grace: Order | None, document: Document) -> Verdict:
    span, related, message, lowering = hit
    cited = document.order_cited
    severity, lowered = lowered_severity(rule, lowering, grace, cited.order if cited else None)
    others = tuple(each for index, each in enumerate(related) if each != span and each not in related[:index])
    return Verdict(rule, severity, message, span, others, lowered)
