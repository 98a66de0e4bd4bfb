"""``declass init``: writes a configuration after a look, and never over another."""

import shutil
from pathlib import Path

import pytest

from validator.cli.main import main
from validator.yaml_text import read_yaml

EXAMPLES = Path(__file__).parents[2] / "examples"
HOOKS = ".pre-commit-config.yaml"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cables").mkdir()
    shutil.copy(EXAMPLES / "clean-confidential-cable.txt", tmp_path / "cables")
    monkeypatch.chdir(tmp_path)


def test_both_files_are_written_at_the_top_of_a_repository(capsys: pytest.CaptureFixture[str]) -> None:
    """And what is written is used by the next run."""
    Path(".git").mkdir()
    assert 0 == main(["init"])
    out = capsys.readouterr().out
    hooks = Path(HOOKS).read_text(encoding="utf-8")
    written = f"declass.toml is written, after a look at 1 file of 1\n{HOOKS} is written:\n\n"
    assert out == written + hooks
    assert r"^(cables)/.*\.(txt)$" == read_yaml(hooks, HOOKS).data["repos"][0]["hooks"][0]["files"]
    assert 0 == main(["check", "--as-of", "2008-12-01"])
    assert "of profile archive on 1 document: " in capsys.readouterr().out


def test_a_configuration_is_never_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    """Not even through a link that leads nowhere."""
    Path("declass.toml").symlink_to("nowhere")
    assert 2 == main(["init"])
    expected = (
        "declass: declass.toml is there already, and is not overwritten; --dry-run prints what would be written\n"
    )
    assert capsys.readouterr() == ("", expected)
    assert ["cables", "declass.toml"] == sorted(path.name for path in Path().iterdir())


def test_lines_for_hooks_that_are_there_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody else's file is left as it is."""
    Path(".git").mkdir()
    Path(HOOKS).write_text("repos: []\n", encoding="utf-8")
    assert 0 == main(["init"])
    told = capsys.readouterr().out.splitlines()
    assert f"{HOOKS} is there already, and is not changed; these are the lines for it:" == told[1]
    assert "      - id: declass-check" in told
    assert "repos: []\n" == Path(HOOKS).read_text(encoding="utf-8")


def test_below_a_repository_no_hooks_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody would read them."""
    assert 0 == main(["init", "cables"])
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        "cables/declass.toml is written, after a look at 1 file of 1",
        f"this is not the top of a repository; these are the lines for its {HOOKS}:",
    ]
    assert 'paths = ["."]' in Path("cables/declass.toml").read_text(encoding="utf-8")
    assert not Path("cables", HOOKS).exists()


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """And prints both, even where there is a configuration."""
    Path("declass.toml").write_text("", encoding="utf-8")
    assert 0 == main(["init", "--dry-run"])
    out = capsys.readouterr().out
    assert out.startswith("# Configuration of declass-validator, ")
    assert f"\n# {HOOKS}\nrepos:\n" in out
    assert Path("declass.toml").read_text(encoding="utf-8") == ""
    assert not Path(HOOKS).exists()


def test_a_folder_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    """A file is none."""
    assert 2 == main(["init", "nowhere"])
    assert "declass: nowhere is not a folder\n" == capsys.readouterr().err
