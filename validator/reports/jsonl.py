"""The report as JSON Lines: what ``json_form`` says, one document a line, for tools that read line by line."""

import json
from typing import Any

from validator.reports.json_form import report_to_json
from validator.reports.report import Report

_HEAD = (
    "format", "tool", "ruleset", "configuration", "as_of", "standing", "discrepancy_titles", "not_discrepancies",
    "sample",
)  # fmt: skip
_END = ("summary", "baseline", "rules")

_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
"""Characters that JSON lets stand and at which some readers of lines break lines all the same."""


def render_jsonl(report: Report) -> str:
    """Renders a report as JSON Lines.

    The first line has ``"line": "head"`` and the members of the JSON report that are known before the first document;
    then comes a line with ``"line": "document"`` for each document; the last has ``"line": "summary"`` and the members
    that are known only at the end: ``summary``, ``baseline`` and ``rules``. All members are those of
    ``schemas/report.schema.json``. A text that does not end with a summary line has been cut off.
    """
    whole = report_to_json(report)
    lines = [
        _line("head", {member: whole[member] for member in _HEAD if member in whole}),
        *(_line("document", document) for document in whole["documents"]),
        _line("summary", {member: whole[member] for member in _END}),
    ]
    return "".join(lines)


def _line(kind: str, members: dict[str, Any]) -> str:
    return json.dumps({"line": kind, **members}, ensure_ascii=False).translate(_LINE_ENDS) + "\n"
