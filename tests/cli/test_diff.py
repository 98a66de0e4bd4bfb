"""``declass diff``."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from tests.cli.reports import saved
from tests.reports.collection import CLEAN, FAULTY, REPORT, report_of
from validator.cli.main import main
from validator.reports.judged import JudgedDocument
from validator.schemas import problems

PARTLY = evolve(FAULTY, findings=FAULTY.findings[:1], outcomes=CLEAN.outcomes | {"TXT001": "fail"})
"""The faulty cable, of which only the note is left."""


@pytest.mark.parametrize(
    ("old", "new", "fail_on", "code"),
    [
        (FAULTY, FAULTY, "note", 0),
        (PARTLY, FAULTY, "error", 1),
        (PARTLY, FAULTY, "never", 0),
        (FAULTY, PARTLY, "note", 0),
        (CLEAN, evolve(PARTLY, path=CLEAN.path), "warning", 0),
        (CLEAN, evolve(PARTLY, path=CLEAN.path), "note", 1),
    ],
)
def test_new_findings_fail(old: JudgedDocument, new: JudgedDocument, fail_on: str, code: int, tmp_path: Path) -> None:
    """At or above --fail-on, and only new ones."""
    paths = [saved(tmp_path, report_of(each), name) for each, name in ((old, "old.json"), (new, "new.json"))]
    assert code == main(["diff", "--fail-on", fail_on, *paths])


def test_text_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text for people, JSON as its schema says, printed or in a file."""
    paths = [saved(tmp_path, report_of(PARTLY), "old.json"), saved(tmp_path, report_of(FAULTY), "new.json")]
    assert 1 == main(["diff", *paths])
    assert "2 new findings, 0 of another severity, 0 gone, 1 unchanged\n" in capsys.readouterr().out
    assert 1 == main(["diff", "--format", "json", *paths])
    printed = capsys.readouterr().out
    assert [] == problems("comparison", json.loads(printed))
    assert 1 == main(["diff", "--format", f"json={tmp_path / 'diff.json'}", *paths])
    assert printed == (tmp_path / "diff.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "csv"], "there is no format 'csv' (formats: text, json)"),
        (["--fail-on", "fatal"], "--fail-on takes one of error, warning, note, never, not 'fatal'"),
        (["--format", "json=nowhere/x.json"], "nowhere/x.json cannot be written: No such file or directory"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told in one line, with exit code 2."""
    path = saved(tmp_path, REPORT)
    assert 2 == main(["diff", *arguments, path, path])
    assert f"declass: {message}\n" == capsys.readouterr().err


def test_a_broken_report_exits_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever of both it is."""
    path = saved(tmp_path, REPORT)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    for paths in ([path, str(tmp_path / "broken.json")], [str(tmp_path / "broken.json"), path]):
        assert 3 == main(["diff", *paths])
        assert capsys.readouterr().err.startswith(f"declass: {tmp_path / 'broken.json'}:1:2: is not JSON")
