"""Where the parts meet: text in, judged document out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable

from validator import __version__
from validator.documents.decision import decision_of
from validator.documents.model import Document
from validator.errors import DefinitionError
from validator.knowledge.orders import Orders
from validator.plan import Course, Plan
from validator.reading import ReadDocument, Unread
from validator.reports.excerpt import place_of
from validator.reports.fingerprint import fingerprint, identity_of, paragraph_at
from validator.reports.judged import OUTCOMES, Due, Finding, JudgedDocument, UnreadDocument
from validator.reports.report import ConfigurationFile, Report, RuleSummary
from validator.reports.tally import Tally, tally_of
from validator.ruleset.rules import NOT_APPLICABLE
from validator.text import SourceText, folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ParamSpec, TypeVar

    from validator.documents.summary import Summary
    from validator.evaluation import Verdict
    from validator.sampling.model import Draw, Sampled

    _P = ParamSpec("_P")
    _T = TypeVar("_T")


def parse_reading(reading: ReadDocument, course: Course) -> Document:
    """Parses what was read.

    Args:
        reading: The text; what it says of kind and date goes before what the course says.
        course: How it is judged; its orders and vocabularies are used.
    """
    from validator.parsing import parse  # the parser is half of the program: only where there is something to parse

    ruleset = course.ruleset
    return parse(
        reading.text.raw,
        ruleset.vocabulary,
        ruleset.orders,
        kind=reading.kind or course.kind,
        dated=reading.dated or course.dated,
    )


def judge_reading(reading: ReadDocument, course: Course, as_of: dt.date) -> JudgedDocument:
    """Parses and judges what was read, as of a date."""
    return _judged(parse_reading(reading, course), reading, course, as_of)


def judge_and_summarise(reading: ReadDocument, course: Course, as_of: dt.date) -> tuple[JudgedDocument, Summary]:
    """Does what :func:`judge_reading` does, and gives what a collection remembers of the document too."""
    from validator.collection.summarising import summary_of

    document = parse_reading(reading, course)
    summary = summary_of(document, reading.source, reading.text, course.ruleset.vocabulary)
    return _judged(document, reading, course, as_of), summary


def _judged(document: Document, reading: ReadDocument, course: Course, as_of: dt.date) -> JudgedDocument:
    ruleset = course.ruleset
    from validator.evaluation import judge  # a result that is known needs none

    judgement = judge(document, ruleset, as_of)
    prints = _Fingerprints(reading, document)
    source = reading.source
    return JudgedDocument(
        source.path,
        source.record,
        source.sha256,
        source.encoding,
        document.kind,
        document.message_reference.canonical if document.message_reference else None,
        document.date.isoformat() if document.date else None,
        document.governing_order,
        level_of(document),
        due_of(document, ruleset.orders, as_of),
        tuple(_finding(verdict, reading.text, document, prints) for verdict in judgement.verdicts),
        judgement.outcomes,
        dict(sorted(Counter(edit.kind for edit in document.repairs).items())),
        reading.notes,
        decision_of(document),
    )


def judge_one(reading: ReadDocument | Unread, plan: Plan) -> JudgedDocument | UnreadDocument:
    """Judges what was read; what could not be read goes through as such."""
    return tried(judge_reading, reading, plan)


def judge_and_summarise_one(
    reading: ReadDocument | Unread, plan: Plan
) -> tuple[JudgedDocument | UnreadDocument, Summary | None]:
    """Does what :func:`judge_one` does, and gives what a collection remembers of a document that was judged."""
    found = tried(judge_and_summarise, reading, plan)
    return (found, None) if isinstance(found, UnreadDocument) else found


def tried(
    work: Callable[[ReadDocument, Course, dt.date], _T], reading: ReadDocument | Unread, plan: Plan
) -> _T | UnreadDocument:
    """Does with what was read what :func:`attempted` allows; what could not be read goes through as such."""
    if isinstance(reading, Unread):
        return UnreadDocument(reading.path, reading.record, reading.reason)
    path, record = reading.source.path, reading.source.record
    return attempted(path, record, work, reading, plan.course_for(path), plan.as_of)


def attempted(
    path: str, record: str | None, judge: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs
) -> _T | UnreadDocument:
    """Calls what judges a document.

    One that the program itself stumbles over comes out as unread, and as our fault: the others are judged.

    Raises:
        DefinitionError: A file of ours shows only now that it is of no use.
    """
    try:
        return judge(*arguments, **named)
    except DefinitionError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not take the other documents with it
        reason = f"declass-validator stumbled over it ({type(error).__name__}: {error})"
        return UnreadDocument(path, record, reason, our_fault=True)


def report_of(
    documents: Collection[JudgedDocument | UnreadDocument],
    plan: Plan,
    tally: Tally | None = None,
    draw: Draw | None = None,
    *,
    complete: bool = True,
) -> Report:
    """Makes a report on judged documents.

    Its rules are those of the ordinary course and those by which any document was judged.

    Args:
        documents: The documents, in the order of the input.
        plan: How they were judged.
        tally: Their counts, where they have been counted.
        complete: Whether everything was judged.
        draw: How they were drawn, if they are a sample; what they say about its population is estimated then.

    Raises:
        UsageError: They are a sample, and the statistics library is not installed.
    """
    ruleset = plan.ordinary.ruleset
    tally = tally_of(documents) if tally is None else tally
    used = {rule for rule, _ in tally.outcomes}.union(rule.id for rule in plan.ordinary_rules)
    summaries = tuple(
        RuleSummary(
            rule.id,
            rule.name,
            rule.title,
            rule.severity,
            rule.discrepancy,
            rule.authority_on(None),
            rule.why,
            rule.remedy,
            {outcome: tally.outcomes.get((rule.id, outcome), 0) for outcome in OUTCOMES},
        )
        for rule in plan.rules()
        if rule.id in used
    )
    classes = ruleset.discrepancies.values()
    apart = tuple(each.id for each in classes if each.apart)
    configuration = None if plan.configuration is None else ConfigurationFile(*plan.configuration)
    return Report(
        __version__,
        plan.digest,
        ruleset.packs,
        ruleset.profile,
        plan.as_of.isoformat(),
        summaries,
        documents,
        {each.id: each.title for each in classes},
        apart,
        configuration=configuration,
        sample=None if draw is None else _sampled(documents, apart, draw),
        complete=complete,
    ).counted(tally)


def _sampled(documents: Collection[JudgedDocument | UnreadDocument], apart: tuple[str, ...], draw: Draw) -> Sampled:
    from validator.reports.estimate import estimate  # a hook run has no sample

    return estimate(documents, apart, draw)


def completed(document: JudgedDocument, rules: Iterable[str]) -> JudgedDocument:
    """Gives a document an outcome of every rule of a run in which paths differ.

    To a document that was not judged by one of them, as its path has other rules, it is not applicable.

    Args:
        document: The document; it is completed in place.
        rules: Ids of the rules.
    """
    document.outcomes = {rule: document.outcomes.get(rule, NOT_APPLICABLE) for rule in rules} | document.outcomes
    return document


def level_of(document: Document) -> str | None:
    """Gives the overall level as written on documents; ``unknown`` where it cannot be read, None where it is absent."""
    classification = document.classification
    if classification is None:
        return None
    return "unknown" if classification.level is None else classification.level.title


def due_of(document: Document, orders: Orders, as_of: dt.date) -> Due:
    """Says when a document falls due, and what has become of it, as reports hold it."""
    from validator.maturity import maturity_of  # a result that is known needs neither

    found = maturity_of(document, orders, as_of)
    steps = tuple((step.date.isoformat(), step.level.title) for step in found.steps)
    return Due(found.state, found.basis, found.date.isoformat() if found.date else None, steps, found.because)


def _finding(verdict: Verdict, text: SourceText, document: Document, prints: _Fingerprints) -> Finding:
    return Finding(
        verdict.rule.id,
        verdict.severity,
        verdict.rule.discrepancy,
        verdict.message,
        place_of(verdict.span, text, document),
        tuple(place_of(span, text, document) for span in verdict.related),
        verdict.rule.authority_on(document.date),
        verdict.lowered,
        prints.of(verdict),
    )


class _Fingerprints:
    """Gives the findings of one document their fingerprints."""

    def __init__(self, reading: ReadDocument, document: Document) -> None:
        self._raw = reading.text.raw
        self._document = document
        self._seen: Counter[str] = Counter()
        self._identity = identity_of(document, reading.source.record)

    def of(self, verdict: Verdict) -> str:
        """Gives the fingerprint of a finding; call it once for each, in order of place."""
        span = verdict.span
        marked = folded(self._raw, span, self._document.repairs)
        return fingerprint(verdict.rule.id, self._identity, paragraph_at(span, self._document), marked, self._seen)
