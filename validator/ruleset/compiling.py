"""From rule definitions to Python functions: every expression checked, then one function a rule.

The source of all functions is one deterministic module text, so that its code object can be cached.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from validator.errors import DefinitionError, Problem
from validator.knowledge.orders import Orders
from validator.ruleset.expression import Writer
from validator.ruleset.packs import RuleFile
from validator.ruleset.row_compiler import RowCompiler
from validator.ruleset.rule_compiler import RuleCompiler

_COMPILERS = {"document": RuleCompiler, "collection": RowCompiler}
"""How rules are compiled, by scope."""


def compile_rules(rules: Sequence[RuleFile], orders: Orders, parameters: Mapping[str, Mapping[str, Any]]) -> str:
    """Compiles rules to the source of one module with a function for each.

    Args:
        rules: The rules.
        orders: The orders, for the ids that rules name.
        parameters: Values of each rule's parameters under the profile, by rule id.

    Raises:
        DefinitionError: Expressions are wrong; all problems of all rules at once.
    """
    writer = Writer()
    problems: list[Problem] = []
    functions: list[str] = []
    for rule in rules:
        compiler = _COMPILERS[rule.definition.scope](rule, orders, writer)
        values = parameters[rule.definition.id]
        functions += compiler.function(_parameter_type(tuple((name, type(value)) for name, value in values.items())))
        problems += compiler.problems
    if problems:
        raise DefinitionError(problems)
    return "\n".join([*writer.prologue, *functions, ""])


@lru_cache(maxsize=256)
def _parameter_type(types: tuple[tuple[str, type], ...]) -> type:
    """Makes an attrs class of parameters, so that expressions check them like any other record.

    Args:
        types: Name and type of each; most rules have none.
    """
    return attrs.define(type("Parameters", (), {"__annotations__": dict(types)}))
