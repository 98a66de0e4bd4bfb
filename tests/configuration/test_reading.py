"""A configuration is found, and read strictly: everything that is wrong at once, each thing at its place."""

import datetime as dt
from pathlib import Path

import pytest

from validator.configuration import find
from validator.configuration.reading import Loaded, load
from validator.errors import DefinitionError, UsageError


def loaded(folder: Path, text: str, below: str = "") -> Loaded:
    """Reads a configuration in a folder, as it is seen from there or from a folder below it."""
    (folder / "declass.toml").write_text(text, encoding="utf-8")
    return load(str(folder / "declass.toml"), str(folder / below))


def problems(folder: Path, text: str) -> list[str]:
    """Gives what is wrong with a configuration."""
    with pytest.raises(DefinitionError) as caught:
        loaded(folder, text)
    return [str(problem).removeprefix("declass.toml:") for problem in caught.value.problems]


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    """A file further up adds nothing."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    assert find(str(below)) is None
    (tmp_path / "declass.toml").touch()
    assert find(str(below)) == str(tmp_path / "declass.toml")
    (tmp_path / "a" / "declass.toml").touch()
    assert find(str(below)) == str(tmp_path / "a" / "declass.toml")


def test_nothing_is_looked_for_above_the_repository(tmp_path: Path) -> None:
    """The folder with .git, which is a file in a second working tree, is the last."""
    (tmp_path / "declass.toml").touch()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".git").touch()
    assert find(str(tmp_path / "a")) is None


def test_outside_of_a_repository_the_top_of_the_file_system_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """There the looking ends."""
    asked: list[str] = []
    monkeypatch.setattr("os.path.lexists", asked.append)
    assert find("/a/b") is None
    assert asked == [
        "/a/b/declass.toml", "/a/b/.git", "/a/declass.toml", "/a/.git", "/declass.toml",
    ]  # fmt: skip


def test_a_link_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    """What is called so is meant to be one."""
    (tmp_path / "declass.toml").symlink_to("nowhere")
    found = find(str(tmp_path))
    assert found == str(tmp_path / "declass.toml")
    with pytest.raises(
        UsageError, match=r"^the configuration declass\.toml cannot be read: No such file or directory$"
    ):
        load(found, str(tmp_path))


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    """And is said to be none."""
    (tmp_path / "declass.toml").mkdir()
    with pytest.raises(UsageError, match=r"^the configuration declass\.toml cannot be read: Is a directory$"):
        load(str(tmp_path / "declass.toml"), str(tmp_path))


def test_every_key_has_its_value(tmp_path: Path) -> None:
    """Dates may stand with or without quotes; what is not said is None or empty."""
    content = loaded(
        tmp_path,
        'as-of = "2026-11-23"\nwaivers = false\ncache = "c.sqlite"\n[limits]\njobs = 2\n'
        '[[overrides]]\npaths = ["a"]\ndated = 1973-06-30\n',
    ).content
    assert (content.as_of, content.waivers, content.cache) == (dt.date(2026, 11, 23), False, "c.sqlite")
    assert (content.baseline, content.profile, content.severities) == (None, None, {})
    assert (content.limits.jobs, content.overrides[0].dated) == (2, dt.date(1973, 6, 30))


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    """It is a configuration all the same."""
    assert loaded(tmp_path, "").content.overrides == ()


EVERYTHING = """\
profil = "x"
packs = 1.5
as-of = 12:30:00
fail-on = "eror"
waivers = true
baseline = ""
[documents]
pathz = []
paths = ["-"]
include = ["../x", "/a", "..", "a/../b", "a..b", ""]
[outputs]
jsn = "x"
[severities]
DUR018 = "of"
[limits]
jobs = 0
[[overrides]]
profile = "x"
[[overrides]]
paths = []
dated = "2001-02-30"
"""
GLOB = "is not a glob below the folder of this file, such as old/*.txt"


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """With line, column, and what was probably meant."""
    formats = "'text', 'concise', 'json', "
    told = problems(tmp_path, EVERYTHING)
    assert told[13].startswith(f"12:1: 'jsn' is not one of {formats}")
    assert told[13].endswith("; did you mean 'json'?")
    del told[13]
    assert told == [
        "1:1: unknown key 'profil'; did you mean 'profile'?",
        "2:9: expected a list, not the number 1.5",
        "3:9: expected a date such as 2003-03-25, not the time 12:30:00",
        "4:11: 'eror' is not one of 'error', 'warning', 'note', 'never'; did you mean 'error'?",
        "5:11: this is the name of a file, or false",
        "6:12: this is the name of a file, or false",
        "8:1: unknown key 'pathz'",
        "9:10: '-' is not a file, folder or glob",
        f"10:12: '../x' {GLOB}",
        f"10:20: '/a' {GLOB}",
        f"10:26: '..' {GLOB}",
        f"10:32: 'a/../b' {GLOB}",
        f"10:50: '' {GLOB}",
        "14:10: 'of' is not one of 'error', 'warning', 'note', 'off'; did you mean 'off'?",
        "16:8: 0 is not between 1 and 1024",
        "17:1: the key 'paths' is missing",
        "20:9: this must not be empty",
        "21:9: 2001-02-30 is not a day of the calendar",
    ]


def test_one_format_goes_to_standard_output(tmp_path: Path) -> None:
    """And never a binary one."""
    assert problems(tmp_path, 'outputs = { json = "-", text = "-", parquet = "-" }\n') == [
        "1:32: only one format can go to standard output, and json does",
        "1:47: parquet is binary and needs a file",
    ]


def test_what_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """TOML is UTF-8; a byte order mark does no harm."""
    (tmp_path / "declass.toml").write_bytes(b'profile = "\xe9"\n')
    with pytest.raises(DefinitionError, match=r"^declass\.toml: not UTF-8 text: byte 12 is wrong$"):
        load("declass.toml", str(tmp_path))
    (tmp_path / "declass.toml").write_bytes(b'\xef\xbb\xbfprofile = "archive"\n')
    assert load("declass.toml", str(tmp_path)).content.profile == "archive"


def test_what_is_not_toml_is_refused(tmp_path: Path) -> None:
    """With its place."""
    assert problems(tmp_path, "profile = archive\n") == ["1:11: not TOML: invalid value"]


def test_paths_are_seen_from_the_working_directory(tmp_path: Path) -> None:
    """The file's name in messages and what it names, wherever the program runs."""
    (tmp_path / "a").mkdir()
    seen = loaded(tmp_path, "", below="a")
    assert (seen.file.name, seen.folder, seen.near("x/y"), seen.near("/x")) == (
        "../declass.toml", str(tmp_path), "../x/y", "/x",
    )  # fmt: skip
    assert loaded(tmp_path, "").near("x/") == "x"


@pytest.mark.parametrize(
    ("glob", "fits"),
    [
        ("old", ["old/a.txt", "old/b/old/c.txt", "x/old/d.txt"]),
        ("old/", ["old/a.txt", "old/b/old/c.txt", "x/old/d.txt"]),
        ("./old", ["old/a.txt", "old/b/old/c.txt"]),
        ("old/*", ["old/a.txt", "old/b/old/c.txt"]),
        ("old/*.txt", ["old/a.txt"]),
        ("**/*.txt", ["old/a.txt", "old/b/old/c.txt", "x/old/d.txt", "e.txt"]),
        ("*.txt", ["old/a.txt", "old/b/old/c.txt", "x/old/d.txt", "e.txt"]),
        ("x/*/?.txt", ["x/old/d.txt"]),
        ("*/old", ["x/old/d.txt"]),
        ("OLD", []),
    ],
)
def test_an_override_holds_for_what_its_globs_fit(glob: str, fits: list[str], tmp_path: Path) -> None:
    """For a path, and for everything below a folder."""
    seen = loaded(tmp_path, f'overrides = [{{ paths = ["{glob}"] }}]\n')
    every = ["old/a.txt", "old/b/old/c.txt", "x/old/d.txt", "e.txt"]
    assert fits == [path for path in every if seen.matching(path) == (0,)]
    assert fits == [path for path in every if seen.matching(f"./x/../{path}") == (0,)]
    assert fits == [path for path in every if seen.matching(str(tmp_path / path)) == (0,)]


def test_no_override_holds_for_what_is_elsewhere(tmp_path: Path) -> None:
    """Nor for standard input, nor for the folder itself."""
    seen = loaded(tmp_path, 'overrides = [{ paths = ["**"] }]\n')
    assert [(), (), (), ()] == [seen.matching(path) for path in ("-", "../x.txt", ".", f"{tmp_path}x/a.txt")]


def test_the_overrides_that_hold_are_given_in_their_order(tmp_path: Path) -> None:
    """By index, wherever the path was named from."""
    (tmp_path / "old").mkdir()
    text = 'overrides = [{ paths = ["old"] }, { paths = ["new", "*.txt"] }, { paths = ["new"] }]\n'
    assert (0, 1) == loaded(tmp_path, text, below="old").matching("a.txt")
    assert (1, 2) == loaded(tmp_path, text, below="old").matching("../new/a")
