"""``declass.toml`` as commands take it: what it says holds, and the command line goes before it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ruleset.test_rule_files import RULE, pack
from validator.cli.main import main
from validator.schemas import problems

ROOT = Path(__file__).parents[2]
FAULTY = ROOT / "examples" / "cable-with-five-faults.txt"
CLEAN = ROOT / "examples" / "clean-confidential-cable.txt"
AS_OF = "as-of = 2008-12-01\n"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "around" / "inside"  # tests look at what is around it too
    (inside / ".git").mkdir(parents=True)
    (inside / "old").mkdir()
    shutil.copy(FAULTY, inside / "faulty.txt")
    shutil.copy(FAULTY, inside / "old" / "faulty.txt")
    monkeypatch.chdir(inside)


def say(text: str) -> None:
    """Writes the configuration."""
    Path("declass.toml").write_text(AS_OF + text, encoding="utf-8")


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401 - JSON
    """Judges, and gives the JSON report."""
    main(["check", "--format", "json", *arguments])
    data = json.loads(capsys.readouterr().out)
    assert [] == problems("report", data)
    return data


def found(data: Any, number: int = 0) -> list[tuple[str, str]]:  # noqa: ANN401 - JSON
    """Gives the findings of a document by rule and severity."""
    return [(each["rule"], each["severity"]) for each in data["documents"][number]["findings"]]


FIVE = [("DUR018", "error"), ("ORD008", "error"), ("OVR003", "error"), ("POR003", "warning"), ("REF003", "warning")]


def test_without_paths_those_of_the_file_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """From wherever in the repository, and by its date."""
    say('documents = { paths = ["old"] }\n')
    data = report(capsys)
    assert ("2008-12-01", ["old/faulty.txt"]) == (data["as_of"], [each["source"]["path"] for each in data["documents"]])
    assert FIVE == found(data)


def test_paths_of_the_command_line_go_before(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file adds none."""
    say('documents = { paths = ["old"] }\n')
    assert ["faulty.txt"] == [each["source"]["path"] for each in report(capsys, "faulty.txt")["documents"]]
    monkeypatch.chdir("old")
    assert ["../old/faulty.txt"] != [each["source"]["path"] for each in report(capsys, "faulty.txt")["documents"]]


def test_without_any_path_it_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """As it is without a configuration."""
    say("")
    assert 2 == main(["check"])
    told = "the following arguments are required: PATH (or a list of paths: @FILE, --files-from FILE)"
    assert f"declass: {told}\n" == capsys.readouterr().err


def test_overrides_hold_for_their_paths(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that is left out for a path is not applicable there; the report has the rules of all paths."""
    say('[[overrides]]\npaths = ["old"]\nseverities = { DUR018 = "off", ORD008 = "note", reference = "off" }\n')
    data = report(capsys, "faulty.txt", "old")
    assert FIVE == found(data)
    assert [("ORD008", "note"), *FIVE[2:4]] == found(data, 1)
    assert ("fail", "not_applicable") == tuple(each["outcomes"]["DUR018"] for each in data["documents"])
    (rule,) = (each for each in data["rules"] if each["id"] == "DUR018")
    assert ("error", 1, 1) == (rule["severity"], rule["fail"], rule["not_applicable"])


def test_rules_of_an_overrides_profile_are_in_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    """Those that only some documents were judged by too, whichever are read, and unread inputs between them."""
    say('profile = "originator"\n[[overrides]]\npaths = ["old"]\nprofile = "default"\n')
    Path("empty.txt").touch()
    alone = report(capsys, "faulty.txt")
    both = report(capsys, "empty.txt", "faulty.txt", "old")
    for found, judged in ((alone, 1), (both, 2)):
        (rule,) = (each for each in found["rules"] if each["id"] == "LIF001")
        assert judged == rule["pass"] + rule["not_applicable"]
    assert "originator" == both["ruleset"]["profile"]


def test_kind_and_date_can_be_said_for_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    """check, parse and explain-date take them; what a record says goes before."""
    say('[[overrides]]\npaths = ["old"]\nkind = "memorandum"\ndated = 1973-06-30\n')
    text = "1. (C) The harbor closes at night.\n"
    Path("old/faulty.txt").write_text(text, encoding="utf-8")
    records = [{"text": text}, {"text": text, "kind": "email", "dated": "2010-01-01"}]
    Path("old/r.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    expected = [("memorandum", "1973-06-30"), ("memorandum", "1973-06-30"), ("email", "2010-01-01")]
    assert expected == [(each["kind"], each["date"]) for each in report(capsys, "old")["documents"]]
    assert 0 == main(["parse", "--format", "jsonl", "old"])
    parsed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert expected == [(each["kind"], each["date"]) for each in parsed]
    assert 0 == main(["explain-date", "old/faulty.txt"])
    assert "old/faulty.txt\n  1973-06-30\n" in capsys.readouterr().out
    assert ("email", "1973-06-30") == tuple(
        report(capsys, "--kind", "email", "old/faulty.txt")["documents"][0][key] for key in ("kind", "date")
    )


def test_options_go_before_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Each for itself."""
    say('profile = "archive"\nfail-on = "never"\n')
    assert 0 == main(["check", "faulty.txt"])
    assert "of profile archive on 1 document" in capsys.readouterr().out
    assert 1 == main(["check", "--fail-on", "note", "--profile", "default", "--as-of", "2009-01-01", "faulty.txt"])
    assert "of profile default on 1 document" in (out := capsys.readouterr().out)
    assert "judged as of 2009-01-01" in out


def test_rule_packs_of_file_and_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The commands that show rules know them too."""
    pack(Path.cwd(), RULE)
    say('packs = ["pack"]\nseverities = { DUR900 = "warning", routing = "off" }\n')
    assert 0 == main(["rules", "list"])
    out = capsys.readouterr().out
    assert "DUR900  warning  date-too-odd" in out
    assert "RTE101" not in out
    assert 0 == main(["rules", "explain", "DUR900"])
    assert capsys.readouterr().out.startswith("# DUR900: date-too-odd\n")


def test_the_report_says_which_configuration_held(capsys: pytest.CaptureFixture[str]) -> None:
    """With its digest; and a run without one says nothing."""
    say("")
    used = report(capsys, "faulty.txt")["configuration"]
    assert ("declass.toml", 64) == (used["path"], len(used["sha256"]))
    main(["check", "faulty.txt"])
    assert f"\nconfiguration declass.toml, SHA-256 {used['sha256']}\n" in capsys.readouterr().out
    assert "configuration" not in report(capsys, "--no-config", "faulty.txt")


def test_another_file_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """It need not be called so; none is found then."""
    say("profile = broken")
    Path("old/own.toml").write_text('fail-on = "never"\n[[overrides]]\npaths = ["*.txt"]\nprofile = "archive"\n')
    assert 0 == main(["check", "--config", "old/own.toml", "old"])
    assert "configuration old/own.toml, " in capsys.readouterr().out
    assert 2 == main(["check", "--config", "none.toml", "old"])
    assert "declass: the configuration none.toml cannot be read: No such file or directory\n" == capsys.readouterr().err


def test_a_wrong_configuration_exits_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is judged, and every problem is a line; without it the run goes on."""
    say('profil = "x"\nseverities = { DUR018 = "of" }\n')
    assert 3 == main(["check", "faulty.txt"])
    assert capsys.readouterr() == (
        "",
        "declass: declass.toml:2:1: unknown key 'profil'; did you mean 'profile'?\n"
        "declass: declass.toml:3:25: 'of' is not one of 'error', 'warning', 'note', 'off'; did you mean 'off'?\n",
    )
    assert 1 == main(["check", "--no-config", "faulty.txt"])


def test_an_unknown_rule_exits_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is judged."""
    say('severities = { durtion = "off" }\n')
    assert 3 == main(["check", "faulty.txt"])
    expected = "declass: declass.toml:2:16: there is no rule or family 'durtion'; did you mean 'duration'?\n"
    assert capsys.readouterr() == ("", expected)


def test_outputs_are_written_where_no_format_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative to the file; a --format takes their place."""
    say('[outputs]\njson = "out.json"\n')
    monkeypatch.chdir("old")
    assert 1 == main(["check", "--format", "concise", "faulty.txt"])
    assert not Path("../out.json").exists()
    assert 1 == main(["check", "faulty.txt"])
    assert "1 document judged" in capsys.readouterr().out
    assert 1 == json.loads(Path("../out.json").read_text(encoding="utf-8"))["summary"]["judged"]


def test_an_override_that_holds_for_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the run was over everything; a run over one file says nothing of the others."""
    overrides = '[[overrides]]\npaths = ["faulty.txt"]\n[[overrides]]\npaths = ["a", "b"]\n'
    say(f'documents = {{ paths = ["faulty.txt"] }}\n{overrides}')
    expected = "declass: note: declass.toml:5:1: this override holds for no document: a, b\n"
    assert 1 == main(["check"])
    assert expected == capsys.readouterr().err
    assert 1 == main(["check", "--quiet"])
    assert "" == capsys.readouterr().err
    for path in (".", "..", "../../"):
        main(["check", "--fail-on", "never", path])
        assert expected in capsys.readouterr().err
    for path in ("faulty.txt", "old"):
        main(["check", path])
        assert "" == capsys.readouterr().err


def test_include_and_exclude_are_relative_to_the_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From wherever the program runs; what is named is read all the same."""
    say('documents = { include = ["old/*"], exclude = ["old/b*"] }\n')
    for name in ("old/a", "old/b", "old/c.txt"):
        shutil.copy(FAULTY, name)
    expected = ["a", "c.txt", "faulty.txt"]
    assert [f"./old/{name}" for name in expected] == [
        each["source"]["path"] for each in report(capsys, ".")["documents"]
    ]
    monkeypatch.chdir("old")
    assert [f"./{name}" for name in expected] == [each["source"]["path"] for each in report(capsys, ".")["documents"]]
    assert ["b"] == [each["source"]["path"] for each in report(capsys, "b")["documents"]]


def test_records_and_limits(capsys: pytest.CaptureFixture[str]) -> None:
    """Members and the greatest size are those of the file; verify reads so too."""
    say('documents = { text-field = "body", id-field = "n" }\nlimits = { document-bytes = 4000 }\n')
    line = json.dumps({"n": "seven", "body": CLEAN.read_text(encoding="utf-8")})
    Path("r.jsonl").write_text(line + "\n", encoding="utf-8")
    Path("big.txt").write_text("x" * 4001, encoding="utf-8")
    assert 4 == main(["check", "--format", "json=r.json", "r.jsonl", "big.txt"])
    good, bad = json.loads(Path("r.json").read_text(encoding="utf-8"))["documents"]
    assert ("seven", "is larger than the limit of 4000 bytes") == (good["source"]["record"], bad["reason"])
    capsys.readouterr()
    main(["verify", "r.json", "r.jsonl"])
    assert "1 unchanged" in capsys.readouterr().out
    main(["verify", "--no-config", "r.json", "r.jsonl"])
    assert "0 unchanged" in capsys.readouterr().out


HOOK = """
import sys
sys.path.insert(0, {root!r})
from validator.cli.main import main
code = main(["check", {name!r}])
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


@pytest.mark.parametrize("said", [None, 'profile = "archive"\n[[overrides]]\npaths = ["old"]\n'])
def test_the_hook_pays_only_for_what_there_is(said: str | None) -> None:
    """Without a file nothing of this is imported but the finding; with one neither YAML nor the schema library is."""
    if said is not None:
        say(said)
    shutil.copy(CLEAN, "clean.txt")
    script = HOOK.format(root=str(ROOT), name="clean.txt")
    for _ in range(2):  # the first run compiles the rules
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not {"jsonschema", "yaml", "validator.schemas"} & loaded
    mine = {name for name in loaded if name.startswith(("validator.configuration.", "validator.toml_text"))}
    assert {"validator.configuration.settling"} <= mine
    assert ("validator.configuration.reading" in mine) == (said is not None)
    assert len(mine) == (1 if said is None else 5)


def test_the_example_can_be_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In its folder, without a word on the command line; from elsewhere it changes nothing."""
    monkeypatch.chdir(CLEAN.parent)
    assert 0 == main(["check"])
    assert "4 documents judged as of 2026-11-23: " in capsys.readouterr().out
    assert 0 == main(["config", "show", "memorandum.txt"])
    assert "memorandum.txt: override 1\n" in capsys.readouterr().out
    monkeypatch.chdir(ROOT)
    assert 1 == main(["check", "examples"])
    assert "\nconfiguration " not in capsys.readouterr().out


def test_a_working_directory_that_is_gone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No configuration can be found from it; whoever wants none goes on."""
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    assert 2 == main(["check", str(CLEAN)])
    expected = "declass: the working directory cannot be found: No such file or directory; try --no-config\n"
    assert expected == capsys.readouterr().err
    assert 0 == main(["check", "--no-config", "--as-of", "2008-12-01", str(CLEAN)])
