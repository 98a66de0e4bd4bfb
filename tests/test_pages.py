"""Generated pages are what their sources say; 'make pages' writes them anew."""

from pathlib import Path

import pytest

from tools.make_pages import made
from validator.cli.main import main
from validator.pages import write_pages

DOCS = Path(__file__).parent.parent / "docs"
MADE = made()


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_page_is_current(name: str) -> None:
    """A generated page is what its sources say; 'make pages' mends it."""
    assert MADE[name] == (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["rules", "profiles"])
def test_no_page_is_without_a_source(folder: str) -> None:
    """A page whose rule or profile has gone is gone too."""
    expected = sorted(name for name in MADE if name.startswith(f"{folder}/"))
    assert expected == sorted(f"{folder}/{path.name}" for path in (DOCS / folder).iterdir())


def test_writing_pages_removes_stale_ones(tmp_path: Path) -> None:
    """Pages that no rule has are removed, others are written."""
    (tmp_path / "OLD001.md").write_text("old", encoding="utf-8")
    write_pages({"NEW001.md": "new\n"}, tmp_path)
    assert ["NEW001.md"] == [path.name for path in tmp_path.iterdir()]
    assert "new\n" == (tmp_path / "NEW001.md").read_text(encoding="utf-8")


def test_the_readme_shows_what_the_program_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output in README.md is the output of 'make demo'."""
    root = DOCS.parent
    monkeypatch.chdir(root)
    assert main(["check", "--as-of", "2026-11-23", "--fail-on", "never", "examples/"]) == 0
    printed = capsys.readouterr().out
    shown = (root / "README.md").read_text(encoding="utf-8").partition("```text\n")[2].partition("\n```")[0]
    for part in shown.split("\n\n[...]\n\n"):
        assert part in printed
