"""The self-inspection as CSV (RFC 4180): one number a row, so that spreadsheets can pivot it."""

from __future__ import annotations

from collections.abc import Iterator

from validator.reports.csv_form import table
from validator.reports.inspection import Inspection, Table, inspect
from validator.reports.report import INCOMPLETE, STANDING_SENTENCES, Report
from validator.reports.wording import where

COLUMNS = ("table", "group", "group_title", "item", "title", "value")
"""The columns: which table, which column of it (a group of documents), which row (an item), and the value."""

_Row = tuple[str, str, str, str, str, str | int]


def render_inspection_csv(report: Report) -> str:
    """Renders the self-inspection of a report as CSV with a head row; line ends are CR LF.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    return table(COLUMNS, _rows(report, inspect(report)))


def _rows(report: Report, inspection: Inspection) -> Iterator[_Row]:
    titles = report.discrepancy_titles
    yield from _run(report)
    yield "total", "", "", "reviewed", "Documents reviewed", inspection.reviewed
    yield "total", "", "", "discrepant", "With at least one discrepancy", inspection.faulty
    yield "total", "", "", "compliant", "Without discrepancy", inspection.compliant
    yield "total", "", "", "unjudged", "Could not be judged", len(inspection.unread)
    first = inspection.tables[0].counts.classes
    for each in inspection.classes:
        yield "total", "", "", each, titles.get(each, each), sum(first[each].values())
    for one in inspection.tables:
        yield from _table(one, inspection, titles)
    for each in inspection.apart:
        yield "apart", "", "", each, titles.get(each, each), sum(first[each].values())
    for document in inspection.discrepant:
        for each, count in document.classes.items():
            yield "document", document.name, document.reference or "", each, titles.get(each, each), count
    for unread in inspection.unread:
        yield "unjudged", where(unread), "", "reason", "Why it could not be judged", unread.reason


def _run(report: Report) -> Iterator[_Row]:
    yield "run", "", "", "as_of", "As of", report.as_of
    yield "run", "", "", "version", "Version of declass-validator", report.version
    yield "run", "", "", "profile", "Profile", report.profile
    yield "run", "", "", "ruleset", "SHA-256 of the rules", report.ruleset_digest
    if not report.complete:
        yield "run", "", "", "incomplete", "Incomplete", INCOMPLETE
    for number, sentence in enumerate(STANDING_SENTENCES, 1):
        yield "run", "", "", f"standing-{number}", "Standing sentence", sentence
    if report.sample is None:
        return
    draw, bounds = report.sample.draw, report.sample.without_discrepancies
    yield "sample", "", "", "seed", "Seed", draw.seed
    yield "sample", "", "", "digest", "SHA-256 of the population", draw.digest
    yield "sample", "", "", "population", "Documents that could be drawn", draw.population
    yield "sample", "", "", "unreadable", "Inputs that could not be read", draw.unreadable
    yield "sample", "", "", "drawn", "Documents drawn", draw.drawn
    for stratum in draw.strata if draw.stratified_by else ():
        name = "; ".join(f"{trait} {value}" for trait, value in zip(draw.stratified_by, stratum.values, strict=True))
        yield (
            "stratum",
            "; ".join(stratum.values),
            name,
            "population",
            "Documents that could be drawn",
            stratum.population,
        )
        yield "stratum", "; ".join(stratum.values), name, "drawn", "Documents drawn", stratum.drawn
    if bounds is not None:
        yield "sample", "", "", "level", "Confidence level in per cent", report.sample.level
        yield "sample", "", "", "low", "Without discrepancy in the population, at least", bounds.low
        yield "sample", "", "", "high", "Without discrepancy in the population, at most", bounds.high


def _table(one: Table, inspection: Inspection, titles: dict[str, str]) -> Iterator[_Row]:
    counts = one.counts
    for group in counts.groups:
        yield one.id, group, one.heads[group], "reviewed", "Documents reviewed", counts.reviewed[group]
        yield (
            one.id,
            group,
            one.heads[group],
            "discrepant",
            "With at least one discrepancy",
            counts.faulty[group],
        )
        for each in inspection.classes:
            yield one.id, group, one.heads[group], each, titles.get(each, each), counts.classes[each].get(group, 0)
