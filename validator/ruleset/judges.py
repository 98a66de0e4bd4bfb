"""The compiled conditions of rules: from a code object to the functions that judge.

A rule set is pickled as the code and what is beside it, because functions that were made by running code cannot be.
"""

import copyreg
import marshal
from types import CodeType
from typing import Any

from attrs import evolve, fields

from validator.errors import Undetermined
from validator.ruleset.expression.runtime import RUNTIME
from validator.ruleset.rules import Rule, RuleSet, unbound


def judge_name(identity: str) -> str:
    """Gives the name of a rule's function in the generated module."""
    return f"judge_{identity}"


def bind(ruleset: RuleSet, code: CodeType) -> RuleSet:
    """Gives every rule of a set its function.

    Args:
        ruleset: The rule set; it is completed in place.
        code: The generated module.
    """
    namespace: dict[str, Any] = {**RUNTIME, "Undetermined": Undetermined, "__builtins__": {}}
    exec(code, namespace)  # noqa: S102 - our own source, made from checked expressions
    for rule in ruleset.rules:
        rule.judge = namespace[judge_name(rule.id)]
    ruleset.code = code
    return ruleset


def _reduced(ruleset: RuleSet) -> tuple[object, ...]:
    rules = tuple(evolve(rule, judge=unbound) for rule in ruleset.rules)
    others = [getattr(ruleset, each.name) for each in fields(RuleSet)[1:-1]]
    return _restored, (marshal.dumps(ruleset.code), rules, *others, None)


def _restored(code: bytes, rules: tuple[Rule, ...], *others: Any) -> RuleSet:  # noqa: ANN401 - as the fields have them
    # From this program, or from its own folder: what is unpickled is code in any case.
    return bind(RuleSet(rules, *others), marshal.loads(code))  # noqa: S302


copyreg.pickle(RuleSet, _reduced)  # type: ignore[arg-type] # it gives arguments of more kinds than the stub knows
