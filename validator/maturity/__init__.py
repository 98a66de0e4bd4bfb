"""When a document falls due by its own markings, and what becomes of it as of a day.

Computed for every document, whether or not anything is wrong with it. It says what the markings and the orders imply,
not what has been decided: reviews, extensions and reclassifications that the text does not show are unknown here, and
the 25-year rule holds for records of permanent value only (E.O. 13526 section 3.3(a)). Where markings are in doubt the
later end is taken: a document that is wrongly said to have fallen due does more harm than one that is looked at later.
"""

from __future__ import annotations

import datetime as dt

from validator.documents.duration import DeclassifyOn
from validator.documents.model import Document
from validator.errors import Undetermined
from validator.knowledge.orders import Orders
from validator.light import evolve
from validator.maturity.downgrading import with_downgrading
from validator.maturity.old_records import by_age
from validator.maturity.schedules import scheduled
from validator.maturity.value import BASES, STATES, Maturity, Step, state_on, unknown

__all__ = ["BASES", "STATES", "Maturity", "Step", "maturity_of", "state_on"]

_DATED = {"date": "instruction", "exemption": "instruction", "review": "review"}
"""Kinds of instructions whose date is the day on which the document falls due, with what that rests on.

A date elsewhere is another: that of a source (``OADR, DATE OF SOURCE 5/1/85``), or of decontrol.
"""


def maturity_of(document: Document, orders: Orders, as_of: dt.date) -> Maturity:
    """Says when a document falls due, and what has become of it.

    A message that it quotes whole, and that falls due later by an instruction of its own, is part of it and decides.

    Args:
        document: The document.
        orders: The orders.
        as_of: The day as of which to say it.
    """
    found = with_downgrading(_own(document, orders, as_of), document)
    for quoted in document.embedded:
        if found.state == "unclassified" or quoted.classification is None or quoted.declassify_on is None:
            continue
        dated = quoted
        if quoted.date is None:
            # It is older than what quotes it, so this is the later end.
            dated = evolve(quoted, date=document.date, governing_order=document.governing_order)
        its = maturity_of(dated, orders, as_of)
        if its.state != "unclassified" and _end(its) > _end(found):
            name = quoted.message_reference.canonical if quoted.message_reference else "a message"
            found = evolve(its, steps=(), because=f"it quotes {name}, of which holds: {its.because}")
    return found


def _own(document: Document, orders: Orders, as_of: dt.date) -> Maturity:
    """Says when a document falls due by its own markings, whatever it quotes."""
    try:
        if not document.classified:
            return Maturity("unclassified", "none", None, (), "it bears no classification")
    except Undetermined:
        return unknown("its level cannot be read")
    statutory = _statutory(document, orders)
    if statutory is not None:
        return Maturity("exempt", "none", None, (), f"it is marked {statutory}, which no date declassifies")
    for mark in document.action_marks:
        if mark.kind in ("extended", "reclassified"):
            return unknown(f"it says {mark.text!r}, so that what it said before no longer holds")
    instruction = document.declassify_on
    if instruction is not None and not instruction.readable:
        return unknown("its declassification instruction cannot be read")
    if instruction is not None and instruction.kind == "declassified":
        return Maturity("declassified", "instruction", instruction.date, (), f"it says {instruction.text!r}")
    day = _day(document, instruction)
    if isinstance(day, dt.date) and instruction is not None:
        return _dated(instruction, day, as_of)
    found = scheduled(document, orders, as_of)
    if found is not None and found.date is not None:
        return Maturity(state_on("schedule", found.date, as_of), "schedule", found.date, found.steps, found.because)
    if found is not None:
        return evolve(by_age(document, orders, as_of, found.because), steps=found.steps)
    return by_age(document, orders, as_of, str(day))


def _statutory(document: Document, orders: Orders) -> str | None:
    """Finds a control marking of information that only a statute declassifies: Restricted Data and its kin."""
    controls = list(document.classification.controls) if document.classification else []
    for portion in document.portions:
        if portion.marking is not None and portion.marking.controls:
            controls += portion.marking.controls
    if not controls:
        return None
    barred = {each for order in orders if order.restricted_data for each in order.restricted_data.controls}
    return next((each for each in controls if each in barred), None)


def _day(document: Document, instruction: DeclassifyOn | None) -> dt.date | str:
    """Gives the day on which a document falls due by its instruction, or why there is none, as one clause."""
    if instruction is None:
        return "it has no declassification date"
    named = (instruction.date, *(one.date for one in instruction.exemptions))
    day = max((each for each in named if each is not None), default=None)
    if day is None:
        return f"{instruction.text!r} gives no date"
    if instruction.kind not in _DATED:
        return f"{instruction.text!r} gives no date for declassification"
    if instruction.kind == "date" and instruction.alternatives > 1 and instruction.event is None:
        return f"{instruction.text!r} names more than one end"
    if instruction.kind != "review" and document.date is not None and day <= document.date:
        return f"its instruction names {day}, which is not after its own date"
    return day


def _dated(instruction: DeclassifyOn, day: dt.date, as_of: dt.date) -> Maturity:
    basis = _DATED[instruction.kind]
    state = state_on(basis, day, as_of)
    if basis == "review":
        return Maturity(state, basis, day, (), f"it is to be reviewed on {day}, which does not declassify it")
    because = f"its instruction names {day}"
    if instruction.exemptions:
        because += f" with {', '.join(each.code for each in instruction.exemptions)}"
    if instruction.event is not None:
        because += f", and the event {instruction.event!r}"
    return Maturity(state, basis, day, (), because)


def _end(found: Maturity) -> dt.date:
    """Gives the day that ends a classification; the last of all days where none does."""
    if found.state == "declassified" and found.date is None:
        return dt.date.min
    return dt.date.max if found.basis == "review" or found.date is None else found.date
