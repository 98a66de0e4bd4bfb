"""Running the cases of rules: a rule carries its own proof.

A rule is proven when every case gives exactly what it expects, when at least one case makes it fail and at least one
lets it pass: a rule that no case makes fail may never fire, one that none lets pass may always.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import cast

from attrs import define, evolve

from validator.collection.index import temporary_index
from validator.collection.judging import CollectionJudgement, judge_summary
from validator.collection.summarising import summary_of
from validator.digests import sha256_of
from validator.documents.model import Document, Source
from validator.errors import DefinitionError, Problem
from validator.evaluation import WEIGHT, judge
from validator.knowledge.value_types import Severity
from validator.parsing import parse
from validator.ruleset.cases import case_text, case_texts
from validator.ruleset.definition import Case, CaseDocument, ExpectedFinding
from validator.ruleset.packs import Packs, RuleFile
from validator.ruleset.rules import NOT_APPLICABLE, PASS, UNDETERMINED, RuleSet
from validator.text import SourceText, folded

_UNDATED = dt.date(2020, 1, 1)
"""As of when a case is judged whose document has no date."""

_EXPECTED = {PASS: "pass", NOT_APPLICABLE: "not-applicable", UNDETERMINED: "undetermined"}


@define
class CaseResult:
    """What became of a case.

    Attributes:
        rule: Id of the rule.
        case: Name of the case.
        problem: What is not as expected, with its place; None where all is.
    """

    rule: str
    case: str
    problem: Problem | None


def prove(packs: Packs, ruleset: RuleSet) -> Iterator[CaseResult]:
    """Runs the cases of every rule of a rule set, each case by its own rule alone.

    Args:
        packs: The packs, with the cases.
        ruleset: The rules, compiled, with their default severities and parameters.
    """
    for rule in ruleset.every_rule:
        alone = only(rule.id, ruleset)
        source = packs.rules[rule.id]
        fails = passes = False
        for index, case in enumerate(source.definition.cases):
            result = run_case(source, index, packs, alone)
            fails |= isinstance(case.expect, tuple)
            passes |= case.expect == "pass"
            yield result
        if not fails:
            yield CaseResult(rule.id, "", source.file.problem(("cases",), "no case makes this rule fail"))
        if not passes:
            yield CaseResult(rule.id, "", source.file.problem(("cases",), "no case lets this rule pass"))


def run_case(rule: RuleFile, index: int, packs: Packs, alone: RuleSet) -> CaseResult:
    """Runs one case.

    Args:
        rule: The rule with its file.
        index: Which of its cases, counted from 0.
        packs: The packs, for their base documents.
        alone: A rule set that holds the rule and nothing else.
    """
    definition = rule.definition
    case = definition.cases[index]
    try:
        if definition.scope == "collection":
            judged = judge_case(case, case_texts(rule, index, packs), alone)
            found = outcome_together(judged)
        else:
            found = outcome_of(case, case_text(rule, index, packs), alone)
    except DefinitionError as error:
        return CaseResult(definition.id, case.name, error.problems[0])
    if found == case.expect or (isinstance(case.expect, tuple) and _agree(case.expect, found)):
        return CaseResult(definition.id, case.name, None)
    message = f"case {case.name!r}: expected {_shown(case.expect)}, found {_shown(found)}"
    return CaseResult(definition.id, case.name, rule.file.problem(("cases", index, "expect"), message, key=True))


def only(rule: str, ruleset: RuleSet) -> RuleSet:
    """Gives a rule set that holds one rule of another and nothing else."""
    return evolve(
        ruleset,
        rules=tuple(each for each in ruleset.rules if each.id == rule),
        collection=tuple(each for each in ruleset.collection if each.id == rule),
    )


def outcome_of(case: Case, text: str, alone: RuleSet) -> str | tuple[ExpectedFinding, ...]:
    """Judges the document of a case, and gives the outcome or the findings in the form in which cases expect them."""
    document = parse(text, alone.vocabulary, alone.orders, kind=case.kind, dated=case.dated)
    judgement = judge(document, alone, as_of(case, document))
    if not judgement.verdicts:
        return _EXPECTED[judgement.outcomes[alone.rules[0].id]]
    source = SourceText(text)
    return tuple(
        ExpectedFinding(
            source.position(each.span.start).line,
            folded(text, each.span, document.repairs),
            each.message,
            each.severity,
        )
        for each in judgement.verdicts
    )


def judge_case(
    case: Case, texts: Sequence[tuple[CaseDocument, str]], alone: RuleSet
) -> list[tuple[str, CollectionJudgement]]:
    """Judges the documents of a case of a collection rule.

    Args:
        case: The case.
        texts: Its documents with their texts.
        alone: A rule set that holds the rule and nothing else.

    Returns:
        What the rule says of each document, by name.
    """
    parsed = [
        (each.name, text, parse(text, alone.vocabulary, alone.orders, kind=each.kind, dated=each.dated))
        for each, text in texts
    ]
    dates = [document.date for _, _, document in parsed if document.date is not None]
    day = case.as_of or max(dates, default=_UNDATED)
    index = temporary_index()
    for name, text, document in parsed:
        source = Source(name, None, sha256_of(text.encode()), "utf-8", None)
        index.add(summary_of(document, source, SourceText(text), alone.vocabulary), name)
    index.complete()
    judged = [(each.path, judge_summary(each, index, alone, day)) for each in index.added()]
    index.close()
    return judged


def outcome_together(judged: Sequence[tuple[str, CollectionJudgement]]) -> str | tuple[ExpectedFinding, ...]:
    """Gives the outcome that asks most of its reader, or the findings in the form in which cases expect them."""
    found = tuple(
        ExpectedFinding(each.place.line, each.place.text, each.message, cast("Severity", each.severity), name)
        for name, judgement in judged
        for each in judgement.findings
    )
    if found:
        return found
    outcomes = [outcome for _, judgement in judged for outcome in judgement.outcomes.values()]
    return _EXPECTED[max(outcomes, key=WEIGHT.__getitem__)]


def as_of(case: Case, document: Document) -> dt.date:
    """Gives the date as of which a case is judged: its own, else the document's."""
    return case.as_of or document.date or _UNDATED


def _agree(expected: tuple[ExpectedFinding, ...], found: str | tuple[ExpectedFinding, ...]) -> bool:
    """Says whether findings are as expected; a severity counts only where the case names one."""
    if isinstance(found, str) or len(expected) != len(found):
        return False
    return all(
        one == (other if one.severity else evolve(other, severity=None))
        for one, other in zip(expected, found, strict=True)
    )


def _shown(expected: str | tuple[ExpectedFinding, ...]) -> str:
    if isinstance(expected, str):
        return expected
    return "; ".join(
        f"{each.severity or 'finding'} in {f'{each.document}, ' if each.document else ''}line {each.line} at "
        f"{each.marks!r}: {each.message}"
        for each in expected
    )
