"""A run over many documents: in worker processes where that pays, with results of earlier runs, in flat memory."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from validator.errors import UsageError
from validator.light import define, evolve, field
from validator.pipeline import judge_one
from validator.plan import Plan
from validator.reading import ReadDocument, ReadingOptions, Task, Unread, printable, read_task
from validator.reports.report import JudgedDocument, Tally, UnreadDocument, tally_of
from validator.reports.spool import Spool, block_of

if TYPE_CHECKING:
    from validator.cache import Results  # SQLite takes its time to load

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
    """

    part: bytes | Sequence[JudgedDocument | UnreadDocument]
    paths: list[str]
    tally: Tally
    trouble: str | None


@define
class Hands:
    """What it takes to judge, here or in a worker.

    Attributes:
        plan: How documents are judged.
        options: How they are read.
        cache: Results of earlier runs; None for doing without.
    """

    plan: Plan
    options: ReadingOptions
    cache: "Results | None" = None

    def do(self, tasks: list[Task]) -> Done:
        """Reads and judges what tasks name."""
        documents = self._documents(tasks)
        return _done(documents, documents, self.cache)

    def do_packed(self, tasks: list[Task]) -> Done:
        """Does the same for another process."""
        documents = self._documents(tasks)
        return _done(documents, block_of(documents), self.cache)

    def _documents(self, tasks: list[Task]) -> list[JudgedDocument | UnreadDocument]:
        fresh: dict[bytes, bytes] = {}
        documents = [self._judged(reading, fresh) for task in tasks for reading in read_task(task, self.options)]
        if self.cache is not None:
            self.cache.put(fresh)
        return documents

    def for_worker(self) -> "Hands":
        """Gives what a worker takes in their place: a connection to a database belongs to one process."""
        if self.cache is None:
            return self
        self.cache.close()
        return evolve(self, cache=self.cache.unopened())

    def _judged(self, reading: ReadDocument | Unread, fresh: dict[bytes, bytes]) -> JudgedDocument | UnreadDocument:
        """Takes the result of an earlier run, or judges and adds the result to the fresh ones."""
        if isinstance(reading, Unread) or self.cache is None:
            return judge_one(reading, self.plan)
        import pickle  # only for results that are kept

        key = self._key(reading, self.cache)
        stored = self.cache.get(key)
        if stored is not None:
            try:
                document: JudgedDocument = pickle.loads(stored)  # noqa: S301 - from our own folder only
            except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError, ValueError, IndexError):
                pass  # what was meddled with is as good as none
            else:
                document.path = reading.source.path
                return document
        judged = judge_one(reading, self.plan)
        if isinstance(judged, JudgedDocument):
            fresh[key] = pickle.dumps(judged, protocol=pickle.HIGHEST_PROTOCOL)
        return judged

    def _key(self, reading: ReadDocument, cache: "Results") -> bytes:
        """Gives the key of a result: everything but the path goes into it."""
        source = reading.source
        course = self.plan.course_for(source.path)
        return cache.key(
            course.ruleset.digest,
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
    """

    documents: Spool = field(factory=Spool)
    tally: Tally = field(factory=Tally)
    complete: bool = True
    trouble: str | None = None


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
    gathered = Gathered()
    try:
        for done in watched(_over(iter(tasks), hands, jobs)):
            gathered.documents.add(done.part, len(done.paths))
            gathered.tally.merge(done.tally)
            gathered.trouble = gathered.trouble or done.trouble
    except KeyboardInterrupt:
        gathered.complete = False
    except OSError as error:
        import tempfile  # known to be there: the spool uses it

        raise UsageError(f"what was judged cannot be kept in {tempfile.gettempdir()}: {error.strerror}") from None
    if hands.cache is not None:
        hands.cache.close()
    return gathered


def _over(tasks: Iterator[Task], hands: Hands, jobs: int) -> Iterator[Done]:
    first = list(islice(tasks, WORTH)) if jobs > 1 else []
    chunks = _chunks(chain(first, tasks))
    if len(first) < WORTH:
        return map(hands.do, chunks)
    from validator.engines.local import Crew  # only for many documents: processes take their time to load

    return Crew(jobs, _work, _lost, _prepare, hands.for_worker()).over(chunks)


def _chunks(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    rest = iter(tasks)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _done(
    documents: list[JudgedDocument | UnreadDocument],
    part: bytes | Sequence[JudgedDocument | UnreadDocument],
    cache: "Results | None" = None,
) -> Done:
    trouble = None if cache is None else cache.trouble
    return Done(part, [each.path for each in documents], tally_of(documents), trouble)


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
    documents: list[JudgedDocument | UnreadDocument] = [UnreadDocument(path, record, reason, our_fault=True)]
    return _done(documents, documents)
