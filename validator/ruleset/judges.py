"""The compiled conditions of rules: from a code object to the functions that judge."""

from types import CodeType
from typing import Any

from validator.errors import Undetermined
from validator.ruleset.expression.runtime import RUNTIME
from validator.ruleset.rules import RuleSet


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
    for over_rows in ruleset.collection:
        over_rows.judge = namespace[judge_name(over_rows.id)]
    ruleset.code = code
    return ruleset
