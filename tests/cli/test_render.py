"""``declass render`` and the formats of ``declass check``."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from tests.cli.reports import saved
from tests.reports.collection import CLEAN, FAULTY, NOTHING, REPORT, STRANGE, WAIVED, report_of
from validator.cli.check import _exit_code
from validator.cli.main import main
from validator.cli.rendering import FAIL_ON
from validator.extras import EXTRAS
from validator.reports.formats import FORMATS, Settings, render
from validator.reports.report import Report
from validator.run import Gathered

ROOT = Path(__file__).parent.parent.parent


def bytes_of(report: Report, name: str, settings: Settings | None = None) -> bytes:
    """Renders a report as it is written to a file."""
    content = render(report, name, settings or Settings())
    return content.encode() if isinstance(content, str) else content


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets ``declass check`` judge the collection, whatever it is given."""
    monkeypatch.setattr("validator.cli.judging.report_of", lambda *_, **__: REPORT)
    monkeypatch.setattr("validator.cli.judging.gather", lambda *_: Gathered())
    monkeypatch.setattr("validator.cli.judging.load_ruleset", lambda **_: None)


@pytest.mark.usefixtures("judged")
def test_a_saved_report_gives_what_the_run_gave(tmp_path: Path) -> None:
    """Byte for byte, in every format there is."""
    (tmp_path / "document.txt").write_text("text", encoding="utf-8")
    (tmp_path / "run").mkdir()
    (tmp_path / "later").mkdir()
    asked = {name: f"{name}{form.suffix}" for name, form in FORMATS.items()}
    run = [f"--format={name}={tmp_path / 'run' / file}" for name, file in asked.items()]
    later = [f"--format={name}={tmp_path / 'later' / file}" for name, file in asked.items()]
    assert 5 == main(["check", *run, str(tmp_path / "document.txt")])
    assert 0 == main(["render", *later, str(tmp_path / "run" / "json.json")])
    for name, file in asked.items():
        assert bytes_of(REPORT, name) == (tmp_path / "run" / file).read_bytes()
        assert (tmp_path / "run" / file).read_bytes() == (tmp_path / "later" / file).read_bytes()
    assert sorted(asked.values()) == sorted(path.name for path in (tmp_path / "later").iterdir())


@pytest.mark.usefixtures("judged")
@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.form != "binary"])
def test_check_prints_every_format(name: str, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """On standard output it is the same as in a file."""
    (tmp_path / "document.txt").write_text("text", encoding="utf-8")
    assert 5 == main(["check", "--format", name, str(tmp_path)])
    assert bytes_of(REPORT, name) == capfdbinary.readouterr().out


def test_the_default_is_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for check."""
    assert 0 == main(["render", saved(tmp_path, REPORT)])
    assert render(REPORT, "text") == capsys.readouterr().out


def test_a_report_from_standard_input() -> None:
    """A dash stands for standard input."""
    run = subprocess.run(
        [sys.executable, "-m", "validator", "render", "--format", "concise", "-"],
        input=bytes_of(REPORT, "json"),
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONUTF8": "1"},
    )
    assert bytes_of(REPORT, "concise") == run.stdout


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "junit", "gitlab", "csv", "markdown", "github"])
def test_machines_get_utf_8_whatever_the_locale(name: str, tmp_path: Path) -> None:
    """A terminal in ASCII must not make a JSON report that no program can read."""
    run = subprocess.run(
        [sys.executable, "-m", "validator", "render", "--format", name, saved(tmp_path, REPORT)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )
    assert bytes_of(REPORT, name) == run.stdout


def test_a_terminal_in_ascii_gets_escapes(tmp_path: Path) -> None:
    """What people read is shown as well as their terminal can, and never stops the report."""
    run = subprocess.run(
        [sys.executable, "-m", "validator", "render", "--format", "concise", saved(tmp_path, report_of(STRANGE))],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )
    assert run.stdout.startswith(b"\\xdcbersicht/\\xd1and\\xfa, 100% [1]: a|b.txt:3:12: error POR003 ")


def test_a_byte_order_mark_is_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some editors and shells put one before every UTF-8 text."""
    path = tmp_path / "report.json"
    path.write_bytes(b"\xef\xbb\xbf" + bytes_of(NOTHING, "json"))
    assert 0 == main(["render", str(path)])
    assert render(NOTHING, "text") == capsys.readouterr().out


def test_options_reach_the_renderers(tmp_path: Path) -> None:
    """Pages of rules, every outcome, colours."""
    report = saved(tmp_path, REPORT)
    files = {name: tmp_path / name for name in ("sarif", "markdown", "text")}
    arguments = [f"--format={name}={path}" for name, path in files.items()]
    assert 0 == main(
        ["render", "--rule-pages", "https://example.org/r", "--every-outcome", "--colour", "always", *arguments, report]
    )
    settings = Settings(colour=True, rule_pages="https://example.org/r", every_outcome=True)
    for name, path in files.items():
        assert bytes_of(REPORT, name, settings) == path.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "jsno"], "there is no format 'jsno'; did you mean 'json'?"),
        (["--format", "json="], "--format json=: the file name is missing behind the equals sign"),
        (["--format", "json", "--format", "csv"], "only one --format can go to standard output"),
        (["--format", "parquet"], "parquet is binary and needs a file: --format parquet=FILE"),
        (["--format=json=x", "--format=csv=./x"], "two formats cannot go to the same file: ./x"),
        (["--checksum"], "--checksum is for files, and no --format has one"),
        (["--rule-pages", "docs/rules"], "--rule-pages takes a whole URL such as"),
        (["--format=json=nowhere/x"], "nowhere/x cannot be written: No such file or directory"),
        (["--format=json=."], ". cannot be written: it is a folder"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nobody waits an hour to learn that the output has no place to go; nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    assert 2 == main(["render", *arguments, "there-is-none.json"])
    err = capsys.readouterr().err
    assert err.startswith(f"declass: {message}")
    assert 1 == err.count("\n")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["html", "parquet"])
def test_a_missing_library_is_told_at_once(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the extra that installs it."""
    form = FORMATS[name]
    monkeypatch.setitem(sys.modules, str(form.library), None)
    assert 2 == main(["render", f"--format={name}={tmp_path / 'x'}", "there-is-none.json"])
    extra = EXTRAS[str(form.library)]
    expected = f"declass: the format {name} needs the package {form.library}: install declass-validator[{extra}]\n"
    assert expected == capsys.readouterr().err


def test_a_report_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path is wrong usage."""
    assert 2 == main(["render", str(tmp_path / "none.json")])
    assert (
        f"declass: the report {tmp_path / 'none.json'} cannot be read: No such file or directory\n"
        == capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bytes_of(REPORT, "json")[:5000], "is not JSON"),
        (b'{"format": 2}', "is a report of format 2; format 1 is expected"),
        (b"{\xff}", "is not UTF-8 at byte 2"),
    ],
)
def test_a_broken_report_exits_with_3(
    data: bytes, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report file is a file of ours: what is wrong with it is told with its place, and nothing is written."""
    path = tmp_path / "report.json"
    path.write_bytes(data)
    assert 3 == main(["render", "--format", f"csv={tmp_path / 'x.csv'}", str(path)])
    captured = capsys.readouterr()
    assert captured.err.startswith(f"declass: {path}")
    assert problem in captured.err
    assert "" == captured.out
    assert [path] == list(tmp_path.iterdir())


def test_checksums_are_written_beside_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the form of sha256sum, of every file, and of the bytes that stand there."""
    report = saved(tmp_path, REPORT)
    (tmp_path / "out").mkdir()
    assert 0 == main(
        ["render", "--checksum", "--format", f"csv={tmp_path}/out/a.csv", "--format", f"junit={tmp_path}/out/b c.xml",
         "--format", "text", report]
    )  # fmt: skip
    assert ["a.csv", "a.csv.sha256", "b c.xml", "b c.xml.sha256"] == sorted(
        path.name for path in (tmp_path / "out").iterdir()
    )
    for name in ("a.csv", "b c.xml"):
        digest = hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest()
        assert f"{digest}  {name}\n" == (tmp_path / "out" / f"{name}.sha256").read_text(encoding="utf-8")
    assert render(REPORT, "text") == capsys.readouterr().out


@pytest.mark.parametrize("severity", FAIL_ON)
def test_waived_findings_do_not_fail_a_run(severity: str) -> None:
    """A waiver would be worth nothing otherwise; what is not waived still fails."""
    waived = evolve(FAULTY, findings=tuple(evolve(each, waived="agreed") for each in FAULTY.findings))
    assert 0 == _exit_code(report_of(CLEAN, waived), severity)
    assert (0 if severity in ("error", "never") else 1) == _exit_code(report_of(WAIVED), severity)


def test_a_report_of_another_program_is_named_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """SARIF, say, which is JSON too."""
    path = tmp_path / "x.sarif"
    path.write_text(json.dumps({"version": "2.1.0", "runs": []}), encoding="utf-8")
    assert 3 == main(["render", str(path)])
    assert "is not a report of declass-validator" in capsys.readouterr().err
