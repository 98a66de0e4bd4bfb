"""JUnit XML: well formed, with counts that fit, and nothing that failed shown as passed."""

import xml.etree.ElementTree as ET

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.collection import FAULTY, NOTHING, RECORD, REPORT, STRANGE, UNREAD, WAIVED, report_of
from validator.reports.judged import UnreadDocument
from validator.reports.junit import render_junit
from validator.reports.report import Report


def parsed(report: Report) -> ET.Element:
    """Renders a report and parses what comes of it."""
    return ET.fromstring(render_junit(report).encode())  # noqa: S314 - our own output


@settings(deadline=None)
@given(path=st.text(), record=st.none() | st.text(), message=st.text(), line=st.text())
def test_it_is_well_formed_whatever_stands_in_it(path: str, record: str | None, message: str, line: str) -> None:
    """Characters that XML cannot hold are replaced, all others come through."""
    finding = STRANGE.findings[0]
    finding = evolve(finding, message=message, place=evolve(finding.place, source_line=line))
    document = evolve(STRANGE, path=path, record=record, findings=(finding,))
    root = parsed(report_of(document, UnreadDocument(path, record, message)))
    failure = root.find(".//failure")
    assert failure is not None
    assert [m if m == s else "\ufffd" for m, s in zip(message, failure.attrib["message"], strict=True)] == list(
        failure.attrib["message"]
    )


def test_the_counts_of_every_suite_and_of_the_whole_fit() -> None:
    """Servers show the counts, not what they would count themselves."""
    root = parsed(REPORT)
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    for suite in [root, *root.findall("testsuite")]:
        counted = {"tests": len(list(suite.iter("testcase")))}
        counted |= {name: len(list(suite.iter(kind))) for name, kind in kinds.items()}
        assert {name: str(count) for name, count in counted.items()} == {name: suite.attrib[name] for name in counted}


def test_a_suite_a_document_and_a_test_a_rule() -> None:
    """Also of documents without findings."""
    root = parsed(REPORT)
    assert 7 == len(root.findall("testsuite"))
    assert [4, 4, 1, 4, 4, 4, 1] == [len(suite.findall("testcase")) for suite in root.findall("testsuite")]
    first = root.findall("testsuite")[0]
    assert "a" * 64 == {each.attrib["name"]: each.attrib["value"] for each in first.iter("property")}["sha256"]


def test_errors_and_warnings_fail_and_notes_are_output() -> None:
    """A note is worth knowing and breaks no build."""
    tests = {each.attrib["name"].split(" ")[0]: each for each in parsed(report_of(FAULTY)).iter("testcase")}
    assert ["error", "warning"] == [tests[rule].find("failure").attrib["type"] for rule in ("DUR018", "REF003")]  # type: ignore[union-attr] # checked by the test
    note = tests["TXT001"].find("system-out")
    assert note is not None
    assert note.text == ("1:1: note: the text was read as Windows-1252, because it is not UTF-8\n    VZCZCXYZ0001")
    assert tests["TXT001"].find("failure") is None
    assert [] == list(tests["POR003"])


def test_several_findings_of_a_rule_are_one_failure_with_all_of_them() -> None:
    """Servers show only the first failure of a test."""
    (failure,) = parsed(report_of(STRANGE)).iter("failure")
    assert failure.attrib["message"].endswith("says @clerk in #1 (and 1 more)")
    assert failure.text is not None
    assert '4:1: error: =HYPERLINK("https://example.org"), ::error::100%' in failure.text


def test_a_rule_with_warnings_and_notes_has_both() -> None:
    """The type of a failure is the gravest severity; a lowered finding beside it is output."""
    first, second = (
        evolve(FAULTY.findings[2], place=evolve(FAULTY.findings[2].place, line=line), severity=severity)
        for line, severity in ((29, "note"), (33, "warning"))
    )
    (test,) = (
        each
        for each in parsed(report_of(evolve(FAULTY, findings=(first, second), outcomes={"REF003": "fail"}))).iter(
            "testcase"
        )
    )
    assert ["failure", "system-out"] == [each.tag for each in test]
    assert "warning" == test[0].attrib["type"]


def test_what_was_not_judged_is_skipped_with_the_reason() -> None:
    """Not applicable, undetermined and waived are not passed."""
    reasons = {
        each.attrib["message"].partition(":")[0]: each.attrib["message"]
        for each in parsed(report_of(STRANGE, WAIVED)).iter("skipped")
    }
    assert {"not applicable", "undetermined", "waived"} == set(reasons)
    assert "waived: the classifier confirmed it in writing on 2026-03-02" == reasons["waived"]


def test_a_rule_waived_in_part_fails_for_the_rest() -> None:
    """A waiver covers what it covers and no more."""
    failures = [each.attrib["message"] for each in parsed(report_of(WAIVED)).iter("failure")]
    assert ["reftel E is cited but not listed"] == failures


def test_a_lowered_finding_does_not_fail() -> None:
    """A finding lowered to a note is output of a test that passes."""
    assert [] == list(parsed(report_of(RECORD)).iter("failure"))


def test_what_could_not_be_read_is_an_error() -> None:
    """Not a failure: nothing is known about the document."""
    (error,) = parsed(report_of(UNREAD)).iter("error")
    assert ("unread", "is PDF, which is not read; take the text out of it first") == (
        error.attrib["type"],
        error.attrib["message"],
    )


def test_every_report_says_what_markings_do_not_do() -> None:
    """The sentences of every report stand in comments, which no server takes for a test."""
    assert "<!-- A missing or wrong marking does not declassify anything. -->\n" in render_junit(NOTHING)
