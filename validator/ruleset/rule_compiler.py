"""Compiles a rule over documents: its expressions checked, then one function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define, field

from validator.documents.model import Document
from validator.errors import Problem
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

_DATED = frozenset({"doc.date"})
_ORDERED = frozenset({"doc.date", "doc.governing_order"})


@define
class RuleCompiler:
    """Compiles one rule, and collects what is wrong with it.

    Attributes:
        PLACES: Names of the fields that hold a place; the first that a record has counts.
        rule: The rule. orders: The orders, for the ids that rules name. writer: Takes constants of the module.
        problems: What is wrong.
        broken: Whether a condition that guards what follows is wrong itself, so that missing guards say nothing.
    """

    PLACES: ClassVar[tuple[str, ...]] = ("heading_span", "span")

    rule: RuleFile
    orders: Orders
    writer: Writer
    problems: list[Problem] = field(factory=list)
    broken: bool = False

    @property
    def whole(self) -> str:
        """What names the document as a whole, which always has a place."""
        return "doc"

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
        self.check_orders()
        lines: list[str] = []
        if rule.when:
            code, checked = self.condition(rule.when, ("when",), env)
            lines.append(f"if not ({code}): return {NOT_APPLICABLE!r}")
            env = checked.when_true
        lines += self._each(env) if rule.each else self._once(env)
        return [f"def {judge_name(rule.id)}({arguments}):", *(f"    {line}" for line in lines)]

    def _once(self, env: Environment) -> list[str]:
        if self.rule.definition.where is not None:
            self.complain(("where",), "'where' goes with 'each': it passes elements over", key=True)
        lines, env = self.bindings(env)
        code, checked = self.condition(self.rule.definition.require, ("require",), env)
        return [*lines, f"if {code}: return {PASS!r}", *self.hit(checked.when_false), "return [hit]"]

    def _each(self, env: Environment) -> list[str]:
        rule = self.rule.definition
        name, _, text = (rule.each or "").partition(" in ")
        offset = len(name) + len(" in ")
        if text.startswith("collection."):
            self.complain(("each",), "a rule over a collection needs the key 'scope: collection'")
            return []
        checked = check(text, env)
        self.report(("each",), checked.errors, offset)
        if not isinstance(checked.type, ListType):
            if not checked.errors:
                self.complain(("each",), f"'{text}' is no list; write 'name in list'")
            return []
        problem = env.problem_with(name)
        if problem is not None:
            self.complain(("each",), problem)
            return []
        items = self.code(checked)
        env = env.bind(name, checked.type.item)
        inner: list[str] = []
        variable = local_name(name)
        if rule.where:
            code, where = self.condition(rule.where, ("where",), env)
            inner.append(f"if not ({code}): continue")
            env = where.when_true
        bindings, env = self.bindings(env)
        code, required = self.condition(rule.require, ("require",), env)
        inner += ["seen = True", *bindings, f"if {code}: continue", *self.hit(required.when_false), "hits.append(hit)"]
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

    def bindings(self, env: Environment) -> tuple[list[str], Environment]:
        """Gives the lines that make the names of ``let``, and what is known behind them."""
        lines: list[str] = []
        for name, text in self.rule.definition.let.items():
            checked = check(text, env)
            self.report(("let", name), checked.errors)
            problem = env.problem_with(name)
            if problem is not None:
                self.complain(("let", name), problem, key=True)
                continue
            env = env.bind(name, checked.type)
            lines.append(f"{local_name(name)} = {self.code(checked)}")
        return lines, env

    def hit(self, env: Environment) -> list[str]:
        """Gives the lines that make ``hit``: place, other places, message, lowering."""
        rule = self.rule.definition
        template = check_template(rule.message, env)
        self.report(("message",), template.errors)
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
        return self.condition(text, ("lower", index, "when"), env)[0]

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
            self.complain(("at",), f"every place named here may be absent; add '{self.whole}' as the last")
        return "None"

    def _related(self, text: str, index: int, env: Environment) -> str:
        """Gives code for the places of a related expression: none where it is absent, all of them of a list."""
        path = ("related", index)
        guard, checked = self.guarded(text, path, env)
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
        guard, checked = self.guarded(text, path, env)
        if checked.errors:
            return guard, "None"
        return guard, f"{emit(checked, self.writer)}.{self._place_of(checked.type, text, path)}"

    def guarded(self, text: str, path: Path, env: Environment) -> tuple[str | None, Checked]:
        """Checks the expression of a place, which may be absent, and reports what is wrong with it.

        Args:
            text: The expression.
            path: Where in the file it stands.
            env: What holds here.

        Returns:
            Code for the guard that it needs, or None; and the expression.
        """
        checked = check(text, env)
        if checked.errors:
            present = check(f"has({text})", env)
            guarded = check(text, present.when_true)
            if not present.errors and not guarded.errors:
                return emit(present, self.writer), guarded
        self.report(path, checked.errors)
        return None, checked

    def _place_of(self, kind: Type, text: str, path: Path) -> str:
        if isinstance(kind, RecordType):
            for name in self.PLACES:
                if name in kind.fields:
                    return name
        self.complain(path, f"'{text}' has no place in the document; name something that was read from it")
        return self.PLACES[-1]

    def condition(self, text: str, path: Path, env: Environment) -> tuple[str, Checked]:
        """Checks a condition, reports what is wrong with it, and gives its code."""
        checked = check(text, env, BOOL)
        self.report(path, checked.errors)
        self.broken = self.broken or bool(checked.errors)
        return self.code(checked), checked

    def code(self, checked: Checked) -> str:
        """Gives the code of an expression; of one that is wrong, code that is never run."""
        return "None" if checked.errors else emit(checked, self.writer)

    def check_orders(self) -> None:
        """Reports orders that do not exist."""
        for index, identity in enumerate(self.rule.definition.applies.orders):
            if identity not in self.orders.by_id:
                near = near_match(identity, self.orders.by_id)
                self.complain(("applies", "orders", index), f"there is no order {identity!r}{near}")

    def complain(self, path: Path, message: str, *, key: bool = False) -> None:
        """Reports a problem with the value, or the key, at a path of the file."""
        self.problems.append(self.rule.file.problem(path, message, key=key))

    def report(self, path: Path, errors: Sequence[ExpressionError], offset: int = 0) -> None:
        """Reports errors of an expression that stands at a path of the file, behind so many characters."""
        for error in errors:
            if error.unguarded and self.broken:
                continue
            self.problems.append(self.rule.file.problem_within(path, error.offset + offset, error.message))
