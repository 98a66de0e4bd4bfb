"""The stored form of a rule set: Python source that makes it, of nothing but values and the functions that judge.

One form serves the cache of this user, where it is kept as code, and the wheel, where it is a source file: as such it
holds for every version of Python, and the interpreter keeps its code as it does with every module. It runs without
builtins and can name only what is listed here.
"""

from __future__ import annotations

import datetime as dt
import types
from types import CodeType

from validator.knowledge import (
    authority_words,
    blocks,
    citations,
    discrepancy,
    duration,
    face,
    handling,
    instruction_words,
    layout_words,
    order,
    orders,
    places,
    reference_words,
    vocabulary,
)
from validator.knowledge.level import Level
from validator.knowledge.rows import Rows
from validator.light import attributes, revive
from validator.ruleset import rules
from validator.ruleset.judges import GLOBALS
from validator.ruleset.lowering import Lowering
from validator.ruleset.rules import RuleSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MODULES = (
    authority_words, blocks, citations, discrepancy, duration, face, handling, instruction_words, layout_words, order,
    orders, places, reference_words, rules, vocabulary,
)  # fmt: skip

RULESET = "ruleset"
"""Name of the rule set in the stored form."""


def names() -> dict[str, Any]:
    """Gives what a stored form can name: classes of values, and what the functions that judge call."""
    classes = {
        name: each
        for module in _MODULES
        for name, each in vars(module).items()
        if isinstance(each, type) and attributes(each) is not None
    }
    values = {"date": dt.date, "Level": Level, "Lowering": Lowering, "SimpleNamespace": types.SimpleNamespace}
    return {
        **GLOBALS,
        **classes,
        **values,
        "Rows": Rows,
        "new": object.__new__,
        "set_attribute": object.__setattr__,
        "revive": revive,
        "zip": zip,
    }


def revived(code: CodeType) -> RuleSet:
    """Runs a stored form and gives the rule set that it makes."""
    namespace = names()
    exec(code, namespace)  # noqa: S102 - our own source, from a place that can be trusted
    ruleset: RuleSet = namespace[RULESET]
    return ruleset
