"""The numbers of the HTML report."""

import pytest
from attrs import evolve

from tests.reports.collection import CLEAN, FAULTY, NOTHING, RECORD, REPORT, STRANGE, WAIVED, report_of
from validator.maturity import BASES as ALL_BASES
from validator.maturity import STATES as ALL_STATES
from validator.reports.html import figures
from validator.reports.report import Due


def test_compliance_counts_documents_without_error_or_warning() -> None:
    """Notes and waived findings do not make a document noncompliant; what was not read is not counted."""
    assert (2, 5) == figures.compliance(REPORT.judged)
    assert (1, 1) == figures.compliance([RECORD])
    assert (0, 0) == figures.compliance([])


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, "\N{EN DASH}"), (0, 5, "0 %"), (1, 1000, "< 1 %"), (999, 1000, "99 %"), (3, 3, "100 %"), (1, 3, "33 %")],
)
def test_a_share_never_says_more_than_is_there(part: int, whole: int, expected: str) -> None:
    """100 % only for all, 0 % only for none."""
    assert expected == figures.percent(part, whole)


def test_discrepancies_count_each_class_once_per_document() -> None:
    """STRANGE has two errors of one class and counts once; orders stand side by side."""
    found = figures.discrepancies(REPORT)
    assert ("eo-12958-amended", "") == found.orders
    assert {"eo-12958-amended": 4, "": 1} == found.reviewed
    assert {"eo-12958-amended": 2, "": 1} == found.faulty
    expected = {
        "duration": {"eo-12958-amended": 1},
        "marking": {"": 1},
        "reference": {"eo-12958-amended": 2},
    }
    assert expected == found.classes


def test_a_class_without_a_title_is_counted_too() -> None:
    """Nothing is dropped because a title is missing."""
    report = evolve(report_of(FAULTY), discrepancy_titles={})
    assert {"duration", "reference"} == set(figures.discrepancies(report).classes)


def test_groups_count_findings_that_are_not_waived() -> None:
    """By year of origin: a document without a date is not left out."""
    dated, undated = figures.grouped(REPORT.judged, figures.year_of)
    assert ("2008", 4, 2, {"error": 1, "warning": 2, "note": 2}, 5) == (
        dated.name, dated.documents, dated.faulty, dated.findings, dated.total,
    )  # fmt: skip
    assert ("undated", 1, 1, {"error": 2, "warning": 0, "note": 0}) == (
        undated.name, undated.documents, undated.faulty, undated.findings,
    )  # fmt: skip


def test_rules_with_findings_come_with_the_most_frequent_first() -> None:
    """Waived findings are counted beside the others."""
    rows = [(rule.id, standing, waived) for rule, standing, waived in figures.by_rule(REPORT)]
    assert [("REF003", 3, 1), ("POR003", 2, 0), ("DUR018", 1, 1), ("TXT001", 1, 0)] == rows
    assert () == figures.by_rule(NOTHING)


@pytest.mark.parametrize(
    ("reference", "path", "expected"),
    [
        ("08AMMAN3120", "x/a.txt", "AMMAN"),
        ("08USUNNEWYORK17", "a.txt", "USUNNEWYORK"),
        ("STATE12", "a.txt", "STATE"),
        ("2008 LA PAZ 77", "a.txt", "LA PAZ"),
        (None, "in/box/a.txt", "folder in/box/"),
        (None, "in\\box\\a.txt", "folder in/box/"),
        ("?", "a.txt", "no station"),
        (None, "-", "no station"),
    ],
)
def test_the_station_is_that_of_the_reference_or_else_the_folder(
    reference: str | None, path: str, expected: str
) -> None:
    """A message reference is year, station and number."""
    assert expected == figures.station_of(evolve(CLEAN, message_reference=reference, path=path))


def test_the_level_may_be_missing() -> None:
    """A document without a level is not called unclassified."""
    assert "CONFIDENTIAL" == figures.level_of(CLEAN)
    assert "no classification" == figures.level_of(evolve(CLEAN, classification=None))


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
    assert expected == figures.order_title(order)


def test_heat_has_the_worst_station_first_and_only_classes_that_occur() -> None:
    """A station without a discrepancy has no row."""
    found = figures.heat(REPORT)
    assert ("duration", "marking", "reference") == found.classes
    lima = ("LIMA", 3, {"duration": 1, "reference": 2})
    assert (lima, ("folder Übersicht/", 1, {"marking": 1})) == found.rows
    assert figures.Heat((), ()) == figures.heat(NOTHING)


def test_the_timeline_has_states_years_and_what_is_to_come() -> None:
    """A downgrading that has come is not to come; a date of the day itself has come."""
    found = figures.timeline(REPORT)
    assert {"declassified": 3, "running": 1, "unknown": 1} == found.states
    assert {2018: {"declassified": 3}, 2027: {"running": 1}} == found.years
    (event,) = found.coming
    assert ("2027-02-03", "export.jsonl[case/17 ä]", "falls due by its schedule") == (
        event.date, event.document, event.what,
    )  # fmt: skip
    steps = (("2026-11-23", "SECRET"), ("2026-12-31", "CONFIDENTIAL"))
    due = Due("running", "25-year-rule", "2030-12-31", steps, "so it is")
    events = figures.timeline(report_of(evolve(CLEAN, due=due))).coming
    assert [
        ("2026-12-31", "downgraded to CONFIDENTIAL"),
        ("2030-12-31", "falls due by the 25-year rule"),
    ] == [(each.date, each.what) for each in events]


def test_every_state_and_basis_has_words() -> None:
    """The report explains each state that a document can be in, and what brought it there."""
    assert set(ALL_STATES) == set(figures.STATES)
    assert set(ALL_BASES) == set(figures.BASES)


def test_rules_that_met_no_document_are_told() -> None:
    """Not applicable to all is not the same as passed by all."""
    assert ["REF003"] == [rule.id for rule in figures.without_documents(NOTHING)]
    assert () == figures.without_documents(REPORT)


def test_rules_that_could_not_decide_are_told() -> None:
    """The rule with the most undecided documents comes first."""
    assert ["DUR018"] == [rule.id for rule in figures.undecided(REPORT)]
    both = evolve(STRANGE, outcomes={**STRANGE.outcomes, "REF003": "undetermined"})
    assert ["REF003", "DUR018"] == [
        rule.id for rule in figures.undecided(report_of(both, evolve(WAIVED, outcomes={"REF003": "undetermined"})))
    ]
