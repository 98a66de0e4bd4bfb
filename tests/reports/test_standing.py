"""What waivers and a baseline change in reports: what is new, what is known, and how both are counted."""

import json
import xml.etree.ElementTree as ET

import pytest
from attrs import evolve

from tests.reports.collection import CLEAN, FAULTY, KNOWN, REPORT, STANDING, UNREAD, WAIVED, WAIVERS_FILE, report_of
from tests.reports.test_sarif import rendered
from validator.reports import counting
from validator.reports.comparison import compare
from validator.reports.comparison_forms import comparison_json
from validator.reports.gitlab import render_gitlab
from validator.reports.html.view import view_of
from validator.reports.junit import render_junit
from validator.reports.report import BaselineUse, Report, summarise
from validator.reports.text import render_text
from validator.reports.wording import baseline_lines


def test_new_is_what_is_neither_waived_nor_known() -> None:
    """Every finding is one of the three; a waived one that is known too is waived."""
    counts = summarise(STANDING)
    assert {"error": 1, "warning": 3, "note": 2} == counts.findings
    assert {"error": 1, "warning": 0, "note": 2} == counts.baseline
    assert {"error": 0, "warning": 3, "note": 0} == counts.new
    assert 2 == counts.waived
    both = evolve(FAULTY.findings[1], waived="agreed", baseline=True)
    counts = summarise(report_of(evolve(FAULTY, findings=(both,))))
    assert (0, 0, 1) == (counts.findings["error"], counts.baseline["error"], counts.waived)
    assert not both.is_new


def test_what_is_known_is_a_discrepancy_all_the_same() -> None:
    """A baseline makes no document compliant: it says what is known, not that it may stand."""
    known, plain = summarise(report_of(KNOWN)), summarise(report_of(FAULTY))
    assert (plain.with_findings, plain.discrepancies) == (known.with_findings, known.discrepancies)
    assert counting.compliance([FAULTY]) == counting.compliance([KNOWN])


def test_the_file_of_waivers_is_no_document() -> None:
    """Its findings count as findings; it is not among what was reviewed, in no table and no rate."""
    report = evolve(STANDING, documents=(CLEAN, WAIVERS_FILE))
    counts = summarise(report)
    assert (1, 1, 0, {}) == (counts.documents, counts.judged, counts.with_findings, counts.discrepancies)
    assert {"error": 0, "warning": 1, "note": 0} == counts.findings
    assert (CLEAN,) == report.reviewed == report.inputs
    assert (CLEAN, UNREAD) == evolve(report, documents=(CLEAN, UNREAD, WAIVERS_FILE)).inputs
    assert 1 == json.loads(comparison_json(compare(report, report)))["new"]["documents"]
    assert (CLEAN, WAIVERS_FILE) == report.judged
    view = view_of(report)
    assert (1, "100 %") == (view["clean"], view["rate"])
    assert ["2008"] == [group.name for group in view["by_year"]]
    assert {"declassified": 1} == view["timeline"].states
    assert {"eo-12958-amended": 1} == view["discrepancies"].reviewed


@pytest.mark.parametrize(
    ("gone", "line"),
    [
        (0, None),
        (1, "1 finding of the baseline is gone: declass baseline prune"),
        (12, "12 findings of the baseline are gone: declass baseline prune"),
    ],
)
def test_what_is_gone_from_the_baseline_is_told(gone: int, line: str | None) -> None:
    """With the command that takes it out."""
    told = list(baseline_lines(summarise(report_of(KNOWN)), BaselineUse("a\x1b.json", 3, gone)))
    assert ["known from the baseline a·.json: 1 error, no warning, 1 note", *([line] if line else [])] == told


def test_a_baseline_in_which_nothing_is_known_is_told_too() -> None:
    """The count of the new is called so from the first run on."""
    text = render_text(evolve(report_of(CLEAN), baseline=BaselineUse("b.json", 0, 0)))
    assert "1 document judged as of 2026-11-23: no new error, no new warning, no new note\n" in text
    assert "known from the baseline b.json: no error, no warning, no note\n" in text


def test_sarif_states_of_all_results_or_of_none() -> None:
    """A consumer takes the lack of a state in one result for a mistake (section 3.27.24)."""
    for every_outcome in (False, True):
        run = rendered(STANDING, every_outcome=every_outcome)
        states = {(each["kind"], each["baselineState"]) for each in run["results"]}
        assert {("fail", "unchanged"), ("fail", "new")} == {each for each in states if each[0] == "fail"}
        assert {"unchanged"} >= {state for kind, state in states if kind != "fail"}
        run = rendered(REPORT, every_outcome=every_outcome)
        assert not any("baselineState" in each for each in run["results"])


def test_junit_skips_a_rule_that_is_waived_in_part_and_known_for_the_rest() -> None:
    """Both are said; a finding that is new makes it fail."""
    waived, new = WAIVED.findings[1:]
    known = evolve(new, baseline=True)
    document = evolve(WAIVED, findings=(waived, known, known), outcomes={"REF003": "fail"})
    (skipped,) = ET.fromstring(render_junit(report_of(document))).iter("skipped")  # noqa: S314 - we made it
    assert "waived: listed in a correction; in the baseline: 2 findings" == skipped.attrib["message"]
    document = evolve(document, findings=(waived, known, new))
    (failure,) = ET.fromstring(render_junit(report_of(document))).iter("failure")  # noqa: S314 - we made it
    assert "reftel E is cited but not listed" == failure.attrib["message"]


def test_gitlab_leaves_out_what_is_known() -> None:
    """The widget shows what a merge request brings."""
    assert ["REF003", "REF003", "WAI002"] == [each["check_name"] for each in json.loads(render_gitlab(STANDING))]


def groups(old: Report, new: Report) -> tuple[int, int, int]:
    """Counts what is new, changed and unchanged."""
    comparison = compare(old, new)
    return len(comparison.added), len(comparison.changed), len(comparison.unchanged)


def test_a_known_finding_is_not_new_in_a_comparison() -> None:
    """Whether the old report has it or not; and it is not worse if its severity rises."""
    assert (1, 0, 2) == groups(report_of(CLEAN), report_of(KNOWN))
    assert (0, 0, 3) == groups(report_of(FAULTY), report_of(KNOWN))
    milder = evolve(FAULTY, findings=tuple(evolve(each, severity="note") for each in FAULTY.findings))
    assert (0, 2, 1) == groups(report_of(milder), report_of(KNOWN))
    assert not compare(report_of(milder), report_of(KNOWN)).worse("error")
    assert compare(report_of(milder), report_of(FAULTY)).worse("error")
    assert compare(report_of(milder), report_of(KNOWN)).worse("warning")
