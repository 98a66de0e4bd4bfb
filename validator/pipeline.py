"""Where the parts meet: text in, judged document out."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from validator import __version__
from validator.documents.model import Document
from validator.errors import DefinitionError
from validator.evaluation import Verdict, judge
from validator.maturity import maturity_of
from validator.parsing import parse
from validator.plan import Course, Plan
from validator.reading import ReadDocument, Unread
from validator.reports.excerpt import place_of
from validator.reports.fingerprint import fingerprint, identity_of, paragraph_at
from validator.reports.report import (
    OUTCOMES,
    Due,
    Finding,
    JudgedDocument,
    Report,
    RuleSummary,
    UnreadDocument,
)
from validator.ruleset.rules import RuleSet
from validator.text import SourceText, folded

if TYPE_CHECKING:
    from validator.collection.index import Index
    from validator.documents.summary import Summary

_P = ParamSpec("_P")
_T = TypeVar("_T")


def parse_reading(reading: ReadDocument, course: Course) -> Document:
    """Parses what was read.

    Args:
        reading: The text; what it says of kind and date goes before what the course says.
        course: How it is judged; its orders and vocabularies are used.
    """
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


def judge_and_summarise(reading: ReadDocument, course: Course, as_of: dt.date) -> tuple[JudgedDocument, "Summary"]:
    """Does what :func:`judge_reading` does, and gives what a collection remembers of the document too."""
    from validator.collection.summarising import summary_of

    document = parse_reading(reading, course)
    summary = summary_of(document, reading.source, reading.text, course.ruleset.vocabulary)
    return _judged(document, reading, course, as_of), summary


def _judged(document: Document, reading: ReadDocument, course: Course, as_of: dt.date) -> JudgedDocument:
    ruleset = course.ruleset
    judgement = judge(document, ruleset, as_of)
    prints = _Fingerprints(reading, document)
    classification = document.classification
    level = None if classification is None else classification.level
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
        "unknown" if classification is not None and level is None else level.title if level is not None else None,
        _due(document, ruleset, as_of),
        tuple(_finding(verdict, reading.text, document, prints) for verdict in judgement.verdicts),
        judgement.outcomes,
        dict(sorted(Counter(edit.kind for edit in document.repairs).items())),
        reading.notes,
    )


def judge_all(readings: Iterable[ReadDocument | Unread], plan: Plan) -> Iterator[JudgedDocument | UnreadDocument]:
    """Judges everything that was read, in its order; what could not be read goes through as such.

    A document that the program itself stumbles over comes out as unread, and as our fault: the others are judged.
    """
    for reading in readings:
        if isinstance(reading, Unread):
            yield UnreadDocument(reading.path, reading.record, reading.reason)
        else:
            path, record = reading.source.path, reading.source.record
            yield _attempted(path, record, judge_reading, reading, plan.course_for(path), plan.as_of)


def judge_collection(
    readings: Iterable[ReadDocument | Unread], plan: Plan, index: "Index", location_of: Callable[[str], str]
) -> Iterator[JudgedDocument | UnreadDocument]:
    """Judges as :func:`judge_all` does, and then each document by the rules about the collection.

    Args:
        readings: What was read.
        plan: How to judge.
        index: Takes the documents; it may hold others already.
        location_of: Gives what tells the file at a path apart from others, however it was named.

    Yields:
        The documents, in the order of the input, when all of them are in the index.
    """
    from validator.collection.judging import judge_summary, merged

    ruleset = plan.ordinary.ruleset
    judged: list[JudgedDocument | UnreadDocument] = []
    for reading in readings:
        if isinstance(reading, Unread):
            judged.append(UnreadDocument(reading.path, reading.record, reading.reason))
            continue
        path, record = reading.source.path, reading.source.record
        one = _attempted(path, record, judge_and_summarise, reading, plan.course_for(path), plan.as_of)
        if isinstance(one, UnreadDocument):
            judged.append(one)
        else:
            judged.append(one[0])
            index.add(one[1], location_of(path))
    index.complete()
    added = index.added()
    for document in judged:
        if isinstance(document, UnreadDocument):
            yield document
        else:
            found = _attempted(document.path, document.record, judge_summary, next(added), index, ruleset, plan.as_of)
            yield found if isinstance(found, UnreadDocument) else merged(document, found)


def _attempted(
    path: str, record: str | None, judge: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs
) -> _T | UnreadDocument:
    """Calls what judges a document; a document over which it stumbles comes out as unread, and as our fault."""
    try:
        return judge(*arguments, **named)
    except DefinitionError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not take the other documents with it
        reason = f"declass-validator stumbled over it ({type(error).__name__}: {error})"
        return UnreadDocument(path, record, reason, our_fault=True)


def report_of(documents: Iterable[JudgedDocument | UnreadDocument], plan: Plan) -> Report:
    """Gathers judged documents into a report."""
    ruleset = plan.ordinary.ruleset
    judged_by = ruleset.every_rule if plan.collection else ruleset.rules
    gathered = tuple(documents)
    counts = {rule.id: dict.fromkeys(OUTCOMES, 0) for rule in judged_by}
    for document in gathered:
        if isinstance(document, JudgedDocument):
            for rule, outcome in document.outcomes.items():
                counts[rule][outcome] += 1
    rules = tuple(
        RuleSummary(
            rule.id,
            rule.name,
            rule.title,
            rule.severity,
            rule.discrepancy,
            rule.authority_on(None),
            rule.why,
            rule.remedy,
            counts[rule.id],
        )
        for rule in judged_by
    )
    titles = {each.id: each.title for each in ruleset.discrepancies.values()}
    return Report(
        __version__, ruleset.digest, ruleset.packs, ruleset.profile, plan.as_of.isoformat(), rules, gathered, titles
    )


def _due(document: Document, ruleset: RuleSet, as_of: dt.date) -> Due:
    found = maturity_of(document, ruleset.orders, as_of)
    steps = tuple((step.date.isoformat(), step.level.title) for step in found.steps)
    return Due(found.state, found.basis, found.date.isoformat() if found.date else None, steps, found.because)


def _finding(verdict: Verdict, text: SourceText, document: Document, prints: "_Fingerprints") -> Finding:
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
