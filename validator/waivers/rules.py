"""The rules that waivers themselves are held to: data in ``rules/waivers``, read when there is a file of waivers."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from attrs import define

from validator.bundled import folder
from validator.knowledge.checks import Matching, NotEmpty
from validator.knowledge.strict import read_folder
from validator.reports.report import RuleSummary

DISCREPANCY = "waiver"
"""Class of discrepancy of all findings on waivers."""

Defect = Literal["expired", "unused", "unexplained"]
"""What can be wrong with a waiver that is rightly written."""


@define(frozen=True)
class WaiverRule:
    """A rule for waivers.

    Attributes:
        id: WAI and three digits. Never used again for another rule.
        name: Kebab-case, after the defect.
        title: The defect as a sentence.
        severity: Severity of its findings.
        defect: What it looks for.
        message: What is wrong; ``{until}`` stands for the day until which the waiver held.
        why: Why it matters.
        remedy: What a person can do.
    """

    id: Annotated[str, Matching(r"WAI[0-9]{3}", "WAI and three digits, such as WAI001")]
    name: Annotated[str, Matching(r"[a-z]+(-[a-z]+)*", "a name such as unused-waiver")]
    title: Annotated[str, NotEmpty()]
    severity: Literal["error", "warning", "note"]
    defect: Defect
    message: Annotated[str, NotEmpty()]
    why: Annotated[str, NotEmpty()]
    remedy: Annotated[str, NotEmpty()]

    def summary(self, outcomes: dict[str, int]) -> RuleSummary:
        """Gives the rule as reports list it, with its outcomes."""
        return RuleSummary(
            self.id, self.name, self.title, self.severity, DISCREPANCY, (), self.why, self.remedy, outcomes
        )


def load_waiver_rules(root: Traversable | None = None) -> tuple[WaiverRule, ...]:
    """Loads the rules for waivers, in order of id.

    Args:
        root: Folder with ``waivers/``; the program's own ``rules`` by default.

    Raises:
        DefinitionError: Their files are wrong.
    """
    place = (folder("rules") if root is None else root) / "waivers"
    return tuple(rule for _, rule in read_folder(WaiverRule, place, "rules/waivers"))
