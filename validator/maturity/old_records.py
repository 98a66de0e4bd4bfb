"""The rule for old records, and the exemptions that put it off."""

from __future__ import annotations

import datetime as dt

from validator.dates.calendar import year_end, years_after
from validator.documents.duration import DeclassifyOn
from validator.documents.model import Document
from validator.knowledge.duration import Exemptions
from validator.knowledge.orders import Orders
from validator.maturity.value import Maturity, state_on, unknown


def by_age(document: Document, orders: Orders, as_of: dt.date, why: str) -> Maturity:
    """Applies the rule for old records of the order that is in force on the day of judging.

    Args:
        document: A classified document that nothing else ends.
        orders: The orders.
        as_of: Day of judging.
        why: Why nothing else ends it, as one clause.
    """
    claimed = _exempting(document.declassify_on, orders, as_of)
    if claimed is not None:
        because = f"it claims {claimed[0]!r} without a date{_until(document, claimed[1])}"
        return Maturity("exempt", "instruction", None, (), because)
    now = orders.in_force(as_of)
    if document.date is None or now is None or now.automatic is None:
        return unknown(why)
    rule = now.automatic
    if document.date.year + rule.years > dt.MAXYEAR:
        return unknown(f"{why}, and its date is {document.date}")
    day = _after(document.date, rule.years, year_end_=rule.year_end)
    if rule.not_before is not None and day < rule.not_before:
        day = rule.not_before
    because = f"{why}; {now.title} declassifies records of permanent value {rule.years} years from their origin"
    return Maturity(state_on("25-year-rule", day, as_of), "25-year-rule", day, (), because)


def _after(day: dt.date, years: int, *, year_end_: bool) -> dt.date:
    return year_end(day.year + years) if year_end_ else years_after(day, years)


def _exempting(instruction: DeclassifyOn | None, orders: Orders, as_of: dt.date) -> tuple[str, Exemptions] | None:
    """Finds the exemption that puts the rule off, in the newest order by a day that knows it, with the words for it.

    The codes X1 to X8 of 1995 to 2003 put nothing off: such documents are due after 25 years (32 CFR 2001.12(c)(2)).
    """
    codes = [each.code for each in instruction.exemptions] if instruction is not None else []
    for order in reversed(list(orders)):
        for series in order.exemptions if codes and order.in_force.from_ <= as_of else ():
            if instruction is not None and series.automatic and any(code in series.codes for code in codes):
                return instruction.text, series
    return None


def _until(document: Document, series: Exemptions) -> str:
    """Says until when an exemption can hold at the longest, where that is known; the day is a year's end."""
    years = series.longest_years
    if years is None or document.date is None or document.date.year + years > dt.MAXYEAR:
        return ""
    return f", which holds until {year_end(document.date.year + years)} at the longest, unless it was renewed"
