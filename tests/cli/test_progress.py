"""Progress: on a terminal, on standard error, and nowhere else."""

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from attrs import define

from validator.cli.main import main
from validator.cli.progress import Progress, duration, is_wanted

ROOT = Path(__file__).parent.parent.parent


@define
class Part:
    """A part of the work that is done."""

    paths: list[str]


def parts(*paths: str) -> Iterator[Part]:
    """Gives a part for each path."""
    for path in paths:
        yield Part([path])


def shown(
    paths: list[str], *, files: int, step: float, monkeypatch: pytest.MonkeyPatch, columns: int = 200
) -> list[str]:
    """Runs over inputs with a clock that goes a step at every look, and gives what was shown, line by line."""
    monkeypatch.setenv("COLUMNS", str(columns))
    time = iter(range(1_000_000))
    stream = io.StringIO()
    progress = Progress(stream, files, lambda: next(time) * step)
    assert paths == [path for part in progress.over(parts(*paths)) for path in part.paths]
    return stream.getvalue().split("\r\x1b[K")


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of patience."""
    assert [""] == shown(["a", "b"], files=2, step=0.3, monkeypatch=monkeypatch)


def test_documents_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """By files for the time that is left, as how many documents they hold is not known before."""
    lines = shown(["a", "b", "?c", "d"], files=20, step=1.0, monkeypatch=monkeypatch)
    assert [
        "",
        "1 documents, 0 of 20 files, 1 a second",
        "2 documents, 1 of 20 files, 1 a second, 38 s left",
        "3 documents, 2 of 20 files, 1 a second, 27 s left",
        "4 documents, 3 of 20 files, 1 a second, 23 s left",
        "",
    ] == lines


def test_a_second_pass_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It begins to count anew."""
    monkeypatch.setenv("COLUMNS", "200")
    time = iter(range(100))
    stream = io.StringIO()
    progress = Progress(stream, 2, lambda: next(time))
    for _ in range(2):
        assert ["a", "b"] == [path for part in progress.over(parts("a", "b")) for path in part.paths]
    assert [
        "",
        "1 documents, 0 of 2 files, 1 a second",
        "2 documents, 1 of 2 files, 1 a second, 2 s left",
        "",
        "side by side: 1 documents, 0 of 2 files, 1 a second",
        "side by side: 2 documents, 1 of 2 files, 1 a second, 2 s left",
        "",
    ] == stream.getvalue().split("\r\x1b[K")


def test_records_of_a_file_are_documents_of_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is done when the next begins."""
    lines = shown(["a.jsonl"] * 3 + ["b"] * 2, files=2, step=1.0, monkeypatch=monkeypatch)
    assert ["0", "0", "0", "1", "1"] == re.findall(r"(\d+) of 2 files", "\n".join(lines))


def test_updates_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand documents within two seconds are at most six lines."""
    lines = shown([str(number) for number in range(1000)], files=1000, step=0.002, monkeypatch=monkeypatch)
    assert 3 < len(lines) <= 1 + 6 + 1


def test_a_line_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that wraps could not be erased."""
    lines = shown(["a", "b", "c"], files=3, step=1.0, monkeypatch=monkeypatch, columns=20)
    assert max(map(len, lines)) == 19


def test_the_line_is_erased_however_the_run_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when somebody stops listening in the middle."""
    monkeypatch.setenv("COLUMNS", "200")
    time = iter(range(100))
    stream = io.StringIO()
    given = Progress(stream, 3, lambda: float(next(time))).over(parts("a", "b", "c"))
    next(given)
    next(given)
    assert isinstance(given, Generator)
    given.close()
    assert stream.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.2, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (200, "3 min 20 s"),
        (3600, "1 h 0 min"),
        (9000.4, "2 h 30 min"),
    ],
)
def test_durations(seconds: float, expected: str) -> None:
    """In the two greatest units."""
    assert expected == duration(seconds)


@pytest.mark.parametrize(
    ("where", "name", "expected"),
    [("terminal", "xterm", True), ("terminal", None, True), ("terminal", "dumb", False), ("file", "xterm", False)],
)
def test_only_a_terminal_that_can_erase_is_told(
    where: str, name: str | None, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, pipes and dumb terminals get no progress."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: where == "terminal", raising=False)
    monkeypatch.delenv("TERM", raising=False)
    if name is not None:
        monkeypatch.setenv("TERM", name)
    assert expected == is_wanted()


def test_check_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """At a terminal, by the number of files that are really read; a remark of reading comes after the line is gone."""
    for name in ("a.txt", "b.txt", "c.pdf"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    monkeypatch.setattr("validator.cli.shared.is_wanted", lambda: True)
    monkeypatch.setattr("validator.cli.progress._PATIENCE", -1.0)
    monkeypatch.setenv("COLUMNS", "200")
    main(["check", str(tmp_path)])
    err = capsys.readouterr().err
    assert "2 documents, 1 of 2 files" in err
    assert "\r\x1b[Kdeclass: passed over in folders" in err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_at_a_real_terminal_the_report_is_not_disturbed(tmp_path: Path) -> None:
    """Standard error is a terminal, standard output a pipe: what is piped is the report and nothing else."""
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "validator", "check", "--as-of", "2026-11-23", "--format", "concise", str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=theirs,
            check=False,
            cwd=ROOT,
        )
    finally:
        os.close(theirs)
        os.close(ours)
    assert b"\x1b" not in done.stdout
