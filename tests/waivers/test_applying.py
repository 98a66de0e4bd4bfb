"""Waivers applied to documents: what they cover, what they are about, and what they say of that."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.collection import DOCUMENTS
from tests.waivers.files import FOLDER, cable, finding, waivers
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.scope import Folder
from validator.waivers import Touched, doubt, waive

TODAY = dt.date(2026, 11, 23)


def reasons(document: JudgedDocument) -> dict[str, str | None]:
    """Gives by rule why its finding may stand."""
    return {each.rule: each.waived for each in document.findings}


def covers(document: str, judged: JudgedDocument, folder: Folder = FOLDER) -> bool:
    """Says whether a waiver of a document covers the findings of a judged one."""
    settled, touched = waive(judged, waivers(f"- {{rule: DUR018, document: '{document}', reason: x}}", folder), TODAY)
    assert touched.used == ({0} if settled != judged else set())
    return settled != judged


def test_a_finding_is_waived_with_the_reason() -> None:
    """Only that of the rule; the rule's outcome is waived, others stay."""
    judged = cable("a.txt", "DUR018", "REF003")
    settled, touched = waive(judged, waivers("- {rule: DUR018, document: a.txt, reason: agreed, by: A}"), TODAY)
    assert {"DUR018": "agreed (by A)", "REF003": None} == reasons(settled)
    assert judged.outcomes | {"DUR018": "waived"} == settled.outcomes
    assert Touched(frozenset({0}), frozenset({0})) == touched


def test_a_rule_of_which_one_finding_stands_fails() -> None:
    """A waiver of one fingerprint says nothing of another finding of the rule."""
    other = evolve(finding("DUR018"), fingerprint="1:" + "5" * 32)
    judged = evolve(cable("a.txt", "DUR018"), findings=(finding("DUR018"), other))
    settled, _ = waive(judged, waivers(f"- {{fingerprint: {other.fingerprint}, reason: x}}"), TODAY)
    assert [None, "x"] == [each.waived for each in settled.findings]
    assert judged.outcomes == settled.outcomes
    both = f"- {{fingerprint: [{other.fingerprint}, {finding('DUR018').fingerprint}], reason: x}}"
    assert "waived" == waive(judged, waivers(both), TODAY)[0].outcomes["DUR018"]


def test_rule_document_and_fingerprint_hold_together() -> None:
    """A waiver covers what fits all that it says."""
    judged, fingerprint = cable("a.txt", "DUR018"), finding("DUR018").fingerprint
    for rule, document, print_, fits in (
        ("DUR018", "a.txt", fingerprint, True),
        ("REF003", "a.txt", fingerprint, False),
        ("DUR018", "b.txt", fingerprint, False),
        ("DUR018", "a.txt", "1:" + "9" * 32, False),
        ("duration", "*", fingerprint, True),
        ("[REF003, duration]", "*", fingerprint, True),
    ):
        file = waivers(f"- {{rule: {rule}, document: '{document}', fingerprint: {print_}, reason: x}}")
        assert (rule, document, fits) == (rule, document, bool(waive(judged, file, TODAY)[1].used))


def test_of_several_waivers_the_first_gives_the_reason_and_all_are_used() -> None:
    """A second one that covers the same is not to be called unused."""
    file = waivers(
        "- {rule: REF003, document: a.txt, reason: other}\n"
        "- {rule: DUR018, document: '*', reason: one}\n"
        "- {rule: duration, document: a.txt, reason: two}\n"
    )
    settled, touched = waive(cable("a.txt", "DUR018"), file, TODAY)
    assert {"DUR018": "one"} == reasons(settled)
    assert {1, 2} == touched.used
    assert {0, 2} == touched.met


@pytest.mark.parametrize("file", ["until: 2026-11-22", "reason: ''"])
def test_a_waiver_that_takes_no_effect_covers_nothing(file: str) -> None:
    """Expired the day before, or without a reason; but its document was met."""
    text = f"- {{rule: DUR018, document: a.txt, {file}, by: A}}"
    if "reason" not in file:
        text = text.replace("by: A", "reason: x")
    judged = cable("a.txt", "DUR018")
    assert (judged, Touched(met=frozenset({0}))) == waive(judged, waivers(text), TODAY)


@pytest.mark.parametrize(
    ("document", "path", "fits"),
    [
        ("cables/a.txt", "cables/a.txt", True),
        ("cables/a.txt", "./cables/a.txt", True),
        ("./cables/a.txt", "cables/a.txt", True),
        ("cables/a.txt", "/box/cables/a.txt", True),
        ("cables/a.txt", "old/cables/a.txt", False),
        ("cables/a.txt", "CABLES/A.TXT", False),
        ("a.txt", "old/cables/a.txt", True),
        ("*.txt", "old/cables/a.txt", True),
        ("cables/*.txt", "cables/1975/a.txt", False),
        ("cables/**", "cables/1975/a.txt", True),
        ("cables/**/a.txt", "cables/a.txt", True),
        ("cables/[1]: a.txt", "cables/[1]: a.txt", True),
        ("cables/[1]: a.txt", "cables/1: a.txt", True),
        ("../other/a.txt", "/other/a.txt", True),
        ("*.txt", "-", False),
        ("-", "-", True),
    ],
)
def test_a_document_is_meant_by_path_or_glob(document: str, path: str, *, fits: bool) -> None:
    """From the folder of the file; without a slash in every folder; a path goes before the glob that it could be."""
    assert fits == covers(document, cable(path, "DUR018"))


def test_paths_are_those_from_the_folder_of_the_file() -> None:
    """Whatever the working directory is."""
    assert covers("cables/a.txt", cable("a.txt", "DUR018"), Folder("/box", "/box/cables"))
    assert covers("cables/a.txt", cable("../box/cables/a.txt", "DUR018"), Folder("/box", "/elsewhere"))
    assert not covers("./a.txt", cable("a.txt", "DUR018"), Folder("/box", "/box/cables"))


@pytest.mark.parametrize(
    ("document", "fits"),
    [("08LIMA77", True), ("08 Lima 77", True), ("08LIMA7", False), ("08LIMA*", False)],
)
def test_a_document_is_meant_by_message_reference(document: str, *, fits: bool) -> None:
    """With blanks or without; a reference is no glob."""
    assert fits == covers(document, cable("a.txt", "DUR018", reference="08LIMA77"))
    assert not covers(document, cable("a.txt", "DUR018"))


@pytest.mark.parametrize(
    ("document", "fits"),
    [
        ("cables.jsonl", True),
        ("cables.jsonl[case/17]", True),
        ("*.jsonl[case/17]", True),
        ("box/*.jsonl[case/17]", False),
        ("case/17", True),
        ("cables.jsonl[case/18]", False),
        ("other.jsonl[case/17]", False),
        ("case", False),
    ],
)
def test_a_document_is_meant_by_record(document: str, *, fits: bool) -> None:
    """As reports write it, by its id alone, or by a glob over its file."""
    assert fits == covers(document, cable("cables.jsonl", "DUR018", record="case/17"))


def test_what_could_not_be_read_may_be_what_a_waiver_is_about() -> None:
    """A file, a folder, or a document of whatever reference."""
    file = waivers(
        "- {rule: DUR018, document: cables/a.txt, reason: x}\n"
        "- {rule: DUR018, document: 'cables/1975/*.txt', reason: x}\n"
        "- {rule: DUR018, document: other/a.txt, reason: x}\n"
        "- {rule: DUR018, document: 08LIMA77, reason: x}\n"
        "- {fingerprint: 1:00000000000000000000000000000007, reason: x}\n"
    )
    for path, numbers in (("cables/a.txt", {0, 3, 4}), ("cables", {0, 1, 3, 4}), ("./cables/1975/b.txt", {1, 3, 4})):
        assert Touched(doubtful=frozenset(numbers)) == doubt(UnreadDocument(path, None, "is empty"), file)


_JUDGED = [each for each in DOCUMENTS if isinstance(each, JudgedDocument)]
_WAIVER = st.builds(
    "- {{rule: {}, document: '{}', reason: {}, until: {}}}".format,
    st.sampled_from(["DUR018", "duration", "[portion, REF003]"]),
    st.sampled_from(["**", "cables/**", "08LIMA79", "export.jsonl", "79"]),
    st.sampled_from(["one", "two", "''"]),
    st.sampled_from(["2026-01-01", "2027-01-01"]),
)


@given(document=st.sampled_from(_JUDGED), lines=st.lists(_WAIVER, min_size=1, max_size=4))
def test_applying_twice_is_the_same_as_once(document: JudgedDocument, lines: list[str]) -> None:
    """Also what was used; findings are never lost, and outcomes change from fail to waived only."""
    file = waivers("\n".join(lines))
    once, touched = waive(document, file, TODAY)
    assert (once, touched) == waive(once, file, TODAY)
    assert [each.fingerprint for each in document.findings] == [each.fingerprint for each in once.findings]
    changed = {(document.outcomes[rule], once.outcomes[rule]) for rule in once.outcomes}
    assert {(before, after) for before, after in changed if before != after} <= {("fail", "waived")}
    assert touched.used or once == document
