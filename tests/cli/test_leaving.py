"""How the process of the command ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from validator import __main__

ROOT = Path(__file__).parent.parent.parent


class Left(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What happened at the end, in order."""
    done: list[object] = []

    def leave(code: int) -> None:
        done.append(code)
        raise Left

    monkeypatch.setattr("atexit._run_exitfuncs", lambda: done.append("exit functions"))
    monkeypatch.setattr("os._exit", leave)
    monkeypatch.setattr(sys, "argv", ["declass", "--explain-exit"])
    return done


def test_a_run_without_threads_takes_nothing_down(left: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was to be called at exit is called, what was printed is written, and that is all."""
    monkeypatch.delitem(sys.modules, "threading")
    with pytest.raises(Left):
        __main__.run()
    assert ["exit functions", 0] == left


def test_a_run_with_threads_ends_as_python_does(left: list[object]) -> None:
    """There may be something to wait for."""
    with pytest.raises(SystemExit, match="0"):
        __main__.run()
    assert [] == left


def test_help_is_a_run_too(left: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """The library ends it by an exception."""
    monkeypatch.setattr(sys, "argv", ["declass", "--help"])
    monkeypatch.delitem(sys.modules, "threading")
    with pytest.raises(Left):
        __main__.run()
    assert ["exit functions", 0] == left


def test_everything_is_written(tmp_path: Path) -> None:
    """Through pipes too, on both streams, with the exit code that was promised."""
    paths = []
    for number in range(300):
        path = tmp_path / f"{number}.txt"
        path.write_text("", encoding="utf-8")
        paths.append(str(path))
    words = [sys.executable, "-m", "validator", "check", "--jobs", "1", "--no-cache", *paths]
    done = subprocess.run(words, cwd=ROOT, env=os.environ, capture_output=True, encoding="utf-8", check=False)
    assert (4, 300) == (done.returncode, done.stderr.count("is empty"))
    assert done.stdout.endswith("\n")
