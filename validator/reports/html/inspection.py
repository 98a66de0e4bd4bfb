"""The self-inspection as one HTML file without scripts: the tables that 32 CFR 2001.60 asks for. Needs ``html``."""

from __future__ import annotations

from validator.documents.decision import DECISIONS
from validator.reports.counting import order_title, percent
from validator.reports.html.figures import undecided
from validator.reports.html.page import numbered, page, resource
from validator.reports.html.view import MOST_LISTED
from validator.reports.inspection import DECISION_TITLES, inspect
from validator.reports.report import INCOMPLETE, STANDING_SENTENCES, Report
from validator.reports.wording import where
from validator.sampling.model import Draw


def render_inspection(report: Report) -> str:
    """Renders the self-inspection of a report as one HTML file.

    Raises:
        UsageError: The library for it is not installed.
    """
    values = {
        "report": report,
        "inspection": inspect(report),
        "incomplete": INCOMPLETE,
        "standing": STANDING_SENTENCES,
        "decisions": [(DECISION_TITLES[each], meaning) for each, meaning in DECISIONS.items()],
        "strata": [] if report.sample is None else _strata(report.sample.draw),
        "undecided": undecided(report),
        "most_listed": MOST_LISTED,
        "number": numbered,
        "percent": percent,
        "where": where,
    }
    return page(resource("inspection.html.j2"), values, resource("report.css"), form="inspection")


def _strata(draw: Draw) -> list[tuple[list[str], int, int]]:
    """Gives the strata as rows: the traits as people write them, the population, and how many were drawn."""
    return [
        (
            [_written(trait, value) for trait, value in zip(draw.stratified_by, stratum.values, strict=True)],
            stratum.population,
            stratum.drawn,
        )
        for stratum in draw.strata
    ]


def _written(trait: str, value: str) -> str:
    if trait == "decision":
        return DECISION_TITLES.get(value, value)
    return order_title(value) if trait == "order" else value
