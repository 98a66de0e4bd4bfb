"""From what is settled to the plan of a run: a rule set for every distinct set of profile, severities and parameters.

Everything that a configuration names is looked up before anything is judged. A rule set of a profile is loaded once,
and adjusted for the paths that are met; that reads nothing more, so nothing can go wrong in the middle of a run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import define, field

from validator.configuration.content import Configuration, Override
from validator.configuration.reading import Loaded
from validator.configuration.settling import COMMAND_LINE, Settled, by_rule, settle
from validator.digests import sha256_of
from validator.errors import DefinitionError, Problem, UsageError
from validator.plan import Course, Plan
from validator.ruleset.adjusting import Adjustments, adjusted
from validator.ruleset.naming import Names
from validator.ruleset.rules import Rule, RuleSet
from validator.yaml_types import Path as YamlPath

Load = Callable[..., RuleSet]
"""What loads the rule set of ``packs`` under a ``profile``."""


def plan_of(given: Mapping[str, Any], loaded: Loaded, as_of: dt.date, load: Load) -> Plan:
    """Makes the plan of a run with a configuration.

    Args:
        given: What the command line says, by key.
        loaded: The configuration.
        as_of: Date as of which to judge.
        load: What loads a rule set.

    Raises:
        UsageError: The command line names a pack or profile that there is not.
        DefinitionError: The configuration does, or a rule, family or parameter; all that is wrong at once. Or rule
            files are wrong.
    """
    settled = settle(given, loaded)
    missing = list(_missing_packs(loaded))
    if missing:
        raise DefinitionError(missing)
    packs, profile = settled["packs"].value, settled["profile"]
    try:
        ruleset = load(packs=packs, profile=profile.value)
    except UsageError:
        if profile.source == COMMAND_LINE:
            raise
        ruleset = load(packs=packs, profile="default")  # there always is one; it knows which others there are
    problems = sorted(_unknown(loaded, ruleset.names), key=lambda problem: (problem.line, problem.column))
    if problems:
        raise DefinitionError(problems)
    rulesets = {profile.value: ruleset}
    for override in loaded.content.overrides:
        if profile.source != COMMAND_LINE and override.profile is not None and override.profile not in rulesets:
            rulesets[override.profile] = load(packs=packs, profile=override.profile)
    courses = OverriddenCourses(given, loaded, rulesets)
    ordinary = courses.course_of(())
    return Plan(as_of, ordinary, courses if loaded.content.overrides else None, (loaded.file.name, loaded.digest))


@define(frozen=True)
class OverriddenCourses:
    """The courses of a run, of which the overrides of a configuration say how they differ.

    Attributes:
        given: What the command line says, by key.
        loaded: The configuration.
        rulesets: The rule sets of all profiles that are named, as they are without adjustments.
    """

    given: Mapping[str, Any]
    loaded: Loaded
    rulesets: Mapping[str, RuleSet]
    _courses: dict[tuple[int, ...], Course] = field(factory=dict, init=False)
    _adjusted: dict[tuple[str, str], RuleSet] = field(factory=dict, init=False)

    @property
    def digest(self) -> str:
        """SHA-256 over the rule sets, the adjustments of all overrides, and what they hold for, hexadecimal."""
        made_of = [self.course_of(()).ruleset.digest, *(ruleset.digest for ruleset in self.rulesets.values())]
        for index, override in enumerate(self.loaded.content.overrides):
            settled = settle(self.given, self.loaded, (index,))
            course = self.course_of((index,))
            made_of += [
                *override.paths,
                course.ruleset.digest,
                _adjustments(settled).key,
                f"{course.kind}{course.dated}",
            ]
        return sha256_of("\0".join(made_of).encode())

    def course_for(self, path: str) -> Course:
        """Gives the course of the document at a path, as the user named it."""
        return self.course_of(self.loaded.matching(path))

    def course_of(self, overrides: tuple[int, ...]) -> Course:
        """Gives the course where some overrides hold, which are given by their indexes."""
        if overrides not in self._courses:
            settled = settle(self.given, self.loaded, overrides)
            self._courses[overrides] = Course(self._ruleset(settled), settled["kind"].value, settled["dated"].value)
        return self._courses[overrides]

    def rules(self) -> Iterator[Rule]:
        """Gives every rule that a document could be judged by."""
        for ruleset in self.rulesets.values():
            yield from ruleset.rules

    def expected(self) -> set[str]:
        """Gives the ids of the rules that an override by itself, or none, lets a document be judged by."""
        alone = [(), *((index,) for index in range(len(self.loaded.content.overrides)))]
        return {rule.id for overrides in alone for rule in self.course_of(overrides).ruleset.rules}

    def _ruleset(self, settled: Settled) -> RuleSet:
        profile = settled["profile"].value
        adjustments = _adjustments(settled)
        key = (profile, adjustments.key)
        if key not in self._adjusted:
            self._adjusted[key] = adjusted(self.rulesets[profile], adjustments)
        return self._adjusted[key]


def _adjustments(settled: Settled) -> Adjustments:
    return Adjustments(by_rule(settled, "severities"), by_rule(settled, "parameters"))


def _missing_packs(loaded: Loaded) -> Iterator[Problem]:
    for index, pack in enumerate(loaded.content.packs):
        if not Path(loaded.folder, pack).is_dir():
            yield loaded.file.problem(("packs", index), f"the rule pack {pack} is not a folder")


def _unknown(loaded: Loaded, names: Names) -> Iterator[Problem]:
    """Gives what the configuration names and no pack has."""
    content = loaded.content
    parts: list[tuple[YamlPath, Configuration | Override]] = [((), content)]
    parts += [(("overrides", index), override) for index, override in enumerate(content.overrides)]
    for path, said in parts:
        if said.profile is not None and (message := names.profile(said.profile)) is not None:
            yield loaded.file.problem((*path, "profile"), message)
        for fault in names.faults(said.severities, said.parameters):
            yield loaded.file.problem((*path, *fault.path), fault.message, key=fault.key)
