"""Reads a saved report back: the exact inverse of ``json_form``, so that any format can be made of it later.

Reports are evidence, so reading is strict: what ``render_json`` would not have written is refused, with the reason. A
report of the right shape is read without the schema library, which takes a hundred times as long; the library is asked
what is wrong with any other.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from validator.json_text import read_json
from validator.reports.assembling import ShapeError, assemble
from validator.reports.json_form import FORMAT, report_to_json
from validator.reports.judged import OUTCOMES, JudgedDocument
from validator.reports.report import Report
from validator.reports.strict_json import faults, refuse, refuse_all
from validator.sampling.model import Draw, Sampled


def report_from_json(text: str, path: str = "the report") -> Report:
    """Reads what ``render_json`` wrote.

    Args:
        text: The JSON text.
        path: What the report is called in errors.

    Raises:
        DefinitionError: It is no JSON, cut off, of another format, of another shape, or at odds with itself.
    """
    data = read_json(text, path, "report")
    if not isinstance(data, dict) or "format" not in data:
        refuse(path, "is not a report of declass-validator: an object with the key 'format' was expected")
    if type(data["format"]) is not int or data["format"] != FORMAT:
        refuse(path, f"is a report of format {json.dumps(data['format'])}{_made_by(data)}; format {FORMAT} is expected")
    try:
        report = assemble(data)
    except (KeyError, ShapeError) as error:
        refuse_all(path, faults("report", data) or [str(error)])
    again = report_to_json(report)
    # What every report says may have been worded otherwise by the version that wrote it.
    again["standing"] = data["standing"]
    summary, counted = data.get("summary", {}), again["summary"]
    differs = again != data or _dump(summary) != _dump(counted)  # to Python, true is 1
    problems = (faults("report", data) if differs else []) or list(_odds(data, counted, report))
    if problems:
        refuse_all(path, problems)
    return report


def _made_by(data: dict[str, Any]) -> str:
    """Tells which program made a report of another format, if it says so."""
    tool = data.get("tool")
    if isinstance(tool, dict) and isinstance(tool.get("version"), str):
        return f" (made by {tool.get('name')} {tool['version']})"
    return ""


def _dump(data: object) -> str:
    return json.dumps(data, sort_keys=True)


def _odds(data: dict[str, Any], counted: dict[str, Any], report: Report) -> Iterator[str]:
    """Tells where a report of the right shape does not fit together, and so is not what a run wrote."""
    summary = data["summary"]
    rules = {rule.id: dict.fromkeys(OUTCOMES, 0) for rule in report.rules}
    titles = report.discrepancy_titles
    for rule in report.rules:
        if rule.discrepancy not in titles:
            yield f"rule {rule.id}: the discrepancy {rule.discrepancy!r} has no title"
    if report.sample is not None:
        odds = _odds_of_sample(report.sample, data["sample"], counted["documents"])
        yield from (f"sample: {odd}" for odd in odds)
    for number, document in enumerate(report.documents):
        if isinstance(document, JudgedDocument):
            for name, outcome in document.outcomes.items():
                if name in rules:
                    rules[name][outcome] += 1
            yield from (f"documents[{number}]: {odd}" for odd in _odds_of(document, report, rules.keys()))
    for rule in report.rules:
        if rules[rule.id] != rule.outcomes:
            yield f"rule {rule.id}: its outcomes are not those of the documents"
    yield from (
        f"summary.{member}: {json.dumps(summary[member])} does not fit the documents, which give {json.dumps(count)}"
        for member, count in counted.items()
        if summary[member] != count
    )


def draw_odds(draw: Draw, data: dict[str, Any]) -> Iterator[str]:
    """Tells where the drawing of a sample does not fit together.

    Args:
        draw: The drawing.
        data: The plain data that it was made of.
    """
    for member, count in (("population", draw.population), ("drawn", draw.drawn)):
        if data[member] != count:
            yield f"{member}: {json.dumps(data[member])} does not fit the strata, which give {count}"
    for number, stratum in enumerate(draw.strata):
        if stratum.drawn > stratum.population:
            yield f"strata[{number}]: more documents were drawn than there are"
        if set(data["strata"][number]["values"]) != set(draw.stratified_by):
            yield f"strata[{number}]: its values are not those of the traits {', '.join(draw.stratified_by)}"


def _odds_of_sample(sampled: Sampled, data: dict[str, Any], documents: int) -> Iterator[str]:
    draw = sampled.draw
    yield from draw_odds(draw, data["draw"])
    if draw.drawn < documents:
        yield f"there are {documents} documents, and only {draw.drawn} were drawn"
    for name, bounds in (
        ("without_findings", sampled.without_findings),
        ("without_discrepancies", sampled.without_discrepancies),
    ):
        if (bounds is None) != draw.is_census or (bounds and not bounds.low <= bounds.high <= draw.population):
            yield f"{name}: these are no bounds for {draw.drawn} documents drawn from {draw.population}"


def _odds_of(document: JudgedDocument, report: Report, rules: Collection[str]) -> Iterator[str]:
    for name in document.outcomes:
        if name not in rules:
            yield f"there is an outcome of {name!r}, which is not among the rules"
    for finding in document.findings:
        if document.outcomes.get(finding.rule) not in ("fail", "waived"):
            yield f"there is a finding of {finding.rule!r}, which did not fail"
        if finding.discrepancy not in report.discrepancy_titles:
            yield f"the discrepancy {finding.discrepancy!r} has no title"
    found = {finding.rule for finding in document.findings}
    for name, outcome in document.outcomes.items():
        if outcome in ("fail", "waived") and name not in found:
            yield f"there is no finding of {name!r}, of which the outcome is {outcome}"
