"""Profiles: which rules, how severe, with which parameters; what is wrong with one is said with its place."""

from pathlib import Path

import pytest

from tests.ruleset.test_rule_files import RULE, pack
from validator.errors import DefinitionError
from validator.knowledge.orders import load_orders
from validator.ruleset.assembly import ruleset_of
from validator.ruleset.loading import load_ruleset
from validator.ruleset.packs import read_packs

HEAD = "name: own\ntitle: A profile of our own\naudience: This test\n"


def with_profile(root: Path, text: str, rule: str = RULE) -> str:
    """Makes a pack with one rule and one profile."""
    path = pack(root, rule)
    (Path(path) / "profiles").mkdir()
    (Path(path) / "profiles" / "own.yaml").write_text(HEAD + text, encoding="utf-8")
    return path


def test_select_and_ignore(tmp_path: Path) -> None:
    """Rules are taken by id or family, and left out likewise."""
    path = with_profile(tmp_path, "select: [duration, ORD001]\nignore: [DUR018]\n")
    ids = {rule.id for rule in load_ruleset([path], "own").rules}
    assert {"ORD001", "DUR002", "DUR900"} <= ids
    assert "DUR018" not in ids
    assert {"ORD", "DUR"} == {identity[:3] for identity in ids}


def test_severities_by_rule_and_by_family(tmp_path: Path) -> None:
    """A rule's own entry goes before its family's."""
    path = with_profile(tmp_path, "select: [duration]\nseverities: {duration: note, DUR018: warning}\n")
    rules = {rule.id: rule for rule in load_ruleset([path], "own").rules}
    assert ("note", "warning") == (rules["DUR002"].severity, rules["DUR018"].severity)


def test_parameters(tmp_path: Path) -> None:
    """A profile sets the value that the rule's expressions read."""
    path = with_profile(tmp_path, "select: [DUR018]\nparameters: {DUR018: {tolerance: 30}}\n")
    (rule,) = load_ruleset([path], "own").rules
    assert 30 == getattr(rule.parameters, "tolerance", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select: [DUR019, DUR91]\n", "4:18: there is no rule or family 'DUR91'"),
        ("ignore: [duratoin]\n", "4:10: there is no rule or family 'duratoin'; did you mean 'duration'?"),
        ("severities: {ORD01: note}\n", "4:14: there is no rule or family 'ORD01'; did you mean 'ORD001'?"),
        ("parameters: {ORD999: {x: 1}}\n", "4:14: there is no rule or family 'ORD999'"),
        (
            "parameters: {DUR018: {tolerence: 1}}\n",
            "4:23: the rule DUR018 has no parameter 'tolerence'; did you mean 'tolerance'?",
        ),
        ("parameters: {DUR018: {tolerance: much}}\n", "4:34: the parameter tolerance takes a value of type int"),
        ("parameters: {duration: {tolerance: 1}}\n", "4:25: the rule duration has no parameter 'tolerance'"),
    ],
)
def test_what_is_wrong_with_a_profile_is_said(text: str, expected: str, tmp_path: Path) -> None:
    """A name that no pack has is reported with line, column and near match."""
    path = with_profile(tmp_path, text)
    with pytest.raises(DefinitionError) as caught:
        load_ruleset([path], "own")
    shown = [str(problem).removeprefix(f"{path}/profiles/own.yaml:") for problem in caught.value.problems]
    assert [expected] == [one if expected.endswith("?") else one.partition(";")[0] for one in shown]


@pytest.mark.parametrize("name", sorted(read_packs().profiles))
def test_every_bundled_profile_loads(name: str) -> None:
    """Each profile names only what there is, and its file is named after it."""
    packs = read_packs()
    assert ruleset_of(packs, name).rules
    assert packs.profiles[name][1].name == f"rules/profiles/{name}.yaml"


def test_the_digest_tells_packs_and_profiles_apart(tmp_path: Path) -> None:
    """The same rules have the same digest; another pack or profile has another."""
    path = with_profile(tmp_path, "")
    digests = {
        load_ruleset().digest,
        load_ruleset().digest,
        load_ruleset([path]).digest,
        load_ruleset([path], "own").digest,
    }
    assert 3 == len(digests)


def test_norms_of_another_time_are_not_cited_in_a_finding() -> None:
    """A finding cites what was in force on the document's date, or everything where that is unknown."""
    rule = next(rule for rule in load_ruleset().rules if rule.id == "DUR018")
    order = load_orders().by_id["eo-13526"]
    assert not any("12958" in each for each in rule.authority_on(order.in_force.from_))
    assert len(rule.authority) == len(rule.authority_on(None))
    assert len(rule.authority) == len(rule.authority_on(order.signed.replace(year=1900)))
