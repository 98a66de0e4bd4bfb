"""The self-inspection as one HTML file without scripts: the tables that 32 CFR 2001.60 asks for. Needs ``html``."""

from validator.documents.decision import DECISIONS
from validator.reports.html.figures import undecided
from validator.reports.html.page import fill
from validator.reports.html.view import MOST_LISTED
from validator.reports.inspection import DECISION_TITLES, inspect
from validator.reports.report import STANDING_SENTENCES, Report
from validator.reports.tally import order_title, percent
from validator.reports.wording import where


def render_inspection(report: Report) -> str:
    """Renders the self-inspection of a report as one HTML file.

    Raises:
        UsageError: The library for it is not installed.
    """
    values = {
        "report": report,
        "inspection": inspect(report),
        "standing": STANDING_SENTENCES,
        "decisions": [(DECISION_TITLES[each], meaning) for each, meaning in DECISIONS.items()],
        "undecided": undecided(report),
        "most_listed": MOST_LISTED,
        "percent": percent,
        "order_title": order_title,
        "where": where,
    }
    return fill("inspection", "inspection.html.j2", values)
