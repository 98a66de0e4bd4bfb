"""How the documents of a run are judged: by which rules, as what, and as of when."""

import datetime as dt

from validator.light import define
from validator.ruleset.rules import RuleSet


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
    """

    as_of: dt.date
    ordinary: Course

    def course_for(self, _path: str) -> Course:
        """Gives the course of the document at a path, as the user named it."""
        return self.ordinary
