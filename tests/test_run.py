"""A run over many documents: the same report whoever did the work, whatever was known before, whoever dies."""

import datetime as dt
import os
import signal
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from validator import run
from validator.baseline import taken
from validator.cache import FILE, Results
from validator.engines.local import Crew
from validator.errors import UsageError
from validator.pipeline import judge_one, report_of
from validator.plan import Course, Plan
from validator.reading import ReadDocument, ReadingOptions, Task, Unread, read_tasks
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.spool import Spool
from validator.reports.tally import tally_of
from validator.ruleset.rules import RuleSet
from validator.run import Done, Gathered, Hands, default_jobs, gather
from validator.scope import Folder
from validator.standing import Standing

EXAMPLES = Path(__file__).parent.parent / "examples"
OPTIONS = ReadingOptions()


@pytest.fixture
def plan(ruleset: RuleSet) -> Plan:
    """The bundled rules."""
    return Plan(dt.date(2026, 11, 23), Course(ruleset))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes workers worth while for few documents."""
    monkeypatch.setattr(run, "WORTH", 4)
    monkeypatch.setattr(run, "CHUNK", 3)


def copies(folder: Path, count: int) -> list[Task]:
    """Gives tasks for copies of the examples."""
    texts = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.txt"))]
    for number in range(count):
        (folder / f"{number:03}.txt").write_bytes(texts[number % len(texts)] + b"\n" * (number // len(texts)))
    return list(read_tasks([str(folder)]))


def gathered(tasks: list[Task], hands: Hands, jobs: int = 1) -> tuple[list[JudgedDocument | UnreadDocument], Gathered]:
    """Runs, and sees to it that the counts are those of the documents."""
    found = gather(tasks, hands, jobs)
    documents = list(found.documents)
    assert tally_of(documents) == found.tally
    assert len(documents) == len(found.documents)
    return documents, found


@pytest.mark.usefixtures("few")
def test_workers_give_what_one_process_gives(plan: Plan, tmp_path: Path) -> None:
    """In the same order, with unread files in their places."""
    tasks = copies(tmp_path, 20)
    (tmp_path / "007.txt").write_bytes(b"")
    (tmp_path / "records.jsonl").write_text('{"id": "x", "text": "CONFIDENTIAL"}\nno record\n', encoding="utf-8")
    tasks = list(read_tasks([str(tmp_path)]))
    alone, _ = gathered(tasks, Hands(plan, OPTIONS))
    assert 22 == len(alone)
    for jobs in (2, 3):
        documents, found = gathered(tasks, Hands(plan, OPTIONS), jobs)
        assert alone == documents
        assert (True, None) == (found.complete, found.trouble)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_of_earlier_runs_change_nothing(jobs: int, plan: Plan, tmp_path: Path) -> None:
    """A file that was moved is known by what it holds, and has its new path."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "a").mkdir()
    tasks = copies(tmp_path / "a", 12)
    without, _ = gathered(tasks, Hands(plan, OPTIONS))
    first, _ = gathered(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), jobs)
    again, _ = gathered(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), jobs)
    assert without == first == again
    (tmp_path / "a").rename(tmp_path / "b")
    moved = list(read_tasks([str(tmp_path / "b")]))
    fresh, _ = gathered(moved, Hands(plan, OPTIONS))
    known, _ = gathered(moved, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), jobs)
    assert fresh == known
    assert str(tmp_path / "b" / "000.txt") == known[0].path


def test_what_is_known_is_not_judged_again(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless something else than the path has changed."""
    (tmp_path / "a.txt").write_text("CONFIDENTIAL\n", encoding="utf-8")
    (tmp_path / "cache").mkdir()
    judged = 0

    def counted(reading: ReadDocument | Unread, plan: Plan) -> JudgedDocument | UnreadDocument:
        nonlocal judged
        judged += 1
        return judge_one(reading, plan)

    monkeypatch.setattr(run, "judge_one", counted)

    def times(plan: Plan) -> int:
        before = judged
        gather([str(tmp_path / "a.txt")], Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), 1)
        return judged - before

    assert [1, 0] == [times(plan), times(plan)]
    other_day = Plan(dt.date(2026, 11, 24), plan.ordinary)
    assert [1, 0] == [times(other_day), times(other_day)]
    dated = Plan(plan.as_of, Course(plan.ordinary.ruleset, dated=dt.date(1999, 1, 1)))
    assert [1, 0] == [times(dated), times(dated)]
    kind = Plan(plan.as_of, Course(plan.ordinary.ruleset, kind="memorandum"))
    assert [1, 0] == [times(kind), times(kind)]
    (tmp_path / "a.txt").write_text("CONFIDENTIAL\n\n", encoding="utf-8")
    assert [1, 0] == [times(plan), times(plan)]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("known", "expected"), [(12, 0), (8, 0), (7, 0), (6, 1), (0, 2)])
def test_workers_are_for_what_is_not_known(
    known: int, expected: int, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They get the chunks behind the first in which more than a quarter had to be judged."""
    monkeypatch.setattr(run, "CHUNK", 4)
    given: list[list[Task]] = []

    class Noted(Crew[Task, Done, Hands]):
        def over(self, chunks: Iterable[list[Task]]) -> Iterator[Done]:
            given.extend(chunks)
            return super().over(given)

    monkeypatch.setattr("validator.engines.local.Crew", Noted)
    (tmp_path / "cache").mkdir()
    (tmp_path / "a").mkdir()
    tasks = copies(tmp_path / "a", 12)
    without, _ = gathered(tasks, Hands(plan, OPTIONS))
    gathered(tasks[:known], Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))))
    documents, _ = gathered(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), 2)
    assert (without, expected) == (documents, len(given))


@pytest.mark.parametrize("value", [b"\x80", b"", 7, "text"])
def test_a_stored_result_that_cannot_be_read_is_made_anew(value: object, plan: Plan, tmp_path: Path) -> None:
    """It may have been meddled with."""
    hands = Hands(plan, OPTIONS, Results(str(tmp_path)))
    path = str(EXAMPLES / "memorandum.txt")
    expected, _ = gathered([path], hands)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE results SET value = ?", (value,))
    connection.close()
    again, found = gathered([path], Hands(plan, OPTIONS, Results(str(tmp_path))))
    assert (expected, None) == (again, found.trouble)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_damaged_cache_is_told_and_nothing_is_lost(jobs: int, plan: Plan, tmp_path: Path) -> None:
    """The run goes on without it."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).write_bytes(b"no database, but a text" * 50)
    (tmp_path / "a").mkdir()
    tasks = copies(tmp_path / "a", 8)
    expected, _ = gathered(tasks, Hands(plan, OPTIONS))
    documents, found = gathered(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), jobs)
    assert expected == documents
    assert f"the cache in {tmp_path / 'cache'} is not used: file is not a database" == found.trouble


@pytest.mark.usefixtures("few")
def test_a_document_over_which_a_worker_dies_is_our_fault(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are judged all the same."""
    tasks = copies(tmp_path, 10)
    expected, _ = gathered(tasks, Hands(plan, OPTIONS))
    do = Hands.do_packed

    def deadly(hands: Hands, some: list[Task]) -> Done:
        if str(tmp_path / "005.txt") in some:
            os.kill(os.getpid(), signal.SIGKILL)
        return do(hands, some)

    monkeypatch.setattr(Hands, "do_packed", deadly)
    monkeypatch.setattr("validator.engines.local._method", lambda: "fork")  # so that the workers are deadly too
    documents, found = gathered(tasks, Hands(plan, OPTIONS), 2)
    reason = "the process that judged it died, for want of memory perhaps"
    assert UnreadDocument(str(tmp_path / "005.txt"), None, reason, our_fault=True) == documents[5]
    assert expected[:5] + expected[6:] == documents[:5] + documents[6:]
    assert 1 == found.tally.stumbled


def test_a_record_over_which_a_worker_dies_has_its_id() -> None:
    """And a path that is no text is made printable."""
    spool = Spool()
    (reading,) = read_tasks(["-"], stdin=b"CONFIDENTIAL")
    for done in (run._lost(reading), run._lost("a\udcff")):
        spool.add(done.part, len(done.paths))
    reason = "the process that judged it died, for want of memory perhaps"
    assert [UnreadDocument(path, None, reason, our_fault=True) for path in ("-", "a\\xff")] == list(spool)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("few")
def test_an_interrupted_run_keeps_what_it_has(jobs: int, plan: Plan, tmp_path: Path) -> None:
    """And says that it is not complete."""
    tasks = copies(tmp_path, 30)

    def interrupted(parts: Iterator[Done]) -> Iterator[Done]:
        yield next(parts)
        yield next(parts)
        raise KeyboardInterrupt

    found = gather(tasks, Hands(plan, OPTIONS), jobs, interrupted)
    assert (False, 6, 6) == (found.complete, len(found.documents), found.tally.judged)


@pytest.mark.usefixtures("few")
def test_a_plan_can_be_sent_to_a_process_that_was_not_forked(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on macOS and Windows."""
    tasks = copies(tmp_path, 7)
    expected, _ = gathered(tasks, Hands(plan, OPTIONS))
    monkeypatch.setattr("sys.platform", "darwin")
    documents, _ = gathered(tasks, Hands(plan, OPTIONS), 2)
    assert expected == documents


def test_jobs_are_the_processors_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can say which; else all there are, and one where it cannot say that."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert 3 == default_jobs()
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    assert 7 == default_jobs()
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert 1 == default_jobs()


def test_a_full_disk_is_told(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been judged must be kept somewhere."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("validator.reports.spool.Spool.add", full)
    with pytest.raises(UsageError, match=r"\Awhat was judged cannot be kept in .+: No space left on device\Z"):
        gather([str(EXAMPLES / "memorandum.txt")], Hands(plan, OPTIONS), 1)


def test_what_the_program_stumbles_over_is_not_kept(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next run tries again; and what could not be read is read again."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "cache").mkdir()
    tasks: list[Task] = [str(EXAMPLES / "memorandum.txt"), str(tmp_path / "empty.txt")]
    expected, _ = gathered(tasks, Hands(plan, OPTIONS))

    def stumble(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("validator.parsing.parse", stumble)
        documents, _ = gathered(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))))
        assert [True, False] == [each.our_fault for each in documents if isinstance(each, UnreadDocument)]
    again, _ = gathered(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))))
    assert expected == again


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 2])
def test_findings_that_may_stand_are_marked_by_whoever_judges(jobs: int, plan: Plan, tmp_path: Path) -> None:
    """In one process or several, what the documents had to do with a baseline is told as a whole."""
    tasks = copies(tmp_path, 10)
    report = report_of(gather(tasks, Hands(plan, OPTIONS), 1).documents, plan)
    known = taken(report, "b.json", Folder(str(tmp_path), str(tmp_path)))
    standing = Standing(plan.as_of, None, known)
    documents, found = gathered(tasks, Hands(plan, OPTIONS, standing=standing), jobs)
    assert {True} == {each.baseline for one in documents if isinstance(one, JudgedDocument) for each in one.findings}
    assert found.met is not None
    assert known.findings.keys() == found.met.baseline.found
