"""A run over a collection: whoever judges, and whatever was known before, the collection is the same one."""

import datetime as dt
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collection.documents import base
from tests.configuration.test_reading import loaded
from validator import collecting, run
from validator.baseline.values import Known, baseline_of
from validator.cache import Results
from validator.collecting import gather_collection
from validator.collection.index import Index, temporary_index
from validator.collection.judging import judge_summary
from validator.configuration.planning import plan_of
from validator.documents.summary import Summary
from validator.errors import UsageError
from validator.pipeline import judge_and_summarise_one, judge_one, report_of
from validator.plan import Course, Plan
from validator.reading import ReadDocument, ReadingOptions, Task, Unread, read_tasks
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.tally import tally_of
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet
from validator.run import Done, Gathered, Hands, gather
from validator.scope import Folder
from validator.standing import Standing

AS_OF = dt.date(2026, 11, 23)
OPTIONS = ReadingOptions()
CABLE = base("cable-2008-confidential")
TEXTS = (
    CABLE,
    CABLE.replace("C O N F I D E N T I A L", "S E C R E T"),
    base("cable-2008-confidential-cited").replace("P 121020Z NOV", "P 121020Z DEC"),
    base("cable-2010-secret-derivative"),
    base("cable-2010-secret-source").replace("09/28/2020", "09/28/2030"),
)


@pytest.fixture
def plan(ruleset: RuleSet) -> Plan:
    """The bundled rules, and a collection."""
    return Plan(AS_OF, Course(ruleset), collection=True)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes workers worth while for few documents."""
    monkeypatch.setattr(run, "WORTH", 4)
    monkeypatch.setattr(run, "CHUNK", 3)


def tasks_in(folder: Path, count: int = 10) -> list[Task]:
    """Writes documents that belong together, one that cannot be read and a file of records; gives tasks for them."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(TEXTS[number % len(TEXTS)], encoding="utf-8")
    (folder / "004.txt").write_bytes(b"")
    (folder / "records.jsonl").write_text('{"id": "x", "text": "CONFIDENTIAL"}\nno record\n', encoding="utf-8")
    return list(read_tasks([str(folder)]))


def together(tasks: list[Task], hands: Hands, jobs: int = 1) -> tuple[list[JudgedDocument | UnreadDocument], Gathered]:
    """Judges a collection, and sees to it that the counts are those of the documents."""
    index = temporary_index()
    found = gather_collection(tasks, hands, jobs, index, str)
    documents = list(found.documents)
    assert tally_of(documents) == found.tally
    judged = [each for each in documents if isinstance(each, JudgedDocument)]
    assert [(each.path, each.record) for each in judged] == [(each.path, each.record) for each in index.added()]
    index.close()
    return documents, found


def test_both_passes_are_watched(plan: Plan, tmp_path: Path) -> None:
    """Whoever waits is told of each document twice: by itself, and side by side."""
    (tmp_path / "a.txt").write_text("CONFIDENTIAL\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    seen: list[list[str]] = []

    def watched(parts: Iterator[Done]) -> Iterator[Done]:
        for done in parts:
            seen.append(done.paths)
            yield done

    index = temporary_index()
    gather_collection(list(read_tasks([str(tmp_path)])), Hands(plan, OPTIONS), 1, index, str, watched)
    index.close()
    assert [[str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]] * 2 == seen


@pytest.mark.usefixtures("few")
def test_workers_give_what_one_process_gives(plan: Plan, tmp_path: Path) -> None:
    """In the same order, with unread files in their places, and findings on documents of other chunks."""
    tasks = tasks_in(tmp_path / "a")
    alone, _ = together(tasks, Hands(plan, OPTIONS))
    assert 12 == len(alone)
    counts = tally_of(alone).outcomes
    assert (4, 2) == (counts["COL001", "fail"], counts["COL011", "fail"])
    for jobs in (2, 3):
        documents, found = together(tasks, Hands(plan, OPTIONS), jobs)
        assert alone == documents
        assert (True, None) == (found.complete, found.trouble)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_of_earlier_runs_change_nothing(jobs: int, plan: Plan, tmp_path: Path) -> None:
    """A file that was moved is named by its new path, where others tell of it too."""
    (tmp_path / "cache").mkdir()
    tasks = tasks_in(tmp_path / "a")
    without, _ = together(tasks, Hands(plan, OPTIONS))
    for _ in range(2):
        assert without == together(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), jobs)[0]
    (tmp_path / "a").rename(tmp_path / "b")
    moved = list(read_tasks([str(tmp_path / "b")]))
    fresh, _ = together(moved, Hands(plan, OPTIONS))
    assert fresh == together(moved, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))), jobs)[0]
    messages = {finding.message for each in fresh if isinstance(each, JudgedDocument) for finding in each.findings}
    assert f"{tmp_path / 'b' / '003.txt'} has the same bytes" in messages


def test_what_is_known_with_its_summary_is_not_judged_again(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A result of a run without a collection has none, and those of one with it are no use to a run without."""
    (tmp_path / "a.txt").write_text(CABLE, encoding="utf-8")
    (tmp_path / "cache").mkdir()
    tasks: list[Task] = [str(tmp_path / "a.txt")]
    judged: list[str] = []

    def plainly(reading: ReadDocument | Unread, plan: Plan) -> object:
        judged.append("plain")
        return judge_one(reading, plan)

    def summarised(reading: ReadDocument | Unread, plan: Plan) -> object:
        judged.append("summarised")
        return judge_and_summarise_one(reading, plan)

    monkeypatch.setattr(run, "judge_one", plainly)
    monkeypatch.setattr(run, "judge_and_summarise_one", summarised)
    for _ in range(2):
        gather(tasks, Hands(Plan(AS_OF, plan.ordinary), OPTIONS, Results(str(tmp_path / "cache"))), 1)
        together(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "cache"))))
    assert ["plain", "summarised"] == judged


@pytest.mark.usefixtures("few")
def test_a_cache_that_cannot_be_used_is_told(plan: Plan, tmp_path: Path) -> None:
    """As in any run, and nothing is lost."""
    tasks = tasks_in(tmp_path / "a")
    expected, _ = together(tasks, Hands(plan, OPTIONS))
    documents, found = together(tasks, Hands(plan, OPTIONS, Results(str(tmp_path / "nowhere"))))
    assert expected == documents
    assert f"the cache in {tmp_path / 'nowhere'} is not used: unable to open database file" == found.trouble


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 2])
def test_half_a_collection_is_not_judged_side_by_side(jobs: int, plan: Plan, tmp_path: Path) -> None:
    """Of the documents before the interruption is said what they say by themselves."""
    tasks = tasks_in(tmp_path / "a")

    def interrupted(parts: Iterator[Done]) -> Iterator[Done]:
        yield next(parts)
        yield next(parts)
        raise KeyboardInterrupt

    found = gather_collection(tasks, Hands(plan, OPTIONS), jobs, temporary_index(), str, interrupted)
    documents = list(found.documents)
    assert (False, 6, 5, 1) == (found.complete, len(documents), found.tally.judged, found.tally.unread)
    assert tally_of(documents) == found.tally
    collection = {rule.id for rule in plan.ordinary.ruleset.collection}
    outcomes = {pair: count for pair, count in found.tally.outcomes.items() if pair[0] in collection}
    assert {(rule, "undetermined"): 5 for rule in collection} == outcomes
    judged = (each for each in documents if isinstance(each, JudgedDocument))
    assert not collection & {finding.rule for each in judged for finding in each.findings}


@pytest.mark.usefixtures("few")
def test_an_interruption_while_all_are_looked_at_leaves_what_came_before(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole chunks of it."""
    tasks = tasks_in(tmp_path / "a")
    everything, _ = together(tasks, Hands(plan, OPTIONS))
    left = iter(range(7))

    def interrupted(document: Summary, index: Index, ruleset: RuleSet, as_of: dt.date) -> object:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return judge_summary(document, index, ruleset, as_of)

    monkeypatch.setattr(collecting, "judge_summary", interrupted)
    found = gather_collection(tasks, Hands(plan, OPTIONS), 1, temporary_index(), str)
    assert (False, everything[:6]) == (found.complete, list(found.documents))


def test_a_disk_that_is_full_when_all_are_looked_at(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as in any run."""
    tasks = tasks_in(tmp_path / "a")

    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(collecting, "settled", full)
    with pytest.raises(UsageError, match=r"what was judged cannot be kept in .*: No space left on device"):
        gather_collection(tasks, Hands(plan, OPTIONS), 1, temporary_index(), str)


def test_an_index_that_cannot_be_written_ends_the_run(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers and all."""
    tasks = tasks_in(tmp_path / "a")

    def full(*_: object) -> None:
        raise UsageError("the index of the collection cannot be written: database or disk is full")

    monkeypatch.setattr(Index, "add", full)
    with pytest.raises(UsageError, match=r"^the index of the collection cannot be written: database or disk is full$"):
        gather_collection(tasks, Hands(plan, OPTIONS), 1, temporary_index(), str)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 2])
def test_waivers_and_baseline_are_settled_when_all_findings_are_there(jobs: int, plan: Plan, tmp_path: Path) -> None:
    """So those of the collection are known from a baseline like any other."""
    tasks = tasks_in(tmp_path / "a")
    before, found = together(tasks, Hands(plan, OPTIONS))
    assert found.met is None
    folder = Folder(str(tmp_path), str(tmp_path))
    known = tuple(
        Known(folder.name(each.path), "", one.rule, one.message, each.message_reference or "", one.fingerprint)
        for each in before
        if isinstance(each, JudgedDocument)
        for one in each.findings
        if one.rule.startswith("COL")
    )
    standing = Standing(AS_OF, None, baseline_of("b.json", folder, "", "default", known))
    documents, found = together(tasks, Hands(plan, OPTIONS, None, standing), jobs)
    assert found.met is not None
    assert {one.fingerprint for one in known} == found.met.baseline.found == found.met.baseline.looked_for
    findings = [one for each in documents if isinstance(each, JudgedDocument) for one in each.findings]
    assert {True, False} == {one.baseline for one in findings}
    assert all(one.baseline == one.rule.startswith("COL") for one in findings)


def test_overrides_by_path_are_of_the_documents_alone(tmp_path: Path) -> None:
    """The collection is judged by the ordinary rules, as the configuration adjusts them."""
    text = (
        'severities = { COL001 = "note", COL004 = "off" }\n'
        '[[overrides]]\npaths = ["a/001.txt"]\nseverities = { collection = "off", OVR004 = "off" }\n'
    )
    configured = plan_of({}, loaded(tmp_path, text), AS_OF, load_ruleset)
    plan = Plan(AS_OF, configured.ordinary, configured.courses, configured.configuration, collection=True)
    documents, found = together(tasks_in(tmp_path / "a", 2), Hands(plan, OPTIONS))
    first, second, *_ = documents
    assert isinstance(first, JudgedDocument)
    assert isinstance(second, JudgedDocument)
    told = [
        [(each.rule, each.severity) for each in one.findings if each.rule.startswith("COL")] for one in (first, second)
    ]
    assert [[("COL001", "note")], [("COL001", "note")]] == told
    assert ("pass", "not_applicable") == (first.outcomes["OVR004"], second.outcomes["OVR004"])
    rules = {rule.id: rule.severity for rule in report_of(found.documents, plan, found.tally).rules}
    assert ("note", False) == (rules["COL001"], "COL004" in rules)
    assert all(set(one.outcomes) <= rules.keys() for one in (first, second))


def test_what_the_program_stumbles_over_is_not_known_to_later_runs(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version may do better."""
    (tmp_path / "a.txt").write_text(CABLE, encoding="utf-8")
    hands = Hands(plan, OPTIONS, Results(str(tmp_path)))

    def stumble(*_: object) -> None:
        raise KeyError("oh")

    with monkeypatch.context() as patched:
        patched.setattr("validator.evaluation.judge", stumble)
        (lost,), _ = together([str(tmp_path / "a.txt")], hands)
    reason = "declass-validator stumbled over it (KeyError: 'oh')"
    assert UnreadDocument(str(tmp_path / "a.txt"), None, reason, our_fault=True) == lost
    (judged,), _ = together([str(tmp_path / "a.txt")], hands)
    assert isinstance(judged, JudgedDocument)


def test_a_plan_can_be_sent_to_a_process_that_was_not_forked(plan: Plan, tmp_path: Path) -> None:
    """Rules over collections too are given their functions anew."""
    sent = pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own
    tasks = tasks_in(tmp_path / "a")
    assert together(tasks, Hands(plan, OPTIONS))[0] == together(tasks, Hands(sent, OPTIONS))[0]
