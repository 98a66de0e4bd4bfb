"""The page ``docs/orders.md``, made from the orders themselves."""

from __future__ import annotations

from collections.abc import Iterator

from validator.knowledge.order import Order
from validator.knowledge.orders import Orders

HEAD = """<!-- Made from rules/orders by validator.knowledge.order_page; change the orders, not this page. -->

# Executive orders on classification

A document is judged by the order in force on its own date. Every fact below stands in `rules/orders` with the place
where it was read, one file per order; another order is another file.
"""


def order_page(orders: Orders) -> str:
    """Makes the page, in Markdown.

    Args:
        orders: The orders.
    """
    return "\n".join((HEAD, *_in_force(orders), "", *_duration(orders), "", *_schedules(orders), *_groups(orders)))


def _in_force(orders: Orders) -> Iterator[str]:
    yield "## In force\n"
    yield "| Order | From | To | Neutral days | Rules on markings from | Reason cites | Portion marks |"
    yield "|---|---|---|---|---|---|---|"
    for order in orders:
        period = order.in_force
        neutral = ", ".join(str(day) for day in period.neutral_days)
        portions = f"{order.portions.duty}; waived by {order.portions.waived_by}"
        yield _row(
            order.title, period.from_, period.to or "now", neutral or "", order.markings_from, _reason(order), portions
        )


def _reason(order: Order) -> str:
    if order.categories is None or not order.categories.on_the_face:
        return ""
    letters = order.categories.letters
    return f"{order.categories.section}({letters[0]}) to ({letters[-1]})"


def _duration(orders: Orders) -> Iterator[str]:
    yield "## How long, in years from the date of the document\n"
    yield "| Order | Longest | Date or event | Review | Foreign government | Event | Instructions | Exemption codes |"
    yield "|---|---|---|---|---|---|---|---|"
    for order in orders:
        duration = order.duration
        years = [
            duration.longest_years,
            duration.date_years,
            duration.review_years,
            duration.foreign_government_years,
            duration.event_years,
        ]
        series = (_series(one.codes) for one in order.exemptions)
        yield _row(
            order.title, *(each or "" for each in years), ", ".join(order.instructions.keywords), ", ".join(series)
        )


def _series(codes: tuple[str, ...]) -> str:
    return f"{codes[0]} to {codes[-1]}" if len(codes) > 2 else ", ".join(codes)


def _schedules(orders: Orders) -> Iterator[str]:
    yield "## Schedules, in full calendar years after the year of origin\n"
    yield "| Order | Schedule | Level | Downgraded | Declassified |"
    yield "|---|---|---|---|---|"
    for order in orders:
        if order.schedule is None:
            continue
        for step in order.schedule.steps:
            downgrades = ", ".join(f"{one.to.title} after {one.years}" for one in step.downgrades)
            yield _row(order.title, order.schedule.keyword, step.level.title, downgrades, f"after {step.years}")
    yield ""


def _groups(orders: Orders) -> Iterator[str]:
    yield "## Groups, in years from the date of the document\n"
    yield "| Order | Group | What it holds | Downgraded | Declassified | Taken over by the schedule of |"
    yield "|---|---|---|---|---|---|"
    for order in orders:
        for group in order.groups.items if order.groups is not None else ():
            down = f"every {group.downgrade_years}, one level" if group.downgrade_years else ""
            ends = f"after {group.declassify_years}" if group.declassify_years else "not by itself"
            takers = ", ".join(
                f"{later.title}, from {later.in_force.from_} on"
                for later in orders
                for taken in (later.schedule.takes_over if later.schedule else ())
                if taken.order == order.id and group.number in taken.groups
            )
            yield _row(order.title, group.number, group.title, down, ends, takers)
    yield ""


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"
