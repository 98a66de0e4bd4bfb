"""A run over many documents: in worker processes where that pays, with results of earlier runs, in flat memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from validator.errors import UsageError
from validator.light import define, evolve, field
from validator.pipeline import completed, judge_and_summarise_one, judge_one
from validator.plan import Plan
from validator.reading import ReadDocument, ReadingOptions, Task, Unread, printable, read_task
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.spool import Spool, block_of
from validator.reports.tally import Tally, tally_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from validator.cache import Results  # SQLite takes its time to load
    from validator.documents.summary import Summary
    from validator.standing import Ledger, Met, Standing

    _T = TypeVar("_T")
    _Result = tuple[JudgedDocument | UnreadDocument, Summary | None]


CHUNK = 32
"""Tasks that a worker is given at once: enough that the handing over costs little, few enough that all have work."""

WORTH = 256
"""Tasks below which no workers are started: they would be ready when the work is done."""


def default_jobs() -> int:
    """Gives how many processes a run uses unless told otherwise: one for each processor that this one may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@define
class Done:
    """What came of a chunk of tasks.

    Attributes:
        part: The documents; of a worker, packed.
        paths: Path of each of them.
        tally: Their counts.
        trouble: Why the cache is used no more, where that is so.
        met: What they had to do with waivers and baseline; None where there are none.
        summaries: What a collection remembers of those that were judged; none where there is no collection.
        anew: How many results were not there from earlier runs, of those that are looked for.
    """

    part: bytes | Sequence[JudgedDocument | UnreadDocument]
    paths: list[str]
    tally: Tally
    trouble: str | None = None
    met: Met | None = None
    summaries: Sequence[Summary] = ()
    anew: int = 0


@define
class Hands:
    """What it takes to judge, here or in a worker.

    Attributes:
        plan: How documents are judged.
        options: How they are read.
        cache: Results of earlier runs; None for doing without.
        standing: Waivers and baseline; None where there are none.
    """

    plan: Plan
    options: ReadingOptions
    cache: Results | None = None
    standing: Standing | None = None
    _rules: tuple[str, ...] = field(init=False, default=())

    def __attrs_post_init__(self) -> None:
        if self.plan.courses is not None:
            self._rules = tuple(sorted(self.plan.courses.expected()))

    def do(self, tasks: list[Task]) -> Done:
        """Reads and judges what tasks name."""
        return self._done(tasks)[1]

    def do_packed(self, tasks: list[Task]) -> Done:
        """Does the same for another process."""
        documents, done = self._done(tasks)
        done.part = block_of(documents)
        return done

    def _done(self, tasks: list[Task]) -> tuple[list[JudgedDocument | UnreadDocument], Done]:
        fresh: dict[bytes, bytes] = {}
        results = [self._judged(reading, fresh) for task in tasks for reading in read_task(task, self.options)]
        trouble = None
        if self.cache is not None:
            self.cache.put(fresh)
            trouble = self.cache.trouble
        summaries = tuple(summary for _, summary in results if summary is not None)
        documents, met = settled([document for document, _ in results], self.standing)
        return documents, done_of(documents, met, trouble, summaries, len(fresh))

    def for_worker(self) -> Hands:
        """Gives what a worker takes in their place: a connection to a database belongs to one process."""
        if self.cache is None:
            return self
        self.cache.close()
        return evolve(self, cache=self.cache.unopened())

    def _judged(self, reading: ReadDocument | Unread, fresh: dict[bytes, bytes]) -> _Result:
        judged, summary = self._known(reading, self.cache, fresh) if self.cache is not None else self._judge(reading)
        if self._rules and isinstance(judged, JudgedDocument):
            judged = completed(judged, self._rules)
        return judged, summary

    def _judge(self, reading: ReadDocument | Unread) -> _Result:
        if self.plan.collection:
            return judge_and_summarise_one(reading, self.plan)
        return judge_one(reading, self.plan), None

    def _known(self, reading: ReadDocument | Unread, cache: Results, fresh: dict[bytes, bytes]) -> _Result:
        """Takes the result of an earlier run, or judges and adds the result to the fresh ones."""
        if isinstance(reading, Unread):
            return self._judge(reading)
        from validator.known_results import packed, unpacked  # only for results that are kept

        path = reading.source.path
        key, rules = self._key(reading, cache), self.plan.course_for(path).ruleset.ids
        stored = cache.get(key)
        known = None if stored is None else unpacked(stored, rules, path)
        if known is not None:
            return known
        document, summary = self._judge(reading)
        if isinstance(document, JudgedDocument):
            fresh[key] = packed(document, summary, rules)
        return document, summary

    def _key(self, reading: ReadDocument, cache: Results) -> bytes:
        """Gives the key of a result: everything but the path goes into it."""
        source = reading.source
        course = self.plan.course_for(source.path)
        return cache.key(
            course.ruleset.digest,
            self.plan.collection,
            self.plan.as_of,
            reading.kind or course.kind,
            reading.dated or course.dated,
            source.sha256,
            source.record,
            source.encoding,
        )


@define
class Gathered:
    """What came of a run.

    Attributes:
        documents: Judged and unread documents, in the order of the input.
        tally: Their counts.
        complete: Whether all was judged; an interruption leaves what came before it.
        trouble: Why the cache was not used to the end; None where it was.
        ledger: What the documents had to do with waivers and baseline; None where there are none.
    """

    documents: Spool = field(factory=Spool)
    tally: Tally = field(factory=Tally)
    complete: bool = True
    trouble: str | None = None
    ledger: Ledger | None = None

    @property
    def met(self) -> Met | None:
        """What the documents had to do with waivers and baseline; None where there are none."""
        return None if self.ledger is None else self.ledger.met

    def meet(self, met: Met | None) -> None:
        """Adds what some of them had to do with those."""
        if met is None:
            return
        if self.ledger is None:
            from validator.standing import Ledger  # only where there is something to settle

            self.ledger = Ledger()
        self.ledger.add(met)


def gather(
    tasks: Iterable[Task], hands: Hands, jobs: int, watched: Callable[[Iterator[Done]], Iterator[Done]] = iter
) -> Gathered:
    """Judges everything that tasks name.

    Args:
        tasks: What is to be read; taken as the work goes on.
        hands: How it is done.
        jobs: Processes to use; one does all the work in this process.
        watched: Gives on what is done, and may tell how far it is.

    Raises:
        UsageError: There is no room for what is to be kept.
    """
    gathered = kept(watched(_over(iter(tasks), hands, jobs)))
    if hands.cache is not None:
        hands.cache.close()
    return gathered


def kept(parts: Iterable[Done]) -> Gathered:
    """Keeps what was done; an interruption leaves what came before it.

    Raises:
        UsageError: There is no room for it.
    """
    gathered = Gathered()
    try:
        for done in parts:
            gathered.documents.add(done.part, len(done.paths))
            gathered.tally.merge(done.tally)
            gathered.trouble = gathered.trouble or done.trouble
            gathered.meet(done.met)
    except KeyboardInterrupt:
        gathered.complete = False
    except OSError as error:
        import tempfile  # known to be there: the spool uses it

        raise UsageError(f"what was judged cannot be kept in {tempfile.gettempdir()}: {error.strerror}") from None
    return gathered


def _over(tasks: Iterator[Task], hands: Hands, jobs: int) -> Iterator[Done]:
    first = list(islice(tasks, WORTH)) if jobs > 1 else []
    chunks = in_chunks(chain(first, tasks))
    if len(first) < WORTH:
        yield from map(hands.do, chunks)
        return
    while hands.cache is not None:
        # What is known is taken here: workers would take longer to hand it over.
        chunk = next(chunks, None)
        if chunk is None:
            return
        done = hands.do(chunk)
        yield done
        if done.anew > CHUNK // 4:
            break
    from validator.engines.local import Crew  # only for many documents: processes take their time to load

    yield from Crew(jobs, _work, _lost, _prepare, hands.for_worker()).over(chunks)


def in_chunks(whole: Iterable[_T]) -> Iterator[list[_T]]:
    """Divides tasks, or documents, into chunks."""
    rest = iter(whole)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def settled(
    documents: list[JudgedDocument | UnreadDocument], standing: Standing | None
) -> tuple[list[JudgedDocument | UnreadDocument], Met | None]:
    """Gives documents with their findings that may stand marked, and what they had to do with waivers and baseline."""
    if standing is None:
        return documents, None
    from validator.standing import Ledger, settle  # only where there is something to settle

    ledger = Ledger()
    marked = []
    for document in documents:
        one, met = settle(document, standing)
        ledger.add(met)
        marked.append(one)
    return marked, ledger.met


def done_of(
    documents: Sequence[JudgedDocument | UnreadDocument],
    met: Met | None = None,
    trouble: str | None = None,
    summaries: Sequence[Summary] = (),
    anew: int = 0,
) -> Done:
    """Counts documents of this process."""
    return Done(documents, [each.path for each in documents], tally_of(documents), trouble, met, summaries, anew)


_hands: list[Hands] = []
"""In a worker: what it does its work with."""


def _prepare(hands: Hands) -> None:
    _hands[:] = [hands]


def _work(tasks: list[Task]) -> Done:
    return _hands[0].do_packed(tasks)


def _lost(task: Task) -> Done:
    """Gives what is told of a document over which a worker died."""
    source = task.source if isinstance(task, ReadDocument) else task
    path, record = (printable(source), None) if isinstance(source, str) else (source.path, source.record)
    reason = "the process that judged it died, for want of memory perhaps"
    return done_of([UnreadDocument(path, record, reason, our_fault=True)])
