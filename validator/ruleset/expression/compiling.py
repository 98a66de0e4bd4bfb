"""From checked expressions and templates to Python source, and for tests and explanations to a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from validator.ruleset.expression.checked import Checked, check
from validator.ruleset.expression.codegen import Writer, local_name
from validator.ruleset.expression.environment import Environment
from validator.ruleset.expression.runtime import RUNTIME
from validator.ruleset.expression.templates import CheckedTemplate, check_template


def emit(checked: Checked | CheckedTemplate, writer: Writer) -> str:
    """Return Python source for the value of an expression, or for the text of a template.

    It uses the locals ``local_name(name)`` for bound names, the globals ``RUNTIME``, and those that the statements in
    ``writer.prologue`` make. The same expressions in the same order give the same source.

    Raises:
        InvalidExpressionError: It has errors.
    """
    return checked.emit(writer)


def compile_expression(text: str, env: Environment) -> Callable[..., object]:
    """Return an expression as a function that takes the bound names as keyword arguments.

    For tests and explanations; a rule set is generated as one module from what ``emit`` returns.

    Raises:
        InvalidExpressionError: It has errors.
    """
    return _compiled(check(text, env), env)


def compile_template(text: str, env: Environment) -> Callable[..., object]:
    """Return a template as a function that takes the bound names as keyword arguments and returns the text.

    Raises:
        InvalidExpressionError: It has errors.
    """
    return _compiled(check_template(text, env), env)


def _compiled(checked: Checked | CheckedTemplate, env: Environment) -> Callable[..., object]:
    writer = Writer()
    source = emit(checked, writer)
    used = [name for name in env.names if checked.uses(name)]
    parameters = ", ".join(map(local_name, used))
    lines = [*writer.prologue, f"def evaluate({parameters}):", f"    return {source}"]
    module: dict[str, Any] = {**RUNTIME, "__builtins__": {}}
    exec(compile("\n".join(lines), "<expression>", "exec"), module)  # noqa: S102 - our own source, from a checked tree
    evaluate: Callable[..., object] = module["evaluate"]

    def with_names(**values: object) -> object:
        return evaluate(*[values[name] for name in used])

    return with_names
