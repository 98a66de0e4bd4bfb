"""Files of the cache folder are written whole or not at all, and do not pile up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from validator.cache_folder import KEPT, keep


def test_of_too_many_files_of_a_kind_the_oldest_go(tmp_path: Path) -> None:
    """The one that was just written stays whatever the clock says, and other kinds have nothing to do with it."""
    for number in range(KEPT + 2):
        for kind in ("start", "ruleset"):
            file = tmp_path / f"{kind}-{number}.bin"
            file.write_bytes(b"")
            os.utime(file, (2**31 + number, 2**31 + number))
    assert keep(b"new", str(tmp_path / "start-0.bin"))
    expected = {"start-0.bin", *(f"start-{number}.bin" for number in range(3, KEPT + 2))}
    assert expected == {file.name for file in tmp_path.glob("start-*")}
    assert KEPT + 2 == len(list(tmp_path.glob("ruleset-*")))
    assert b"new" == (tmp_path / "start-0.bin").read_bytes()


def test_one_that_cannot_go_stays(tmp_path: Path) -> None:
    """Another process may have been quicker, or it is no file: what was to be written is written."""
    for number in range(KEPT + 1):
        (tmp_path / f"start-{number}.bin").mkdir()
    assert keep(b"new", str(tmp_path / "start-x.bin"))
    assert KEPT + 2 == len(list(tmp_path.iterdir()))


def test_what_is_written_is_written_even_if_the_others_cannot_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may have removed one in between."""

    def gone(*_: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(os, "scandir", gone)
    assert keep(b"new", str(tmp_path / "start-x.bin"))
    monkeypatch.undo()
    assert b"new" == (tmp_path / "start-x.bin").read_bytes()


def test_a_folder_that_is_not_there_takes_nothing(tmp_path: Path) -> None:
    """That is told, and nothing else happens."""
    assert not keep(b"new", str(tmp_path / "gone" / "start-x.bin"))


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file cannot be put in its place."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not keep(b"new", str(tmp_path / "start-x.bin"))
    assert [] == list(tmp_path.iterdir())
