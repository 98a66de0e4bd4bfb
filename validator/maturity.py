"""When a document falls due by its own markings, and what becomes of it as of a day.

Computed for every document, whether or not anything is wrong with it. It says what the markings and the orders imply,
not what has been decided: reviews, extensions and reclassifications that the text does not show are unknown here, and
the 25-year rule holds for records of permanent value only (E.O. 13526 section 3.3(a)).
"""

import datetime as dt

from validator.dates.calendar import year_end
from validator.documents.model import Document
from validator.documents.values import DeclassifyOn
from validator.errors import Undetermined
from validator.knowledge.level import Level
from validator.knowledge.order import Order
from validator.knowledge.orders import Orders
from validator.light import define

BASES = ("instruction", "schedule", "25-year-rule", "none")
"""What a maturity can rest on."""

STATES = ("unclassified", "declassified", "review-due", "running", "exempt", "past-25-years", "unknown")
"""What can have become of a document.

``declassified``: by its own terms, on the date of its instruction or schedule. ``review-due``: a date for review has
come, which declassifies nothing (E.O. 12065 section 1-402). ``past-25-years``: the 25-year point has passed, so it is
declassified if it is of permanent value and not exempted. ``running``: a date is still to come. ``exempt``: it claims
an exemption from automatic declassification. ``unknown``: its markings do not say, or cannot be read.
"""


@define(frozen=True)
class Step:
    """A downgrading on the way.

    Attributes:
        date: Day on which it takes effect.
        level: Level from then on.
    """

    date: dt.date
    level: Level


@define(frozen=True)
class Maturity:
    """When a document falls due.

    Attributes:
        state: One of ``STATES``.
        basis: One of ``BASES``.
        date: Day on which it falls due; None where there is none.
        steps: Downgradings before that.
        because: How that follows, as one clause.
    """

    state: str
    basis: str
    date: dt.date | None
    steps: tuple[Step, ...]
    because: str


def maturity_of(document: Document, orders: Orders, as_of: dt.date) -> Maturity:
    """Says when a document falls due, and what has become of it.

    Args:
        document: The document.
        orders: The orders.
        as_of: The day as of which to say it.
    """
    try:
        if not document.classified:
            return Maturity("unclassified", "none", None, (), "it bears no classification")
    except Undetermined:
        return Maturity("unknown", "none", None, (), "its level cannot be read")
    order = orders.by_id[document.governing_order] if document.governing_order else None
    instruction = document.declassify_on
    if instruction is not None and not instruction.readable:
        return Maturity("unknown", "none", None, (), "its declassification instruction cannot be read")
    if instruction is not None and instruction.kind == "declassified":
        return Maturity("declassified", "instruction", instruction.date, (), f"it says {instruction.text!r}")
    if instruction is not None and instruction.date is not None:
        return _dated(instruction, instruction.date, as_of)
    scheduled = _scheduled(document, order, instruction, as_of)
    return scheduled or _by_age(document, orders, instruction, as_of)


def _dated(instruction: DeclassifyOn, day: dt.date, as_of: dt.date) -> Maturity:
    come = day <= as_of
    if instruction.kind == "review":
        state = "review-due" if come else "running"
        return Maturity(state, "instruction", day, (), f"it is to be reviewed on {day}, which does not declassify it")
    because = f"its instruction names {day}"
    if instruction.exemptions:
        because += f" with {', '.join(each.code for each in instruction.exemptions)}"
    return Maturity("declassified" if come else "running", "instruction", day, (), because)


def _scheduled(
    document: Document, order: Order | None, instruction: DeclassifyOn | None, as_of: dt.date
) -> Maturity | None:
    """Applies the schedule of the order, where the instruction is that schedule."""
    level = document.classification.level if document.classification else None
    if order is None or order.schedule is None or instruction is None or document.date is None:
        return None
    if instruction.kind != "schedule" or instruction.keyword != order.schedule.keyword:
        return None
    year = document.date.year
    for step in order.schedule.steps:
        if step.level == level:
            day = year_end(year + step.years)
            steps = tuple(Step(year_end(year + down.years), down.to) for down in step.downgrades)
            because = f"{order.title} declassifies {step.level.title} {step.years} full calendar years after {year}"
            return Maturity("declassified" if day <= as_of else "running", "schedule", day, steps, because)
    return None


def _by_age(document: Document, orders: Orders, instruction: DeclassifyOn | None, as_of: dt.date) -> Maturity:
    """Applies the rule for old records of the order that is in force on the day of judging."""
    now = orders.in_force(as_of)
    why = "it has no declassification date" if instruction is None else f"{instruction.text!r} gives no date"
    if instruction is not None and instruction.exemptions and _exempts(instruction, now):
        return Maturity("exempt", "instruction", None, (), f"it claims {instruction.text!r} without a date")
    if document.date is None or now is None or now.automatic is None:
        return Maturity("unknown", "none", None, (), why)
    rule = now.automatic
    anniversary = document.date.year + rule.years
    day = year_end(anniversary)
    if rule.not_before is not None and day < rule.not_before:
        day = rule.not_before
    because = f"{why}; {now.title} declassifies records of permanent value {rule.years} years from their origin"
    return Maturity("past-25-years" if day <= as_of else "running", "25-year-rule", day, (), because)


def _exempts(instruction: DeclassifyOn, now: Order | None) -> bool:
    """Says whether a code is one that the order in force on the day of judging knows as an exemption.

    The codes X1 to X8 of 1995 to 2003 are not: such documents are due after 25 years (32 CFR 2001.12(c)(2)).
    """
    return now is not None and any(each.code in now.exemption_codes for each in instruction.exemptions)
