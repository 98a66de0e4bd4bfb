"""Worker processes: results in the order of the tasks, and nothing lost when a worker dies."""

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from validator.engines import local
from validator.engines.local import Crew

_prepared: list[str] = []


def prepare(word: str) -> None:
    """Keeps the word in a worker."""
    _prepared[:] = [word]


def work(tasks: list[str]) -> list[str]:
    """Says what was done by whom; dies over what is deadly, raises over what is wrong."""
    for task in tasks:
        if task.startswith("deadly"):
            os.kill(os.getpid(), signal.SIGKILL)
        if task.startswith("wrong"):
            raise ValueError(task)
    return [f"{_prepared[0]} {task}" for task in tasks]


def lost(task: str) -> list[str]:
    """Says what was lost."""
    return [f"lost {task}"]


def crew(jobs: int = 2) -> Crew[str, list[str], str]:
    """Makes a crew."""
    return Crew(jobs, work, lost, prepare, "done")


def chunks(count: int, size: int = 3, **others: int) -> Iterator[list[str]]:
    """Gives chunks of numbered tasks; others are put in the place of those of their number."""
    names = {number: word for word, number in others.items()}
    for first in range(0, count, size):
        yield [names.get(number, str(number)) for number in range(first, min(first + size, count))]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    """Whatever the number of workers."""
    results = [one for result in crew(jobs).over(chunks(40)) for one in result]
    assert [f"done {number}" for number in range(40)] == results


def test_no_tasks_no_results() -> None:
    """Nothing is started for nothing."""
    assert [] == list(crew().over([]))


def test_a_death_takes_only_the_task_that_it_died_over() -> None:
    """Those that were under way are done again, one by one, and the order stays."""
    results = [one for result in crew().over(chunks(40, deadly=7)) for one in result]
    assert [f"lost {n}" if n == "deadly" else f"done {n}" for n in _names(40, {7: "deadly"})] == results


def test_a_death_that_is_noticed_when_more_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be begun any more is done as well."""
    submit, asked = ProcessPoolExecutor.submit, 0

    def broken(pool: ProcessPoolExecutor, do: Callable[[list[str]], list[str]], chunk: list[str]) -> Future[list[str]]:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise BrokenProcessPool
        return submit(pool, do, chunk)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", broken)
    results = [one for result in crew().over(chunks(20)) for one in result]
    assert [f"done {number}" for number in range(20)] == results


def test_several_deaths() -> None:
    """Two in one chunk, one far behind, and the last task of all."""
    deadly = {3: "deadly_a", 4: "deadly_b", 25: "deadly_c", 39: "deadly_d"}
    results = [one for result in crew().over(chunks(40, **{word: n for n, word in deadly.items()})) for one in result]
    assert [f"lost {n}" if n.startswith("deadly") else f"done {n}" for n in _names(40, deadly)] == results


def _names(count: int, others: dict[int, str]) -> list[str]:
    return [others.get(number, str(number)) for number in range(count)]


def test_tasks_are_taken_as_the_work_goes_on() -> None:
    """Memory does not grow with their number: no more than two chunks a worker are ahead of what has been given."""
    taken = 0

    def counted() -> Iterator[list[str]]:
        nonlocal taken
        for chunk in chunks(300):
            taken += 1
            yield chunk

    for given, _ in enumerate(crew().over(counted())):
        assert taken <= given + 1 + 2 * 2 + 1


def test_what_the_work_raises_is_raised() -> None:
    """It is no death."""
    with pytest.raises(ValueError, match="wrong"):
        list(crew().over(chunks(9, wrong=4)))


def test_whoever_stops_listening_stops_the_work() -> None:
    """An abandoned run leaves no worker behind that holds the interpreter up at its end."""
    results = crew().over(chunks(10_000))
    assert isinstance(results, Generator)
    assert ["done 0", "done 1", "done 2"] == next(results)
    results.close()


@pytest.mark.parametrize(
    ("platform", "threads", "expected"),
    [("linux", 1, "fork"), ("linux", 2, "forkserver"), ("darwin", 1, "spawn"), ("win32", 1, "spawn")],
)
def test_workers_are_forked_only_where_that_is_safe(
    platform: str, threads: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process with threads may hold locks that a fork would keep for ever."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    assert expected == local._method()
