"""Rule sets are adjusted without being compiled again, and their digest tells."""

import pytest

from validator.ruleset.adjusting import Adjustments, adjusted
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet


def test_without_adjustments_it_is_the_same(ruleset: RuleSet) -> None:
    """Not a copy."""
    assert adjusted(ruleset, Adjustments()) is ruleset
    assert Adjustments().key == ""


def test_rules_are_left_out_or_changed(ruleset: RuleSet) -> None:
    """Conditions stay as they are; the rule set that was given is not changed."""
    before = {rule.id: (rule.severity, vars(rule.parameters).copy()) for rule in ruleset.rules}
    made = adjusted(
        ruleset,
        Adjustments({"duration": "off", "DUR018": "note", "POR003": "off"}, {"DUR018": {"tolerance": 7}}),
    )
    found = {rule.id: rule for rule in made.rules}
    original = {rule.id: rule for rule in ruleset.rules}
    assert ["DUR018"] == [name for name in found if name.startswith("DUR")]
    assert "POR003" not in found
    assert ("note", {"tolerance": 7}) == (found["DUR018"].severity, vars(found["DUR018"].parameters))
    assert all(rule.judge is original[name].judge for name, rule in found.items())
    assert before == {rule.id: (rule.severity, vars(rule.parameters)) for rule in ruleset.rules}


@pytest.mark.parametrize(
    "other",
    [
        Adjustments({"DUR018": "note"}, {}),
        Adjustments({"DUR019": "off"}, {}),
        Adjustments({}, {"DUR018": {"tolerance": 2}}),
        Adjustments({}, {"DUR018": {"tolerance": 3}}),
    ],
)
def test_the_digest_tells_adjustments_apart(other: Adjustments, ruleset: RuleSet) -> None:
    """The order in which they are written does not matter."""
    one = Adjustments({"DUR018": "off", "routing": "note"}, {})
    same = Adjustments({"routing": "note", "DUR018": "off"}, {})
    assert adjusted(ruleset, one).digest == adjusted(ruleset, same).digest
    assert len({adjusted(ruleset, each).digest for each in (Adjustments(), one, other)}) == 3


def test_what_can_be_named_is_known_without_the_files(ruleset: RuleSet) -> None:
    """Rules that a profile leaves out too."""
    names = load_ruleset(profile="originator").names
    assert names == ruleset.names
    assert {"tolerance": 1} == names.parameters["DUR018"]
    assert {} == names.parameters["LIF001"]
    assert ("archive", "default", "originator") == names.profiles
    assert "lifecycle" in names.families
