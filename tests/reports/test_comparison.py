"""Two reports compared: what is new, what is gone, and what only moved."""

import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.collection import (
    CLEAN,
    DOCUMENTS,
    FAULTY,
    RECORD,
    REPORT,
    STRANGE,
    UNREAD,
    WAIVED,
    report_of,
)
from validator.reports.comparison import Comparison, Found, compare
from validator.reports.comparison_forms import comparison_json, comparison_text
from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.schemas import problems


def counts(comparison: Comparison) -> dict[str, int]:
    """Gives how many findings are in each group, from the JSON form, which must be as its schema says."""
    data = json.loads(comparison_json(comparison))
    assert [] == problems("comparison", data)
    assert data["summary"] == {group: len(found) for group, found in data["findings"].items()}
    return {group: count for group, count in data["summary"].items() if count}


def moved(finding: Finding, lines: int) -> Finding:
    """Gives a finding as it is after lines were put in above it."""
    place = evolve(
        finding.place,
        line=finding.place.line + lines,
        end_line=finding.place.end_line + lines,
    )
    return evolve(finding, place=place)


def with_findings(document: JudgedDocument, *findings: Finding) -> JudgedDocument:
    """Gives a document with other findings."""
    return evolve(document, findings=findings)


def test_a_report_is_the_same_as_itself() -> None:
    """Seven findings stand in the collection, and the two waived are not among them."""
    comparison = compare(REPORT, REPORT)
    assert {"unchanged": 7} == counts(comparison)
    assert comparison.same_rules


@settings(deadline=None)
@given(lines=st.integers(1, 50), renamed=st.booleans())
def test_findings_outlive_edits_that_move_them(lines: int, *, renamed: bool) -> None:
    """Lines put in above, another name of the file: the fingerprint stays, and so does the finding."""
    document = evolve(FAULTY, sha256="9" * 64, path="renamed.txt" if renamed else FAULTY.path)
    document = with_findings(document, *(moved(finding, lines) for finding in FAULTY.findings))
    assert {"unchanged": 3} == counts(compare(report_of(FAULTY), report_of(document)))


def test_new_and_gone() -> None:
    """One finding was corrected, another came."""
    other = evolve(FAULTY.findings[1], fingerprint="1:" + "7" * 32)
    comparison = compare(report_of(FAULTY), report_of(with_findings(FAULTY, FAULTY.findings[0], other)))
    assert {"new": 1, "gone": 2, "unchanged": 1} == counts(comparison)
    assert [other] == [found.finding for found in comparison.added]
    assert list(FAULTY.findings[1:]) == [found.finding for found in comparison.gone]


@pytest.mark.parametrize(
    "new",
    [
        report_of(CLEAN),
        report_of(CLEAN, UnreadDocument(FAULTY.path, None, "is empty")),
        report_of(),
    ],
    ids=["left out", "could not be read", "empty"],
)
def test_findings_of_documents_that_were_not_judged_again_are_not_gone(
    new: Report,
) -> None:
    """A finding does not go away by not being looked for."""
    comparison = compare(report_of(FAULTY), new)
    assert {"unseen": 3} == counts(comparison)


@pytest.mark.parametrize(
    "document",
    [
        evolve(CLEAN, path=FAULTY.path),
        evolve(CLEAN, path="renamed.txt", message_reference=FAULTY.message_reference),
        evolve(CLEAN, path="renamed.txt", sha256=FAULTY.sha256),
    ],
    ids=["name", "reference", "bytes"],
)
def test_a_document_is_known_by_name_reference_or_bytes(
    document: JudgedDocument,
) -> None:
    """A corrected document is judged again even if it was renamed too."""
    assert {"gone": 3} == counts(compare(report_of(FAULTY), report_of(document)))


def test_a_copy_that_is_left_out_is_not_judged_again() -> None:
    """That the other copy was judged says nothing about this one."""
    copy = with_findings(evolve(FAULTY, path="copy.txt"), FAULTY.findings[0])
    assert {"unseen": 1, "unchanged": 3} == counts(compare(report_of(FAULTY, copy), report_of(FAULTY)))


def test_of_copies_the_one_of_the_same_name_goes_first() -> None:
    """Copies have the same fingerprints; which of them was corrected is seen by the name."""
    copy = evolve(FAULTY, path="copy.txt")
    comparison = compare(report_of(copy, FAULTY), report_of(with_findings(copy), FAULTY))
    assert {"gone": 3, "unchanged": 3} == counts(comparison)
    assert {"copy.txt"} == {found.document.path for found in comparison.gone}
    assert {FAULTY.path} == {found.document.path for found in comparison.unchanged}


def test_as_many_copies_as_there_are_match() -> None:
    """One finding of the old report is one of the new, never two."""
    copies = [evolve(FAULTY, path=f"{number}.txt") for number in range(3)]
    assert {"new": 6, "unchanged": 3} == counts(compare(report_of(copies[0]), report_of(*copies)))


def test_a_waived_finding_is_not_there() -> None:
    """Waiving takes a finding away, and the end of a waiver brings it back as a new one."""
    waived = with_findings(FAULTY, *(evolve(finding, waived="agreed") for finding in FAULTY.findings))
    assert {"gone": 3} == counts(compare(report_of(FAULTY), report_of(waived)))
    assert {"new": 3} == counts(compare(report_of(waived), report_of(FAULTY)))


@pytest.mark.parametrize(
    ("was", "now", "worse"),
    [
        ("note", "error", {"error": True, "warning": True, "note": False}),
        ("warning", "error", {"error": True, "warning": False, "note": False}),
        ("error", "warning", {"error": False, "warning": False, "note": False}),
        ("error", "error", {"error": False, "warning": False, "note": False}),
        (None, "warning", {"error": False, "warning": True, "note": True}),
        ("error", None, {"error": False, "warning": False, "note": False}),
    ],
)
def test_what_is_worse(was: str | None, now: str | None, worse: dict[str, bool]) -> None:
    """New findings are, and those that have become as severe as what makes the command fail; no others."""
    old, new = (
        report_of(
            with_findings(
                FAULTY,
                *([] if severity is None else [evolve(FAULTY.findings[0], severity=severity)]),
            )
        )
        for severity in (was, now)
    )
    assert worse == {severity: compare(old, new).worse(severity) for severity in worse}


def test_a_change_of_severity_is_told() -> None:
    """With the severity that it had."""
    old = with_findings(FAULTY, evolve(FAULTY.findings[0], severity="error"))
    comparison = compare(report_of(old), report_of(with_findings(FAULTY, FAULTY.findings[0])))
    assert {"changed": 1} == counts(comparison)
    (found,) = comparison.changed
    assert "error" == found.was
    assert "changed: cables/08LIMA 77.txt:1:1: note (was error) TXT001 " in comparison_text(comparison)


@settings(deadline=None)
@given(
    st.sets(st.sampled_from(range(len(DOCUMENTS)))),
    st.sets(st.sampled_from(range(len(DOCUMENTS)))),
)
def test_every_finding_is_in_one_group(first: set[int], second: set[int]) -> None:
    """Nothing is lost and nothing told twice."""
    old, new = (report_of(*(DOCUMENTS[number] for number in chosen)) for chosen in (first, second))
    comparison = compare(old, new)

    def prints(found: tuple[Found, ...]) -> list[str]:
        return [each.finding.fingerprint for each in found]

    def standing(documents: tuple[JudgedDocument, ...]) -> list[str]:
        return sorted(each.fingerprint for one in documents for each in one.findings if each.waived is None)

    both = prints(comparison.changed) + prints(comparison.unchanged)
    assert standing(old.judged) == sorted(both + prints(comparison.gone) + prints(comparison.unseen))
    assert standing(new.judged) == sorted(both + prints(comparison.added))


def test_the_whole_text() -> None:
    """One line a finding that is not the same, then the counts and what they are worth."""
    comparison = compare(
        evolve(report_of(FAULTY, RECORD), ruleset_digest="0" * 64),
        report_of(with_findings(FAULTY, FAULTY.findings[0]), STRANGE, WAIVED, UNREAD),
    )
    assert """\
new: Übersicht/Ñandú, 100% [1]: a|b.txt:3:12: error POR003 the portion "(S//NF)|<b>" is SECRET; the whole is \
`CONFIDENTIAL`, says @clerk in #1
new: Übersicht/Ñandú, 100% [1]: a|b.txt:4:1: error POR003 =HYPERLINK("https://example.org"), ::error::100%
new: export.jsonl[79]:13:5: warning REF003 reftel E is cited but not listed
gone: cables/08LIMA 77.txt:14:19: error DUR018 declassifies on 2040-11-18; E.O. 12958 as amended allows 2033-11-18 \
at the latest
gone: cables/08LIMA 77.txt:29:41: warning REF003 reftel B is cited but not listed
unseen: export.jsonl[case/17 ä]:8:2: note REF003 reftel C is cited but not listed
3 new findings, 0 of another severity, 2 gone, 1 unchanged
1 finding unseen: their documents were not judged again, so nothing is known about them
1 input of the new report could not be read
the rules or the program are not the same in both reports, so findings may come and go with them
A missing or wrong marking does not declassify anything.
Findings are about markings, not about whether the information merits protection.
""" == comparison_text(comparison)
