"""Paths become files: in a fixed order, each once, and with a word for everything that is wrong."""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from validator.errors import UsageError
from validator.own_files import CONFIGURATION
from validator.reading import ReadingOptions, Unread, discover

LOOKED_FOR = "looked for files with .txt, .text, .asc, .cable, .md, .markdown, .jsonl, .ndjson"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def plant(*names: str) -> None:
    """Makes files, with their folders."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("SECRET", encoding="utf-8")


def found(*paths: str, include: Iterable[str] = (), exclude: Iterable[str] = ()) -> list[str]:
    """Gives what is found, with ``/``; folders that could not be listed in brackets."""
    options = ReadingOptions(include=tuple(include), exclude=tuple(exclude))
    return [
        f"[{one.path}]" if isinstance(one, Unread) else one.replace(os.sep, "/") for one in discover(paths, options)
    ]


def complaint(*paths: str, include: Iterable[str] = ()) -> str:
    """Gives the message of the usage error."""
    with pytest.raises(UsageError) as caught:
        discover(paths, ReadingOptions(include=tuple(include)))
    return str(caught.value)


def test_folders_are_walked_in_order_of_names() -> None:
    """Files and folders together, so that the order does not depend on the file system."""
    plant("c/b.txt", "c/a/z.TXT", "c/a/b/y.cable", "c/c.md", "c/B.jsonl", "c/d.text")
    assert found("c") == ["c/B.jsonl", "c/a/b/y.cable", "c/a/z.TXT", "c/b.txt", "c/c.md", "c/d.text"]


def test_hidden_files_and_version_control_are_left_out() -> None:
    """But not when the user names them."""
    plant("c/a.txt", "c/.b.txt", "c/.git/c.txt", "c/CVS/d.txt", "c/_darcs/e.txt", ".f/g.txt")
    assert found("c") == ["c/a.txt"]
    assert found(".f", "c/.b.txt", "c/CVS") == [".f/g.txt", "c/.b.txt", "c/CVS/d.txt"]


def test_a_named_file_is_taken_whatever_its_suffix() -> None:
    """The user knows better; neither suffix nor pattern keeps a named file out."""
    plant("a.pdf", "b")
    assert found("b", "a.pdf", exclude=["*"]) == ["b", "a.pdf"]


def test_the_order_is_that_of_the_arguments_and_each_file_comes_once() -> None:
    """A file that is named and stands in a named folder too comes where it is named."""
    plant("c/a.txt", "c/b.txt", "c/d/e.txt")
    assert found("-", "c", "./c/b.txt", "c/b.txt", "c", "-") == ["-", "c/a.txt", "c/d/e.txt", "./c/b.txt"]
    assert found("c/d", "c") == ["c/d/e.txt", "c/a.txt", "c/b.txt"]


def test_a_file_may_have_the_name_of_standard_input() -> None:
    """Written as a path it is a file."""
    plant("-")
    assert found("-", "./-") == ["-", "./-"]


@pytest.mark.parametrize(
    ("expected", "include"),
    [
        (["c/a.txt", "c/d/e.txt", "c/d/f/g.txt"], ["*.txt"]),
        (["c/a.txt"], ["/*.txt"]),
        (["c/a.txt"], ["./*.txt"]),
        (["c/d/e.txt"], ["d/*.txt"]),
        (["c/d/e.txt", "c/d/f/g.txt"], ["d/**/*.txt"]),
        (["c/d/e.txt", "c/d/f/g.txt"], ["d/**"]),
        (["c/b.log"], ["?.l[ao]g"]),
        (["c/b.log", "c/d/f/g.txt"], ["*.log", "**/f/*"]),
    ],
)
def test_include_replaces_the_choice_by_suffix(expected: list[str], include: list[str]) -> None:
    """A pattern without a slash means the name, at any depth; any other the path below the folder."""
    plant("c/a.txt", "c/b.log", "c/d/e.txt", "c/d/f/g.txt")
    assert expected == found("c", include=include)


@pytest.mark.parametrize(
    ("expected", "exclude"),
    [
        (["c/a.txt", "c/d/e.txt"], ["f"]),
        (["c/a.txt", "c/d/e.txt"], ["f/"]),
        (["c/a.txt"], ["d/"]),
        (["c/a.txt"], ["d/**"]),
        (["c/a.txt", "c/d/e.txt", "c/d/f/g.txt"], ["f/*.txt"]),
        (["c/d/f/g.txt"], ["[ae].txt"]),
    ],
)
def test_exclude_leaves_out_files_and_folders(expected: list[str], exclude: list[str]) -> None:
    """What is excluded is not even entered."""
    plant("c/a.txt", "c/d/e.txt", "c/d/f/g.txt")
    assert expected == found("c", exclude=exclude)


def test_files_with_other_suffixes_are_told() -> None:
    """Nothing is passed over in silence: the caller hears of each, but not of what the user excluded or chose from."""
    plant("c/a.txt", "c/b.pdf", "c/d/e.docx", "c/old/f.pdf", "c/.hidden")
    passed: list[str] = []
    list(discover(["c"], ReadingOptions(exclude=("old",)), passed.append))
    assert [os.path.join("c", "b.pdf"), os.path.join("c", "d", "e.docx")] == passed
    list(discover(["c"], ReadingOptions(include=("a.txt",)), passed.append))
    assert len(passed) == 2


def test_links_that_lead_in_circles_end() -> None:
    """Every real folder is walked once, whatever links lead to it."""
    plant("c/a/x.txt", "c/b/y.txt")
    Path("c/a/up").symlink_to("..", target_is_directory=True)
    Path("c/b/over").symlink_to("../a", target_is_directory=True)
    Path("c/self").symlink_to("self")
    assert found("c") == ["c/a/x.txt", "c/b/y.txt"]


def test_a_link_to_a_file_is_a_file_and_a_broken_one_is_not_lost() -> None:
    """Reading the broken link tells why; it is not skipped."""
    plant("c/a.txt")
    Path("c/b.txt").symlink_to("a.txt")
    Path("c/gone.txt").symlink_to("nowhere")
    Path("c/loop.txt").symlink_to("loop.txt")
    assert found("c") == ["c/a.txt", "c/b.txt", "c/gone.txt", "c/loop.txt"]
    assert found("c/gone.txt", "c/loop.txt") == ["c/gone.txt", "c/loop.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_a_folder_is_not_read() -> None:
    """Opening it would wait for ever; a pipe that is named is read, as process substitution needs."""
    plant("c/a.txt")
    os.mkfifo("c/b.txt")
    Path("c/c.txt").symlink_to("b.txt")
    passed: list[str] = []
    assert list(discover(["c"], ReadingOptions(), passed.append)) == ["c/a.txt"]
    assert passed == ["c/b.txt", "c/c.txt"]
    assert found("c/b.txt") == ["c/b.txt"]


def test_a_folder_that_cannot_be_listed_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its place in the order is kept, and the rest is read."""
    plant("c/a.txt", "c/b/x.txt", "c/d.txt")
    real = os.scandir

    def scandir(path: str) -> AbstractContextManager[Iterator["os.DirEntry[str]"]]:
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert list(discover(["c"], ReadingOptions())) == [
        os.path.join("c", "a.txt"),
        Unread(os.path.join("c", "b"), None, "cannot be listed: Permission denied"),
        os.path.join("c", "d.txt"),
    ]


def test_a_path_that_may_not_be_looked_at_is_left_to_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may well exist, so it is not called missing."""
    stat = os.stat

    def refuse(path: str, **named: bool) -> os.stat_result:
        if path == "secret/a.txt":
            raise PermissionError(13, "Permission denied", path)
        return stat(path, **named)

    monkeypatch.setattr(os, "stat", refuse)
    assert found("secret/a.txt") == ["secret/a.txt"]


@pytest.mark.parametrize(
    ("expected", "pattern"),
    [
        (["c/a.txt", "c/b.pdf"], "c/?.*"),
        (["c/[1].txt", "c/a.txt", "c/d/e.txt"], "c/**/*.txt"),
        (["c/d/e.txt"], "c/[d]"),
        (["c/[1].txt"], "c/[1].txt"),
        (["c/d/e.txt"], "c/d*"),
    ],
)
def test_globs_are_expanded_where_the_shell_did_not(expected: list[str], pattern: str) -> None:
    """As a shell would do it; a file whose name has brackets is that file; an empty folder among others is let be."""
    plant("c/a.txt", "c/b.pdf", "c/d/e.txt", "c/[1].txt")
    Path("c/dempty").mkdir()
    assert expected == found(pattern)


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        ("there is no file or folder 'cabels'; did you mean 'cables'?", "cabels"),
        ("there is no file or folder 'cabels/08.txt'; did you mean 'cables/08.txt'?", "cabels/08.txt"),
        ("there is no file or folder 'cables/O8.txt'; did you mean 'cables/08.txt'?", "cables/O8.txt"),
        ("there is no file or folder 'cables/memoranda'", "cables/memoranda"),
        ("there is no file or folder 'cables/08.txt/x'", "cables/08.txt/x"),
        ("there is no file or folder ''; did you mean '.'?", ""),
        ("there is no file or folder 'a\\x00b'", "a\0b"),
        ("nothing to read matches 'cables/*.md'", "cables/*.md"),
        ("nothing to read matches 'emp*'", "emp*"),
        (f"the folder 'empty' holds nothing to read; {LOOKED_FOR}", "empty"),
        (f"the folder 'other' holds nothing to read; {LOOKED_FOR}, found 2 with .pdf, 1 with no suffix", "other"),
    ],
)
def test_a_wrong_path_is_told_with_what_may_be_meant(expected: str, path: str) -> None:
    """A missing path or an empty match is never taken for clean."""
    plant("cables/08.txt", "other/a.pdf", "other/b.PDF", "other/c")
    Path("empty").mkdir()
    assert expected == complaint(path)


def test_an_absolute_path_has_a_near_match_too(tmp_path: Path) -> None:
    """It is given whole."""
    plant("cables/08.txt")
    wanted = tmp_path / "cable"
    assert complaint(str(wanted)) == f"there is no file or folder {str(wanted)!r}; did you mean {str(wanted) + 's'!r}?"


def test_everything_that_is_wrong_is_told_at_once_before_anything_is_read() -> None:
    """One run shows all wrong arguments."""
    plant("a.txt", "c/x.txt")
    message = complaint("a.txt", "nowhere", "c", include=("*.md",))
    assert message == (
        "there is no file or folder 'nowhere'\nthe folder 'c' holds nothing to read; looked for files like *.md"
    )


def test_no_path_at_all_is_a_usage_error() -> None:
    """Nothing to check is not clean."""
    assert complaint() == "there is nothing to read: no path was given"


def test_globs_can_be_relative_to_a_folder_further_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of a configuration are; from outside of its folder they are held against the folder that was named."""
    plant("top/a/b.txt", "top/a/c.txt", "top/a/d/c.txt", "c.txt")

    def below(folder: str, *globs: str) -> list[str]:
        options = ReadingOptions(exclude=globs, top=str(tmp_path / "top"))
        return [str(one) for one in discover([folder], options)]

    assert below("top/a", "a/c.txt") == ["top/a/b.txt", "top/a/d/c.txt"]
    assert below("top", "a/c.txt") == ["top/a/b.txt", "top/a/d/c.txt"]
    assert below("top/a/d", "a/*.txt") == ["top/a/d/c.txt"]
    assert below(".", "top/a") == ["./c.txt"]
    monkeypatch.chdir("top/a")
    assert below(".", "a/d") == ["./b.txt", "./c.txt"]


def test_our_own_configuration_is_no_document() -> None:
    """Nor is it told as passed over."""
    plant("c/a.txt", f"c/{CONFIGURATION}", "c/x.toml")
    passed: list[str] = []
    assert list(discover(["c"], ReadingOptions(), passed.append)) == ["c/a.txt"]
    assert passed == ["c/x.toml"]
