"""Lists of paths: ``@FILE`` and ``--files-from``."""

import argparse
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.cli.lists import read_lists
from validator.cli.main import main
from validator.errors import UsageError

CLEAN = Path(__file__).parent.parent.parent / "examples" / "clean-confidential-cable.txt"

names = st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1)


ONCE = "standard input (-) can be read only once: as a list of paths, a document or a report"


def options(
    paths: list[str], *, files_from: list[str] | None = None, null: bool = False, report: str | None = None
) -> argparse.Namespace:
    """Gives options as the parser of a command gives them."""
    return argparse.Namespace(paths=paths, files_from=files_from or [], null=null, report=report)


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Puts something on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_paths_of_lists_stand_in_their_place(tmp_path: Path) -> None:
    """Those of @FILE where it stands, those of --files-from at the end, each with its line."""
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    Path(one).write_bytes(b"b\n\nc d\r\n")
    Path(two).write_bytes("\ufeffe\n# f".encode())
    taken = options(["a", f"@{one}", "g"], files_from=[two])
    read_lists(taken)
    assert ["a", "b", "c d", "g", "e", "# f"] == taken.paths
    assert {"b": f"{one}:1", "c d": f"{one}:3", "e": f"{two}:1", "# f": f"{two}:2"} == taken.places


def test_without_a_list_nothing_changes() -> None:
    """Paths are as they were written."""
    taken = options(["a", "-", "./@b", "-"], report="r.json")
    read_lists(taken)
    assert (["a", "-", "./@b", "-"], {}) == (taken.paths, taken.places)


def test_a_path_that_is_written_too_is_not_told_by_its_list(tmp_path: Path) -> None:
    """The place is told where the list is to blame."""
    (tmp_path / "list").write_bytes(b"a\nb\na\nb\n")
    taken = options(["a"], files_from=[str(tmp_path / "list")])
    read_lists(taken)
    assert ["a", "a", "b", "a", "b"] == taken.paths
    assert {"b": f"{tmp_path / 'list'}:2"} == taken.places


def test_signs_are_names_in_a_list(tmp_path: Path) -> None:
    """A list is made by a program, and a file may be called so."""
    (tmp_path / "list").write_bytes(b"-\n@x\n")
    taken = options([f"@{tmp_path / 'list'}"])
    read_lists(taken)
    assert ["./-", "@x"] == taken.paths


@given(st.lists(names, min_size=1))
def test_null_lists_give_back_every_name(tmp_path_factory: pytest.TempPathFactory, paths: list[str]) -> None:
    """Whatever a file may be called, with or without a byte behind the last name."""
    file = tmp_path_factory.getbasetemp() / "list"
    for end in ("\0", ""):
        file.write_bytes(("\0".join(paths) + end).encode())
        taken = options([f"@{file}"], null=True)
        # A mark at the very beginning is that of the encoding.
        expected = [paths[0].removeprefix("\ufeff"), *paths[1:]]
        if any(expected):
            read_lists(taken)
            assert [path if path != "-" else "./-" for path in expected if path] == taken.paths


def test_names_that_are_not_utf_8_come_through(tmp_path: Path) -> None:
    """As the system gives them to a program."""
    (tmp_path / "list").write_bytes(b"caf\xe9.txt\n")
    taken = options([f"@{tmp_path / 'list'}"])
    read_lists(taken)
    assert [os.fsdecode(b"caf\xe9.txt")] == taken.paths


def test_a_list_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash stands for it, here as elsewhere."""
    standard_input(monkeypatch, b"a\n")
    taken = options([], files_from=["-"])
    read_lists(taken)
    assert (["a"], {"a": "standard input:1"}) == (taken.paths, taken.places)


@pytest.mark.parametrize(
    ("taken", "message"),
    [
        (options(["a"], null=True), "--null is about lists of paths, and there is none: --files-from FILE or @FILE"),
        (options(["-", "@-"]), ONCE),
        (options(["@-"], files_from=["-"]), ONCE),
        (options(["-"], report="-"), ONCE),
        (options(["@-"], report="-"), ONCE),
        (options(["@"]), "the name of the list is missing behind @; a path that begins so is written ./@"),
        (options(["@/dev/null"]), "the list /dev/null names no path"),
        (options(["@/"]), "the list / cannot be read: Is a directory"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_lists(taken: argparse.Namespace, message: str) -> None:
    """It is told before anything is read."""
    with pytest.raises(UsageError) as caught:
        read_lists(taken)
    assert message == str(caught.value)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--as-of", "2008-12-01", "--format", "concise"],
        ["parse", "--format", "jsonl"],
        ["explain-date", "--as-of", "2008-12-01"],
    ],
)
def test_every_command_that_reads_documents_takes_lists(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the same result as if the paths were written."""
    (tmp_path / "list").write_text(f"{CLEAN}\n", encoding="utf-8")
    outputs = []
    for paths in ([str(CLEAN)], [f"@{tmp_path / 'list'}"], ["--files-from", str(tmp_path / "list")]):
        assert main([*words, *paths]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] == outputs[2]


def test_verify_takes_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There paths may also be none at all."""
    report = tmp_path / "report.json"
    assert main(["check", "--as-of", "2008-12-01", "--format", f"json={report}", str(CLEAN)]) == 0
    (tmp_path / "list").write_bytes(os.fsencode(CLEAN) + b"\0")
    assert main(["verify", str(report), "-0", "--files-from", str(tmp_path / "list")]) == 0
    assert main(["verify", str(report)]) == 0
    assert "1 document: 1 unchanged\n" * 2 == capsys.readouterr().out


def test_a_wrong_word_is_told_before_a_list_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    """The list of a command line that cannot be run is nobody's concern."""
    assert main(["check", "@nowhere", "-x"]) == 2
    assert "declass: unrecognized arguments: -x (see 'declass check --help')\n" == capsys.readouterr().err
