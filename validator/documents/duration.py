"""How long a classification lasts, as a document says it: values that were read, each with its place."""

from __future__ import annotations

import datetime as dt

from validator.knowledge.level import Level
from validator.light import define
from validator.text import Span


@define
class Exemption:
    """An exemption code of a declassification instruction, such as ``X1``, ``1.6X6``, ``25X1``, ``50X1-HUM``.

    Attributes:
        code: The code in canonical form (``X6`` for ``1.6X6``).
        date: The date given with it, if any.
    """

    text: str
    span: Span
    code: str
    date: dt.date | None


@define
class DeclassifyOn:
    """A declassification instruction: date, event, exemption, schedule, review, OADR, or N/A.

    Attributes:
        kind: ``date``, ``event``, ``exemption``, ``oadr``, ``schedule``, ``review``, ``not-applicable``,
            ``manual-review``, ``source-marked``, ``declassified`` (the line tells of a declassification that has
            happened) or ``unreadable``.
        keyword: The keyword before the value, upper case without punctuation: ``DECL``, ``GDS``, ``RDS``, ``XGDS``, ...
        date: The date, where one is given.
        date_form: How it was written: ``month-first``, ``day-first``, ``year-first``, ``compact`` (YYYYMMDD) or
            ``words``.
        two_digit_year: Whether the year was written with two digits and resolved against the document's own date.
        event: The event, in its own words.
        exemptions: Exemption codes, in order.
        category: Number behind a schedule: 3 of ``XGDS-3``, 4 of ``RDS-4``.
        classifier: Name of the classification authority on an E.O. 12065 line (section 1-501(a)).
        originator_code: What follows the name there, such as ``OR-M``; its meaning is not established.
        alternatives: How many instructions stand on the line (``DECL: 1/1/2010 OR X1`` has two).
    """

    text: str
    span: Span
    kind: str
    keyword: str | None = None
    date: dt.date | None = None
    date_form: str | None = None
    two_digit_year: bool = False
    event: str | None = None
    exemptions: tuple[Exemption, ...] = ()
    category: int | None = None
    classifier: str | None = None
    originator_code: str | None = None
    alternatives: int = 1

    @property
    def readable(self) -> bool:
        """Whether the instruction was understood."""
        return self.kind != "unreadable"


@define
class DowngradeOn:
    """A downgrading instruction (``DNG``, 22 CFR 9.12 of 1982): to what level, when.

    Attributes:
        level: Level after the downgrading, where stated.
        date: Date, where one is given.
        event: Event in its own words, where one is given.
    """

    text: str
    span: Span
    level: Level | None
    date: dt.date | None
    event: str | None

    @property
    def readable(self) -> bool:
        """Whether a date or an event was understood."""
        return self.date is not None or self.event is not None
