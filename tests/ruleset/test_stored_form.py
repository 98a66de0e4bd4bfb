"""A rule set that was stored is the rule set that was compiled, in every value and in what it judges."""

import datetime as dt
import pickle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from tests.ruleset.test_rule_files import RULE, pack
from validator.errors import UsageError
from validator.evaluation import judge
from validator.knowledge.rows import Rows
from validator.light import attributes, evolve
from validator.parsing import parse
from validator.ruleset import shipped
from validator.ruleset.assembly import ruleset_of
from validator.ruleset.loading import load_ruleset
from validator.ruleset.packs import Packs, read_packs
from validator.ruleset.rules import RuleSet
from validator.ruleset.stored_form import revived
from validator.ruleset.writing import stored_form

ROOT = Path(__file__).parent.parent.parent
PROFILES = sorted(file.stem for file in (ROOT / "rules" / "profiles").iterdir())


@pytest.fixture(scope="module")
def packs() -> Packs:
    """The bundled pack."""
    return read_packs()


@pytest.fixture(scope="module")
def compiled(packs: Packs) -> RuleSet:
    """The rule set of the default profile, just compiled."""
    return ruleset_of(packs)


def again(ruleset: RuleSet) -> RuleSet:
    """Gives a rule set as it comes back from its stored form."""
    return revived(compile(stored_form(ruleset), "<rules>", "exec"))


def plain(value: Any) -> Any:  # noqa: ANN401 - values of many types
    """Gives values that compare, however they are kept; of a function that judges its name and code."""
    names = attributes(value.__class__)
    if names is not None:
        return [value.__class__.__name__, *(plain(getattr(value, name)) for name in names if name != "code")]
    if isinstance(value, dict | Rows):
        return [(plain(key), plain(one)) for key, one in value.items()]
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if callable(value):
        return [value.__name__, value.__code__.co_code, value.__code__.co_names]
    return vars(value) if isinstance(value, SimpleNamespace) else (value.__class__, value)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_value_comes_back(packs: Packs, profile: str) -> None:
    """Rules, orders, vocabularies, and the source of the functions."""
    ruleset = ruleset_of(packs, profile)
    stored = again(ruleset)
    assert plain(ruleset) == plain(stored)
    assert ruleset.code == stored.code  # a process that was not forked takes it from here


def test_it_judges_the_same(compiled: RuleSet) -> None:
    """Every example and every base document, as of a fixed day."""
    stored = again(compiled)
    for path in sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "rules" / "base-documents").glob("*.txt")]):
        results = []
        for ruleset in (compiled, stored):
            document = parse(path.read_text(encoding="utf-8"), ruleset.vocabulary, ruleset.orders)
            found = judge(document, ruleset, dt.date(2026, 11, 23))
            verdicts = [(one.rule.id, one.message, one.span) for one in found.verdicts]
            results.append((plain(document), found.outcomes, verdicts))
        assert results[0] == results[1]


def test_the_same_rule_set_gives_the_same_text(packs: Packs, compiled: RuleSet) -> None:
    """However it came about."""
    text = stored_form(compiled)
    assert text == stored_form(ruleset_of(packs))
    assert text.endswith("\n")


def test_a_class_that_it_cannot_name_is_told(compiled: RuleSet) -> None:
    """Who adds a class to the knowledge has to add its module."""

    @attrs.define
    class Stranger:
        """A class that nobody knows."""

    name = f"{__name__}.{Stranger.__qualname__}"
    with pytest.raises(TypeError) as caught:
        stored_form(evolve(compiled, orders=Stranger()))  # type: ignore[arg-type] # as intended
    assert f"the stored form of rule sets does not know {name}" == str(caught.value)


@pytest.mark.parametrize("source", ["ruleset = open('x')", "ruleset = __import__('os')"])
def test_a_stored_form_has_no_builtins(source: str) -> None:
    """It can name values and what rules call, and nothing else of Python."""
    with pytest.raises(NameError):
        revived(compile(source, "<rules>", "exec"))


def test_rows_are_a_mapping(compiled: RuleSet) -> None:
    """Of names to instances that are made when they are asked for."""
    rows = again(compiled).vocabulary.post_facts
    assert isinstance(rows, Rows)
    assert rows["MUSCAT"] == rows.get("MUSCAT")
    assert "Muscat" == rows["MUSCAT"].name.title()
    assert (None, False) == (rows.get("NOWHERE"), "NOWHERE" in rows)
    assert len(rows) == len(list(rows)) > 400


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the rule sets of an installation, and no cache beside it."""
    monkeypatch.setattr(shipped, "PLACE", str(tmp_path))
    monkeypatch.setenv("DECLASS_CACHE_DIR", "")
    return tmp_path


def test_what_was_shipped_is_taken(place: Path, compiled: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read, compiled or stored then, and it is told."""
    (place / "default.py").write_text(stored_form(compiled), encoding="utf-8")
    for name in ("packs.read_packs", "store.stored_ruleset"):
        monkeypatch.setattr(f"validator.ruleset.{name}", None)
    told: list[str] = []
    assert compiled.digest == load_ruleset(tell=told.append).digest
    assert [f"{len(compiled.rules)} rules of profile default, digest {compiled.digest}, as shipped"] == told


@pytest.mark.parametrize("absolute", [False, True])
def test_a_profile_that_leads_elsewhere_is_never_run(place: Path, absolute: bool) -> None:  # noqa: FBT001 - both ways
    """What is run is taken from the place of the installation alone, whatever a configuration names as a profile."""
    (place / "inside").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "PLACE", str(place / "inside"))
        (place / "evil.py").write_text("ruleset = 'run'", encoding="utf-8")
        name = str(place / "evil") if absolute else "../evil"
        assert shipped.shipped_ruleset(name) is None
        with pytest.raises(UsageError, match="there is no profile"):
            load_ruleset(profile=name)


def test_what_was_shipped_serves_its_own_profile_only(place: Path, compiled: RuleSet) -> None:
    """Another profile, or a pack of the user's, is compiled."""
    (place / "default.py").write_text(stored_form(evolve(compiled, digest="shipped")), encoding="utf-8")
    assert "shipped" == load_ruleset().digest
    assert "archive" == load_ruleset(profile="archive").profile
    assert "DUR900" in [rule.id for rule in load_ruleset([pack(place, RULE)]).rules]


def test_a_rule_set_can_be_sent_to_another_process(compiled: RuleSet) -> None:
    """Its functions are made again there; what is worked out on the way is not sent."""
    sent = pickle.loads(pickle.dumps(compiled))  # noqa: S301 - we made it
    assert plain(evolve(compiled)) == plain(sent)
    assert compiled.code == sent.code
