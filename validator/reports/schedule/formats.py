"""Which formats the schedule has; a renderer is imported when it is asked for."""

from __future__ import annotations

from validator.reports.formats import Format

SCHEDULE_FORMATS: dict[str, Format] = {
    "text": Format("schedule.text", "schedule_text", ".txt", "words", "the work list, for people"),
    "csv": Format("schedule.table", "schedule_csv", ".csv", "text", "one event a row, for spreadsheets"),
    "ics": Format(
        "schedule.ics",
        "schedule_ics",
        ".ics",
        "text",
        "what is to come, for calendars; needs the extra calendar",
        library="icalendar",
    ),
    "json": Format("schedule.json_form", "schedule_json", ".json", "text", "all of it, for programs"),
    "html": Format(
        "schedule.html",
        "schedule_html",
        ".html",
        "text",
        "one page with a timeline, for browsers; needs the extra html",
        library="jinja2",
    ),
}
"""The formats by name."""
