"""The schedule as JSON, format 1, which ``schemas/schedule.schema.json`` describes."""

from __future__ import annotations

import json
from typing import Any

from validator.reports.schedule.events import STANDING, Event, Schedule

FORMAT = 1
"""Version of the shape; it rises when a member changes its meaning or goes."""


def schedule_json(schedule: Schedule) -> str:
    """Renders a schedule as JSON text."""
    return json.dumps(schedule_to_json(schedule), ensure_ascii=False, indent=2) + "\n"


def schedule_to_json(schedule: Schedule) -> dict[str, Any]:
    """Gives a schedule as plain data."""
    return {
        "format": FORMAT,
        "tool": {"name": "declass-validator", "version": schedule.version},
        "as_of": schedule.as_of,
        "until": schedule.until,
        "standing": list(STANDING),
        "summary": {
            "documents": schedule.documents,
            "unclassified": schedule.unclassified,
            "later": schedule.later,
            "unread": len(schedule.unread),
            "groups": {group: len(events) for group, events in schedule.by_group.items()},
        },
        "events": [_event(event) for event in schedule.events],
        "unread": [{"path": each.path, "record": each.record, "reason": each.reason} for each in schedule.unread],
    }


def _event(event: Event) -> dict[str, Any]:
    entry = event.entry
    return {
        "group": event.group,
        "kind": event.kind,
        "date": event.date,
        "level": event.level,
        "basis": event.basis,
        "because": entry.due.because,
        "document": {
            "path": entry.path,
            "record": entry.record,
            "message_reference": entry.message_reference,
            "classification": entry.classification,
            "date": entry.date,
            "governing_order": entry.governing_order,
        },
    }
