"""The report as JSON Lines: what ``json_form`` says, one document a line, for tools that read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.reports.json_form import document_to_json, head_to_json
from validator.reports.report import Report

_HEAD = (
    "format", "tool", "ruleset", "configuration", "as_of", "standing", "discrepancy_titles", "not_discrepancies",
    "sample",
)  # fmt: skip
_END = ("summary", "baseline", "complete", "rules")

_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
"""Characters that JSON lets stand and at which some readers of lines break lines all the same."""


def render_jsonl(report: Report) -> str:
    """Renders a report as JSON Lines.

    The first line has ``"line": "head"`` and the members of the JSON report that are known before the first document;
    then comes a line with ``"line": "document"`` for each document; the last has ``"line": "summary"`` and the members
    that are known only at the end: ``summary``, ``baseline``, ``complete`` and ``rules``. All members are those of
    ``schemas/report.schema.json``. A text that does not end with a summary line has been cut off.
    """
    return "".join(jsonl_pieces(report))


def jsonl_pieces(report: Report) -> Iterator[str]:
    """Renders the same line by line."""
    whole = head_to_json(report)
    yield _line("head", {member: whole[member] for member in _HEAD if member in whole})
    for document in report.documents:
        yield _line("document", document_to_json(document))
    yield _line("summary", {member: whole[member] for member in _END})


def _line(kind: str, members: dict[str, Any]) -> str:
    return json.dumps({"line": kind, **members}, ensure_ascii=False).translate(_LINE_ENDS) + "\n"
