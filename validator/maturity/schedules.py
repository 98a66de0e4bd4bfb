"""Schedules: what an order does with documents by their level, or by the group that they were put into."""

from __future__ import annotations

import datetime as dt

from validator.dates.calendar import year_end, years_after
from validator.documents.model import Document
from validator.knowledge.duration import Group, Schedule
from validator.knowledge.level import Level
from validator.knowledge.order import Order
from validator.knowledge.orders import Orders
from validator.light import define
from validator.maturity.value import Step


@define(frozen=True)
class Scheduled:
    """What a schedule does with a document.

    Attributes:
        date: Day on which it declassifies; None where it does not.
        steps: Downgradings.
        because: How that follows, as one clause.
    """

    date: dt.date | None
    steps: tuple[Step, ...]
    because: str


def scheduled(document: Document, orders: Orders, as_of: dt.date) -> Scheduled | None:
    """Applies the schedule that a document's instruction names, where the order of its day has that schedule.

    Args:
        document: A classified document.
        orders: The orders.
        as_of: Day as of which to say it: a later order that takes a group over counts only once it is in force.
    """
    order = orders.by_id.get(document.governing_order or "")
    instruction, day = document.declassify_on, document.date
    if order is None or day is None or instruction is None or instruction.kind != "schedule":
        return None
    level = _level(document)
    if order.schedule is not None and instruction.keyword == order.schedule.keyword:
        ended = _by_level(order, order.schedule, level, day)
        return None if ended is None else Scheduled(*ended)
    if order.groups is None or day < order.groups.from_ or instruction.keyword not in order.instructions.keywords:
        return None
    group = next((each for each in order.groups.items if each.number == instruction.category), None)
    return None if group is None else _by_group(order, group, level, day, _taking_over(order, group, orders, as_of))


def _level(document: Document) -> Level | None:
    """Gives the level as originated; that of a portion where it is higher, for the schedule of that one is longer."""
    level = document.classification.level if document.classification else None
    return level and max(level, document.highest_portion or level)


def _by_level(
    order: Order, schedule: Schedule, level: Level | None, day: dt.date
) -> tuple[dt.date, tuple[Step, ...], str] | None:
    for step in schedule.steps:
        if step.level == level:
            steps = tuple(Step(year_end(day.year + down.years), down.to) for down in step.downgrades)
            because = f"{order.title} declassifies {step.level.title} {step.years} full calendar years after {day.year}"
            return year_end(day.year + step.years), steps, because
    return None


def _by_group(order: Order, group: Group, level: Level | None, day: dt.date, later: Order | None) -> Scheduled:
    """Applies a group: downgrading every so many years, one level at a time, and perhaps an end."""
    lower = [each for each in order.levels.values if level is not None and each < level]
    years = group.downgrade_years
    steps = tuple(Step(years_after(day, years * (n + 1)), each) for n, each in enumerate(lower)) if years else ()
    named = f"group {group.number}"
    because = f"{order.title} {f'downgrades {named} every {years} years' if years else f'does not downgrade {named}'}"
    if group.declassify_years is None:
        return Scheduled(None, steps, f"{because} and never declassifies it by itself")
    due = years_after(day, group.declassify_years)
    because += f" and declassifies it after {group.declassify_years}"
    ended = _by_level(later, later.schedule, level, day) if later is not None and later.schedule is not None else None
    # What the group itself had ended before the later order came in was over by then.
    if later is None or ended is None or due < later.in_force.from_:
        return Scheduled(due, steps, because)
    first = later.in_force.from_
    earliest = {step.level: step.date for step in steps}
    for step in ended[1]:
        earliest[step.level] = min(max(step.date, first), earliest.get(step.level, dt.date.max))
    merged = sorted((Step(date, to) for to, date in earliest.items()), key=lambda each: (each.date, -each.level))
    because = f"its group went under the schedule of {later.title} on {first}, and {ended[2]}"
    return Scheduled(min(due, max(ended[0], first)), tuple(merged), because)


def _taking_over(order: Order, group: Group, orders: Orders, as_of: dt.date) -> Order | None:
    """Finds the order that took a group over into its schedule, if it is in force by a day."""
    for later in orders:
        for taken in later.schedule.takes_over if later.schedule and later.in_force.from_ <= as_of else ():
            if taken.order == order.id and group.number in taken.groups:
                return later
    return None
