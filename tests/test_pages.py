"""Generated pages are what their sources say; 'make pages' writes them anew."""

from pathlib import Path

import pytest

from tests.ruleset.test_rule_files import RULE, pack
from tools.make_pages import made
from validator.cli.main import main
from validator.errors import DefinitionError
from validator.pages import pages, profile_pages, rule_page, write_pages
from validator.ruleset.assembly import ruleset_of
from validator.ruleset.packs import read_packs

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
    (tmp_path / "NEW001.md").write_text("older", encoding="utf-8")
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


def test_a_profile_page_says_what_it_changes(tmp_path: Path) -> None:
    """What is left out, other severities, and parameters stand on the page of a profile."""
    path = pack(tmp_path, RULE)
    (Path(path) / "profiles").mkdir()
    (Path(path) / "profiles" / "own.yaml").write_text(
        "name: own\ntitle: One of our own\naudience: This test\nignore: [routing]\nseverities: {DUR018: note}\n"
        "parameters: {DUR018: {tolerance: 7}}\n",
        encoding="utf-8",
    )
    page = profile_pages(read_packs([path]))["own.md"]
    assert "Left out:\n\n- family " in page
    assert "| [DUR018](../rules/DUR018.md) Declassification date lies more than 25 years" in page
    assert "Parameters:\n\n- DUR018: tolerance = 7\n" in page


def test_a_page_is_not_made_of_a_case_that_does_not_hold(tmp_path: Path) -> None:
    """A rule whose failing case finds nothing must be proven before it is shown."""
    expect = "[{line: 1, marks: x, message: y}]"
    path = pack(tmp_path, RULE.replace("expect: pass", f"expect: {expect}", 1))
    packs = read_packs([path])
    with pytest.raises(DefinitionError, match="this case finds nothing; prove the rule first"):
        rule_page(packs.rules["DUR900"], packs, ruleset_of(packs))


def test_a_family_without_rules_is_not_in_the_index() -> None:
    """The index lists the families that have rules."""
    packs = read_packs()
    packs.rules = {identity: rule for identity, rule in packs.rules.items() if identity == "DUR018"}
    index = pages(packs, ruleset_of(read_packs()))["index.md"]
    assert "1 rules, by family" in index
    assert "(ORD)" not in index
