"""Compiles a rule over a collection: a function that judges one row of the relation that the rule ranges over."""

from __future__ import annotations

import re
from typing import ClassVar

from attrs import define, field

from validator.documents.relations import Collection, row_class
from validator.ruleset.definition import RuleDefinition
from validator.ruleset.expression import DATE, Checked, Environment, check, local_name, record_type
from validator.ruleset.judges import judge_name
from validator.ruleset.rule_compiler import RuleCompiler
from validator.ruleset.rules import NOT_APPLICABLE, PASS
from validator.yaml_types import Path

_COLLECTION = "collection"
_RELATION = re.compile(rf"{_COLLECTION}\.[a-z_]++")


def relation_of(definition: RuleDefinition) -> str:
    """Gives the name of the relation that a collection rule, once compiled without problems, ranges over."""
    return (definition.each or "").rpartition(".")[2]


@define
class RowCompiler(RuleCompiler):
    """Compiles one rule over a collection.

    Attributes:
        subject: Paths that stand in the document on which a finding stands, such as ``citation.citing``.
    """

    PLACES: ClassVar[tuple[str, ...]] = ("mark",)

    subject: tuple[str, ...] = field(init=False, default=())

    @property
    def whole(self) -> str:
        """What names the document as a whole, which always has a place."""
        return self.subject[0]

    def function(self, parameters: type) -> list[str]:
        """Gives the lines of the rule's function; of no use where there are problems."""
        rule = self.rule.definition
        self.check_orders()
        if rule.when is not None:
            self.complain(("when",), "'when' is asked of a document; pass rows over with 'where'", key=True)
        name, _, text = (rule.each or "").partition(" in ")
        if not _RELATION.fullmatch(text):
            place: Path = ("each",) if rule.each else ("scope",)
            self.complain(place, "a collection rule ranges over a relation; write 'each: name in collection.citations'")
            return []
        checked = check(text, Environment().bind(_COLLECTION, record_type(Collection)))
        self.report(("each",), checked.errors, len(name) + len(" in "))
        env = Environment().bind("as_of", DATE).bind("params", record_type(parameters))
        problem = env.problem_with(name)
        if problem is not None:
            self.complain(("each",), problem)
        if checked.errors or problem:
            return []
        lines = self._judging(name, relation_of(rule), env)
        arguments = ", ".join(map(local_name, (name, "as_of", "params")))
        return [f"def {judge_name(rule.id)}({arguments}):", *(f"    {line}" for line in lines)]

    def guarded(self, text: str, path: Path, env: Environment) -> tuple[str | None, Checked]:
        """Checks the expression of a place, which must stand in the document that the finding stands on."""
        if not any(re.fullmatch(rf"{re.escape(each)}(\.[a-z_]++)*+", text) for each in self.subject):
            known = " or ".join(self.subject)
            self.complain(path, f"a finding of this rule stands in {known}; '{text}' does not begin so")
        return super().guarded(text, path, env)

    def _judging(self, name: str, relation: str, env: Environment) -> list[str]:
        rule = self.rule.definition
        row = row_class(relation)
        self.subject = tuple(f"{name}.{each}" for each in row.SUBJECT)
        env = env.bind(name, record_type(row))
        if rule.applies.orders or rule.applies.since or rule.applies.until:
            env = env.assuming(frozenset({f"{self.whole}.date"}))
        lines: list[str] = []
        if rule.where is not None:
            code, where = self.condition(rule.where, ("where",), env)
            lines.append(f"if not ({code}): return {NOT_APPLICABLE!r}")
            env = where.when_true
        bindings, env = self.bindings(env)
        code, required = self.condition(rule.require, ("require",), env)
        return [*lines, *bindings, f"if {code}: return {PASS!r}", *self.hit(required.when_false), "return hit"]
