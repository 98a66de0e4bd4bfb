"""The compiled conditions of rules: from their source to the functions that judge.

A rule set is pickled as its values and the source, because functions that were made by running code cannot be.
"""

from __future__ import annotations

import copyreg

from validator.errors import Undetermined
from validator.light import attributes, evolve
from validator.ruleset.expression.runtime import RUNTIME
from validator.ruleset.rules import RuleSet, unbound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

GLOBALS: dict[str, object] = {**RUNTIME, "Undetermined": Undetermined, "__builtins__": {}}
"""Everything that the functions can reach besides their arguments and their own constants."""


def judge_name(identity: str) -> str:
    """Gives the name of a rule's function in the generated module."""
    return f"judge_{identity}"


def bind(ruleset: RuleSet) -> RuleSet:
    """Gives every rule of a set its function.

    Args:
        ruleset: The rule set with the source of the functions; it is completed in place.
    """
    namespace: dict[str, Any] = dict(GLOBALS)
    exec(compile(ruleset.code, "<rules>", "exec"), namespace)  # noqa: S102 - our own source, made from checked expressions
    for rule in ruleset.rules:
        rule.judge = namespace[judge_name(rule.id)]
    for over_rows in ruleset.collection:
        over_rows.judge = namespace[judge_name(over_rows.id)]
    return ruleset


def _reduced(ruleset: RuleSet) -> tuple[object, ...]:
    bare = evolve(
        ruleset,
        rules=tuple(evolve(rule, judge=unbound) for rule in ruleset.rules),
        collection=tuple(evolve(rule, judge=unbound) for rule in ruleset.collection),
    )
    # What begins with an underscore is worked out anew.
    return _restored, tuple(getattr(bare, name) for name in attributes(RuleSet) or () if not name.startswith("_"))


def _restored(*values: Any) -> RuleSet:  # noqa: ANN401 - as the attributes have them
    return bind(RuleSet(*values))


copyreg.pickle(RuleSet, _reduced)  # type: ignore[arg-type] # it gives arguments of more kinds than the stub knows
