"""Compiled rule sets on disk: used where they can be trusted, and made anew where not."""

import os
from pathlib import Path

import pytest

from tests.ruleset.test_rule_files import RULE, pack
from validator.documents.model import Document
from validator.documents.relations import Row
from validator.documents.summary import Summary
from validator.errors import DefinitionError, UsageError
from validator.knowledge.vocabulary import Vocabulary
from validator.light import revive
from validator.ruleset import store
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DECLASS_CACHE_DIR", str(folder))
    return folder


def ids(ruleset: RuleSet) -> list[str]:
    """Gives the ids of the rules."""
    return [rule.id for rule in ruleset.rules]


def test_the_second_run_compiles_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored judges like what was compiled, and needs no YAML."""
    first = load_ruleset()
    assert 1 == len(list(cache.iterdir()))
    monkeypatch.setattr("validator.ruleset.packs.read_packs", None)
    second = load_ruleset()
    assert (ids(first), first.digest) == (ids(second), second.digest)
    assert all(rule.judge.__name__ == f"judge_{rule.id}" for rule in second.rules)


def test_only_its_owner_may_enter_the_folder(cache: Path) -> None:
    """The folder is made for its owner alone."""
    load_ruleset()
    assert 0o700 == cache.stat().st_mode & 0o777


def test_a_folder_that_others_can_enter_is_not_used(cache: Path) -> None:
    """What others may have written is never run."""
    cache.mkdir()
    cache.chmod(0o755)
    load_ruleset()
    assert [] == list(cache.iterdir())


def test_nothing_is_stored_where_that_is_switched_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty variable means no folder."""
    monkeypatch.setenv("DECLASS_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_ruleset()
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "HOME"])
def test_without_a_word_the_users_cache_folder_is_used(
    variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder is the one for caches of this user."""
    monkeypatch.delenv("DECLASS_CACHE_DIR")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    load_ruleset()
    below = (
        tmp_path / "declass-validator" if variable == "XDG_CACHE_HOME" else tmp_path / ".cache" / "declass-validator"
    )
    assert 1 == len(list(below.iterdir()))


@pytest.mark.parametrize("damage", [b"", b"rubbish", b"\x80\x05K\x01."])
def test_a_damaged_file_is_made_anew(cache: Path, damage: bytes) -> None:
    """A file that was cut short, or holds something else, is as good as none."""
    load_ruleset()
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert ids(load_ruleset())
    assert file.read_bytes() != damage


def test_a_changed_pack_is_compiled_anew(cache: Path, tmp_path: Path) -> None:
    """What was stored counts only while no file has changed."""
    path = pack(tmp_path, RULE)
    assert "DUR900" in ids(load_ruleset([path]))
    file = Path(path) / "duration" / "DUR900-date-too-odd.yaml"
    file.write_text(RULE.replace("severity: note", "severity: fatal"), encoding="utf-8")
    with pytest.raises(DefinitionError):
        load_ruleset([path])
    assert 1 == len(list(cache.iterdir()))


def test_rules_in_an_archive_are_compiled_every_time(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule set was made from can be told by nothing there."""
    monkeypatch.setattr(store, "place", lambda _: None)
    assert ids(load_ruleset())
    assert [] == list(cache.iterdir())


def test_a_full_disk_stops_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be stored the run goes on, and nothing half-written is left."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    assert ids(load_ruleset())
    assert [] == list(cache.iterdir())


def test_a_folder_that_takes_no_file_stops_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file can be made the run goes on."""

    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    assert ids(load_ruleset())
    assert [] == list(cache.iterdir())


def test_a_folder_that_cannot_be_made_stops_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the folder cannot be made nothing is stored."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("DECLASS_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert ids(load_ruleset())


def test_of_a_pack_that_is_not_there_nothing_is_stored(cache: Path, tmp_path: Path) -> None:
    """It is told as wrong usage, and not by the store."""
    with pytest.raises(UsageError, match="is not a folder"):
        load_ruleset([str(tmp_path / "none")])
    assert [] == list(cache.iterdir())


def test_what_shapes_a_rule_set_is_part_of_its_name() -> None:
    """The fields that rules speak of too, which change without a change of rules."""
    shaping = {each.__module__ for each in (Document, Summary, Row, RuleSet, Vocabulary, revive)}
    assert {module.split(".")[1] for module in shaping} <= set(store._MAKERS)
