"""``declass check`` with waivers: what holds, what is said of waivers themselves, and with which code it exits."""

import argparse
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from validator.cli.configured import configured
from validator.cli.main import main
from validator.cli.settling import settling_of
from validator.plan import Course, Plan
from validator.ruleset.rules import RuleSet
from validator.schemas import problems

ROOT = Path(__file__).parent.parent.parent
AS_OF = ("--as-of", "2026-11-23")
FAULTY = "cables/cable-with-five-faults.txt"

ERRORS = """\
- rule: DUR018
  document: cables/cable-with-five-faults.txt
  reason: The classifier confirmed the date in writing.
  by: the records officer
- rule: [overall, ORD008]
  document: 06LIMA1875
  reason: The original has it so.
  until: 2026-11-23
"""
"""Waivers of the three errors of the example."""


@pytest.fixture(autouse=True)
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes a folder with the examples in ``cables``, and goes there."""
    shutil.copytree(ROOT / "examples", tmp_path / "cables")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, path: str = "declass-waivers.yaml") -> None:
    """Writes a file of waivers."""
    Path(path).write_text(text, encoding="utf-8")


def concise(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Runs a check and gives its code, and the rules of the lines that it printed."""
    code = main(["check", *AS_OF, "--format", "concise", *arguments])
    return code, [line.split(": ")[1].split(" ")[1] for line in capsys.readouterr().out.splitlines()]


def test_a_file_that_is_there_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    """And left with --no-waivers; waived errors do not fail the run."""
    assert (1, ["DUR018", "ORD008", "OVR003", "POR003", "REF003"]) == concise(FAULTY, capsys=capsys)
    write(ERRORS)
    assert (0, ["POR003", "REF003"]) == concise(FAULTY, capsys=capsys)
    assert (1, ["POR003", "REF003"]) == concise(FAULTY, "--fail-on", "warning", capsys=capsys)
    assert 1 == concise(FAULTY, "--no-waivers", capsys=capsys)[0]
    assert 1 == concise(FAULTY, "--as-of", "2026-11-24", capsys=capsys)[0]


def test_waived_findings_are_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    """As text with the reason below, and at the end of a line."""
    write(ERRORS)
    assert 0 == main(["check", *AS_OF, FAULTY])
    text = capsys.readouterr().out
    assert "DUR018" not in text
    assert "3 findings waived, and so neither shown nor counted above\n" in text
    assert "168 rules of profile default on 1 document and the waivers: " in text
    assert 0 == main(["check", *AS_OF, "--show-waived", FAULTY])
    text = capsys.readouterr().out
    assert "   = waived: The classifier confirmed the date in writing. (by the records officer)\n" in text
    assert "3 findings waived, and so not counted above\n" in text
    main(["check", *AS_OF, "--show-waived", "--format", "concise", FAULTY])
    assert " (waived: The original has it so. (until 2026-11-23))\n" in capsys.readouterr().out


def test_what_is_wrong_with_waivers_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """At their place in the file; only a waiver without a reason fails the run by itself."""
    write(
        "- {rule: DUR018, document: cables/**, reason: old, until: 2026-11-22}\n"
        "- {rule: POR003, document: cables/memorandum.txt, reason: corrected}\n"
    )
    assert 0 == main(["check", *AS_OF, "--format", "concise", "cables/memorandum.txt"])
    note, *found = capsys.readouterr().out.splitlines()
    assert note.startswith("cables/memorandum.txt:21:16: note LIF001 ")
    assert [
        "declass-waivers.yaml:1:59: warning WAI001 this waiver held until 2026-11-22, and waives nothing any more",
        "declass-waivers.yaml:2:28: warning WAI002 no finding is waived by this",
    ] == found
    write("- {rule: POR003, document: cables/**}\n")
    assert 1 == main(["check", *AS_OF, "--format", "concise", "cables/memorandum.txt"])
    line = "declass-waivers.yaml:1:3: error WAI003 this waiver gives no reason, and so waives nothing"
    assert line == capsys.readouterr().out.splitlines()[-1]


def test_a_hook_on_one_file_does_not_call_the_waivers_of_others_unused(capsys: pytest.CaptureFixture[str]) -> None:
    """A run over the folder does."""
    write(
        "- {rule: POR003, document: 'cables/mem*.txt', reason: x}\n"
        "- {rule: POR003, document: cables/gone.txt, reason: x}\n"
    )
    assert (0, ["LIF001"]) == concise("cables/memorandum.txt", capsys=capsys)
    assert (1, 2) == (main(["check", *AS_OF, "cables"]), capsys.readouterr().out.count("warning[WAI002]"))
    # A glob that the shell did not expand is no folder that was looked at.
    assert (0, ["LIF001"]) == concise("cables/mem*", capsys=capsys)


def test_another_file_names_documents_from_its_own_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever the command is run."""
    write("- {rule: [DUR018, overall, ORD008], document: cable-with-five-faults.txt, reason: x}\n", "cables/w.yaml")
    assert (0, ["POR003", "REF003"]) == concise("--waivers", "cables/w.yaml", FAULTY, capsys=capsys)
    os.chdir("cables")
    assert (0, ["POR003", "REF003"]) == concise("--waivers", "w.yaml", "cable-with-five-faults.txt", capsys=capsys)


def test_the_report_holds_the_file_of_waivers(capsys: pytest.CaptureFixture[str]) -> None:
    """With its SHA-256; other formats follow from that, and it is no document that 'verify' looks for."""
    write(ERRORS)
    assert 0 == main(["check", *AS_OF, "--format", "json=report.json", FAULTY])
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert [] == problems("report", report)
    assert ("waivers", "declass-waivers.yaml") == (
        report["documents"][-1]["kind"],
        report["documents"][-1]["source"]["path"],
    )
    assert (1, 3, 3) == (
        report["summary"]["documents"],
        report["summary"]["waived"],
        report["summary"]["outcomes"]["waived"],
    )
    assert 0 == main(["check", *AS_OF, FAULTY])
    printed = capsys.readouterr().out
    assert 0 == main(["render", "report.json"])
    assert printed == capsys.readouterr().out
    for paths in ([], ["cables/cable-with-five-faults.txt"]):
        assert 0 == main(["verify", "report.json", *paths])
        assert "1 document: 1 unchanged\n" == capsys.readouterr().out
    assert 0 == main(["diff", "report.json", "report.json"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "- {rule: durations, document: a}\n",
            "1:10: there is no rule or family 'durations'; did you mean 'duration'?",
        ),
        ("- {rule: DUR018, documnet: a}\n", "1:18: unknown key 'documnet'; did you mean 'document'?"),
        ("- {rule: DUR018, document: a, until: today}\n", "1:38: 'today' is not a date such as 2003-03-25"),
        ("- {fingerprint: 07}\n", "1:17: '07' is not a fingerprint: 1, a colon and 32 hexadecimal digits"),
        ("", " the file is empty"),
    ],
)
def test_a_wrong_file_exits_with_3(text: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is judged."""
    write(text)
    assert 3 == main(["check", *AS_OF, FAULTY])
    captured = capsys.readouterr()
    assert "" == captured.out
    assert f"declass: declass-waivers.yaml:{message}\n" == captured.err
    assert 0 == main(["check", *AS_OF, "--no-waivers", "--fail-on", "never", FAULTY])


def test_every_problem_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A line each, in the order of the file."""
    write("- {rule: nothing, untl: 1}\n- {rule: DUR018, document: a, until: 2026-13-01}\n")
    assert 3 == main(["check", *AS_OF, FAULTY])
    assert [
        "declass: declass-waivers.yaml:1:10: there is no rule or family 'nothing'; did you mean 'routing'?",
        "declass: declass-waivers.yaml:1:19: unknown key 'untl'; did you mean 'until'?",
        "declass: declass-waivers.yaml:2:38: 2026-13-01 is not a day of the calendar",
    ] == capsys.readouterr().err.splitlines()


def test_a_rule_that_the_profile_leaves_out_is_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """A file of waivers is for every profile; what was not evaluated is not called unused."""
    write("- {rule: LIF001, document: '**', reason: x}\n")
    _, rules = concise("--profile", "originator", "cables/memorandum.txt", "--show-waived", capsys=capsys)
    assert [] == rules
    _, rules = concise("cables/memorandum.txt", "--show-waived", capsys=capsys)
    assert ["LIF001"] == rules


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--waivers", "none.yaml"], "the file of waivers none.yaml cannot be read: No such file or directory"),
        (["--waivers", "cables"], "the file of waivers cables cannot be read: Is a directory"),
        (
            ["--waivers", "w.yaml", "--no-waivers"],
            "argument --no-waivers: not allowed with argument --waivers (see 'declass check --help')",
        ),
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is named must be there."""
    assert 2 == main(["check", *AS_OF, *arguments, FAULTY])
    assert f"declass: {message}\n" == capsys.readouterr().err


def test_a_usual_file_that_cannot_be_read_is_not_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    """A link that leads nowhere: somebody thinks that waivers hold."""
    Path("declass-waivers.yaml").symlink_to("nowhere.yaml")
    assert 2 == main(["check", *AS_OF, FAULTY])
    expected = "declass: the file of waivers declass-waivers.yaml cannot be read: No such file or directory\n"
    assert expected == capsys.readouterr().err


@pytest.mark.parametrize(("loudness", "told"), [("verbose", True), ("normal", False)])
def test_the_usual_file_is_told_of_where_that_is_wanted(
    loudness: str, ruleset: RuleSet, capsys: pytest.CaptureFixture[str], *, told: bool
) -> None:
    """Whoever names a file knows it."""
    write(ERRORS)
    plan = Plan(dt.date(2026, 11, 23), Course(ruleset))
    options = argparse.Namespace(waivers=None, baseline=None, paths=[FAULTY], loudness=loudness, no_config=True)
    assert settling_of(options, configured(options), plan).standing is not None
    expected = "waivers of declass-waivers.yaml hold, because it is there; --no-waivers leaves them\n"
    assert ([expected] if told else []) == [line.split(": ")[-1] for line in capsys.readouterr().err.splitlines(True)]
    options.waivers = "declass-waivers.yaml"
    settling_of(options, configured(options), plan)
    assert "" == capsys.readouterr().err


def test_a_run_without_waivers_and_baseline_loads_nothing_of_them() -> None:
    """A hook need not wait for what it does not use."""
    code = f"""
import sys
from validator.cli.main import main
main(["check", "--as-of", "2026-11-23", {FAULTY!r}])
unwanted = ("validator.waivers", "validator.baseline", "validator.standing")
print([each for each in sys.modules if each.startswith(unwanted)])
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, cwd=Path.cwd()
    )
    assert "[]" == done.stdout.splitlines()[-1]


def test_the_rules_for_waivers_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """As all others are; a near match finds them too."""
    assert 0 == main(["rules", "list"])
    listed = capsys.readouterr().out.splitlines()[-3:]
    assert ["WAI001  warning", "WAI002  warning", "WAI003  error  "] == [line[:15] for line in listed]
    assert 0 == main(["rules", "explain", "WAI002"])
    page = capsys.readouterr().out
    assert page.startswith("# WAI002: unused-waiver\n")
    assert 0 == main(["rules", "explain", "unused-waiver"])
    assert page == capsys.readouterr().out
    assert 2 == main(["rules", "explain", "unused-waivers"])
    assert "declass: there is no rule 'unused-waivers'; did you mean 'unused-waiver'?\n" == capsys.readouterr().err
