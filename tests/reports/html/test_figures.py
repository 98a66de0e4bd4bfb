"""The numbers of the HTML report."""

import pytest
from attrs import evolve

from tests.reports.collection import CLEAN, NOTHING, REPORT, STRANGE, WAIVED, report_of
from validator.maturity import BASES as ALL_BASES
from validator.maturity import STATES as ALL_STATES
from validator.reports.html import figures
from validator.reports.judged import Due


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
