"""From packs that have been read to a rule set that is ready to judge."""

import hashlib
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from validator.errors import DefinitionError, Problem, UsageError
from validator.knowledge.authorities import Authority, load_discrepancies
from validator.knowledge.checks import near_match
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import load_orders
from validator.ruleset.compiling import compile_rules
from validator.ruleset.definition import Profile, RuleDefinition, Severity
from validator.ruleset.judges import bind
from validator.ruleset.packs import Packs, RuleFile
from validator.ruleset.row_compiler import relation_of
from validator.ruleset.rules import Cited, CollectionRule, Rule, RuleSet, unbound
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
    return _ruleset(packs, chosen)


def whole_ruleset(packs: Packs) -> RuleSet:
    """Makes a rule set of every rule that the packs hold, with the severities and parameters of its own."""
    return _ruleset(packs, Profile("", "Every rule as it stands", "Whoever proves or describes rules"))


def _ruleset(packs: Packs, chosen: Profile) -> RuleSet:
    selected = [
        rule
        for rule in packs.rules.values()
        if _named(rule.definition, chosen.select) and not _named(rule.definition, chosen.ignore)
    ]
    orders = load_orders()
    parameters = {rule.definition.id: _parameters(rule, chosen) for rule in selected}
    code = compile_rules(selected, orders, parameters)
    rules: list[Rule] = []
    collection: list[CollectionRule] = []
    for rule in selected:
        known = _known(rule, chosen, packs, SimpleNamespace(**parameters[rule.definition.id]))
        if rule.definition.scope == "collection":
            collection.append(CollectionRule(**known, relation=relation_of(rule.definition), judge=unbound))
        else:
            rules.append(Rule(**known, judge=unbound))
    digest = hashlib.sha256()
    for name, text in sorted(packs.texts.items()):
        digest.update(f"{name}\0{len(text)}\0{text}\0".encode())
    digest.update(chosen.name.encode())
    ruleset = RuleSet(
        tuple(rules),
        chosen.name,
        packs.names,
        digest.hexdigest(),
        orders,
        load_vocabulary(),
        load_discrepancies(),
        code,
        tuple(collection),
    )
    return bind(ruleset, code)


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


def _known(rule: RuleFile, profile: Profile, packs: Packs, parameters: object) -> dict[str, Any]:
    """Gives what a rule is but for its conditions: the values of ``AnyRule``."""
    definition = rule.definition
    applies = definition.applies
    return {
        "id": definition.id,
        "name": definition.name,
        "title": definition.title,
        "family": definition.family,
        "severity": _severity(definition, profile),
        "discrepancy": definition.discrepancy or packs.families[definition.family].discrepancy,
        "authority": tuple(_cited(packs.authorities[each.source], each.section) for each in definition.authority),
        "why": definition.why,
        "remedy": definition.remedy,
        "orders": frozenset(applies.orders),
        "kinds": frozenset(applies.kinds),
        "since": applies.since,
        "until": applies.until,
        "graced": applies.grace == "lower",
        "lower": definition.lower,
        "parameters": parameters,
    }


def _cited(norm: Authority, section: str | None) -> Cited:
    return Cited(norm.cite(section), norm.from_, norm.until)
