"""Documents held against a report: are they still those that were judged?"""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.collection import CLEAN, FAULTY, RECORD, REPORT, UNREAD, WAIVED, report_of
from validator.reports.judged import JudgedDocument
from validator.reports.verification import STATES, Present, Verified, verify


def now(document: JudgedDocument, *, path: str | None = None, sha256: str | None = None) -> Present:
    """Gives a judged document as it is now."""
    return Present(path or document.path, document.record, sha256 or document.sha256)


def states(verified: list[Verified]) -> list[tuple[str, str]]:
    """Gives state and path of each."""
    assert {each.state for each in verified} <= STATES.keys()
    return [(each.state, each.path) for each in verified]


def test_what_is_as_it_was() -> None:
    """The same bytes under the same names, in any order."""
    present = [now(document) for document in reversed(REPORT.judged)]
    assert {"unchanged"} == {each.state for each in verify(REPORT, present)}
    assert [each.path for each in present] == [each.path for each in verify(REPORT, present)]


def test_what_was_changed_is_missing_or_new() -> None:
    """Other bytes, nothing, and something that was not there."""
    present = [now(CLEAN, sha256="0" * 64), Present("other.txt", None, "1" * 64)]
    assert [("changed", CLEAN.path), ("new", "other.txt"), ("missing", FAULTY.path)] == states(
        verify(report_of(CLEAN, FAULTY), present)
    )


def test_other_spellings_of_a_path_are_the_same_name() -> None:
    """Who writes ./cables means cables."""
    assert ["unchanged"] == [each.state for each in verify(report_of(CLEAN), [now(CLEAN, path=f"./x/../{CLEAN.path}")])]


def test_a_renamed_document_is_known_by_its_bytes() -> None:
    """A report speaks of bytes; where they lie is told."""
    (verified,) = verify(report_of(CLEAN), [now(CLEAN, path="archive/1.txt")])
    assert Verified("moved", "archive/1.txt", None, "judged as cables/08AMMAN3120.txt") == verified


def test_a_name_goes_before_bytes() -> None:
    """Two documents that changed places are changed, both, and nothing is moved or missing."""
    present = [now(CLEAN, sha256=FAULTY.sha256), now(FAULTY, sha256=CLEAN.sha256)]
    assert [("changed", CLEAN.path), ("changed", FAULTY.path)] == states(verify(report_of(CLEAN, FAULTY), present))


def test_a_copy_is_new() -> None:
    """One judged document is one document, however many copies lie about."""
    present = [now(CLEAN, path="a.txt"), now(CLEAN), now(CLEAN, path="b.txt")]
    assert [("new", "a.txt"), ("unchanged", CLEAN.path), ("new", "b.txt")] == states(verify(report_of(CLEAN), present))


def test_records_of_the_same_id_are_told_apart_by_their_bytes() -> None:
    """An export may hold an id twice."""
    twin = evolve(RECORD, sha256="2" * 64)
    present = [now(twin), now(RECORD, sha256="3" * 64)]
    assert ["unchanged", "changed"] == [each.state for each in verify(report_of(RECORD, twin, WAIVED), present)][:2]


def test_what_cannot_be_read_now_is_neither_missing_nor_changed() -> None:
    """Its bytes are unknown, and why is told."""
    (verified,) = verify(report_of(CLEAN), [Present(CLEAN.path, None, None, "permission denied")])
    assert Verified("unreadable", CLEAN.path, None, "permission denied") == verified


def test_what_could_not_be_read_then_was_not_judged() -> None:
    """So it is new, with the reason."""
    (verified,) = verify(report_of(UNREAD), [Present(UNREAD.path, None, "4" * 64)])
    assert Verified("new", UNREAD.path, None, "could not be read when the report was made") == verified


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("012"))),
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("012"))),
)
def test_every_document_is_accounted_for(then: list[tuple[str, str]], later: list[tuple[str, str]]) -> None:
    """Each present document has one state, and each judged one was found or is missing."""
    report = report_of(*(evolve(CLEAN, path=path, sha256=digit * 64) for path, digit in then))
    verified = verify(report, [Present(path, None, digit * 64) for path, digit in later])
    counted = {state: sum(each.state == state for each in verified) for state in STATES}
    assert len(later) == len(verified) - counted["missing"]
    assert len(then) == counted["unchanged"] + counted["moved"] + counted["changed"] + counted["missing"]
