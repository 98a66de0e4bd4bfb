"""The findings as compact data within the page, from which its script makes rows when they are looked at."""

from __future__ import annotations

import json
import re
from typing import Any

from validator.reports.judged import SEVERITIES, Finding, JudgedDocument
from validator.reports.report import Report
from validator.reports.wording import visible, where
from validator.text import Place

_AROUND = 160
"""Characters of a source line that are kept before and behind a mark; longer lines are cut."""

_LONGEST_MARK = 1000
"""Characters of a mark within its line that are kept."""

_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def shown(text: str) -> str:
    """Gives a text that can neither turn the direction of writing nor break the file: such characters are replaced."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", visible(text))


def page_data(report: Report) -> str:
    """Gives what the script of the page needs as JSON that can stand in a ``script`` element.

    Texts are made harmless and source lines cut at their marks here, where characters are characters; the script only
    ever sets them as text.
    """
    rules = {rule.id: (index, rule.authority) for index, rule in enumerate(report.rules)}
    documents: list[list[str]] = []
    findings: list[list[Any]] = []
    keys: dict[str, int] = {}
    for document in report.judged:
        if document.findings:
            documents.append(_document(document))
        for finding in document.findings:
            index, authority = rules[finding.rule]
            findings.append([len(documents) - 1, index, *_finding(finding, authority, keys)])
    return json.dumps(
        {
            "severities": SEVERITIES,
            "classes": {id_: shown(title) for id_, title in report.discrepancy_titles.items()},
            "rules": [
                [rule.id, shown(rule.name), shown(rule.title), list(map(shown, rule.authority)), shown(rule.why),
                 shown(rule.remedy)]
                for rule in report.rules
            ],
            "documents": documents,
            "findings": findings,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).translate(_MARKUP)  # fmt: skip


def key_of(fingerprint: str, keys: dict[str, int]) -> str:
    """Gives the end of a finding's address in the page; where a fingerprint comes again, with a number behind it."""
    key = fingerprint.replace(":", "-")
    keys[key] = keys.get(key, 0) + 1
    return key if keys[key] == 1 else f"{key}.{keys[key]}"


def place_parts(place: Place) -> tuple[str, str, str]:
    """Cuts the source line of a place into what stands before the mark, the mark, and what stands behind it."""
    line = place.source_line
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = max(start, min(end, len(line)))
    before, mark, after = line[:start], line[start:end], line[end:]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(mark) > _LONGEST_MARK:
        mark = mark[:_LONGEST_MARK] + "…"
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return shown(before), shown(mark), shown(after)


def _document(document: JudgedDocument) -> list[str]:
    return [
        shown(where(document)),
        shown(document.message_reference or ""),
        document.date or "",
        document.kind,
        shown(document.classification or ""),
    ]


def _finding(finding: Finding, own: tuple[str, ...], keys: dict[str, int]) -> list[Any]:
    return [
        SEVERITIES.index(finding.severity),
        finding.discrepancy,
        shown(finding.message),
        _place(finding.place),
        [_place(place) for place in finding.related],
        0 if finding.authority == own else list(map(shown, finding.authority)),
        shown(finding.lowered or ""),
        shown(finding.waived or ""),
        key_of(finding.fingerprint, keys),
        finding.fingerprint,
        int(finding.baseline),
    ]


def _place(place: Place) -> list[Any]:
    further = shown(place.text) if place.end_line != place.line else ""
    return [place.line, place.column, place.end_line, place.end_column, *place_parts(place), further]
