"""What is said on standard error: less with ``--quiet``, more with ``--verbose``, and errors always."""

import re
from pathlib import Path

import pytest

from tests.cli.reports import saved
from tests.reports.collection import REPORT
from validator.cli.main import main
from validator.ruleset.loading import load_ruleset

CLEAN = Path(__file__).parent.parent.parent / "examples" / "clean-confidential-cable.txt"
CHECK = ["check", "--as-of", "2008-12-01", "--format", "concise"]
NOTE = "declass: passed over in folders, because of their suffix: 1 .pdf; name them to have them read\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, one that is none, and an empty one."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "good.txt").write_bytes(CLEAN.read_bytes())
    (place / "paper.pdf").touch()
    (place / "void.txt").touch()
    monkeypatch.chdir(tmp_path)
    return place


def timeless(err: str) -> list[str]:
    """Gives the lines with the seconds taken out, which must be there on those and only those of what is done."""
    return [re.sub(r"^declass: \d+\.\d{3} s: ", "- ", line) for line in err.splitlines()]


@pytest.mark.usefixtures("folder")
def test_usually_errors_and_notes_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """What was passed over, and what could not be read."""
    assert main([*CHECK, "in"]) == 4
    assert f"{NOTE}declass: in/void.txt: is empty\n" == capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_quiet_leaves_errors(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the report, which was asked for; at a terminal there is no progress."""
    monkeypatch.setattr("validator.cli.shared.is_wanted", lambda: True)
    monkeypatch.setattr("validator.cli.progress._PATIENCE", -1.0)
    assert main([*CHECK, "-q", "in"]) == 4
    captured = capsys.readouterr()
    assert "declass: in/void.txt: is empty\n" == captured.err
    assert "in/void.txt: unread is empty\n" in captured.out


@pytest.mark.usefixtures("folder")
def test_verbose_tells_what_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The rules with their digest and place, files that are passed over, outputs; and when, but nowhere else."""
    monkeypatch.setenv("DECLASS_CACHE_DIR", str(tmp_path / "cache"))
    digest = load_ruleset().digest
    (stored,) = (tmp_path / "cache").iterdir()
    capsys.readouterr()
    assert main([*CHECK, "--format", "json=r.json", "--verbose", "in"]) == 4
    captured = capsys.readouterr()
    expected = [
        f"- 165 rules of profile default, digest {digest}, taken from {stored}",
        "- reading begins; paths that were named: 1",
        "- passed over because of its suffix: in/paper.pdf",
        "- reading ends; documents and records: 2",
        NOTE.rstrip(),
        "declass: in/void.txt: is empty",
        "- concise written to standard output",
        "- json written to r.json",
    ]
    assert expected == [re.sub(r"^- \d+ rules", "- 165 rules", line) for line in timeless(captured.err)]
    assert main([*CHECK, "in"]) == 4
    assert captured.out == capsys.readouterr().out


@pytest.mark.parametrize(
    ("there", "source"), [(True, "compiled and stored in "), (False, "compiled, and stored nowhere")]
)
def test_rules_that_are_compiled_are_told(
    there: object, source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the place where they are kept, if there is one."""
    monkeypatch.setenv("DECLASS_CACHE_DIR", str(tmp_path / "cache") if there else "")
    assert main(["explain-date", "--as-of", "2008-12-01", "-v", str(CLEAN)]) == 0
    assert re.search(
        f"^- [0-9]+ rules of profile default, digest [0-9a-f]{{64}}, {source}", timeless(capsys.readouterr().err)[0]
    )


def test_a_full_disk_does_not_keep_from_judging(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules are compiled again next time, and that is told to who asks."""

    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("DECLASS_CACHE_DIR", str(tmp_path))
    tmp_path.chmod(0o700)
    monkeypatch.setattr("tempfile.mkstemp", full)
    assert main([*CHECK, "-v", str(CLEAN)]) == 0
    assert timeless(capsys.readouterr().err)[0].endswith(", compiled, and stored nowhere")


def test_commands_on_reports_tell_what_they_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And how many documents were in it."""
    report = saved(tmp_path, REPORT)
    read = f"- report read from {report}; documents: {len(REPORT.documents)}"
    assert main(["render", "-v", "--format", "concise", report]) == 0
    assert [read, "- concise written to standard output"] == timeless(capsys.readouterr().err)
    assert main(["diff", "-v", report, report]) == 0
    assert [read, read] == timeless(capsys.readouterr().err)


def test_rules_tells_what_it_read(capsys: pytest.CaptureFixture[str]) -> None:
    """The packs and the number of their rules."""
    assert main(["rules", "explain", "-v", "DUR018"]) == 0
    assert re.fullmatch(r"- \d+ rules read, of the packs declass-validator", timeless(capsys.readouterr().err)[0])


def test_one_cannot_ask_for_both(capsys: pytest.CaptureFixture[str]) -> None:
    """Less and more at once."""
    assert main(["check", "-q", "-v", "x"]) == 2
    expected = "declass: argument -v/--verbose: not allowed with argument -q/--quiet (see 'declass check --help')\n"
    assert expected == capsys.readouterr().err


def test_a_path_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters of a file name do not reach it."""
    path = tmp_path / "a\x1b[2J.txt"
    path.touch()
    assert main([*CHECK, "-q", str(path)]) == 4
    assert f"declass: {tmp_path}/a·[2J.txt: is empty\n" == capsys.readouterr().err
