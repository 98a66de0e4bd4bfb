"""Baselines: what is known, what is new, what is gone, and the file in which that stands."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reports.collection import CLEAN, DOCUMENTS, FAULTY, RECORD, REPORT, STANDING, STRANGE, WAIVED, report_of
from validator.baseline import (
    Baseline,
    Known,
    Seen,
    baseline_text,
    gone,
    hold,
    miss,
    pruned,
    read_baseline,
    taken,
)
from validator.baseline.values import baseline_of
from validator.errors import DefinitionError
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.schemas import problems
from validator.scope import Folder, Scope, scope_of

FOLDER = Folder("/box", "/box")
RULES = frozenset({"DUR018", "POR003", "REF003", "TXT001"})

WHOLE = """\
{
  "format": 1,
  "ruleset": {"digest": "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "profile": "default"},
  "findings": [
    {"fingerprint": "1:00000000000000000000000000000001", "rule": "DUR018", "document": "cables/08LIMA 77.txt", \
"reference": "08LIMA77", \
"message": "declassifies on 2040-11-18; E.O. 12958 as amended allows 2033-11-18 at the latest"},
    {"fingerprint": "1:00000000000000000000000000000002", "rule": "REF003", "document": "cables/08LIMA 77.txt", \
"reference": "08LIMA77", "message": "reftel B is cited but not listed"},
    {"fingerprint": "1:00000000000000000000000000000003", "rule": "TXT001", "document": "cables/08LIMA 77.txt", \
"reference": "08LIMA77", "message": "the text was read as Windows-1252, because it is not UTF-8"},
    {"fingerprint": "1:00000000000000000000000000000009", "rule": "REF003", "document": "export.jsonl", \
"record": "79", "reference": "08LIMA79", "message": "reftel E is cited but not listed"}
  ]
}
"""


def base(*documents: JudgedDocument | UnreadDocument) -> Baseline:
    """Takes the baseline of documents."""
    return taken(report_of(*documents), "b.json", FOLDER)


def held(report: Report, baseline: Baseline) -> tuple[Report, Seen]:
    """Holds a report against a baseline."""
    documents: list[JudgedDocument | UnreadDocument] = []
    found: set[str] = set()
    looked_for: set[str] = set()
    doubtful: set[str] = set()
    for each in report.documents:
        document, seen = (each, miss(each, baseline)) if isinstance(each, UnreadDocument) else hold(each, baseline)
        documents.append(document)
        found |= seen.found
        looked_for |= seen.looked_for
        doubtful |= seen.doubtful
    return report_of(*documents), Seen(frozenset(found), frozenset(looked_for), frozenset(doubtful))


def lost(baseline: Baseline, *documents: JudgedDocument | UnreadDocument, paths: tuple[str, ...] = ()) -> list[str]:
    """Gives the rules of the findings that are gone after a run."""
    _, seen = held(report_of(*documents), baseline)
    return [baseline.findings[each].rule for each in gone(baseline, seen, scope_of(paths, "/box"), RULES)]


def new(report: Report) -> list[str]:
    """Gives the fingerprints of what is new."""
    return [each.fingerprint for document in report.judged for each in document.findings if each.is_new]


def test_the_whole_file() -> None:
    """One finding a line, sorted by document and rule; what is waived is not in it."""
    baseline = base(WAIVED, FAULTY, CLEAN)
    assert WHOLE == baseline_text(baseline)
    assert baseline == read_baseline(WHOLE, "b.json", FOLDER)
    assert [] == problems("baseline", json.loads(WHOLE))
    empty = baseline_text(base(CLEAN))
    assert empty.endswith('  "findings": []\n}\n')
    assert {} == read_baseline(empty, "b.json", FOLDER).findings


def test_findings_on_waivers_are_not_taken() -> None:
    """A baseline of the file of waivers would let it grow old unseen."""
    rules = {each.rule for each in taken(STANDING, "b.json", FOLDER).findings.values()}
    assert {"DUR018", "REF003", "TXT001"} == rules


def test_documents_are_named_from_the_folder_of_the_baseline() -> None:
    """Wherever it is written from."""
    (first, *_) = taken(report_of(FAULTY), "b.json", Folder("/box/cables", "/box")).findings.values()
    assert "08LIMA 77.txt" == first.document


def test_copies_of_a_document_are_one() -> None:
    """They have the same fingerprints, so their findings stand there once, under the first name."""
    copies = base(evolve(FAULTY, path="z.txt"), evolve(FAULTY, path="a.txt"), FAULTY)
    assert ["a.txt"] * 3 == [each.document for each in copies.findings.values()]
    assert [] == new(held(report_of(*(evolve(FAULTY, path=f"{number}.txt") for number in range(3))), copies)[0])


@given(st.sets(st.sampled_from(range(len(DOCUMENTS)))), st.sets(st.sampled_from(range(len(DOCUMENTS)))))
def test_a_baseline_of_a_report_leaves_nothing_new(first: set[int], second: set[int]) -> None:
    """And of another report what the baseline did not see; holding twice is the same as once."""
    before, after = (report_of(*(DOCUMENTS[each] for each in sorted(chosen))) for chosen in (first, second))
    baseline = taken(before, "b.json", FOLDER)
    assert [] == new(held(before, baseline)[0])
    once, seen = held(after, baseline)
    assert (once, seen) == held(once, baseline)
    assert set(new(once)) == set(new(after)) - set(new(before))
    assert [each.outcomes for each in once.judged] == [each.outcomes for each in after.judged]


@given(st.sets(st.sampled_from(range(len(DOCUMENTS)))), st.sets(st.sampled_from(range(len(DOCUMENTS)))))
def test_pruning_is_idempotent_and_never_adds(first: set[int], second: set[int]) -> None:
    """What is left is what was found again, and what nothing is known about."""
    before, after = (report_of(*(DOCUMENTS[each] for each in sorted(chosen))) for chosen in (first, second))
    baseline = taken(before, "b.json", FOLDER)
    scope = Scope(("/box",))
    seen = held(after, baseline)[1]
    once = pruned(baseline, gone(baseline, seen, scope, RULES))
    assert once.findings.items() <= baseline.findings.items()
    assert set(once.findings) >= seen.found
    again = held(after, once)[1]
    assert () == gone(once, again, scope, RULES)
    assert (baseline.digest, baseline.profile) == (once.digest, once.profile)
    assert once == read_baseline(baseline_text(once), "b.json", FOLDER)


def test_a_waived_finding_can_be_known_too() -> None:
    """It counts as waived; when the waiver ends it is known, not new."""
    plain = evolve(WAIVED, findings=tuple(evolve(each, waived=None) for each in WAIVED.findings))
    document, seen = hold(WAIVED, base(plain))
    assert [True, True, True] == [each.baseline for each in document.findings]
    assert 3 == len(seen.found)


def test_a_finding_is_gone_if_its_document_was_judged() -> None:
    """By its name or by its reference, for a corrected document may have been renamed."""
    baseline = base(FAULTY)
    assert [] == lost(baseline, FAULTY)
    assert ["DUR018", "REF003", "TXT001"] == lost(baseline, evolve(CLEAN, path=FAULTY.path))
    assert ["DUR018", "REF003", "TXT001"] == lost(baseline, evolve(CLEAN, message_reference="08LIMA77"))
    assert ["REF003", "TXT001"] == lost(baseline, evolve(FAULTY, findings=(FAULTY.findings[1],)))
    assert [] == lost(baseline, CLEAN)
    assert [] == lost(base(RECORD), evolve(CLEAN, path="export.jsonl", record="80"))
    assert ["REF003"] == lost(base(RECORD), evolve(CLEAN, path="export.jsonl", record="case/17 ä"))


def test_a_finding_is_gone_if_its_document_is_not_there_any_more() -> None:
    """In a folder that was looked at; but not if the document was only renamed."""
    baseline = base(FAULTY)
    assert ["DUR018", "REF003", "TXT001"] == lost(baseline, CLEAN, paths=("cables",))
    assert [] == lost(baseline, CLEAN, paths=("other",))
    assert [] == lost(baseline, evolve(FAULTY, path="cables/renamed.txt"), paths=("cables",))


@pytest.mark.parametrize("path", [FAULTY.path, "cables", "./cables/"])
def test_what_could_not_be_read_is_not_gone(path: str) -> None:
    """Nor what stood in a folder that could not be listed."""
    assert [] == lost(base(FAULTY), UnreadDocument(path, None, "is empty"), paths=(".",))
    assert 3 == len(lost(base(FAULTY), UnreadDocument("other.txt", None, "is empty"), paths=(".",)))


def test_what_was_not_evaluated_is_not_gone() -> None:
    """A profile that leaves a rule out has corrected nothing."""
    baseline = base(FAULTY)
    seen = hold(evolve(CLEAN, path=FAULTY.path), baseline)[1]
    assert ["TXT001"] == [baseline.findings[each].rule for each in gone(baseline, seen, Scope(), {"TXT001", "POR003"})]


def test_the_page_shows_a_file_that_is_read() -> None:
    """Byte for byte as it would be written."""
    page = (Path(__file__).parent.parent.parent / "docs" / "baseline.md").read_text(encoding="utf-8")
    text = page.partition("```json\n")[2].partition("```")[0]
    assert text == baseline_text(read_baseline(text, "b.json", FOLDER))


def refused(text: str) -> list[str]:
    """Gives what is wrong with a file."""
    with pytest.raises(DefinitionError) as found:
        read_baseline(text, "b.json", FOLDER)
    return list(map(str, found.value.problems))


def changed(change: Callable[[Any], object]) -> str:
    """Gives the whole file with a change."""
    data = json.loads(WHOLE)
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            WHOLE[:300],
            "b.json:5:149: is not JSON: Unterminated string starting; it ends too early, as if it had been cut off",
        ),
        (WHOLE[:-4], "b.json:9:3: is not JSON: Expecting ',' delimiter; it ends too early, as if it had been cut off"),
        ("[]", "b.json: is not a baseline: an object with the key 'format' was expected"),
        ("{}", "b.json: is not a baseline: an object with the key 'format' was expected"),
        ('{"format": 2}', "b.json: is a baseline of format 2; format 1 is expected"),
        ('{"format": true}', "b.json: is a baseline of format true; format 1 is expected"),
        ('{"format": 1}', "b.json: the key 'findings' is missing"),
        (
            changed(lambda data: data.update(finding=[])),
            "b.json: finding: the key 'finding' is not known; did you mean 'findings'?",
        ),
        (changed(lambda data: data.update(findings={})), "b.json: findings: must be a list, not a mapping"),
        (changed(lambda data: data.update(ruleset=[])), "b.json: ruleset: must be a mapping, not a list"),
        (changed(lambda data: data["ruleset"].pop("digest")), "b.json: ruleset: the key 'digest' is missing"),
        (changed(lambda data: data["ruleset"].update(profile=1)), "b.json: ruleset.profile: must be a text, not 1"),
        (
            changed(lambda data: data["ruleset"].update(digest="1")),
            'b.json: ruleset.digest: "1" is not of the form ^[0-9a-f]{64}$',
        ),
        (changed(lambda data: data["ruleset"].update(profile="")), "b.json: ruleset.profile: must not be empty"),
        (changed(lambda data: data["findings"].append(1)), "b.json: findings[4]: must be a mapping, not 1"),
        (changed(lambda data: data["findings"][0].pop("rule")), "b.json: findings[0]: the key 'rule' is missing"),
        (
            changed(lambda data: data["findings"][1].update(fingerprint="1:2")),
            'b.json: findings[1].fingerprint: "1:2" is not of the form ^1:[0-9a-f]{32}$',
        ),
        (
            changed(lambda data: data["findings"][1].update(severity="x")),
            "b.json: findings[1].severity: the key 'severity' is not known",
        ),
        (changed(lambda data: data["findings"][1].update(record="")), "b.json: findings[1].record: must not be empty"),
        (
            changed(lambda data: data["findings"][1].update(message=None)),
            "b.json: findings[1].message: must be a text, not null",
        ),
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(text: str, problem: str) -> None:
    """With the place in the data, and what was expected there; the first problem is the one that was made."""
    assert problem == refused(text)[0]


def test_not_every_problem_of_a_stranger_is_told() -> None:
    """Twenty are enough to see that it is no baseline."""
    told = refused(changed(lambda data: data.update(findings=[1] * 30)))
    assert 21 == len(told)
    assert "b.json: and 10 more" == told[-1]


_ODD = [None, True, 0, 1, "", "x", [], {}, [1], {"x": 1}]
_PLACES = [
    ("format",), ("ruleset",), ("findings",), ("ruleset", "digest"), ("ruleset", "profile"), ("findings", 0),
    *(("findings", 3, key) for key in ("fingerprint", "rule", "document", "record", "reference", "message", "other")),
]  # fmt: skip


@given(place=st.sampled_from(_PLACES), value=st.sampled_from(_ODD))
@example(place=("format",), value=True)
def test_reader_and_schema_take_the_same_files(place: tuple[str | int, ...], value: object) -> None:
    """Reading without the schema is neither laxer nor stricter, wherever a baseline is changed."""
    data: Any = json.loads(WHOLE)
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    try:
        read_baseline(json.dumps(data), "b.json", FOLDER)
    except DefinitionError:
        assert problems("baseline", data)
    else:
        assert [] == problems("baseline", data)


_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
_KNOWN = st.builds(
    Known,
    document=_TEXT,
    record=st.just("") | _TEXT,
    rule=_TEXT,
    message=st.text(st.characters(codec="utf-8"), max_size=8),
    reference=st.just("") | _TEXT,
    fingerprint=st.integers(0, 5).map("1:{:032x}".format),
)


@given(st.lists(_KNOWN, max_size=8), st.randoms())
def test_a_baseline_is_read_as_it_was_written(known: list[Known], random: Random) -> None:
    """Whatever stands in it, and in whatever order it was found: the same findings give the same bytes."""
    baseline = baseline_of("b.json", FOLDER, "0" * 64, "default", tuple(known))
    text = baseline_text(baseline)
    assert baseline == read_baseline(text, "b.json", FOLDER)
    assert [] == problems("baseline", json.loads(text))
    random.shuffle(known)
    assert text == baseline_text(baseline_of("b.json", FOLDER, "0" * 64, "default", tuple(known)))
    assert text.count("\n") == 5 + (len(baseline.findings) + 1 if baseline.findings else 0)


def test_a_report_of_everything_is_taken_and_known_again() -> None:
    """Of the collection seven findings stand."""
    assert 7 == len(taken(REPORT, "b.json", FOLDER).findings)
    assert 2 == len(base(STRANGE).findings)
