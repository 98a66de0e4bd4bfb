"""``declass check``: what it prints and with which code it exits."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.stumbling import stumbling
from validator import run
from validator.cli.main import main
from validator.parsing import parse
from validator.pipeline import judge_one
from validator.plan import Plan
from validator.reading import ReadDocument, Unread
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.ruleset.loading import load_ruleset
from validator.schemas import problems

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
CLEAN = str(EXAMPLES / "clean-confidential-cable.txt")
FAULTY = str(EXAMPLES / "cable-with-five-faults.txt")
AS_OF = ("--as-of", "2008-12-01")


def test_a_clean_document_exits_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    """A clean cable gives no error and no warning."""
    assert main(["check", *AS_OF, CLEAN]) == 0
    out = capsys.readouterr().out
    assert "1 document judged as of 2008-12-01: no error, no warning" in out


def test_findings_exit_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    """An error makes the command fail, and is shown with place, source line and authority."""
    assert main(["check", *AS_OF, FAULTY]) == 1
    out = capsys.readouterr().out
    assert f"--> {FAULTY}:14:19" in out
    assert "14 | E.O. 12958: DECL: 10/11/2036\n   |                   ^^^^^^^^^^\n" in out
    assert "= authority: E.O. 12958 as amended by E.O. 13292, section 1.5(b)" in out


def test_the_five_faults_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    """The faulty example has five faults, each found by its rule in its line."""
    assert main(["check", *AS_OF, "--format", "json", FAULTY]) == 1
    found = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    expected = [("DUR018", 14), ("ORD008", 21), ("OVR003", 26), ("POR003", 29), ("REF003", 29)]
    assert expected == [(each["rule"], each["line"]) for each in found if each["severity"] != "note"]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on_sets_what_fails(fail_on: str, code: int) -> None:
    """--fail-on says from which severity on the command fails."""
    assert code == main(["check", *AS_OF, "--fail-on", fail_on, FAULTY])


def test_the_json_report_is_as_its_schema_says(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The JSON report, with an unread input too, validates against its schema."""
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["check", *AS_OF, "--format", "json", str(EXAMPLES), str(tmp_path / "empty.txt")]) == 4
    report = json.loads(capsys.readouterr().out)
    assert [] == problems("report", report)
    assert (5, 4, 1) == tuple(report["summary"][name] for name in ("documents", "judged", "unreadable"))


def test_the_same_input_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    """Two runs over the same documents give the same report."""
    outputs = []
    for _ in range(2):
        main(["check", *AS_OF, "--format", "json", str(EXAMPLES)])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_several_formats_in_one_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One format goes to standard output, another to its file."""
    target = tmp_path / "report.json"
    assert main(["check", *AS_OF, "--format", "text", "--format", f"json={target}", CLEAN]) == 0
    assert "1 document judged" in capsys.readouterr().out
    assert 1 == json.loads(target.read_text(encoding="utf-8"))["summary"]["judged"]
    assert ["report.json"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["chekc"], "there is no command 'chekc'; did you mean 'check'?", id="command"),
        pytest.param(["check", "nothing.txt"], "'nothing.txt'", id="missing path"),
        pytest.param(["check", "--format", "jsno", CLEAN], "no format 'jsno'; did you mean 'json'?", id="format"),
        pytest.param(["check", "--format", "json=", CLEAN], "the file name is missing", id="file name"),
        pytest.param(["check", "--format", "json", "--format", "text", CLEAN], "only one --format", id="two outputs"),
        pytest.param(["check", "--fail-on", "fatal", CLEAN], "--fail-on takes one of", id="fail-on"),
        pytest.param(["check", "--as-of", "23 Nov", CLEAN], "--as-of takes a date of the form", id="as-of"),
        pytest.param(["check", "--kind", "cabel", CLEAN], "there is no kind 'cabel'; did you mean 'cable'?", id="kind"),
        pytest.param(["check", "--profile", "defalt", CLEAN], "'defalt'; did you mean 'default'?", id="profile"),
        pytest.param(["check", "--rules", "nowhere", CLEAN], "the rule pack nowhere is not a folder", id="pack"),
        pytest.param(["check", "--frmat", "json", CLEAN], "'--frmat'; did you mean '--format'? (see", id="option"),
        pytest.param(["check"], "the following arguments are required: PATH", id="nothing to check"),
        pytest.param(["check", "--format", "json=/no/all.json", CLEAN], "/no/all.json cannot be written", id="output"),
        pytest.param(["rules", "explain", "DUR18"], "there is no rule 'DUR18'; did you mean 'DUR018'?", id="rule"),
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is said in one line, with the near match, and exits with 2."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("declass: ")
    assert message in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG", id="picture"),
        pytest.param(bytes(range(256)) * 4, "is not a text", id="binary"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_judged(
    data: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unreadable file exits with 4; the documents beside it are still judged."""
    (tmp_path / "bad.txt").write_bytes(data)
    assert main(["check", *AS_OF, str(tmp_path / "bad.txt"), CLEAN]) == 4
    out = capsys.readouterr().out
    assert f"could not be read: {tmp_path / 'bad.txt'}: " in out
    assert reason in out
    assert "1 document judged" in out
    assert "1 input could not be read and so not judged" in out


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts in cp1252 and UTF-16 are judged like any other, and the report names the encoding."""
    text = Path(CLEAN).read_text(encoding="utf-8").replace("Lindqvist", "Lindqvíst")
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert main(["check", *AS_OF, "--format", "json", str(tmp_path)]) == 0
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert "08AMMAN3120" == document["message_reference"]
    assert encoding.partition("-")[0] in document["source"]["encoding"].replace("utf8", "utf")


def test_files_that_are_passed_over_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in a folder is skipped in silence."""
    for name in ("a.txt", "b.pdf", "c.PDF", "notes"):
        (tmp_path / name).write_bytes(Path(CLEAN).read_bytes())
    assert main(["check", *AS_OF, str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert "1 document judged" in captured.out
    expected = "passed over in folders, because of their suffix: 2 .pdf, 1 without one; name them to have them read"
    assert f"declass: {expected}\n" == captured.err


def test_every_wrong_path_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """All paths that do not exist are told at once, one a line."""
    assert main(["check", "nothing.txt", CLEAN, "nowhere/"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert 2 == len(lines)
    assert all(line.startswith("declass: ") for line in lines)


def test_a_broken_rule_file_exits_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken pack is named with its place, and nothing is judged."""
    folder = tmp_path / "duration"
    folder.mkdir()
    (folder / "DUR900-x.yaml").write_text("id: DUR900\nid: DUR901\n", encoding="utf-8")
    assert main(["check", "--rules", str(tmp_path), CLEAN]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"declass: {folder / 'DUR900-x.yaml'}:2:1: the key 'id' stands here twice" in captured.err


def test_colours_are_for_terminals_or_for_the_asking(capsys: pytest.CaptureFixture[str]) -> None:
    """Output that goes to no terminal has no colours, unless they are asked for."""
    main(["check", *AS_OF, FAULTY])
    assert "\033[" not in capsys.readouterr().out
    main(["check", *AS_OF, "--colour", "always", FAULTY])
    assert "\033[1;31merror[" in capsys.readouterr().out


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Help teaches by example, version names program and rules, and exit codes are explained."""
    for arguments, words in (
        (["--help"], "declass check cables/"),
        (["check", "--help"], "--as-of 2026-11-23"),
        (["parse", "--help"], "--format jsonl"),
        (["rules", "--help"], "declass rules explain DUR018"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
        assert words in capsys.readouterr().out
    assert main(["--version"]) == 0
    expected = f"declass-validator 0.1.0\nbundled rules, profile default: digest {load_ruleset().digest}\n"
    assert expected == capsys.readouterr().out
    assert main(["--explain-exit"]) == 0
    assert "  4  some input could not be read" in capsys.readouterr().out
    assert main([]) == 2
    assert "usage: declass" in capsys.readouterr().out


def test_standard_input() -> None:
    """A dash stands for standard input."""
    run = subprocess.run(
        [sys.executable, "-m", "validator", "check", *AS_OF, "-"],
        input=Path(FAULTY).read_bytes(),
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert run.returncode == 1
    assert b"--> -:14:19" in run.stdout


def test_a_closed_pipe_is_no_fault() -> None:
    """Whoever stops reading the report is told nothing, and gets no traceback."""
    script = f"{sys.executable} -m validator check {' '.join(AS_OF)} --format json {EXAMPLES} | head -c 10"
    run = subprocess.run(["bash", "-c", script], capture_output=True, check=False, cwd=ROOT)
    assert run.stdout == b'{\n  "format'[:10]
    assert run.stderr == b""


def test_a_fault_of_ours_exits_with_5_and_the_rest_is_judged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document that the program stumbles over is named as our fault; the others are judged."""
    monkeypatch.setattr("validator.parsing.parse", stumbling(parse, "LIMA"))
    assert main(["check", *AS_OF, "--no-cache", FAULTY, CLEAN]) == 5
    out = capsys.readouterr().out
    assert f"could not be read: {FAULTY}: declass-validator stumbled over it (ZeroDivisionError: oops)" in out
    assert "1 document judged" in out


def test_a_fault_outside_of_documents_exits_with_5(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Any other fault of ours is one line, without a traceback."""

    def stumble(**_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("validator.cli.judging.load_ruleset", stumble)
    assert main(["check", *AS_OF, CLEAN]) == 5
    assert "declass: this is a fault of declass-validator: ZeroDivisionError: oops\n" == capsys.readouterr().err


def test_an_interrupted_run_exits_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An interrupt ends the run with one line."""

    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("validator.cli.judging.load_ruleset", interrupt)
    assert main(["check", *AS_OF, CLEAN]) == 130
    assert "declass: interrupted\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("70", "   = remedy: Compare the date with the original message. If it"),
        (
            "200",
            "   = remedy: Compare the date with the original message. If it stands there too, ask the originating"
            " office to correct it; until then the document is due 25 years from its origin.",
        ),
    ],
)
def test_a_terminal_gets_lines_as_wide_as_it_is(
    columns: str, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Remarks are wrapped to its width, and not to that of a file."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert 1 == main(["check", *AS_OF, FAULTY])
    remedies = [line for line in capsys.readouterr().out.splitlines() if "= remedy: " in line]
    assert expected == remedies[0]


def test_an_interrupted_run_tells_what_it_has(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The report is of what was judged, and says that it is not on everything."""
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(Path(CLEAN).read_text(encoding="utf-8"), encoding="utf-8")
    judged = 0

    def interrupted(reading: ReadDocument | Unread, plan: Plan) -> JudgedDocument | UnreadDocument:
        nonlocal judged
        judged += 1
        if judged > 40:
            raise KeyboardInterrupt
        return judge_one(reading, plan)

    monkeypatch.setattr(run, "judge_one", interrupted)
    saved = tmp_path / "report.json"
    asked = ["--format", "text", "--format", f"json={saved}", "--no-cache", "--jobs", "1"]
    assert 130 == main(["check", *AS_OF, *asked, str(tmp_path)])
    out = capsys.readouterr().out
    assert "32 documents judged as of 2008-12-01" in out
    assert "the run was interrupted: what follows the last document here was not judged\n" in out
    report = json.loads(saved.read_text(encoding="utf-8"))
    assert (False, 32) == (report["complete"], len(report["documents"]))


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Lets programs be interrupted, which those that a shell has put into the background otherwise are not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
@pytest.mark.usefixtures("_interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_control_c_ends_a_run_soon(jobs: str, tmp_path: Path) -> None:
    """Whoever presses it means all processes of the run; what is printed says that it is not all."""
    documents = tmp_path / "documents.jsonl"
    text = Path(CLEAN).read_text(encoding="utf-8")
    with documents.open("w", encoding="utf-8") as lines:
        for number in range(20_000):
            lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
    command = [sys.executable, "-m", "validator", "check", "--no-cache", "--verbose", "--jobs", jobs, str(documents)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True, start_new_session=True
    )
    assert process.stderr is not None
    while "reading begins" not in process.stderr.readline():
        pass
    os.killpg(process.pid, signal.SIGINT)
    out, _ = process.communicate()
    assert 130 == process.returncode
    assert "the run was interrupted: what follows the last document here was not judged\n" in out
