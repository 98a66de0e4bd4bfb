"""From packs that have been read to a rule set that is ready to judge."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from validator.errors import DefinitionError, Problem, UsageError
from validator.knowledge.authorities import Authority, load_discrepancies
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import Orders, load_orders
from validator.near_match import near_match
from validator.ruleset.compiling import compile_rules
from validator.ruleset.definition import Profile, RuleDefinition, Severity
from validator.ruleset.digest import digest_of
from validator.ruleset.judges import bind
from validator.ruleset.packs import Packs, RuleFile
from validator.ruleset.rules import Cited, Rule, RuleSet, unbound
from validator.yaml_text import YamlFile

_ALL = "all"


def ruleset_of(packs: Packs, profile: str = "default") -> RuleSet:
    """Makes the rule set of a profile from packs that have been read; raises as ``load_ruleset``."""
    if profile not in packs.profiles:
        near = near_match(profile, packs.profiles)
        raise UsageError(f"there is no profile {profile!r}{near} (profiles: {', '.join(sorted(packs.profiles))})")
    chosen, file = packs.profiles[profile]
    problems = _unknown_in(chosen, file, packs)
    if problems:
        raise DefinitionError(problems)
    selected = [
        rule
        for rule in packs.rules.values()
        if _named(rule.definition, chosen.select) and not _named(rule.definition, chosen.ignore)
    ]
    orders = load_orders(further=packs.orders)
    parameters = {rule.definition.id: _parameters(rule, chosen) for rule in selected}
    code = compile_rules(selected, orders, parameters)
    rules = tuple(
        _rule(rule, chosen, packs, orders, SimpleNamespace(**parameters[rule.definition.id])) for rule in selected
    )
    digest = digest_of(packs.texts, profile)
    vocabulary = load_vocabulary(orders=orders)
    ruleset = RuleSet(rules, profile, packs.names, digest, orders, vocabulary, load_discrepancies(), code)
    return bind(ruleset)


def _named(rule: RuleDefinition, names: Iterable[str]) -> bool:
    return any(name in (_ALL, rule.id, rule.family) for name in names)


def _unknown_in(profile: Profile, file: YamlFile, packs: Packs) -> list[Problem]:
    """Gives what a profile names and no pack has."""
    known = [_ALL, *packs.rules, *packs.families]
    places: list[tuple[tuple[str | int, ...], str, bool]] = [
        *((("select", index), name, False) for index, name in enumerate(profile.select)),
        *((("ignore", index), name, False) for index, name in enumerate(profile.ignore)),
        *((("severities", name), name, True) for name in profile.severities),
        *((("parameters", name), name, True) for name in profile.parameters),
    ]
    problems = [
        file.problem(path, f"there is no rule or family {name!r}{near_match(name, known)}", key=key)
        for path, name, key in places
        if name not in known
    ]
    for rule, values in profile.parameters.items():
        if rule not in known:
            continue
        parameters = packs.rules[rule].definition.parameters if rule in packs.rules else {}
        for name, value in values.items():
            path = ("parameters", rule, name)
            if name not in parameters:
                near = near_match(name, parameters)
                problems.append(file.problem(path, f"the rule {rule} has no parameter {name!r}{near}", key=True))
            elif type(value) is not type(parameters[name].default):
                expected = type(parameters[name].default).__name__
                problems.append(file.problem(path, f"the parameter {name} takes a value of type {expected}"))
    return problems


def _parameters(rule: RuleFile, profile: Profile) -> dict[str, Any]:
    values: dict[str, Any] = {name: each.default for name, each in rule.definition.parameters.items()}
    return values | profile.parameters.get(rule.definition.id, {})


def _severity(rule: RuleDefinition, profile: Profile) -> Severity:
    return profile.severities.get(rule.id) or profile.severities.get(rule.family) or rule.severity


def _rule(rule: RuleFile, profile: Profile, packs: Packs, orders: Orders, parameters: object) -> Rule:
    definition = rule.definition
    applies = definition.applies
    return Rule(
        definition.id,
        definition.name,
        definition.title,
        definition.family,
        _severity(definition, profile),
        definition.discrepancy or packs.families[definition.family].discrepancy,
        tuple(_cited(packs.authorities[each.source], each.section) for each in definition.authority),
        definition.why,
        definition.remedy,
        orders.judged_as(applies.orders),
        frozenset(applies.kinds),
        applies.since,
        applies.until,
        applies.grace == "lower",
        definition.lower,
        parameters,
        unbound,
    )


def _cited(norm: Authority, section: str | None) -> Cited:
    return Cited(norm.cite(section), norm.from_, norm.until)
