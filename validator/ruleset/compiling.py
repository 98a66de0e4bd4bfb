"""From rule definitions to Python functions: every expression checked, then one function a rule.

The source of all functions is one deterministic module text, so that its code object can be cached.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from attrs import define, field

from validator.documents.model import Document
from validator.errors import DefinitionError, Problem
from validator.knowledge.orders import Order, Orders
from validator.near_match import near_match
from validator.ruleset.expression import (
    BOOL,
    DATE,
    Checked,
    Environment,
    ExpressionError,
    ListType,
    RecordType,
    Type,
    Writer,
    check,
    check_template,
    emit,
    local_name,
    record_type,
)
from validator.ruleset.judges import judge_name
from validator.ruleset.packs import RuleFile
from validator.ruleset.rules import NOT_APPLICABLE, PASS, UNDETERMINED
from validator.yaml_types import Path

_PLACE_OF_WHOLE = "heading_span"
_PLACE = "span"
_DATED = frozenset({"doc.date"})
_ORDERED = frozenset({"doc.date", "doc.governing_order"})


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
        compiler = _Compiler(rule, orders, writer)
        functions += compiler.function(_parameter_type(parameters[rule.definition.id]))
        problems += compiler.problems
    if problems:
        raise DefinitionError(problems)
    return "\n".join([*writer.prologue, *functions, ""])


def _parameter_type(values: Mapping[str, Any]) -> type:
    """Makes an attrs class of parameters, so that expressions check them like any other record."""
    return attrs.define(
        type("Parameters", (), {"__annotations__": {name: type(value) for name, value in values.items()}})
    )


@define
class _Compiler:
    """Compiles one rule, and collects what is wrong with it.

    Attributes:
        broken: Whether a condition that guards what follows is wrong itself, so that missing guards say nothing.
    """

    rule: RuleFile
    orders: Orders
    writer: Writer
    problems: list[Problem] = field(factory=list)
    broken: bool = False

    def function(self, parameters: type) -> list[str]:
        """Gives the lines of the rule's function; of no use where there are problems."""
        rule = self.rule.definition
        env = Environment().bind("doc", record_type(Document)).bind("as_of", DATE)
        env = env.bind("order_as_of", record_type(Order)).bind("params", record_type(parameters))
        env = env.bind_resting("order", record_type(Order), "doc.governing_order")
        arguments = ", ".join(map(local_name, ("doc", "order", "as_of", "order_as_of", "params")))
        if rule.applies.orders:
            env = env.assuming(_ORDERED)
        if rule.applies.since or rule.applies.until:
            env = env.assuming(_DATED)
        self._check_orders()
        lines: list[str] = []
        if rule.when:
            code, checked = self._condition(rule.when, ("when",), env)
            lines.append(f"if not ({code}): return {NOT_APPLICABLE!r}")
            env = checked.when_true
        lines += self._each(env) if rule.each else self._once(env)
        return [f"def {judge_name(rule.id)}({arguments}):", *(f"    {line}" for line in lines)]

    def _once(self, env: Environment) -> list[str]:
        if self.rule.definition.where is not None:
            self._complain(("where",), "'where' goes with 'each': it passes elements over", key=True)
        lines, env = self._bindings(env)
        code, checked = self._condition(self.rule.definition.require, ("require",), env)
        return [*lines, f"if {code}: return {PASS!r}", *self._hit(checked.when_false), "return [hit]"]

    def _each(self, env: Environment) -> list[str]:
        rule = self.rule.definition
        name, _, text = (rule.each or "").partition(" in ")
        offset = len(name) + len(" in ")
        checked = check(text, env)
        self._report(("each",), checked.errors, offset)
        if not isinstance(checked.type, ListType):
            if not checked.errors:
                self._complain(("each",), f"'{text}' is no list; write 'name in list'")
            return []
        problem = env.problem_with(name)
        if problem is not None:
            self._complain(("each",), problem)
            return []
        items = self._code(checked)
        env = env.bind(name, checked.type.item)
        inner: list[str] = []
        variable = local_name(name)
        if rule.where:
            code, where = self._condition(rule.where, ("where",), env)
            inner.append(f"if not ({code}): continue")
            env = where.when_true
        bindings, env = self._bindings(env)
        code, required = self._condition(rule.require, ("require",), env)
        inner += ["seen = True", *bindings, f"if {code}: continue", *self._hit(required.when_false), "hits.append(hit)"]
        return [
            "hits = []",
            "seen = unknown = False",
            f"for {variable} in {items}:",
            "    try:",
            *(f"        {line}" for line in inner),
            "    except Undetermined:",
            "        unknown = True",
            "if hits: return hits",
            f"return {UNDETERMINED!r} if unknown else {PASS!r} if seen else {NOT_APPLICABLE!r}",
        ]

    def _bindings(self, env: Environment) -> tuple[list[str], Environment]:
        lines: list[str] = []
        for name, text in self.rule.definition.let.items():
            checked = check(text, env)
            self._report(("let", name), checked.errors)
            problem = env.problem_with(name)
            if problem is not None:
                self._complain(("let", name), problem, key=True)
                continue
            env = env.bind(name, checked.type)
            lines.append(f"{local_name(name)} = {self._code(checked)}")
        return lines, env

    def _hit(self, env: Environment) -> list[str]:
        """Gives the lines that make ``hit``: place, other places, message, lowering."""
        rule = self.rule.definition
        template = check_template(rule.message, env)
        self._report(("message",), template.errors)
        message = "''" if template.errors else emit(template, self.writer)
        related = [self._related(text, index, env) for index, text in enumerate(rule.related)]
        lowering = ["lowering = -1"]
        if rule.lower:
            steps = [self._lower(each.when, index, env) for index, each in enumerate(rule.lower)]
            chain = " else ".join(f"{index} if {code}" for index, code in enumerate(steps))
            lowering = ["try:", f"    lowering = {chain} else -1", "except Undetermined:", "    lowering = -1"]
        places = f"({''.join(f'*{each}, ' for each in related)})"
        return [*lowering, f"hit = ({self._at(env)}, {places}, {message}, lowering)"]

    def _lower(self, text: str, index: int, env: Environment) -> str:
        return self._condition(text, ("lower", index, "when"), env)[0]

    def _at(self, env: Environment) -> str:
        at = self.rule.definition.at
        alternatives = (at,) if isinstance(at, str) else at
        code = ""
        for index, text in enumerate(alternatives):
            path: Path = ("at",) if isinstance(at, str) else ("at", index)
            guard, place = self._place(text, path, env)
            if guard is None:
                return code + place
            code += f"{place} if {guard} else "
        if not self.broken:
            self._complain(("at",), "every place named here may be absent; add 'doc' as the last")
        return "None"

    def _related(self, text: str, index: int, env: Environment) -> str:
        """Gives code for the places of a related expression: none where it is absent, all of them of a list."""
        path = ("related", index)
        guard, checked = self._guarded(text, env)
        self._report(path, checked.errors)
        if checked.errors:
            return "()"
        code = emit(checked, self.writer)
        if isinstance(checked.type, ListType):
            places = f"[each.{self._place_of(checked.type.item, text, path)} for each in {code}]"
        else:
            places = f"({code}.{self._place_of(checked.type, text, path)},)"
        return places if guard is None else f"({places} if {guard} else ())"

    def _place(self, text: str, path: Path, env: Environment) -> tuple[str | None, str]:
        """Gives code for what guards a place (None where nothing need), and for the place."""
        guard, checked = self._guarded(text, env)
        self._report(path, checked.errors)
        if checked.errors:
            return guard, "None"
        return guard, f"{emit(checked, self.writer)}.{self._place_of(checked.type, text, path)}"

    def _guarded(self, text: str, env: Environment) -> tuple[str | None, Checked]:
        """Checks an expression that may be absent; gives code for the guard that it needs, or None."""
        checked = check(text, env)
        if checked.errors:
            present = check(f"has({text})", env)
            guarded = check(text, present.when_true)
            if not present.errors and not guarded.errors:
                return emit(present, self.writer), guarded
        return None, checked

    def _place_of(self, kind: Type, text: str, path: Path) -> str:
        if isinstance(kind, RecordType):
            for name in (_PLACE_OF_WHOLE, _PLACE):
                if name in kind.fields:
                    return name
        self._complain(path, f"'{text}' has no place in the document; name something that was read from it")
        return _PLACE

    def _condition(self, text: str, path: Path, env: Environment) -> tuple[str, Checked]:
        checked = check(text, env, BOOL)
        self._report(path, checked.errors)
        self.broken = self.broken or bool(checked.errors)
        return self._code(checked), checked

    def _code(self, checked: Checked) -> str:
        return "None" if checked.errors else emit(checked, self.writer)

    def _check_orders(self) -> None:
        for index, identity in enumerate(self.rule.definition.applies.orders):
            if identity not in self.orders.by_id:
                near = near_match(identity, self.orders.by_id)
                self._complain(("applies", "orders", index), f"there is no order {identity!r}{near}")

    def _complain(self, path: Path, message: str, *, key: bool = False) -> None:
        self.problems.append(self.rule.file.problem(path, message, key=key))

    def _report(self, path: Path, errors: Sequence[ExpressionError], offset: int = 0) -> None:
        for error in errors:
            if error.unguarded and self.broken:
                continue
            self.problems.append(self.rule.file.problem_within(path, error.offset + offset, error.message))
