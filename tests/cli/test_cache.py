"""``declass cache``, and the options of ``declass check`` about it."""

from pathlib import Path

import pytest

from validator.cache import FILE
from validator.cli.main import main

CABLE = str(Path(__file__).parent.parent.parent / "examples" / "clean-confidential-cable.txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DECLASS_CACHE_DIR", str(folder))
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Runs a command that must end well, and gives the lines it printed."""
    assert 0 == main([*arguments])
    return capsys.readouterr().out.splitlines()


def test_what_is_stored_and_how_to_be_rid_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run leaves a rule set and a result; clearing removes them, and what the program starts from."""
    main(["check", CABLE])
    capsys.readouterr()
    told = said(capsys, "cache", "info")
    expected = [f"folder      {folder}", "rule sets   1, ", "start       0 im", "results     1, "]
    assert expected == [told[0], told[1][:15], told[2][:16], told[3][:15]]
    (folder / "start-x.bin").write_bytes(b"x" * 2**20)
    assert "start       1 image of the program, 1.0 MiB" == said(capsys, "cache", "info")[2]
    assert [f"removed from {folder}: 1 rule set, 1 result, 1 start image"] == said(capsys, "cache", "clear")
    assert [] == list(folder.iterdir())
    told = said(capsys, "cache", "info")
    assert [
        f"folder      {folder}",
        "rule sets   0, 0.0 MiB",
        "start       0 images of the program, 0.0 MiB",
        "results     0, 0.0 MiB",
    ] == told


def test_a_folder_that_is_named(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Results go there; the compiled rule set stays where it is."""
    named = tmp_path / "other"
    main(["check", "--cache", str(named), CABLE])
    assert (named / FILE).exists()
    assert not (folder / FILE).exists()
    capsys.readouterr()
    assert said(capsys, "cache", "info", "--cache", str(named))[3].startswith("results     1, ")


@pytest.mark.usefixtures("folder")
def test_no_cache_leaves_no_result(folder: Path) -> None:
    """The rule set is no result."""
    main(["check", "--no-cache", CABLE])
    assert not (folder / FILE).exists()


def test_nothing_is_stored_where_nothing_may_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty variable switches the cache off."""
    monkeypatch.setenv("DECLASS_CACHE_DIR", "")
    assert 0 == main(["check", "--as-of", "2010-01-01", CABLE])
    capsys.readouterr()
    expected = ["nothing is stored: there is no folder of your own that nobody else can enter"]
    assert expected == said(capsys, "cache", "info")
    assert expected == said(capsys, "cache", "clear")


def test_a_damaged_file_is_told_and_cleared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the run, by info, and no more after clear."""
    folder.mkdir(mode=0o700)
    (folder / FILE).write_bytes(b"no database, but a text" * 50)
    main(["check", CABLE])
    trouble = f"the cache in {folder} is not used: file is not a database"
    assert f"declass: {trouble}\n" == capsys.readouterr().err
    assert f"but         {trouble}; declass cache clear makes it anew" == said(capsys, "cache", "info")[-1]
    said(capsys, "cache", "clear")
    main(["check", CABLE])
    assert "" == capsys.readouterr().err


def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is stored is run as code."""
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    assert 2 == main(["check", "--cache", str(open_to_all), CABLE])
    expected = (
        f"declass: the cache {open_to_all} cannot be used: it must be a folder of your own that nobody else can enter\n"
    )
    assert expected == capsys.readouterr().err


def test_what_cannot_be_removed_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in the place of a file, say."""
    (folder / "ruleset-x.bin").mkdir(parents=True)
    folder.chmod(0o700)
    assert 2 == main(["cache", "clear"])
    assert f"declass: {folder}/ruleset-x.bin cannot be removed: Is a directory\n" == capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", "\N{SUPERSCRIPT TWO}"])
def test_jobs_are_a_number(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One process at least."""
    assert 2 == main(["check", f"--jobs={jobs}", CABLE])
    assert f"declass: --jobs takes a number of processes, 1 or more, not {jobs!r}\n" == capsys.readouterr().err


def test_jobs(capsys: pytest.CaptureFixture[str]) -> None:
    """Few documents are judged here in any case."""
    assert [] == said(capsys, "check", "--jobs", "4", "--as-of", "2010-01-01", "--format", "concise", CABLE)
