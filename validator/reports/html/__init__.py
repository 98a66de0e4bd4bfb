"""The report as one HTML file: numbers, charts and a table of findings; it asks nothing of any network.

Needs the extra ``html``. What a document says is only ever text here: it is escaped in the page and in its data,
and the page's own policy lets no script run but ours.
"""

from __future__ import annotations

from validator.reports.html import charts, figures
from validator.reports.html.data import key_of, page_data, place_parts, shown
from validator.reports.html.page import page, resource
from validator.reports.html.view import view_of
from validator.reports.report import Report

__all__ = ["charts", "figures", "key_of", "page_data", "place_parts", "render_html", "shown"]


def render_html(report: Report) -> str:
    """Renders a report as one HTML file.

    Raises:
        UsageError: The library for it is not installed.
    """
    return page(resource("template.html.j2"), view_of(report), resource("report.css"), resource("report.js"))
