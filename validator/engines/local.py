"""Work spread over processes of this machine, with results in the order of the tasks, whatever finishes first.

A few chunks are under way at a time, so that memory does not grow with the number of tasks. A worker that dies, killed
for want of memory say, takes nothing with it but the task it died over: what was under way is done again, task by task.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from attrs import define, field

Task = TypeVar("Task")
Result = TypeVar("Result")
Prepared = TypeVar("Prepared")

_AHEAD = 2
"""Chunks under way for each worker, so that none waits for the next while another's result is taken."""


@define
class Crew(Generic[Task, Result, Prepared]):
    """Worker processes for one run.

    Attributes:
        jobs: How many.
        work: Does the tasks of a chunk, in a worker; what it raises is raised here. A function of a module.
        lost: Gives the result for a task over which a worker died.
        prepare: Called with ``prepared`` in each worker before its first chunk. A function of a module.
        prepared: What workers are given; it must be picklable where processes are not forked.
    """

    jobs: int
    work: Callable[[list[Task]], Result]
    lost: Callable[[Task], Result]
    prepare: Callable[[Prepared], None]
    prepared: Prepared
    _under_way: deque[tuple[list[Task], Future[Result]]] = field(init=False, factory=deque)

    def over(self, chunks: Iterable[list[Task]]) -> Iterator[Result]:
        """Does chunks of tasks; gives a result for each, or for each task of those that were under way at a death.

        However it ends, by an interruption too, no worker goes on with more than the chunk that it is at.
        """
        pool = self._pool(self.jobs)
        try:
            for chunk in chunks:
                pool, results = self._begun(chunk, pool)
                yield from results
            while self._under_way:
                pool, results = self._finished(pool)
                yield from results
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, chunk: list[Task], pool: ProcessPoolExecutor) -> tuple[ProcessPoolExecutor, Iterable[Result]]:
        """Begins a chunk; first, where enough is under way, waits for what was begun longest ago."""
        results: Iterable[Result] = ()
        if len(self._under_way) >= self.jobs * _AHEAD:
            pool, results = self._finished(pool)
        try:
            future = pool.submit(self.work, chunk)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self._under_way.append((chunk, future))
        return pool, results

    def _finished(self, pool: ProcessPoolExecutor) -> tuple[ProcessPoolExecutor, Iterable[Result]]:
        """Waits for the chunk that was begun longest ago."""
        try:
            result = self._under_way[0][1].result()
        except BrokenProcessPool:
            pool.shutdown(wait=False, cancel_futures=True)
            tasks = [task for chunk, _ in self._under_way for task in chunk]
            self._under_way.clear()
            return self._pool(self.jobs), self._one_by_one(tasks)
        self._under_way.popleft()
        return pool, (result,)

    def _one_by_one(self, tasks: list[Task]) -> Iterator[Result]:
        """Does tasks in a process of their own, so that it is known which of them a worker dies over."""
        pool = self._pool(1)
        try:
            for task in tasks:
                try:
                    yield pool.submit(self.work, [task]).result()
                except BrokenProcessPool:
                    pool = self._pool(1)
                    yield self.lost(task)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            jobs, multiprocessing.get_context(_method()), initializer=_begin, initargs=(self.prepare, self.prepared)
        )


def _method() -> str:
    """Gives how workers are made: forked where that is safe, which is on Linux in a process of one thread."""
    if sys.platform != "linux":
        return "spawn"
    return "fork" if threading.active_count() == 1 else "forkserver"


def _begin(prepare: Callable[[Prepared], None], prepared: Prepared) -> None:
    """Begins a worker. An interruption at the terminal ends it without a word, for the parent speaks."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    prepare(prepared)
