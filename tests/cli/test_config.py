"""``declass config``: what holds for a run and for a path, and where it came from."""

import json
from pathlib import Path

import pytest

from validator.cli.main import main

TEXT = """\
as-of = 2026-11-23
cache = false
[documents]
paths = ["old"]
[severities]
REF003 = "off"
[[overrides]]
paths = ["old"]
profile = "archive"
dated = 1973-06-30
parameters = { DUR018 = { tolerance = 3 } }
[[overrides]]
paths = ["old/*.txt"]
severities = { REF003 = "note" }
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    """Gives what is shown, line by line, cut at wide spaces."""
    assert 0 == main(["config", "show", *arguments])
    lines = capsys.readouterr().out.splitlines()
    return [[part.strip() for part in line.split("  ") if part] for line in lines]


def test_without_a_file_the_defaults_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """And options that go before them."""
    assert shown(capsys, "--dated", "1973-06-30", "--fail-on", "note", "--id-field", "n", "a.txt") == [
        ["no configuration: no declass.toml from here upwards"],
        ["a.txt: no override"],
        [],
        ["profile", '"default"', "default"],
        ["packs", "[]", "default"],
        ["kind", "not said", "default"],
        ["dated", '"1973-06-30"', "command line"],
        ["fail-on", '"note"', "command line"],
        ["as-of", "not said", "default"],
        ["documents.paths", "[]", "default"],
        ["documents.include", "[]", "default"],
        ["documents.exclude", "[]", "default"],
        ["documents.form", "not said", "default"],
        ["documents.text-field", '"text"', "default"],
        ["documents.id-field", '"n"', "command line"],
        ["limits.document-bytes", "67108864", "default"],
        ["limits.jobs", "not said", "default"],
        ["waivers", "not said", "default"],
        ["baseline", "not said", "default"],
        ["cache", "not said", "default"],
        ["collection", "false", "default"],
        ["index", "not said", "default"],
    ]


def test_what_holds_for_a_path_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """With the file, the line and the number of the override; a path need not be there."""
    Path("declass.toml").write_text(TEXT, encoding="utf-8")
    run, one, both = (shown(capsys, *path) for path in ((), ("old",), ("old/a.txt",)))
    assert run[0][0].startswith("configuration declass.toml, SHA-256 ")
    assert run[1] == []
    assert ["severities.REF003", '"off"', "declass.toml:6"] in run
    assert ["as-of", '"2026-11-23"', "declass.toml:1"] in run
    assert ["cache", "false", "declass.toml:2"] in run
    assert one[1] == ["old: override 1"]
    assert ["profile", '"archive"', "declass.toml:9 (override 1)"] in one
    assert ["dated", '"1973-06-30"', "declass.toml:10 (override 1)"] in one
    assert ["parameters.DUR018.tolerance", "3", "declass.toml:11 (override 1)"] in one
    assert both[1] == ["old/a.txt: override 1, 2"]
    assert ["severities.REF003", '"note"', "declass.toml:14 (override 2)"] in both


def test_programs_can_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The same as JSON."""
    assert 0 == main(["config", "show", "--format", "json"])
    empty = json.loads(capsys.readouterr().out)
    assert (None, None, []) == (empty["configuration"], empty["path"], empty["overrides"])
    Path("declass.toml").write_text(TEXT, encoding="utf-8")
    assert 0 == main(["config", "show", "--format", "json", "--profile", "originator", "old/a.txt"])
    data = json.loads(capsys.readouterr().out)
    assert ("declass.toml", "old/a.txt", [1, 2]) == (data["configuration"]["path"], data["path"], data["overrides"])
    assert {"value": "originator", "source": "command line"} == data["values"]["profile"]
    assert {"value": ["old"], "source": "declass.toml:4"} == data["values"]["documents.paths"]
    assert {"value": "1973-06-30", "source": "declass.toml:10 (override 1)"} == data["values"]["dated"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["config"], 2, "the following arguments are required: COMMAND (see 'declass config --help')"),
        (["config", "shwo"], 2, "there is no command 'shwo'; did you mean 'show'?"),
        (
            ["config", "show", "--config", "a", "--no-config"],
            2,
            "argument --no-config: not allowed with argument --conf",
        ),
        (["config", "show", "--format", "jsno"], 2, "there is no format 'jsno'; did you mean 'json'?"),
        (["config", "show", "--kind", "cabel"], 2, "there is no kind 'cabel'; did you mean 'cable'?"),
        (["config", "show", "--profile", "archve"], 2, "there is no profile 'archve'; did you mean 'archive'?"),
        (["config", "show", "--config", "bad.toml"], 3, "bad.toml:1:11: there is no profile 'defalt'; did you mean"),
    ],
)
def test_what_is_wrong_is_said(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names in the file are looked up too."""
    Path("bad.toml").write_text('profile = "defalt"\n', encoding="utf-8")
    assert code == main(arguments)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"declass: {message}")
