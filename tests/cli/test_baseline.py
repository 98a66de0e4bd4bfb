"""``declass baseline`` and ``declass check --baseline``: only what is new fails."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.stumbling import stumbling
from validator.cli.main import main
from validator.parsing import parse
from validator.schemas import problems

ROOT = Path(__file__).parent.parent.parent
AS_OF = ("--as-of", "2026-11-23")
FAULTY = Path("cables/cable-with-five-faults.txt")
BASELINE = Path("declass-baseline.json")


@pytest.fixture(autouse=True)
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes a folder with the examples in ``cables``, and goes there."""
    shutil.copytree(ROOT / "examples", tmp_path / "cables")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> int:
    """Runs a check against the baseline."""
    return main(["check", *AS_OF, "--baseline", str(BASELINE), *arguments])


def edit(*changes: tuple[str, str], path: Path = FAULTY) -> None:
    """Changes a document; every text to change must stand in it."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_baseline_leaves_nothing_new(capsys: pytest.CaptureFixture[str]) -> None:
    """Both counts are shown, and the run passes."""
    assert 0 == main(["baseline", "write", *AS_OF, "cables"])
    assert "7 findings of 3 documents written to declass-baseline.json\n" == capsys.readouterr().out
    data = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert [] == problems("baseline", data)
    assert 7 == len(data["findings"])
    for severity in ("error", "warning", "note"):
        assert 0 == check("--fail-on", severity, "cables")
    text = capsys.readouterr().out
    assert "4 documents judged as of 2026-11-23: no new error, no new warning, no new note\n" in text
    assert "known from the baseline declass-baseline.json: 3 errors, 2 warnings, 2 notes\n" in text
    assert "gone" not in text
    assert 0 == check("--format", "concise", "--show-baseline", "cables")
    lines = capsys.readouterr().out.splitlines()
    assert 7 == len([line for line in lines if line.endswith(" (in the baseline)")]) == len(lines)


def test_what_is_new_fails_whatever_moved(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines put in above, text wrapped anew and a file renamed change nothing; a new fault does."""
    main(["baseline", "write", *AS_OF, "cables"])
    edit(("\n2. (S)", "\n\n\n2. (S)"), ("3. The inspections were announced", "3. The inspections\nwere announced"))
    FAULTY.rename("cables/renamed.txt")
    capsys.readouterr()
    assert 0 == check("--format", "concise", "cables")
    assert "" == capsys.readouterr().out
    edit(("DECL: 05/05/2018", "DECL: 05/05/2048"), path=Path("cables/clean-confidential-cable.txt"))
    assert 1 == check("--format", "concise", "cables")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("cables/clean-confidential-cable.txt:15:19: error DUR018 ")
    assert 1 == check("cables")
    text = capsys.readouterr().out
    assert "4 documents judged as of 2026-11-23: 1 new error, no new warning, no new note\n" in text
    assert "1 finding of the baseline is gone: declass baseline prune\n" in text


def test_pruning_takes_out_what_was_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    """And never adds; pruning again changes no byte; what was corrected is new when it comes again."""
    main(["baseline", "write", *AS_OF, "cables"])
    before = BASELINE.read_text(encoding="utf-8")
    fault, right = "DECL: 10/11/2036", "DECL: 10/11/2016"
    edit((fault, right))
    edit(("DECL: 05/05/2018", "DECL: 05/05/2048"), path=Path("cables/clean-confidential-cable.txt"))
    capsys.readouterr()
    assert 0 == main(["baseline", "prune", *AS_OF, "cables"])
    assert "2 findings taken out of declass-baseline.json, 5 findings left\n" == capsys.readouterr().out
    after = BASELINE.read_text(encoding="utf-8")
    lines = [line.rstrip(",") for line in before.splitlines()]
    assert [
        line for line in lines if '"DUR018"' not in line and "05/05/2018" not in line and "2018-05-05" not in line
    ] == [line.rstrip(",") for line in after.splitlines()]
    assert 0 == main(["baseline", "prune", *AS_OF, "cables"])
    assert "0 findings taken out of declass-baseline.json, 5 findings left\n" == capsys.readouterr().out
    assert after == BASELINE.read_text(encoding="utf-8")
    edit((right, fault))
    assert 1 == check(str(FAULTY))


def test_a_run_over_one_file_calls_nothing_else_gone(capsys: pytest.CaptureFixture[str]) -> None:
    """A hook does not know what other files say, and pruning by it takes nothing of them out."""
    main(["baseline", "write", *AS_OF, "cables"])
    shutil.rmtree("cables")
    shutil.copytree(ROOT / "examples", "cables")
    Path("cables/memorandum.txt").unlink()
    capsys.readouterr()
    assert 0 == check(str(FAULTY))
    assert "gone" not in capsys.readouterr().out
    assert 0 == main(["baseline", "prune", *AS_OF, str(FAULTY)])
    assert "0 findings taken out of declass-baseline.json, 7 findings left\n" == capsys.readouterr().out
    assert 0 == main(["baseline", "prune", *AS_OF, "cables"])
    assert "1 finding taken out of declass-baseline.json, 6 findings left\n" == capsys.readouterr().out


def test_writing_anew_tells_what_came_in_and_went_out(capsys: pytest.CaptureFixture[str]) -> None:
    """For it lets new findings pass; the same findings give the same bytes."""
    main(["baseline", "write", *AS_OF, "cables"])
    first = BASELINE.read_bytes()
    main(["baseline", "write", *AS_OF, "cables", str(FAULTY)])
    assert first == BASELINE.read_bytes()
    capsys.readouterr()
    assert 0 == main(["baseline", "write", *AS_OF, str(FAULTY)])
    assert (
        "5 findings of 1 document written to declass-baseline.json; 0 came in, 2 went out\n" == capsys.readouterr().out
    )
    assert 0 == main(["baseline", "write", *AS_OF, "cables"])
    assert (
        "7 findings of 3 documents written to declass-baseline.json; 2 came in, 0 went out\n" == capsys.readouterr().out
    )


def test_what_is_waived_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    """When the waiver expires the finding is new; nor are findings on waivers written."""
    waivers = Path("declass-waivers.yaml")
    waivers.write_text(
        "- {rule: DUR018, document: cables/**, reason: x, until: 2026-12-31}\n- {rule: POR003, document: '**'}\n"
    )
    assert 0 == main(["baseline", "write", *AS_OF, "cables"])
    assert "6 findings of 3 documents written to declass-baseline.json\n" == capsys.readouterr().out
    waivers.write_text("- {rule: DUR018, document: cables/**, reason: x, until: 2026-12-31}\n")
    assert 0 == check("cables")
    assert 1 == check("--as-of", "2027-01-01", "cables")
    assert 0 == main(["baseline", "write", *AS_OF, "--no-waivers", "cables"])
    assert 0 == check("--as-of", "2027-01-01", "cables")


def test_another_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Documents are named from its folder."""
    Path("ci").mkdir()
    assert 0 == main(["baseline", "write", *AS_OF, "--baseline", "ci/b.json", str(FAULTY)])
    data = json.loads(Path("ci/b.json").read_text(encoding="utf-8"))
    assert {"../cables/cable-with-five-faults.txt"} == {each["document"] for each in data["findings"]}
    assert 0 == main(["check", *AS_OF, "--baseline", "ci/b.json", "cables"])
    assert "known from the baseline ci/b.json: 3 errors, 2 warnings, no note\n" in capsys.readouterr().out


def test_the_report_holds_both_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """Rendered later it says the same; a known finding is not new in a comparison."""
    main(["baseline", "write", *AS_OF, str(FAULTY)])
    assert 0 == check("--format", "json=report.json", "cables")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert [] == problems("report", report)
    assert {"path": "declass-baseline.json", "findings": 5, "gone": 0} == report["baseline"]
    assert {"error": 3, "warning": 2, "note": 2} == report["summary"]["findings"]
    assert {"error": 3, "warning": 2, "note": 0} == report["summary"]["baseline"]
    capsys.readouterr()
    check("cables")
    printed = capsys.readouterr().out
    assert 0 == main(["render", "report.json"])
    assert printed == capsys.readouterr().out
    main(["check", *AS_OF, "--format", "json=old.json", "cables/memorandum.txt"])
    capsys.readouterr()
    assert 0 == main(["diff", "--fail-on", "warning", "old.json", "report.json"])
    assert "1 new finding, 0 of another severity, 0 gone, 6 unchanged\n" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["write", "prune"])
def test_what_could_not_be_read_is_told_and_exits_with_4(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is known of it stays; all else is written or pruned."""
    main(["baseline", "write", *AS_OF, "cables"])
    FAULTY.write_bytes(b"")
    capsys.readouterr()
    assert 4 == main(["baseline", command, *AS_OF, "cables"])
    captured = capsys.readouterr()
    assert f"declass: {FAULTY}: is empty\n" == captured.err
    expected = {
        "write": "2 findings of 2 documents written to declass-baseline.json; 0 came in, 5 went out\n",
        "prune": "0 findings taken out of declass-baseline.json, 7 findings left\n",
    }
    assert expected[command] == captured.out


def test_a_fault_of_ours_exits_with_5(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """As in a check."""
    monkeypatch.setattr("validator.parsing.parse", stumbling(parse, "LIMA"))
    assert 5 == main(["baseline", "write", *AS_OF, "--no-cache", "cables"])
    assert "stumbled over it (ZeroDivisionError: oops)\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", ":1:2: is not JSON: Expecting value; it ends too early, as if it had been cut off"),
        ('{"format": 7}', ": is a baseline of format 7; format 1 is expected"),
        ('{"formt": 1}', ": is not a baseline: an object with the key 'format' was expected"),
        ("\xff", ": is not UTF-8 at byte 1"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", [["check"], ["baseline", "write"], ["baseline", "prune"]])
def test_a_broken_baseline_exits_with_3(
    command: list[str], text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is never written over: it may be something else."""
    Path("b.json").write_bytes(text.encode("latin-1"))
    assert 3 == main([*command, *AS_OF, "--baseline", "b.json", "cables"])
    captured = capsys.readouterr()
    assert ("", f"declass: b.json{message}\n") == (captured.out, captured.err)
    assert text.encode("latin-1") == Path("b.json").read_bytes()


def test_a_report_is_no_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    """Both are of format 1."""
    main(["check", *AS_OF, "--format", "json=report.json", "cables"])
    assert 3 == main(["baseline", "write", *AS_OF, "--baseline", "report.json", "cables"])
    assert "declass: report.json: as_of: the key 'as_of' is not known\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--baseline", "none.json", "cables"], "the baseline none.json cannot be read: No such file or "),
        (["baseline", "prune", "cables"], "the baseline declass-baseline.json cannot be read: No such file or "),
        (["baseline", "write", "--baseline", "none/b.json", "cables"], "none/b.json cannot be written: No such file "),
        (["baseline", "write", "--baseline", "cables", "cables"], "cables cannot be written: it is a folder"),
        (["baseline", "write", "nothing"], "there is no file or folder 'nothing'"),
        (["baseline", "wriet", "cables"], "there is no command 'wriet'; did you mean 'write'?"),
        (["baseline"], "the following arguments are required: COMMAND"),
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is judged."""
    assert 2 == main(arguments)
    captured = capsys.readouterr()
    assert "" == captured.out
    assert captured.err.startswith(f"declass: {message}")


@pytest.mark.parametrize("do", ["write", "prune"])
def test_an_interrupted_run_writes_nothing(
    do: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half a baseline would let old findings fail; half a run would take too much out of it."""
    assert 0 == main(["baseline", "write", *AS_OF, "cables"])
    before = Path("declass-baseline.json").read_bytes()
    capsys.readouterr()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("validator.run.judge_one", interrupted)
    assert 130 == main(["baseline", do, *AS_OF, "--no-cache", "cables"])
    assert "declass: interrupted\n" == capsys.readouterr().err
    assert before == Path("declass-baseline.json").read_bytes()
