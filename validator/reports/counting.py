"""Counting documents by class of discrepancy, as self-inspections do: what several renderers have in common."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from validator.light import define
from validator.reports.judged import WAIVERS, JudgedDocument
from validator.reports.report import Report

_ORDER = re.compile(r"eo-([0-9]++)(?:-(.++))?")


@define(frozen=True)
class Cross:
    """Documents by group, and in each by class of discrepancy; each class counts once per document.

    Attributes:
        groups: What the documents are grouped by, in order.
        reviewed: Documents judged, by group.
        faulty: Documents with at least one error or warning of the classes that count, by group.
        classes: Documents with an error or a warning of a class, by class and group; every class of the report is
            there, also where it occurs nowhere.
    """

    groups: tuple[str, ...]
    reviewed: dict[str, int]
    faulty: dict[str, int]
    classes: dict[str, dict[str, int]]


def classes_of(document: JudgedDocument) -> set[str]:
    """Gives the classes of which a document has an error or a warning that is not waived."""
    return {each.discrepancy for each in document.findings if each.waived is None and each.severity != "note"}


def reviewed(report: Report) -> Iterator[JudgedDocument]:
    """Gives the documents that were judged, without files of ours, one at a time: they need not be in memory."""
    for document in report.documents:
        if isinstance(document, JudgedDocument) and document.kind != WAIVERS:
            yield document


def compliance(documents: Iterable[JudgedDocument], apart: Collection[str] = ()) -> tuple[int, int]:
    """Counts the documents without error or warning, and all.

    Args:
        documents: The documents.
        apart: Classes of which errors and warnings do not count.
    """
    faulty = [any(each not in apart for each in classes_of(document)) for document in documents]
    return len(faulty) - sum(faulty), len(faulty)


def class_ids(titles: Iterable[str], found: Iterable[Collection[str]]) -> tuple[str, ...]:
    """Gives all classes: those with a title in the order of the titles, then those that only findings name.

    Args:
        titles: Ids of the classes with a title.
        found: Classes of which documents have an error or a warning.
    """
    known = tuple(titles)
    return (*known, *sorted({each for classes in found for each in classes}.difference(known)))


def cross(
    documents: Sequence[tuple[str, Collection[str]]],
    titles: Iterable[str],
    *,
    apart: Collection[str] = (),
    first: Sequence[str] = (),
    always: Collection[str] = (),
) -> Cross:
    """Counts documents by group and class.

    Args:
        documents: Group of each document, and the classes of which it has an error or a warning.
        titles: Ids of the classes with a title, in order.
        apart: Classes that do not make a document faulty.
        first: Groups that come first, in this order; the others follow in that of the alphabet, the empty one last.
        always: Groups that are there even without a document.
    """
    reviewed = dict.fromkeys(always, 0)
    faulty = dict(reviewed)
    classes: dict[str, dict[str, int]] = {each: {} for each in class_ids(titles, (found for _, found in documents))}
    for group, found in documents:
        reviewed[group] = reviewed.get(group, 0) + 1
        faulty[group] = faulty.get(group, 0) + any(each not in apart for each in found)
        for each in found:
            classes[each][group] = classes[each].get(group, 0) + 1
    place = {name: index for index, name in enumerate(first)}
    groups = tuple(sorted(reviewed, key=lambda name: (place.get(name, len(place)), not name, name)))
    return Cross(groups, reviewed, faulty, classes)


def percent(part: int, whole: int) -> str:
    """Gives a share in whole per cent, rounded down, so that 100 % says that nothing is missing.

    What is not nothing is never shown as 0 %; where there is nothing to have a share of, a dash stands.
    """
    if not whole:
        return "\N{EN DASH}"
    share = part * 100 // whole
    return "< 1 %" if part and not share else f"{share} %"


def level_of(document: JudgedDocument) -> str:
    """Gives the overall level, or that there is none."""
    return document.classification or "no classification"


def order_of(document: JudgedDocument) -> str:
    """Gives the id of the governing order; empty where none is known."""
    return document.governing_order or ""


def order_title(order: str) -> str:
    """Gives the id of an order as it is written: ``E.O. 12958 amended`` for ``eo-12958-amended``."""
    match = _ORDER.fullmatch(order)
    if match:
        return f"E.O. {match[1]}" + (f" {match[2].replace('-', ' ')}" if match[2] else "")
    return order or "no order known"
