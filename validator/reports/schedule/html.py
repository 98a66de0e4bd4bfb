"""The schedule as one HTML file: a timeline and a table a group; it asks nothing of any network.

Needs the extra ``html``. Style, charts and escaping are those of the report; without scripts the tables stand in order
of date, with them they can be sorted by every column.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from validator.dates.intervals import interval_in_words
from validator.knowledge.level import Level
from validator.reports.html import charts
from validator.reports.html.page import numbered, page, resource
from validator.reports.schedule.events import DATED, GROUPS, KINDS, STANDING, Event, Schedule
from validator.reports.wording import where

_PACKAGE = "validator.reports.schedule"
_RANKS = {level.title: str(level.value) for level in Level}
_OPEN = ("exempt", "unknown")
"""Groups whose events have no day, so that they stand in the order of the input."""


def schedule_html(schedule: Schedule) -> str:
    """Renders a schedule as one HTML file.

    Raises:
        UsageError: The library for it is not installed.
    """
    today = dt.date.fromisoformat(schedule.as_of)
    years = years_of(schedule.events)
    values: dict[str, object] = {
        "schedule": schedule,
        "by_group": schedule.by_group,
        "groups": GROUPS,
        "kinds": KINDS,
        "dated": DATED,
        "open": _OPEN,
        "standing": STANDING,
        "years": years,
        "chart": _chart(years, today.year),
        "words": lambda date: interval_in_words(dt.date.fromisoformat(date), today),
        "rank": _rank,
        "number": numbered,
        "where": where,
    }
    style = resource("report.css") + resource("schedule.css", _PACKAGE)
    return page(resource("schedule.html.j2", _PACKAGE), values, style, resource("schedule.js", _PACKAGE))


def years_of(events: Iterable[Event]) -> dict[int, dict[str, int]]:
    """Counts events by year and kind, the earliest year first; those without a day are left out."""
    years: dict[int, dict[str, int]] = {}
    for event in events:
        if event.date is not None:
            counts = years.setdefault(int(event.date[:4]), {})
            counts[event.kind] = counts.get(event.kind, 0) + 1
    return dict(sorted(years.items()))


def _chart(years: dict[int, dict[str, int]], today: int) -> str:
    if not years:
        return ""
    bars = charts.years(min(*years, today), max(*years, today), years)
    return charts.stacked("Events of the schedule by year, stacked by what happens", bars, DATED, str(today))


def _rank(classification: str | None) -> str:
    """Gives what documents are sorted by in the column of levels: none first, then by level, then the unknown."""
    return _RANKS.get(classification or "", classification or "")
