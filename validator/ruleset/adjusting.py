"""Adjusting a rule set as a configuration asks: other severities, other parameter values, rules left out.

The conditions stay as they were compiled. A parameter reaches them as a value when a document is judged, so another
value needs no other code, and every path of a run can have its own rule set for the price of a few hundred objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Final, Literal, TypeVar

from validator.digests import sha256_of
from validator.light import define, evolve, field
from validator.ruleset.naming import Value
from validator.ruleset.rules import AnyRule, RuleSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.knowledge.value_types import Severity

_Rule = TypeVar("_Rule", bound=AnyRule)

OFF: Final = "off"
"""The severity of a rule that is left out."""


@define(frozen=True)
class Adjustments:
    """What is to be other than the profile says.

    Attributes:
        severities: Severity by rule id or family; ``off`` leaves rules out. The rule's own entry goes
            before its family's.
        parameters: Parameter values by rule id.
    """

    severities: Mapping[str, Severity | Literal["off"]] = field(factory=dict)
    parameters: Mapping[str, Mapping[str, Value]] = field(factory=dict)

    @property
    def key(self) -> str:
        """A text that is the same for the same adjustments; empty where there are none."""
        if not self.severities and not self.parameters:
            return ""
        import json  # only where there are some

        return json.dumps([self.severities, self.parameters], sort_keys=True)


def adjusted(ruleset: RuleSet, adjustments: Adjustments) -> RuleSet:
    """Gives a rule set with its adjustments; the same one where there are none.

    Args:
        ruleset: The rule set of a profile.
        adjustments: What is to be other; names that the packs do not have are passed over, and
            :meth:`validator.ruleset.naming.Names.faults` tells them.
    """
    if not adjustments.key:
        return ruleset
    digest = sha256_of(f"{ruleset.digest}|{adjustments.key}".encode())
    rules = tuple(_adjusted(ruleset.rules, adjustments))
    return evolve(ruleset, rules=rules, collection=tuple(_adjusted(ruleset.collection, adjustments)), digest=digest)


def _adjusted(rules: Iterable[_Rule], adjustments: Adjustments) -> Iterator[_Rule]:
    for rule in rules:
        severity = adjustments.severities.get(rule.id) or adjustments.severities.get(rule.family) or rule.severity
        if severity == OFF:
            continue
        values = adjustments.parameters.get(rule.id)
        parameters = SimpleNamespace(**{**vars(rule.parameters), **values}) if values else rule.parameters
        yield evolve(rule, severity=severity, parameters=parameters)
