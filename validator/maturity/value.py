"""What can become of a document, and when: the words for it, and the value."""

from __future__ import annotations

import datetime as dt

from validator.knowledge.level import Level
from validator.light import define

BASES = ("instruction", "review", "schedule", "25-year-rule", "none")
"""What a maturity can rest on; ``review`` is an instruction that names a date for review."""

STATES = ("unclassified", "declassified", "review-due", "running", "exempt", "past-25-years", "unknown")
"""What can have become of a document.

``declassified``: by its own terms, on the date of its instruction or schedule. ``review-due``: a date for review has
come, which declassifies nothing (E.O. 12065 section 1-402). ``past-25-years``: the 25-year point has passed, so it is
declassified if it is of permanent value and not exempted. ``running``: a date is still to come. ``exempt``: it claims
an exemption from automatic declassification. ``unknown``: its markings do not say, or cannot be read.
"""

_COME = {"instruction": "declassified", "review": "review-due", "schedule": "declassified",
         "25-year-rule": "past-25-years"}  # fmt: skip


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


def state_on(basis: str, due: dt.date, as_of: dt.date) -> str:
    """Says what has become of a document that falls due on a day; the day itself is the first on which it has.

    Args:
        basis: What that rests on, not ``none``.
        due: The day on which it falls due.
        as_of: The day as of which to say it.
    """
    return _COME[basis] if due <= as_of else "running"


def unknown(because: str) -> Maturity:
    """Gives the maturity of a document of which nothing can be said, and why."""
    return Maturity("unknown", "none", None, (), because)
