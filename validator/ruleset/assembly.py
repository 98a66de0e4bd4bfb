"""From packs that have been read to a rule set that is ready to judge."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from validator.errors import DefinitionError, Problem, UsageError
from validator.knowledge.authorities import Authority, load_discrepancies
from validator.knowledge.checks import Fault
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import Orders, load_orders
from validator.knowledge.value_types import Severity
from validator.near_match import near_match
from validator.ruleset.compiling import compile_rules
from validator.ruleset.definition import Profile, RuleDefinition
from validator.ruleset.digest import digest_of
from validator.ruleset.judges import bind
from validator.ruleset.naming import Names
from validator.ruleset.packs import Packs, RuleFile
from validator.ruleset.row_compiler import relation_of
from validator.ruleset.rules import Cited, CollectionRule, Rule, RuleSet, unbound
from validator.yaml_text import YamlFile

_ALL = "all"


def ruleset_of(packs: Packs, profile: str = "default") -> RuleSet:
    """Makes the rule set of a profile from packs that have been read; raises as ``load_ruleset``."""
    names = _names(packs)
    if (message := names.profile(profile)) is not None:
        raise UsageError(message)
    chosen, file = packs.profiles[profile]
    problems = _unknown_in(chosen, file, names)
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
    orders = load_orders(further=packs.orders)
    parameters = {rule.definition.id: _parameters(rule, chosen) for rule in selected}
    code = compile_rules(selected, orders, parameters)
    rules: list[Rule] = []
    collection: list[CollectionRule] = []
    for rule in selected:
        known = _known(rule, chosen, packs, orders, SimpleNamespace(**parameters[rule.definition.id]))
        if rule.definition.scope == "collection":
            collection.append(CollectionRule(**known, relation=relation_of(rule.definition), judge=unbound))
        else:
            rules.append(Rule(**known, judge=unbound))
    families = {rule.definition.id: rule.definition.family for rule in packs.rules.values()}
    ruleset = RuleSet(
        tuple(rules),
        chosen.name,
        packs.names,
        digest_of(packs.texts, chosen.name),
        orders,
        load_vocabulary(orders=orders),
        load_discrepancies(),
        code,
        _names(packs),
        families,
        tuple(collection),
    )
    return bind(ruleset)


def _named(rule: RuleDefinition, names: Iterable[str]) -> bool:
    return any(name in (_ALL, rule.id, rule.family) for name in names)


def _unknown_in(profile: Profile, file: YamlFile, names: Names) -> list[Problem]:
    """Gives what a profile names and no pack has."""
    known = (_ALL, *names.parameters, *names.families)
    faults = [
        Fault((key, index), f"there is no rule or family {name!r}{near_match(name, known)}")
        for key, listed in (("select", profile.select), ("ignore", profile.ignore))
        for index, name in enumerate(listed)
        if name not in known
    ]
    faults += names.faults(profile.severities, profile.parameters)
    return [file.problem(fault.path, fault.message, key=fault.key) for fault in faults]


def _names(packs: Packs) -> Names:
    parameters = {
        identity: {name: each.default for name, each in rule.definition.parameters.items()}
        for identity, rule in packs.rules.items()
    }
    return Names(parameters, tuple(packs.families), tuple(sorted(packs.profiles)))


def _parameters(rule: RuleFile, profile: Profile) -> dict[str, Any]:
    values: dict[str, Any] = {name: each.default for name, each in rule.definition.parameters.items()}
    return values | profile.parameters.get(rule.definition.id, {})


def _severity(rule: RuleDefinition, profile: Profile) -> Severity:
    return profile.severities.get(rule.id) or profile.severities.get(rule.family) or rule.severity


def _known(rule: RuleFile, profile: Profile, packs: Packs, orders: Orders, parameters: object) -> dict[str, Any]:
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
        "orders": orders.judged_as(applies.orders),
        "kinds": frozenset(applies.kinds),
        "since": applies.since,
        "until": applies.until,
        "graced": applies.grace == "lower",
        "lower": definition.lower,
        "parameters": parameters,
    }


def _cited(norm: Authority, section: str | None) -> Cited:
    return Cited(norm.cite(section), norm.from_, norm.until)
