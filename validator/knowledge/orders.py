"""The executive orders on classification, in order of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from validator.bundled import folder
from validator.errors import DefinitionError, Problem
from validator.knowledge.order import Order
from validator.light import define, evolve
from validator.near_match import near_match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from validator.yaml_text import YamlFile

__all__ = ["Order", "Orders", "load_orders"]

_DAY = dt.timedelta(days=1)


@define(eq=False)
class Orders:
    """The executive orders, in order of time, without a gap between them.

    Attributes:
        by_id: The orders by id, the oldest first.
    """

    by_id: dict[str, Order]

    def __iter__(self) -> Iterator[Order]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def in_force(self, day: dt.date) -> Order | None:
        """Gives the order that governs a document of a day; None before the first order."""
        return next((order for order in reversed(self.by_id.values()) if order.in_force.from_ <= day), None)

    def numbered(self, number: str) -> tuple[Order, ...]:
        """Gives the orders that documents cite by a number, the oldest first; amending orders count too."""
        return tuple(order for order in self if number in order.numbers)

    def cited(self, number: str, day: dt.date | None) -> Order | None:
        """Gives the order that a document means by a number.

        Args:
            number: The number cited.
            day: Date of the document; where it is unknown, the oldest order of that number is taken.

        Returns:
            Of the orders with that number the one in force on the day, else the one nearest to it; None where no
            classification order has that number.
        """
        found = self.numbered(number)
        if day is None or not found:
            return found[0] if found else None
        return min(found, key=lambda order: _distance(order, day))

    def judged_as(self, ids: Iterable[str]) -> frozenset[str]:
        """Gives the orders whose documents rules bound to some orders judge: those, and all that are judged as they."""
        bound = set(ids)
        for order in self:  # the oldest first, and each is judged as an older one
            if order.judged_as in bound:
                bound.add(order.id)
        return frozenset(bound)

    def is_neutral(self, day: dt.date) -> bool:
        """Tells whether sources disagree which order, or which rules on markings, governed on a day."""
        return any(day in order.in_force.neutral_days for order in self)

    def in_grace(self, day: dt.date) -> bool:
        """Tells whether an order, or its rules on markings, was new on a day: within its days of grace."""
        return any(
            0 <= (day - start).days <= order.in_force.grace_days
            for order in self
            for start in (order.in_force.from_, order.markings_from)
        )


def load_orders(root: Traversable | None = None, further: Mapping[str, Traversable] | None = None) -> Orders:
    """Loads the orders.

    Args:
        root: Folder with ``orders/``; the program's own ``rules`` by default.
        further: Folders of users' own packs that hold ``orders/`` too, by the names that messages show.

    Raises:
        DefinitionError: Files are wrong, or the orders leave a gap or overlap; all problems at once.
    """
    from validator.knowledge.strict import read_folder

    roots = {"rules": folder("rules") if root is None else root, **(further or {})}
    read = sorted(
        (pair for shown, one in roots.items() for pair in read_folder(Order, one / "orders", f"{shown}/orders")),
        key=lambda pair: (pair[1].in_force.from_, pair[1].id),
    )
    problems = [problem for file, order in read for problem in _misnamed(file, order)]
    orders: dict[str, Order] = {}
    for (file, order), following in zip(read, [*(order for _, order in read[1:]), None], strict=True):
        problems += _unfitting(file, order, following)
        problems += _unlike(file, order, orders)
        problems += _not_to_be_taken_over(file, order, orders)
        orders[order.id] = _ended(order, following)
    if problems:
        raise DefinitionError(problems)
    return Orders(orders)


def _misnamed(file: YamlFile, order: Order) -> Iterable[Problem]:
    if not file.name.endswith(f"/{order.id}.yaml"):
        yield file.problem(("id",), f"the order {order.id} belongs in a file {order.id}.yaml")


def _unlike(file: YamlFile, order: Order, earlier: Mapping[str, Order]) -> Iterable[Problem]:
    """Tells how an order cannot be judged as another."""
    if order.judged_as is not None and order.judged_as not in earlier:
        near = near_match(order.judged_as, earlier)
        yield file.problem(("judged-as",), f"there is no earlier order {order.judged_as!r}{near}")


def _unfitting(file: YamlFile, order: Order, following: Order | None) -> Iterable[Problem]:
    """Tells how an order does not fit to the one after it."""
    if following is None:
        return
    to, expected = order.in_force.to, following.in_force.from_ - _DAY
    if following.in_force.from_ == order.in_force.from_:
        yield file.problem(("in-force", "from"), f"{order.id} and {following.id} begin on the same day")
    elif to is not None and to != expected:
        what = "overlaps with" if to > expected else "leaves a gap before"
        message = f"{order.id} {what} {following.id}, which is in force from {following.in_force.from_}"
        yield file.problem(("in-force", "to"), message)


def _not_to_be_taken_over(file: YamlFile, order: Order, earlier: dict[str, Order]) -> Iterable[Problem]:
    """Tells which groups a schedule takes over that no earlier order has."""
    for index, taken in enumerate(order.schedule.takes_over if order.schedule else ()):
        path = ("schedule", "takes-over", index)
        if taken.order not in earlier:
            message = f"there is no earlier order {taken.order!r}{near_match(taken.order, earlier)}"
            yield file.problem((*path, "order"), message)
            continue
        groups = earlier[taken.order].groups
        known = groups.numbers if groups else ()
        for number, group in enumerate(taken.groups):
            if group not in known:
                yield file.problem((*path, "groups", number), f"{taken.order} has no group {group}")


def _ended(order: Order, following: Order | None) -> Order:
    """Gives an order with its last day, which is the day before the next one begins."""
    if following is None or order.in_force.to is not None:
        return order
    return evolve(order, in_force=evolve(order.in_force, to=following.in_force.from_ - _DAY))


def _distance(order: Order, day: dt.date) -> int:
    """Gives the days between a day and the time in force of an order; 0 within it."""
    before = (order.in_force.from_ - day).days
    after = (day - order.in_force.to).days if order.in_force.to else 0
    return max(before, after, 0)
