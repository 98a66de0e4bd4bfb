"""What the template of the HTML report is filled with."""

from __future__ import annotations

from typing import Any

from validator.reports import counting
from validator.reports.estimate import CLEAN, sampling_in_words
from validator.reports.html import charts, figures
from validator.reports.html.data import page_data, place_parts
from validator.reports.html.page import numbered
from validator.reports.judged import SEVERITIES
from validator.reports.report import INCOMPLETE, STANDING_SENTENCES, Report, summarise
from validator.reports.wording import where

MOST_PATHS = 8
"""Paths that the head shows at once; more are folded."""

MOST_LISTED = 500
"""Paths, stations and unread documents that are listed; the others are counted."""

MOST_COMING = 25
"""Coming events that are listed; the others are counted."""

MOST_STATIONS = 25
"""Rows of the heat map; the table beside it has all."""

MOST_PLAIN = 250
"""Findings that are listed where scripts do not run."""


def view_of(report: Report) -> dict[str, Any]:
    """Gives the values that the template names."""
    clean, judged = counting.compliance(report.reviewed)
    sample = report.sample
    heat = figures.heat(report)
    timeline = figures.timeline(report)
    years = figures.grouped(report.reviewed, figures.year_of)
    return {
        "report": report,
        "incomplete": INCOMPLETE,
        "summary": summarise(report),
        "severities": SEVERITIES,
        "standing": STANDING_SENTENCES,
        "states": figures.STATES,
        "paths": list(dict.fromkeys(document.path for document in report.documents)),
        "most_paths": MOST_PATHS,
        "most_listed": MOST_LISTED,
        "sampling": () if sample is None else sampling_in_words(report, sample.without_findings, CLEAN),
        "clean": clean,
        "rate": counting.percent(clean, judged),
        "percent": counting.percent,
        "order_title": counting.order_title,
        "where": where,
        "number": numbered,
        "apart": [report.discrepancy_titles.get(each, each) for each in report.not_discrepancies],
        "discrepancies": counting.cross(
            [(counting.order_of(document), counting.classes_of(document)) for document in report.reviewed],
            report.discrepancy_titles,
        ),
        "by_rule": figures.by_rule(report),
        "by_year": years,
        "by_station": sorted(figures.grouped(report.reviewed, figures.station_of), key=lambda each: -each.faulty),
        "by_level": figures.grouped(report.reviewed, counting.level_of),
        "heat": heat,
        "most_stations": MOST_STATIONS,
        "timeline": timeline,
        "most_coming": MOST_COMING,
        "without_documents": figures.without_documents(report),
        "undecided": figures.undecided(report),
        "year_chart": _year_chart(years),
        "heat_chart": _heat_chart(heat, report.discrepancy_titles),
        "due_chart": _due_chart(timeline, int(report.as_of[:4])),
        "data": page_data(report),
        "plain": [(document, finding) for document in report.judged for finding in document.findings][:MOST_PLAIN],
        "parts": place_parts,
    }


def _year_chart(groups: tuple[figures.Group, ...]) -> str:
    counts = {int(group.name): group.findings for group in groups if group.name.isdecimal()}
    if not any(any(each.values()) for each in counts.values()):
        return ""
    bars = charts.years(min(counts), max(counts), counts)
    return charts.stacked("Findings by year of origin, stacked by severity", bars, tuple(reversed(SEVERITIES)))


def _heat_chart(heat: figures.Heat, titles: dict[str, str]) -> str:
    if not heat.rows:
        return ""
    shown = figures.Heat(heat.classes, heat.rows[:MOST_STATIONS])
    return charts.heat_map("Documents with a discrepancy, by station and class", shown, titles)


def _due_chart(timeline: figures.Timeline, today: int) -> str:
    if not timeline.years:
        return ""
    bars = charts.years(min(*timeline.years, today), max(*timeline.years, today), timeline.years)
    title = "Documents by the year in which they fall due, stacked by what has become of them"
    return charts.stacked(title, bars, tuple(figures.STATES), str(today))
