"""How the documents of a run are judged: by which rules, as what, and as of when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from validator.light import define
from validator.ruleset.rules import AnyRule, Rule, RuleSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Courses(Protocol):
        """The courses of a run in which paths differ."""

        @property
        def digest(self) -> str:
            """SHA-256 over everything that any document of the run is judged by, hexadecimal."""
            ...

        def course_for(self, path: str) -> Course:
            """Gives the course of the document at a path, as the user named it."""
            ...

        def rules(self) -> Iterable[Rule]:
            """Gives every rule that a document could be judged by; of a rule that several courses have, the first."""
            ...

        def expected(self) -> Iterable[str]:
            """Gives the ids of the rules that an override by itself, or none, lets a document be judged by."""
            ...


@define(frozen=True)
class Course:
    """How one document is judged.

    Attributes:
        ruleset: The rules.
        kind: Kind of document, where it is not to be recognised and the input does not say it.
        dated: Date of origin of a document that gives none.
    """

    ruleset: RuleSet
    kind: str | None = None
    dated: dt.date | None = None


@define(frozen=True)
class Plan:
    """How all documents of a run are judged.

    Attributes:
        as_of: Date as of which to judge.
        ordinary: The course of every document for which nothing else is said.
        courses: The courses of paths for which something else may be said.
        configuration: Path and SHA-256 of the configuration that says so.
        collection: Whether the documents are judged as a collection too; then by the rules of the ordinary course.
    """

    as_of: dt.date
    ordinary: Course
    courses: Courses | None = None
    configuration: tuple[str, str] | None = None
    collection: bool = False

    def course_for(self, path: str) -> Course:
        """Gives the course of the document at a path, as the user named it."""
        return self.ordinary if self.courses is None else self.courses.course_for(path)

    @property
    def digest(self) -> str:
        """SHA-256 over everything that the documents of the run are judged by, hexadecimal."""
        return self.ordinary.ruleset.digest if self.courses is None else self.courses.digest

    @property
    def ordinary_rules(self) -> tuple[AnyRule, ...]:
        """The rules that documents for which nothing else is said are judged by, in order of id."""
        ruleset = self.ordinary.ruleset
        return ruleset.every_rule if self.collection else ruleset.rules

    def rules(self) -> tuple[AnyRule, ...]:
        """Gives every rule that a document of the run could be judged by, in order of id."""
        if self.courses is None:
            return self.ordinary_rules
        first: dict[str, AnyRule] = {rule.id: rule for rule in self.courses.rules()}
        first |= {rule.id: rule for rule in self.ordinary_rules}
        return tuple(rule for _, rule in sorted(first.items()))
