"""``declass parse``: the document model as JSON."""

import json
from pathlib import Path

import pytest

from validator.cli.main import main
from validator.schemas import problems

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_model_is_as_its_schema_says(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed validates against schemas/document.schema.json."""
    assert main(["parse", str(path)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [] == problems("document", data)
    assert str(path) == data["source"]["path"]


def test_spans_are_exact(capsys: pytest.CaptureFixture[str]) -> None:
    """The raw text of a value's span is its text."""
    path = EXAMPLES / "clean-confidential-cable.txt"
    assert main(["parse", str(path)]) == 0
    data = json.loads(capsys.readouterr().out)
    raw = path.read_text(encoding="utf-8")
    for value in (data["message_reference"], data["date_time_group"], data["declassify_on"], data["classified_by"][0]):
        assert value["text"] == raw[value["span"]["start"] : value["span"]["end"]]
    assert 15 == data["declassify_on"]["span"]["line"]


def test_one_line_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON Lines give one line a record in the same order; a bad one is named and the rest go on."""
    lines = [
        json.dumps({"key": "a", "body": "E.O. 12958: DECL: 11/18/2018", "kind": "cable", "dated": "2008-11-18"}),
        "{broken",
        json.dumps({"key": "c", "body": "REF: STATE 4711", "kind": "cable", "dated": "2008-11-18"}),
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["parse", "--format", "jsonl", "--text-field", "body", "--id-field", "key", str(path)]) == 4
    captured = capsys.readouterr()
    first, second, third = (json.loads(line) for line in captured.out.splitlines())
    assert ("a", "2018-11-18") == (first["source"]["record"], first["declassify_on"]["date"])
    assert {"source": {"path": str(path), "record": "2"}, "unread": second["unread"]} == second
    assert ("c", "08STATE4711") == (third["source"]["record"], third["references"][0]["canonical"])
    assert f"declass: {path}[2]: {second['unread']}\n" == captured.err


def test_a_fragment_with_kind_and_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A part of a cable is parsed where kind and date are given."""
    path = tmp_path / "a.txt"
    path.write_text("CLASSIFIED BY: DCM MARTIN J. OAKES. REASON: 1.4 (B) AND (D).\n", encoding="utf-8")
    assert main(["parse", "--kind", "cable", "--dated", "2008-11-18", str(path)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert ("MARTIN J. OAKES", "given") == (data["classified_by"][0]["name"], data["date_source"])
    assert [("1.4", "b"), ("1.4", "d")] == [(each["section"], each["letter"]) for each in data["reasons"]]


def test_an_unread_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file is told on standard error and exits with 4."""
    path = tmp_path / "empty.txt"
    path.touch()
    assert main(["parse", str(path)]) == 4
    captured = capsys.readouterr()
    assert captured.err.startswith(f"declass: {path}: ")
    assert {"path": str(path), "record": None} == json.loads(captured.out)["source"]


def test_the_program_runs_as_a_module(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """``python -m validator`` is ``declass``."""
    import runpy
    import sys

    monkeypatch.delitem(sys.modules, "validator.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["declass", "parse", "--format", "yaml", "x"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("validator", run_name="__main__")
    assert 2 == stopped.value.code
    assert "there is no format 'yaml'" in capsys.readouterr().err
    runpy.run_module("validator", run_name="other")
