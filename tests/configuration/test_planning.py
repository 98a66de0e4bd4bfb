"""The plan of a run: what differs by path, looked up before anything is judged."""

import datetime as dt
import pickle
from pathlib import Path

import pytest

from tests.configuration.test_reading import loaded
from tests.ruleset.test_rule_files import RULE, pack
from validator.configuration.planning import OverriddenCourses, plan_of
from validator.errors import DefinitionError, UsageError
from validator.plan import Plan
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import Rule, RuleSet

AS_OF = dt.date(2026, 11, 23)


def plan(folder: Path, text: str, **given: object) -> Plan:
    """Makes the plan of a run with a configuration."""
    return plan_of(given, loaded(folder, text), AS_OF, load_ruleset)


def rules(ruleset: RuleSet) -> dict[str, Rule]:
    """Gives the rules of a rule set by id."""
    return {rule.id: rule for rule in ruleset.rules}


def rulesets(made: Plan) -> list[RuleSet]:
    """Gives the rule sets by which the plan can judge."""
    assert isinstance(made.courses, OverriddenCourses)
    return list(made.courses.rulesets.values())


def problems(folder: Path, text: str) -> list[str]:
    """Gives what is wrong with the names in a configuration."""
    with pytest.raises(DefinitionError) as caught:
        plan(folder, text)
    return [str(problem).removeprefix("declass.toml:") for problem in caught.value.problems]


def test_a_file_that_changes_no_rule_changes_no_digest(tmp_path: Path, ruleset: RuleSet) -> None:
    """The report says which file it was all the same."""
    made = plan(tmp_path, 'fail-on = "note"\n')
    assert (made.digest, made.rules()) == (ruleset.digest, made.ordinary.ruleset.rules)
    assert made.configuration is not None
    assert ("declass.toml", 64) == (made.configuration[0], len(made.configuration[1]))
    assert made.course_for("a.txt") is made.ordinary


def test_a_profile_of_the_command_line_rules_out_all_others(tmp_path: Path) -> None:
    """Those of overrides are not even loaded."""
    text = '[[overrides]]\npaths = ["a"]\nprofile = "originator"\n'
    assert ["default", "originator"] == sorted(each.profile for each in rulesets(plan(tmp_path, text)))
    assert ["archive"] == sorted(each.profile for each in rulesets(plan(tmp_path, text, profile="archive")))


def test_severities_and_parameters_hold_everywhere(tmp_path: Path, ruleset: RuleSet) -> None:
    """A rule's own entry goes before its family's, both before the profile; off leaves rules out."""
    made = plan(
        tmp_path,
        'profile = "archive"\nparameters = { DUR018 = { tolerance = 9 } }\n'
        'severities = { routing = "off", RTE101 = "error", duration = "note", DUR003 = "error" }\n',
    )
    found = rules(made.ordinary.ruleset)
    assert ["RTE101"] == [name for name in found if name.startswith("RTE")]
    assert ("error", "error", "note") == tuple(found[name].severity for name in ("RTE101", "DUR003", "DUR018"))
    assert 9 == getattr(found["DUR018"].parameters, "tolerance", None)
    assert 1 == getattr(found["DUR019"].parameters, "tolerance", None)
    assert ("archive", True) == (made.ordinary.ruleset.profile, made.digest != ruleset.digest)


OVERRIDES = """\
[[overrides]]
paths = ["a"]
kind = "cable"
severities = { duration = "off" }
[[overrides]]
paths = ["a/b"]
profile = "originator"
dated = 1973-06-30
severities = { DUR018 = "note" }
[[overrides]]
paths = ["c"]
severities = { duration = "off" }
"""


def test_paths_differ(tmp_path: Path) -> None:
    """Each path has its course; paths with the same adjustments share a rule set."""
    made = plan(tmp_path, OVERRIDES)
    ordinary, one, both, other = (made.course_for(path) for path in ("x.txt", "a/1.txt", "a/b/2.txt", "c/3.txt"))
    assert (ordinary, ordinary) == (made.ordinary, made.course_for("y.txt"))
    assert (one.kind, one.dated, one.ruleset.profile) == ("cable", None, "default")
    assert (both.kind, both.dated, both.ruleset.profile) == ("cable", dt.date(1973, 6, 30), "originator")
    assert "DUR018" not in rules(one.ruleset)
    assert ["DUR018"] == [name for name in rules(both.ruleset) if name.startswith("DUR")]
    assert "LIF001" not in rules(both.ruleset)
    assert one.ruleset is other.ruleset
    assert one is made.course_for("a/4.txt")


def test_the_rules_of_a_run_are_those_of_all_paths(tmp_path: Path) -> None:
    """In order of id, with the ordinary severity where there is one."""
    made = plan(tmp_path, f'severities = {{ DUR018 = "off", DUR002 = "note" }}\n{OVERRIDES}')
    found = {rule.id: rule for rule in made.rules()}
    assert sorted(found) == list(found)
    assert "DUR018" in found
    assert "note" == found["DUR002"].severity


@pytest.mark.parametrize(
    "change",
    [
        ('"off"', '"note"'),
        ('"a/b"', '"a/c"'),
        ("1973-06-30", "1973-07-01"),
        ('"originator"', '"archive"'),
        ('kind = "cable"', 'kind = "email"'),
    ],
)
def test_the_digest_covers_what_differs(change: tuple[str, str], tmp_path: Path) -> None:
    """Two reports of one digest were made by the same rules for the same paths."""
    first = plan(tmp_path, OVERRIDES).digest
    assert first == plan(tmp_path, f"# a remark\n{OVERRIDES}").digest
    assert first != plan(tmp_path, OVERRIDES.replace(*change)).digest


def test_the_command_line_goes_before_overrides(tmp_path: Path) -> None:
    """Profile, kind and date hold for every document then."""
    made = plan(tmp_path, OVERRIDES, profile="archive", kind="email")
    assert {("archive", "email")} == {
        (course.ruleset.profile, course.kind) for course in map(made.course_for, ("x", "a/1", "a/b/2"))
    }


def test_a_plan_is_made_again_in_another_process(tmp_path: Path) -> None:
    """Of what can be sent there."""
    seen = loaded(tmp_path, OVERRIDES)
    given, sent = pickle.loads(pickle.dumps(({"kind": "email"}, seen)))  # noqa: S301 - our own
    assert seen == sent
    again = plan_of(given, sent, AS_OF, load_ruleset)
    assert plan(tmp_path, OVERRIDES, kind="email").digest == again.digest
    assert "originator" == again.course_for("a/b/2.txt").ruleset.profile


def test_names_that_do_not_exist_are_told_at_once(tmp_path: Path) -> None:
    """In the file and its overrides, each at its place."""
    text = (
        'profile = "defalt"\nseverities = { DUR18 = "off", all = "off" }\n'
        'parameters = { DUR018 = { tolerence = 1 }, DUR019 = { tolerance = "x" }, ORD9 = { a = 1 } }\n'
        '[[overrides]]\npaths = ["x"]\nprofile = "original"\nseverities = { durtion = "off" }\n'
        "parameters = { duration = { tolerance = 1 } }\n"
    )
    profiles = "(profiles: archive, default, originator)"
    assert problems(tmp_path, text) == [
        f"1:11: there is no profile 'defalt'; did you mean 'default'? {profiles}",
        "2:16: there is no rule or family 'DUR18'; did you mean 'DUR018'?",
        "2:31: there is no rule or family 'all'; did you mean 'overall'?",
        "3:27: the rule DUR018 has no parameter 'tolerence'; did you mean 'tolerance'?",
        "3:67: the parameter tolerance takes a value of type int",
        "3:74: there is no rule or family 'ORD9'; did you mean 'ORD009'?",
        f"6:11: there is no profile 'original'; did you mean 'originator'? {profiles}",
        "7:16: there is no rule or family 'durtion'; did you mean 'duration'?",
        "8:29: the rule duration has no parameter 'tolerance'",
    ]


def test_a_pack_that_is_not_there_is_told_at_its_place(tmp_path: Path) -> None:
    """Before its rules are missed."""
    assert problems(tmp_path, 'packs = [".", "nowhere"]\n') == ["1:15: the rule pack nowhere is not a folder"]


def test_rules_of_a_pack_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packs of the file are read, and those of the command line too."""
    monkeypatch.chdir(tmp_path)
    path = pack(tmp_path, RULE)
    made = plan(tmp_path, 'packs = ["pack"]\nseverities = { DUR900 = "error" }\n')
    assert "error" == rules(made.ordinary.ruleset)["DUR900"].severity
    assert "DUR900" in rules(plan(tmp_path, 'severities = { DUR900 = "error" }\n', packs=(path,)).ordinary.ruleset)


def test_a_wrong_option_is_wrong_usage(tmp_path: Path) -> None:
    """The file cannot help it."""
    with pytest.raises(UsageError, match=r"^there is no profile 'archve'; did you mean 'archive'\? "):
        plan(tmp_path, 'profile = "defalt"\n', profile="archve")
    with pytest.raises(UsageError, match=r"^the rule pack nowhere is not a folder$"):
        plan(tmp_path, 'profile = "defalt"\n', packs=("nowhere",))
