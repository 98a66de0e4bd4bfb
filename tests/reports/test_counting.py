"""Counting documents as self-inspections do."""

import pytest
from attrs import evolve

from tests.reports.collection import CLEAN, FAULTY, RECORD, REPORT, WAIVERS_FILE, report_of
from validator.reports import counting
from validator.reports.report import Report


def by_order(report: Report) -> list[tuple[str, set[str]]]:
    """Gives order and classes of each document of a report."""
    return [(counting.order_of(each), counting.classes_of(each)) for each in counting.reviewed(report)]


def test_compliance_counts_documents_without_error_or_warning() -> None:
    """Notes and waived findings do not make a document noncompliant; what was not read is not counted."""
    assert (2, 5) == counting.compliance(REPORT.judged)
    assert (1, 1) == counting.compliance([RECORD])
    assert (0, 0) == counting.compliance([])


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, "\N{EN DASH}"), (0, 5, "0 %"), (1, 1000, "< 1 %"), (999, 1000, "99 %"), (3, 3, "100 %"), (1, 3, "33 %")],
)
def test_a_share_never_says_more_than_is_there(part: int, whole: int, expected: str) -> None:
    """100 % only for all, 0 % only for none."""
    assert expected == counting.percent(part, whole)


def test_discrepancies_count_each_class_once_per_document() -> None:
    """STRANGE has two errors of one class and counts once; orders stand side by side."""
    found = counting.cross(by_order(REPORT), REPORT.discrepancy_titles)
    assert ("eo-12958-amended", "") == found.groups
    assert {"eo-12958-amended": 4, "": 1} == found.reviewed
    assert {"eo-12958-amended": 2, "": 1} == found.faulty
    expected = {
        "duration": {"eo-12958-amended": 1},
        "marking": {"": 1},
        "reading": {},
        "reference": {"eo-12958-amended": 2},
    }
    assert expected == found.classes


def test_a_class_without_a_title_is_counted_too() -> None:
    """Nothing is dropped because a title is missing."""
    report = evolve(report_of(FAULTY), discrepancy_titles={})
    assert {"duration", "reference"} == set(counting.cross(by_order(report), ()).classes)


def test_the_level_may_be_missing() -> None:
    """A document without a level is not called unclassified."""
    assert "CONFIDENTIAL" == counting.level_of(CLEAN)
    assert "no classification" == counting.level_of(evolve(CLEAN, classification=None))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("eo-13526", "E.O. 13526"),
        ("eo-12958-amended", "E.O. 12958 amended"),
        ("", "no order known"),
        ("directive", "directive"),
    ],
)
def test_orders_are_written_as_people_write_them(order: str, expected: str) -> None:
    """Ids are for machines."""
    assert expected == counting.order_title(order)


def test_classes_that_are_told_apart_do_not_make_a_document_faulty() -> None:
    """Their own counts stay; FAULTY has an error of another class too, WAIVED has only one that is told apart."""
    found = counting.cross(by_order(REPORT), REPORT.discrepancy_titles, apart=REPORT.not_discrepancies)
    assert {"eo-12958-amended": 1, "": 1} == found.faulty
    assert {"eo-12958-amended": 2} == found.classes["reference"]
    assert (3, 5) == counting.compliance(REPORT.judged, REPORT.not_discrepancies)


def test_groups_stand_in_the_order_that_is_asked_for() -> None:
    """Some are there always, some come first, the others follow by name, and the empty one is the last."""
    documents = [evolve(CLEAN, governing_order=order) for order in (None, "eo-13526", "eo-10501", "eo-12065")]
    found = counting.cross(by_order(report_of(*documents)), (), first=("z", "eo-12065"), always=("z",))
    assert ("z", "eo-12065", "eo-10501", "eo-13526", "") == found.groups
    assert {"z": 0, "": 1, "eo-13526": 1, "eo-10501": 1, "eo-12065": 1} == found.reviewed


def test_the_file_of_waivers_is_not_reviewed() -> None:
    """It is a file of ours."""
    assert [CLEAN, FAULTY] == list(counting.reviewed(evolve(REPORT, documents=(CLEAN, WAIVERS_FILE, FAULTY))))
