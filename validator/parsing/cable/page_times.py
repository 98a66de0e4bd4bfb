"""The time at which the Department's system printed the first page of a telegram."""

from __future__ import annotations

import datetime as dt

from validator.documents.traces import PageHeader
from validator.documents.values import DateTimeGroup
from validator.parsing.text_lines import Lines
from validator.text import Span

_MONTHS = (-1, 0, 1)


def page_time(lines: Lines, headers: tuple[PageHeader, ...], group: DateTimeGroup | None) -> DateTimeGroup | None:
    """Gives day and time of the first page header; month and year are those that come nearest to the message's own.

    Args:
        lines: The text.
        headers: The page headers.
        group: The date-time group of the message.
    """
    header = next((each for each in headers if each.datetime_text), None)
    if header is None or header.datetime_text is None:
        return None
    raw = lines.read.raw
    start = raw.rfind(header.datetime_text, header.span.start, header.span.end)
    span = Span(start, start + len(header.datetime_text))
    moment = group.datetime if group is not None else None
    return DateTimeGroup(raw[span.start : span.end], span, _nearest(header.datetime_text, moment))


def _nearest(digits: str, moment: dt.datetime | None) -> dt.datetime | None:
    if moment is None or not digits[:6].isdigit():
        return None
    day, hour, minute = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    found = []
    for months in _MONTHS:
        count = moment.year * 12 + moment.month - 1 + months
        try:
            found.append(dt.datetime(count // 12, count % 12 + 1, day, hour, minute, tzinfo=dt.UTC))
        except ValueError:
            continue
    return min(found, key=lambda each: abs(each - moment), default=None)
