"""The expression language of rules: a typed subset of CEL, compiled to Python.

``check`` and ``check_template`` check what a rule says against the document model, ``emit`` writes it as Python source,
and ``RUNTIME`` holds what that source calls. ``docs/expressions.md`` describes the language.

Names are imported when they are first asked for: judging documents with rules that are already compiled needs
``runtime`` alone, and must not pay for the compiler.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.ruleset.expression.checked import Checked, InvalidExpressionError, check
    from validator.ruleset.expression.codegen import Writer, local_name
    from validator.ruleset.expression.compiling import compile_expression, compile_template, emit
    from validator.ruleset.expression.environment import Environment
    from validator.ruleset.expression.records import record_type, type_of_annotation
    from validator.ruleset.expression.reference import function_table
    from validator.ruleset.expression.runtime import RUNTIME, Undetermined
    from validator.ruleset.expression.syntax import ExpressionError
    from validator.ruleset.expression.templates import CheckedTemplate, check_template, parse_template
    from validator.ruleset.expression.types import (
        BOOL,
        DATE,
        DURATION,
        INT,
        STRING,
        TIMESTAMP,
        WRONG,
        EnumType,
        ListType,
        RecordType,
        Type,
    )

_HOMES = {
    "checked": ("Checked", "InvalidExpressionError", "check"),
    "codegen": ("Writer", "local_name"),
    "compiling": ("compile_expression", "compile_template", "emit"),
    "environment": ("Environment",),
    "records": ("record_type", "type_of_annotation"),
    "reference": ("function_table",),
    "runtime": ("RUNTIME", "Undetermined"),
    "syntax": ("ExpressionError",),
    "templates": ("CheckedTemplate", "check_template", "parse_template"),
    "types": (
        "BOOL",
        "DATE",
        "DURATION",
        "INT",
        "STRING",
        "TIMESTAMP",
        "WRONG",
        "EnumType",
        "ListType",
        "RecordType",
        "Type",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BOOL",
    "DATE",
    "DURATION",
    "INT",
    "RUNTIME",
    "STRING",
    "TIMESTAMP",
    "WRONG",
    "Checked",
    "CheckedTemplate",
    "EnumType",
    "Environment",
    "ExpressionError",
    "InvalidExpressionError",
    "ListType",
    "RecordType",
    "Type",
    "Undetermined",
    "Writer",
    "check",
    "check_template",
    "compile_expression",
    "compile_template",
    "emit",
    "function_table",
    "local_name",
    "parse_template",
    "record_type",
    "type_of_annotation",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{home}"), name)
