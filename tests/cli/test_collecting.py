"""``declass check --collection`` and ``--index``: what is judged side by side, and what becomes of the index file."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.collection.documents import base
from tests.test_nothing_drifts import SITE
from validator import __version__, run
from validator.cli.main import main
from validator.pipeline import judge_and_summarise_one
from validator.plan import Plan
from validator.reading import ReadDocument, Unread

CABLE = base("cable-2008-confidential")
OTHER = CABLE.replace("C O N F I D E N T I A L", "S E C R E T")
AS_OF = ("--as-of", "2010-01-01")
CHECK = ("check", *AS_OF, "--format", "concise", "--fail-on", "warning")


@pytest.fixture(autouse=True)
def cables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts of one message, in the folder where the command is run."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "cables"
    folder.mkdir()
    (folder / "a.txt").write_text(CABLE, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


def collection_lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Gives the lines of findings of collection rules that are no notes."""
    lines = capsys.readouterr().out.splitlines()
    return [line for line in lines if " COL" in line and " note " not in line]


ON_A = "cables/a.txt:11:1: warning COL001 overall CONFIDENTIAL, but the same message is SECRET in cables/b.txt"
ON_B = "cables/b.txt:11:1: warning COL001 overall SECRET, but the same message is CONFIDENTIAL in cables/a.txt"


def test_a_collection_is_judged_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    """Each text of the message is told about the other; without the word, neither is."""
    assert main([*CHECK, "--collection", "cables"]) == 1
    assert [ON_A, ON_B] == collection_lines(capsys)
    assert main([*CHECK, "cables"]) == 1
    assert [] == collection_lines(capsys)


def test_a_configuration_says_it_once_for_all_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run over everything is over the whole collection; one over some of it looks at its index, if that is there."""
    said = 'collection = true\nindex = "out/c.index"\nfail-on = "warning"\n[documents]\npaths = ["cables"]\n'
    Path("declass.toml").write_text(said, encoding="utf-8")
    Path("out").mkdir()
    index = Path("out/c.index")
    some = ["check", *AS_OF, "--format", "concise", "cables/a.txt"]
    main(some)
    assert [] == collection_lines(capsys)
    assert not index.exists()
    assert 1 == main(["check", *AS_OF, "--format", "concise"])
    assert [ON_A, ON_B] == collection_lines(capsys)
    written = index.read_bytes()
    assert 1 == main(some)
    assert [ON_A] == collection_lines(capsys)
    assert written == index.read_bytes()
    monkeypatch.chdir("cables")
    assert 1 == main(["check", *AS_OF, "--format", "concise", "a.txt"])
    assert [ON_A.removeprefix("cables/")] == collection_lines(capsys)


def test_the_command_line_goes_before_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    """Of an index that it names, and of what the whole collection is."""
    Path("declass.toml").write_text('collection = true\nindex = "c.index"\n', encoding="utf-8")
    assert 2 == main(["check", *AS_OF, "--index", "other.index", "cables/a.txt"])
    assert "declass: there is no index other.index; " in capsys.readouterr().err
    assert 1 == main([*CHECK, "--collection", "cables"])
    assert [ON_A, ON_B] == collection_lines(capsys)
    assert Path("c.index").exists()
    Path("declass.toml").write_text("index = false\n", encoding="utf-8")
    main([*CHECK, "cables"])
    assert [] == collection_lines(capsys)


def test_a_sample_is_judged_beside_the_index_of_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    """It is no whole collection, whatever the configuration says of runs over all."""
    said = 'collection = true\nindex = "c.index"\nfail-on = "never"\n[documents]\npaths = ["cables"]\n'
    Path("declass.toml").write_text(said, encoding="utf-8")
    main(["check", *AS_OF])
    written = Path("c.index").read_bytes()
    assert 0 == main(["sample", "--size", "1", "--seed", "1", "--format", "json=sample.json"])
    capsys.readouterr()
    assert 0 == main(["check", *AS_OF, "--sample", "sample.json", "--format", "concise"])
    assert 1 == len(collection_lines(capsys))
    assert written == Path("c.index").read_bytes()


def test_the_report_counts_collection_rules_only_where_they_were_judged(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that was not evaluated is not in the report."""
    rules = []
    for options in ([], ["--collection"]):
        main(["check", *AS_OF, *options, "--format", "json", "cables"])
        report = json.loads(capsys.readouterr().out)
        rules.append({rule["id"]: rule for rule in report["rules"]})
        assert all(set(each["outcomes"]) == rules[-1].keys() for each in report["documents"])
    without, together = rules
    assert {"COL001", "COL012"} <= together.keys() - without.keys()
    assert all(identity.startswith("COL") for identity in together.keys() - without.keys())
    assert together["COL001"]["fail"] == 2


def test_a_kept_index_serves_single_files(capsys: pytest.CaptureFixture[str]) -> None:
    """One file is judged beside the rest, by what it says now; the index stays as it is."""
    assert main([*CHECK, "--collection", "--index", "c.index", "cables"]) == 1
    before = Path("c.index").read_bytes()
    capsys.readouterr()
    assert main([*CHECK, "--index", "c.index", "cables/b.txt"]) == 1
    assert [ON_B] == collection_lines(capsys)
    Path("cables/b.txt").write_text(CABLE, encoding="utf-8")
    assert main([*CHECK, "--index", "c.index", "cables/b.txt"]) == 0
    assert before == Path("c.index").read_bytes()
    assert ["c.index", "cables"] == sorted(path.name for path in Path().iterdir())


def test_a_file_is_known_again_from_another_folder_and_by_another_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cables: Path
) -> None:
    """It is not taken for a copy of itself."""
    main([*CHECK, "--collection", "--index", "c.index", "cables"])
    capsys.readouterr()
    monkeypatch.chdir(cables)
    for path in ("b.txt", "./b.txt", str(cables / "b.txt")):
        main(["check", *AS_OF, "--format", "concise", "--index", "../c.index", path])
        lines = capsys.readouterr().out.splitlines()
        assert [] == [line for line in lines if "COL005" in line]
        assert 1 == len([line for line in lines if "COL001" in line])


def test_standard_input_is_judged_beside_an_index(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a document of its own."""
    main([*CHECK, "--collection", "--index", "c.index", "cables/a.txt"])
    capsys.readouterr()
    command = [sys.executable, "-m", "validator", *CHECK, "--index", "c.index", "-"]
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent.parent))
    done = subprocess.run(command, input=OTHER.encode(), capture_output=True, check=False)
    assert "-:11:1: warning COL001 overall SECRET, but the same message is CONFIDENTIAL in cables/a.txt" in (
        done.stdout.decode()
    )


def test_a_missing_index_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --collection there must be one."""
    assert main([*CHECK, "--index", "c.index", "cables"]) == 2
    expected = "declass: there is no index c.index; make it anew of the whole collection with --collection\n"
    assert expected == capsys.readouterr().err


def test_an_index_of_another_version_is_told_and_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    """Alone it is an error; with --collection it is told."""
    main([*CHECK, "--collection", "--index", "c.index", "cables"])
    with sqlite3.connect("c.index") as connection:
        connection.execute("UPDATE made SET version = '0.0.1'")
    connection.close()
    capsys.readouterr()
    fault = f"declass: c.index: this index is of version 0.0.1, not {__version__}; "
    assert main([*CHECK, "--index", "c.index", "cables"]) == 3
    assert f"{fault}make it anew of the whole collection with --collection\n" == capsys.readouterr().err
    assert main([*CHECK, "--collection", "--index", "c.index", "cables"]) == 1
    assert f"{fault}it is made anew\n" == capsys.readouterr().err
    assert main([*CHECK, "--index", "c.index", "cables"]) == 1
    assert "" == capsys.readouterr().err


def test_a_document_is_never_overwritten_by_an_index(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the keyboard costs no document."""
    assert main([*CHECK, "--collection", "--index", "cables/a.txt", "cables"]) == 2
    assert (
        "declass: cables/a.txt: this is no index of declass-validator, and is not overwritten\n"
        == capsys.readouterr().err
    )
    assert CABLE == Path("cables/a.txt").read_text(encoding="utf-8")


def test_an_index_that_cannot_be_written_is_told_before_anything_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody waits for a collection to be judged in vain."""
    assert main([*CHECK, "--collection", "--index", "nowhere/c.index", "cables"]) == 2
    assert "declass: nowhere/c.index cannot be written: No such file or directory\n" == capsys.readouterr().err


def test_a_disk_that_fills_up_leaves_nothing_half_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index of before stays."""
    main([*CHECK, "--collection", "--index", "c.index", "cables"])
    before = Path("c.index").read_bytes()
    capsys.readouterr()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("validator.cli.collecting.save", full)
    assert main([*CHECK, "--collection", "--index", "c.index", "cables"]) == 2
    assert "declass: c.index cannot be written: database or disk is full\n" == capsys.readouterr().err
    assert before == Path("c.index").read_bytes()
    assert ["c.index", "cables"] == sorted(path.name for path in Path().iterdir())


def test_a_file_on_another_drive_is_known_by_its_whole_path(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no way leads from the index to a file, its path stands for it."""

    def no_way(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", no_way)
    main([*CHECK, "--collection", "--index", "c.index", "cables"])
    connection = sqlite3.connect("c.index")
    found = connection.execute("SELECT location FROM documents ORDER BY ordinal").fetchall()
    connection.close()
    assert [(os.fsencode(os.path.realpath(f"cables/{name}.txt")),) for name in "ab"] == found
    assert [ON_A, ON_B] == collection_lines(capsys)


def test_the_hook_path_does_not_import_any_of_it() -> None:
    """Documents that are judged one by one need no database."""
    root = Path(__file__).parent.parent.parent
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r}); from validator.cli.main import main; "
        "main(['check', '--no-cache', 'cables/a.txt']); print(*sys.modules)"
    )
    # Without the site's own start-up, which may measure coverage with a database of its own.
    command = [sys.executable, "-S", "-c", SITE + code]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    heavy = {"sqlite3", "validator.documents.summary", "validator.documents.relations", "validator.collection"}
    assert "validator.pipeline" in modules
    assert heavy & set(modules) == set()


def test_findings_of_a_collection_can_be_waived(capsys: pytest.CaptureFixture[str]) -> None:
    """A waiver for one of two texts leaves the other; without the collection it is neither used nor called unused."""
    Path("declass-waivers.yaml").write_text(
        "- rule: COL001\n  document: cables/b.txt\n  reason: It is the corrected copy.\n  by: the archivist\n",
        encoding="utf-8",
    )
    assert main([*CHECK, "--collection", "cables"]) == 1
    assert [ON_A] == collection_lines(capsys)
    assert main([*CHECK, "--collection", "--show-waived", "cables"]) == 1
    lines = collection_lines(capsys)
    assert [ON_A, f"{ON_B} (waived: It is the corrected copy. (by the archivist))"] == lines
    main([*CHECK, "cables"])
    assert "declass-waivers.yaml" not in capsys.readouterr().out


def test_findings_of_a_collection_are_in_its_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    """They pass, and are gone when they are corrected; a run without the collection knows nothing of them."""
    baseline = ["--baseline", "declass-baseline.json"]
    collection = ["--collection", "cables"]
    assert main(["baseline", "write", *AS_OF, *collection]) == 0
    assert "findings of 2 documents written" in capsys.readouterr().out
    assert main([*CHECK, *baseline, "--fail-on", "note", *collection]) == 0
    assert "" == capsys.readouterr().out
    Path("cables/b.txt").unlink()
    assert main(["baseline", "prune", *AS_OF, "cables"]) == 0
    left = {one["rule"] for one in json.loads(Path("declass-baseline.json").read_text(encoding="utf-8"))["findings"]}
    assert {"COL001", "COL004"} <= left
    assert main(["baseline", "prune", *AS_OF, *collection]) == 0
    left = {one["rule"] for one in json.loads(Path("declass-baseline.json").read_text(encoding="utf-8"))["findings"]}
    assert not {"COL001", "COL004"} & left


def test_an_interrupted_run_leaves_the_index_as_it_was(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was judged is reported, and nobody takes it for the whole."""
    assert main([*CHECK, "--collection", "--index", "c.index", "cables"]) == 1
    before = Path("c.index").read_bytes()
    capsys.readouterr()
    Path("cables/c.txt").write_text(CABLE, encoding="utf-8")
    left = iter(range(2))

    def interrupted(reading: ReadDocument | Unread, plan: Plan) -> object:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return judge_and_summarise_one(reading, plan)

    monkeypatch.setattr(run, "judge_and_summarise_one", interrupted)
    monkeypatch.setattr(run, "CHUNK", 1)
    assert main([*CHECK, "--no-cache", "--collection", "--index", "c.index", "cables"]) == 130
    out = capsys.readouterr().out
    assert "cables/b.txt:" in out
    assert " COL" not in out
    assert before == Path("c.index").read_bytes()


def test_a_sample_is_no_collection(capsys: pytest.CaptureFixture[str]) -> None:
    """It can be judged beside one."""
    assert main([*CHECK, "--collection", "--sample", "sample.json"]) == 2
    message = "a sample is no whole collection: with --sample, name the --index of one without --collection"
    assert f"declass: {message}\n" == capsys.readouterr().err


@pytest.mark.parametrize("command", ["write", "prune"])
def test_an_interrupted_run_leaves_the_baseline_as_it_was(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of it would let what is known pass for new, or take out what is still found."""
    assert main(["baseline", "write", *AS_OF, "--collection", "cables"]) == 0
    before = Path("declass-baseline.json").read_bytes()
    capsys.readouterr()

    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("validator.collecting.judge_summary", interrupted)
    assert main(["baseline", command, *AS_OF, "--collection", "cables"]) == 130
    assert ("", "declass: interrupted\n") == capsys.readouterr()
    assert before == Path("declass-baseline.json").read_bytes()
