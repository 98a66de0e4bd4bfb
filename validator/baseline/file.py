"""The baseline file (``schemas/baseline.schema.json``): one finding a line, for good diffs, and read strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from validator.baseline.values import Baseline, Known, baseline_of
from validator.errors import DefinitionError, Problem
from validator.json_text import at, read_json
from validator.reports.fingerprint import PATTERN
from validator.reports.report import Report
from validator.scope import Folder

FORMAT = 1
"""Version of the shape; it rises when a member changes its meaning or goes."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_FINGERPRINT = re.compile(PATTERN)
_REQUIRED = ("fingerprint", "rule", "document", "message")
_OPTIONAL = ("record", "reference")
_SHOWN = 20
"""How many problems of a file are told."""


def taken(report: Report, path: str, folder: Folder) -> Baseline:
    """Takes the findings of a report as a baseline: all that stand, none that are waived, nor those on waivers."""
    findings = tuple(
        Known(
            folder.name(document.path),
            document.record or "",
            each.rule,
            each.message,
            document.message_reference or "",
            each.fingerprint,
        )
        for document in report.reviewed
        for each in document.findings
        if each.waived is None
    )
    return baseline_of(path, folder, report.ruleset_digest, report.profile, findings)


def pruned(baseline: Baseline, fingerprints: Collection[str]) -> Baseline:
    """Gives a baseline without some findings; nothing else of it changes."""
    out = frozenset(fingerprints)
    left = tuple(one for one in baseline.findings.values() if one.fingerprint not in out)
    return baseline_of(baseline.path, baseline.folder, baseline.digest, baseline.profile, left)


def baseline_text(baseline: Baseline) -> str:
    """Writes a baseline as JSON, one finding a line, sorted by document and rule."""
    ruleset = json.dumps({"digest": baseline.digest, "profile": baseline.profile}, ensure_ascii=False)
    lines = ",\n".join(f"    {json.dumps(_members(one), ensure_ascii=False)}" for one in baseline.findings.values())
    findings = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "format": {FORMAT},\n  "ruleset": {ruleset},\n  "findings": {findings}\n}}\n'


def _members(one: Known) -> dict[str, str]:
    members = {"fingerprint": one.fingerprint, "rule": one.rule, "document": one.document}
    members |= {name: getattr(one, name) for name in _OPTIONAL if getattr(one, name)}
    return {**members, "message": one.message}


def read_baseline(text: str, path: str, folder: Folder) -> Baseline:
    """Reads what ``baseline_text`` wrote, or a person edited.

    Args:
        text: The JSON text.
        path: The file, as the user named it.
        folder: Its folder.

    Raises:
        DefinitionError: It is no JSON, cut off, of another format, or of another shape.
    """
    data = read_json(text, path, "baseline")
    if not isinstance(data, dict) or "format" not in data:
        raise DefinitionError([Problem(path, 0, 0, "is not a baseline: an object with the key 'format' was expected")])
    if type(data["format"]) is not int or data["format"] != FORMAT:
        form = json.dumps(data["format"])
        raise DefinitionError([Problem(path, 0, 0, f"is a baseline of format {form}; format {FORMAT} is expected")])
    if not _is_baseline(data):
        raise DefinitionError(list(_problems(data, path)))
    ruleset = data["ruleset"]
    findings = tuple(
        Known(
            each["document"],
            each.get("record", ""),
            each["rule"],
            each["message"],
            each.get("reference", ""),
            each["fingerprint"],
        )
        for each in data["findings"]
    )
    return baseline_of(path, folder, ruleset["digest"], ruleset["profile"], findings)


def _is_baseline(data: dict[str, Any]) -> bool:
    """Says whether data are as the schema says, without the library for schemas, which no hook run should wait for."""
    if data.keys() != {"format", "ruleset", "findings"} or not isinstance(data["findings"], list):
        return False
    ruleset = data["ruleset"]
    return (
        isinstance(ruleset, dict)
        and ruleset.keys() == {"digest", "profile"}
        and all(isinstance(each, str) and each for each in ruleset.values())
        and _DIGEST.fullmatch(ruleset["digest"]) is not None
        and all(map(_is_finding, data["findings"]))
    )


def _is_finding(data: object) -> bool:
    return (
        isinstance(data, dict)
        and data.keys() >= set(_REQUIRED)
        and data.keys() <= {*_REQUIRED, *_OPTIONAL}
        and all(isinstance(each, str) for each in data.values())
        and all(data[name] for name in data if name != "message")
        and _FINGERPRINT.fullmatch(data["fingerprint"]) is not None
    )


def _problems(data: dict[str, Any], path: str) -> Iterator[Problem]:
    """Lets the schema tell what is wrong."""
    from validator.schemas import problems

    found = problems("baseline", data)
    yield from (Problem(path, 0, 0, f"{at(place)}{message}") for place, message in found[:_SHOWN])
    if len(found) > _SHOWN:
        yield Problem(path, 0, 0, f"and {len(found) - _SHOWN} more")
