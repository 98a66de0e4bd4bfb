"""What an expression may speak of: the names that are bound, the enumerations, and what is known to be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import define, evolve, field

from validator.ruleset.expression.lexer import KEYWORDS, RESERVED
from validator.ruleset.expression.records import add_enumeration, enumerations_in
from validator.ruleset.expression.types import EnumType, Type

NAMESPACES = frozenset({"math"})
"""First parts of function names such as ``math.greatest``."""

Facts = frozenset[str] | None
"""Expressions, in canonical form, that are known to be there; None stands for all, where a case cannot arise at all."""

NO_FACTS: Facts = frozenset()

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*+")


def all_of(*facts: Facts) -> Facts:
    """Return what is known where each of the given facts is known."""
    known: frozenset[str] = frozenset()
    for some in facts:
        if some is None:
            return None
        known |= some
    return known


def any_of(one: Facts, other: Facts) -> Facts:
    """Return what is known where one of two cases has arisen, but not which."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


@define(frozen=True)
class Environment:
    """Everything that is known where an expression stands. Never changed: each method returns a new one.

    Attributes:
        names: Types of the bound names, in the order in which they were bound.
        enumerations: Enumerations by name: all that can be reached from the bound names.
        known: Expressions, in canonical form, that are known to be there (guards).
        resting: For names that not every document gives a value, the field on whose presence each rests.
    """

    names: Mapping[str, Type] = field(factory=dict)
    enumerations: Mapping[str, EnumType] = field(factory=dict)
    known: frozenset[str] = frozenset()
    resting: Mapping[str, str] = field(factory=dict)

    def bind(self, name: str, kind: Type) -> Environment:
        """Return an environment in which a name stands for a value.

        Args:
            name: The name; ``problem_with`` says whether it can be used.
            kind: Type of its value.

        Raises:
            ValueError: The name cannot be used, or two enumerations would have the same name.
        """
        problem = self.problem_with(name)
        if problem is not None:
            raise ValueError(problem)
        return self.binding(name, kind)

    def binding(self, name: str, kind: Type) -> Environment:
        """Do what ``bind`` does with a name that may already have a meaning, to go on after that was reported.

        Raises:
            ValueError: Two enumerations would have the same name.
        """
        enumerations = dict(self.enumerations)
        for enumeration in enumerations_in(kind).values():
            add_enumeration(enumerations, enumeration)
        return evolve(self, names={**self.names, name: kind}, enumerations=enumerations)

    def bind_resting(self, name: str, kind: Type, on: str) -> Environment:
        """Return an environment in which a name stands for a value wherever a field is there.

        Args:
            name: The name.
            kind: Type of its value.
            on: The field, in canonical form; elsewhere the name has no value and may not be read.

        Raises:
            ValueError: As for ``bind``.
        """
        return evolve(self.bind(name, kind), resting={**self.resting, name: on})

    def assuming(self, facts: Facts) -> Environment:
        """Return an environment in which more is known to be there; unchanged for a case that cannot arise."""
        return self if not facts else evolve(self, known=self.known | facts)

    def problem_with(self, name: str) -> str | None:
        """Return why a name cannot be bound here, or None if it can."""
        if _NAME.fullmatch(name) is None:
            return f"'{name}' is not a name: letters, digits and '_', not beginning with a digit"
        if name in KEYWORDS or name in RESERVED:
            return f"'{name}' is a reserved word of CEL"
        if name in self.names:
            return f"'{name}' already has a meaning here; choose another name"
        if name in self.enumerations or name in NAMESPACES:
            return f"'{name}' is the name of an enumeration or of functions; choose another name"
        return None

    def spellings(self) -> Iterable[str]:
        """Return everything that may begin an expression, for near matches."""
        return [*self.names, *self.enumerations, *NAMESPACES]
