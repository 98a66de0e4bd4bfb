"""The digest of a rule set, told with and without compiling it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ruleset.test_rule_files import RULE, pack
from validator.errors import DefinitionError, UsageError
from validator.ruleset.digest import bundled_digest, digest_of
from validator.ruleset.loading import load_ruleset
from validator.ruleset.packs import read_packs
from validator.ruleset.rules import RuleSet

texts = st.dictionaries(st.text("ab/", max_size=3), st.text(max_size=3), max_size=3)


def test_the_digest_of_the_bundled_rules_is_that_of_reports(ruleset: RuleSet) -> None:
    """What --version tells is what a report names."""
    assert ruleset.digest == bundled_digest()
    assert load_ruleset(profile="archive").digest == bundled_digest("archive")
    assert bundled_digest() != bundled_digest("archive")


@given(texts, texts)
def test_it_does_not_depend_on_the_order_of_files_but_on_all_that_is_in_them(
    one: dict[str, str], other: dict[str, str]
) -> None:
    """Two sets of files have one digest if, and only if, they are the same."""
    assert digest_of(one, "p") == digest_of(dict(reversed(one.items())), "p")
    assert (one == other) == (digest_of(one, "p") == digest_of(other, "p"))


def test_line_ends_do_not_count(tmp_path: Path) -> None:
    """A checkout on another system has the same rules."""
    path = Path(pack(tmp_path, RULE))
    (file,) = path.rglob("*.yaml")
    before = read_packs([str(path)]).texts
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert before == read_packs([str(path)]).texts


def test_every_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """All at once, with the problems of the others."""
    path = Path(pack(tmp_path, RULE.replace("severity: note", "severity: dire")))
    (path / "base-documents").mkdir()
    (path / "base-documents" / "a.txt").write_bytes(b"\xff")
    (path / "duration" / "b.yaml").symlink_to("nowhere")
    with pytest.raises(DefinitionError) as caught:
        read_packs([str(path)])
    assert [
        f"{path}/base-documents/a.txt: not UTF-8 text: byte 1 is wrong",
        f"{path}/duration/b.yaml: cannot be read: No such file or directory",
    ] == [str(problem) for problem in caught.value.problems][:2]
    assert 3 == len(caught.value.problems)


def test_a_pack_that_cannot_be_entered_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the folder that is in the way."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "pack/duration")

    path = pack(tmp_path, RULE)
    with monkeypatch.context() as patch:
        patch.setattr("validator.ruleset.packs.walk", refuse)
        with pytest.raises(UsageError) as caught:
            read_packs([path])
    assert "the rule pack rules cannot be read: pack/duration: Permission denied" == str(caught.value)
