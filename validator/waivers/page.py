"""The pages of the rules for waivers, made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable

from validator.waivers.rules import WaiverRule

_CHECKS = {
    "expired": "Every waiver that has a last day (`until`): whether that day has passed, as of the day of the run.",
    "unused": (
        "Every waiver that takes effect: whether it covers a finding. It is called unused only if the run could have "
        "used it: what it is about was judged, or all of the folder in which that must be was looked at, everything "
        "there could be read, and the rules that it names were evaluated. Where that is not so, as in a hook that "
        "checks one file, the outcome is undetermined."
    ),
    "unexplained": "Every waiver: whether it gives a reason.",
}


def waiver_page(rule: WaiverRule) -> str:
    """Makes the page of a rule for waivers, in Markdown."""
    parts = [
        f"# {rule.id}: {rule.name}",
        f"{rule.title}.",
        f"Severity: **{rule.severity}** · family: waivers",
        "## What it checks",
        _CHECKS[rule.defect],
        f"The finding stands in the file of waivers: *{rule.message}*.",
        "## Why it matters",
        rule.why,
        "## What to do",
        rule.remedy,
    ]
    return "\n\n".join(parts) + "\n"


def waiver_index(rules: Iterable[WaiverRule]) -> str:
    """Makes the part of the index of rules that lists those for waivers."""
    rows = [f"| [{each.id}]({each.id}.md) | {each.name} | {each.severity} | {each.title} |" for each in rules]
    table = "\n".join(["| Rule | Name | Severity | Defect |", "| --- | --- | --- | --- |", *rows])
    return f"## The file of waivers (WAI)\n\nWhat waivers themselves are held to; no document is.\n\n{table}\n"
