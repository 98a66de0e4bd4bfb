"""A run over a collection: every document by itself, as in any run, and then all of them side by side.

The first pass may be done by worker processes and with results of earlier runs; what the collection remembers of each
document comes back with it, and goes into the index in the order of the input. Waivers and baseline are settled in the
second pass, when all findings are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from validator.collection.index import Index
from validator.collection.judging import CollectionJudgement, judge_summary, merged
from validator.light import evolve
from validator.pipeline import attempted
from validator.plan import Plan
from validator.reading import Task
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.ruleset.rules import UNDETERMINED
from validator.run import Done, Gathered, Hands, done_of, gather, in_chunks, kept, settled


def gather_collection(
    tasks: Iterable[Task],
    hands: Hands,
    jobs: int,
    index: Index,
    location_of: Callable[[str], str],
    watched: Callable[[Iterator[Done]], Iterator[Done]] = iter,
) -> Gathered:
    """Judges everything that tasks name, by itself and side by side.

    Of a run that is interrupted, no document is judged beside the others: half a collection would say of the other half
    that it is missing.

    Args:
        tasks: What is to be read; taken as the work goes on.
        hands: How it is done; its plan has a collection.
        jobs: Processes to use for judging documents by themselves.
        index: Takes the documents; it may hold others already.
        location_of: Gives what tells the file at a path apart from others, however it was named.
        watched: Gives on what is done, and may tell how far it is; once for each pass.

    Raises:
        UsageError: There is no room for what is to be kept.
        DefinitionError: A kept index is damaged.
    """

    def indexed(parts: Iterator[Done]) -> Iterator[Done]:
        for done in watched(parts):
            for summary in done.summaries:
                index.add(summary, location_of(summary.path))
            yield done

    alone = gather(tasks, evolve(hands, standing=None), jobs, indexed)
    index.complete()
    judged = _side_by_side(alone, index, hands.plan) if alone.complete else _undetermined(alone, hands.plan)
    together = kept(watched(done_of(*settled(chunk, hands.standing)) for chunk in in_chunks(judged)))
    together.complete = together.complete and alone.complete
    together.trouble = alone.trouble
    return together


def _side_by_side(alone: Gathered, index: Index, plan: Plan) -> Iterator[JudgedDocument | UnreadDocument]:
    added = index.added()
    for document in alone.documents:
        if isinstance(document, UnreadDocument):
            yield document
            continue
        path, record, ruleset = document.path, document.record, plan.ordinary.ruleset
        found = attempted(path, record, judge_summary, next(added), index, ruleset, plan.as_of)
        yield found if isinstance(found, UnreadDocument) else merged(document, found)


def _undetermined(alone: Gathered, plan: Plan) -> Iterator[JudgedDocument | UnreadDocument]:
    nothing = CollectionJudgement((), {rule.id: UNDETERMINED for rule in plan.ordinary.ruleset.collection})
    for document in alone.documents:
        yield document if isinstance(document, UnreadDocument) else merged(document, nothing)
