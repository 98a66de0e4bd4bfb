"""The program finds its own data, and never takes a stranger's for it."""

from pathlib import Path

import pytest

from validator import bundled
from validator.errors import InstallationError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the installed package ``validator``."""
    place = tmp_path / "validator"
    place.mkdir()
    monkeypatch.setattr(bundled, "__file__", str(place / "bundled.py"))
    return place


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    """Run from a checkout, the data is that of the checkout."""
    assert str(Path(__file__).parent.parent / "rules") == str(bundled.folder("rules"))


def test_the_folder_inside_the_package_wins(package: Path) -> None:
    """A wheel carries its data inside; a project in the same place that has a rules folder too changes nothing."""
    (package / "_bundled" / "rules").mkdir(parents=True)
    (package.parent / "rules").mkdir()
    (package.parent / "pyproject.toml").touch()
    assert str(package / "_bundled" / "rules") == str(bundled.folder("rules"))


@pytest.mark.parametrize("beside", [["pyproject.toml"], ["rules/"], []])
def test_anything_less_than_a_checkout_is_refused(package: Path, beside: list[str]) -> None:
    """A rules folder in site-packages is a stranger's; a damaged installation says so instead of using it."""
    for name in beside:
        place = package.parent / name
        place.mkdir() if name.endswith("/") else place.touch()
    with pytest.raises(InstallationError, match="the folder 'rules' is missing from this installation"):
        bundled.folder("rules")


def test_walk_lists_files_by_suffix_sorted_by_path(tmp_path: Path) -> None:
    """Folders are entered, other suffixes passed over, and the order does not depend on the file system."""
    for name in ("b.yaml", "a/c.yaml", "a/b/z.yaml", "a/readme.md", "a-b.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    expected = ["a-b.yaml", "a/b/z.yaml", "a/c.yaml", "b.yaml"]
    found = bundled.walk(tmp_path, ".yaml")
    assert expected == [path for path, _ in found]
    assert expected == [place.read_text(encoding="utf-8") for _, place in found]


def test_a_package_in_an_archive_is_asked_for_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the package is no folder, the library for such places finds its data."""
    (tmp_path / "_bundled" / "rules").mkdir(parents=True)
    monkeypatch.setattr(bundled, "__file__", str(tmp_path / "archive.zip" / "validator" / "bundled.py"))
    monkeypatch.setattr("importlib.resources.files", {"validator": tmp_path}.__getitem__)
    assert tmp_path / "_bundled" / "rules" == bundled.folder("rules")
