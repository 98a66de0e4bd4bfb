"""The downgrading that a document's own instruction asks for, beside that of its schedule."""

from __future__ import annotations

from validator.documents.model import Document
from validator.knowledge.level import Level
from validator.light import evolve
from validator.maturity.value import Maturity, Step


def with_downgrading(found: Maturity, document: Document) -> Maturity:
    """Adds the downgrading of a document's own instruction, and leaves out steps that change nothing.

    What the instruction says and what is no step on a day is told in the reason, so that it is not lost.
    """
    asked = document.downgrade_on
    if asked is None and not found.steps:
        return found
    level = document.classification.level if document.classification else None
    steps = list(found.steps)
    told = ""
    if asked is not None and found.state != "unclassified":
        if asked.level is None:
            told = f"its downgrading, {asked.text!r}, names no level"
        elif asked.date is None:
            told = f"its downgrading, {asked.text!r}, names no day"
        elif (document.date is not None and asked.date <= document.date) or not _left(
            [Step(asked.date, asked.level)], found, level
        ):
            told = f"its downgrading, {asked.text!r}, changes nothing"
        else:
            steps.append(Step(asked.date, asked.level))
            told = f"its own downgrading leads to {asked.level.title} on {asked.date}"
    because = f"{found.because}; {told}" if told else found.because
    return evolve(found, steps=tuple(_left(steps, found, level)), because=because)


def _left(steps: list[Step], found: Maturity, level: Level | None) -> list[Step]:
    """Leaves the steps that lead down from the level before, in order of time, and come before the document is due."""
    kept: list[Step] = []
    for step in sorted(steps, key=lambda each: (each.date, each.level)):
        ended = found.date is not None and found.basis != "review" and step.date >= found.date
        if not ended and (level is None or step.level < level):
            kept.append(step)
            level = step.level
    return kept
