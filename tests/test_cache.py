"""Results of earlier runs: found again, forgotten when anything changed, and never in the way."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator import cache
from validator.cache import FILE, Results, program_signature


def test_what_is_stored_is_found_again(tmp_path: Path) -> None:
    """By another process's connection too."""
    results = Results(str(tmp_path))
    key = results.key("a", 1, None)
    assert results.get(key) is None
    results.put({key: b"value"})
    assert b"value" == results.get(key)
    assert b"value" == results.unopened().get(key)
    results.put({key: b"newer"})
    results.close()
    assert b"newer" == results.get(key)
    assert results.trouble is None


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_keys_tell_parts_apart(one: list[str], other: list[str]) -> None:
    """Other parts, another key, as long as no part holds a NUL."""
    results = Results("nowhere", "x")
    if not any("\0" in part for part in one + other):
        assert (one == other) == (results.key(*one) == results.key(*other))


def test_the_signature_follows_the_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a checkout they change without a change of version."""
    (tmp_path / "validator" / "sub").mkdir(parents=True)
    module = tmp_path / "validator" / "sub" / "a.py"
    module.write_text("1\n", encoding="utf-8")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "validator" / "cache.py"))
    before = program_signature()
    (tmp_path / "validator" / "sub" / "notes.md").write_text("x", encoding="utf-8")
    assert before == program_signature()
    module.write_text("12\n", encoding="utf-8")
    assert before != program_signature()
    assert Results(str(tmp_path), "a").key("x") != Results(str(tmp_path), "b").key("x")


@pytest.mark.parametrize(
    "content", [b"no database at all, but a text long enough for one" * 30, b"SQLite format 3\0" + b"\0" * 200]
)
def test_a_damaged_file_is_told_once_and_left_alone(content: bytes, tmp_path: Path) -> None:
    """The run goes on without it."""
    (tmp_path / FILE).write_bytes(content)
    results = Results(str(tmp_path))
    assert results.get(results.key("a")) is None
    assert results.trouble is not None
    assert results.trouble.startswith(f"the cache in {tmp_path} is not used: ")
    results.put({b"k": b"v"})
    assert results.get(b"k") is None
    assert content == (tmp_path / FILE).read_bytes()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """As on a full disk."""
    results = Results(str(tmp_path))
    results.put({b"k": b"v"})
    assert results._connection is not None
    results._connection.execute("PRAGMA max_page_count = 1")
    results.put({bytes([number]): b"v" * 10_000 for number in range(50)})
    assert f"the cache in {tmp_path} is not used: database or disk is full" == results.trouble
    assert b"v" == Results(str(tmp_path)).get(b"k")


def test_no_folder_no_cache(tmp_path: Path) -> None:
    """It may have been removed meanwhile."""
    results = Results(str(tmp_path / "gone"))
    assert results.get(b"k") is None
    assert f"the cache in {tmp_path / 'gone'} is not used: unable to open database file" == results.trouble


def test_another_format_is_begun_anew(tmp_path: Path) -> None:
    """A file of an older or newer program is no trouble."""
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE results (other TEXT)")
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    results = Results(str(tmp_path))
    results.put({b"k": b"v"})
    assert (b"v", None) == (results.get(b"k"), results.trouble)


def test_the_older_half_is_dropped_when_it_grows_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the file stays bounded."""
    monkeypatch.setattr(cache, "LARGEST", 400_000)
    results = Results(str(tmp_path))
    keys = [bytes([number]) for number in range(100)]
    for key in keys:
        results.put({key: b"v" * 10_000})
    kept = [key for key in keys if results.get(key)]
    assert keys[-1] in kept
    assert keys[0] not in kept
    assert (tmp_path / FILE).stat().st_size < 800_000


def test_two_that_begin_the_file_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second finds it made when it has the lock, and leaves what is in it."""
    Results(str(tmp_path)).put({b"k": b"v"})
    number, asked = cache._number, 0

    def stale(connection: sqlite3.Connection, pragma: str) -> int:
        nonlocal asked
        asked += 1
        return 0 if asked == 1 else number(connection, pragma)

    monkeypatch.setattr(cache, "_number", stale)
    assert b"v" == Results(str(tmp_path)).get(b"k")


def _store(folder: str, first: int) -> None:
    results = Results(folder, "x")
    for number in range(first, first + 50):
        results.put({number.to_bytes(4, "big"): str(number).encode()})
    if results.trouble is not None:
        raise RuntimeError(results.trouble)


def test_several_processes_at_once(tmp_path: Path) -> None:
    """None is in another's way, and nothing is lost."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_store, args=(str(tmp_path), first)) for first in (0, 50, 100)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [0, 0, 0] == [process.exitcode for process in processes]
    results = Results(str(tmp_path), "x")
    assert all(str(number).encode() == results.get(number.to_bytes(4, "big")) for number in range(150))
