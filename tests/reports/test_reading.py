"""Saved reports: read back exactly, or refused with the reason."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reports.collection import DOCUMENTS, NOTHING, REPORT, SAMPLED, STRANGE, UNREAD, report_of
from validator.errors import DefinitionError
from validator.reports.json_form import render_json, report_to_json
from validator.reports.reading import report_from_json
from validator.schemas import problems

ROOT = Path(__file__).parent.parent.parent
SAVED = render_json(REPORT)


def refused(text: str) -> list[str]:
    """Reads a report that must be refused, and gives what is said."""
    with pytest.raises(DefinitionError) as caught:
        report_from_json(text, "old.json")
    return [str(problem) for problem in caught.value.problems]


def changed(change: Callable[[Any], object]) -> str:
    """Gives the saved collection after a change of its data."""
    data = json.loads(SAVED)
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize("report", [REPORT, NOTHING, SAMPLED, report_of(), report_of(UNREAD)])
def test_what_was_written_is_read(report: Any) -> None:  # noqa: ANN401 - a report
    """The inverse is exact: the same value, and so the same text again."""
    assert report == report_from_json(render_json(report))
    assert render_json(report) == render_json(report_from_json(render_json(report)))


@settings(deadline=None)
@given(
    path=st.text(),
    record=st.none() | st.text(),
    message=st.text(),
    related=st.integers(0, 2),
    waived=st.none() | st.text(),
)
def test_what_was_written_is_read_whatever_stands_in_it(
    path: str, record: str | None, message: str, related: int, waived: str | None
) -> None:
    """Any texts come back as they were."""
    place = evolve(STRANGE.findings[0].place, source_line=message)
    finding = evolve(STRANGE.findings[0], message=message, place=place, related=(place,) * related, waived=waived)
    outcomes = STRANGE.outcomes | {"POR003": "fail" if waived is None else "waived"}
    document = evolve(STRANGE, path=path, record=record, findings=(finding,), outcomes=outcomes)
    report = report_of(document, evolve(UNREAD, path=path, record=record, reason=message))
    assert report == report_from_json(render_json(report))


def test_the_order_of_keys_does_not_matter() -> None:
    """A report that went through a database comes back with its keys sorted, and is the same report."""
    assert REPORT == report_from_json(json.dumps(json.loads(SAVED), sort_keys=True))


def test_the_standing_sentences_may_be_those_of_another_version() -> None:
    """What every report says belongs to the program, not to the run."""
    assert REPORT == report_from_json(changed(lambda data: data.update(standing=["Once worded otherwise."])))


@pytest.mark.parametrize("cut", [0, 1, 40, len(SAVED) // 2, len(SAVED) - 2])
def test_a_report_that_was_cut_off_is_refused(cut: int) -> None:
    """With the place where it ends."""
    (problem,) = refused(SAVED[:cut])
    assert problem.startswith("old.json:")
    assert "is not JSON" in problem


def test_a_cut_is_told_as_one() -> None:
    """Who sees that a report ends too early looks for the rest, not for a misprint."""
    (problem,) = refused(SAVED[: SAVED.index("\n    {")])
    assert problem.endswith("; it ends too early, as if it had been cut off")
    assert "cut off" not in refused("{]")[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[]", "old.json: is not a report of declass-validator: an object with the key 'format' was expected"),
        ("3", "old.json: is not a report of declass-validator: an object with the key 'format' was expected"),
        (
            '{"runs": []}',
            "old.json: is not a report of declass-validator: an object with the key 'format' was expected",
        ),
        ('{"format": 2}', "old.json: is a report of format 2; format 1 is expected"),
        ('{"format": true}', "old.json: is a report of format true; format 1 is expected"),
        (
            '{"format": 2, "tool": {"name": "declass-validator", "version": "9.0"}}',
            "old.json: is a report of format 2 (made by declass-validator 9.0); format 1 is expected",
        ),
        ('{"format": 2, "tool": {"version": 9}}', "old.json: is a report of format 2; format 1 is expected"),
        ('{"format": 1, "format": 1}', "old.json: holds the key 'format' twice in one object"),
        ('{"format": 1.0}', "old.json: holds the number 1.0, and all numbers of a report are whole"),
        ('{"format": NaN}', "old.json: holds the number NaN, and all numbers of a report are whole"),
        ('{"format": 1, "as_of": "\\ud800"}', "old.json: holds half of a surrogate pair, which no report does"),
        ("[" * 100_000, "old.json: is nested deeper than any report"),
        ("{]", "old.json:1:2: is not JSON: Expecting property name enclosed in double quotes"),
    ],
)
def test_what_is_no_report_is_refused(text: str, problem: str) -> None:
    """Other JSON, other formats, and what only looks like JSON."""
    assert [problem] == refused(text)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data.pop("as_of"), "old.json: the key 'as_of' is missing"),
        (lambda data: data.update(as_off=1), "old.json: as_off: the key 'as_off' is not known; did you mean 'as_of'?"),
        (lambda data: data["summary"].pop("judged"), "old.json: summary: the key 'judged' is missing"),
        (lambda data: data.update(documents={}), "old.json: documents: must be a list, not a mapping"),
        (lambda data: data.update(tool=3), "old.json: tool: must be a mapping, not 3"),
        (
            lambda data: data["documents"][0].update(judged=1),
            "old.json: documents[0].judged: must be true, not 1",
        ),
        (
            lambda data: data["documents"][0]["source"].update(sha256="A"),
            'old.json: documents[0].source.sha256: "A" is not of the form ^[0-9a-f]{64}$',
        ),
        (lambda data: data.update(standing=3), "old.json: standing: must be a list, not 3"),
        (
            lambda data: data["tool"].update(name="other"),
            'old.json: tool.name: must be "declass-validator", not "other"',
        ),
        (
            lambda data: data["documents"][1]["findings"][2].update(severity="fatal"),
            'old.json: documents[1].findings[2].severity: "fatal" is none of error, warning, note',
        ),
        (
            lambda data: data["documents"][1]["findings"][2].update(line="29"),
            'old.json: documents[1].findings[2].line: must be a whole number, not "29"',
        ),
        (
            lambda data: data["documents"][0]["due"].update(date="2018-02-30"),
            "old.json: '2018-02-30' is not a day of any year",
        ),
        (
            lambda data: data["rules"][0].update(discrepancy="none"),
            "old.json: rule DUR018: the discrepancy 'none' has no title",
        ),
        (
            lambda data: data["rules"][0].update({"pass": 9}),
            "old.json: rule DUR018: its outcomes are not those of the documents",
        ),
        (
            lambda data: data["summary"].update(judged=4),
            "old.json: summary.judged: 4 does not fit the documents, which give 5",
        ),
        (
            lambda data: data["documents"].pop(2),
            "old.json: summary.documents: 7 does not fit the documents, which give 6",
        ),
        (
            lambda data: data["documents"][1]["findings"].pop(),
            "old.json: documents[1]: there is no finding of 'REF003', of which the outcome is fail",
        ),
        (
            lambda data: data["documents"][1]["findings"][0].update(rule="XXX001"),
            "old.json: documents[1]: there is a finding of 'XXX001', which did not fail",
        ),
        (
            lambda data: data["documents"][1]["findings"][0].update(discrepancy="none"),
            "old.json: documents[1]: the discrepancy 'none' has no title",
        ),
        (
            lambda data: data["documents"][0]["outcomes"].update(XXX001="pass"),
            "old.json: documents[0]: there is an outcome of 'XXX001', which is not among the rules",
        ),
    ],
)  # fmt: skip
def test_a_report_of_another_shape_is_refused(change: Callable[[Any], object], problem: str) -> None:
    """With the place in the data, and what was expected there; the first problem is the one that was made."""
    assert problem == refused(changed(change))[0]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            lambda sample: sample["draw"].update(population=61),
            "old.json: sample: population: 61 does not fit the strata, which give 60",
        ),
        (
            lambda sample: sample["draw"].update(drawn=6),
            "old.json: sample: drawn: 6 does not fit the strata, which give 7",
        ),
        (
            lambda sample: sample["draw"]["strata"][1].update(drawn=1),
            "old.json: sample: drawn: 7 does not fit the strata, which give 8",
        ),
        (
            lambda sample: sample["draw"]["strata"][1].update(population=-2),
            "old.json: sample.draw.strata[1].population: -2 is less than the minimum of 0",
        ),
        (
            lambda sample: (
                sample["draw"].update(drawn=8, population=58),
                sample["draw"]["strata"][1].update(population=0, drawn=1),
            ),
            "old.json: sample: strata[1]: more documents were drawn than there are",
        ),
        (
            lambda sample: (sample["draw"].update(drawn=6), sample["draw"]["strata"][0].update(drawn=4)),
            "old.json: sample: there are 7 documents, and only 6 were drawn",
        ),
        (
            lambda sample: sample["draw"]["strata"][0]["values"].update(kind="cable"),
            "old.json: sample: strata[0]: its values are not those of the traits level, year",
        ),
        (
            lambda sample: sample["without_findings"].update(high=61),
            "old.json: sample: without_findings: these are no bounds for 7 documents drawn from 60",
        ),
        (
            lambda sample: sample["without_discrepancies"].update(low=59),
            "old.json: sample: without_discrepancies: these are no bounds for 7 documents drawn from 60",
        ),
        (
            lambda sample: sample.update(without_findings=None),
            "old.json: sample: without_findings: these are no bounds for 7 documents drawn from 60",
        ),
        (
            lambda sample: sample["draw"].update(seed=""),
            "old.json: sample.draw.seed: must not be empty",
        ),
    ],
)  # fmt: skip
def test_a_sample_that_does_not_fit_together_is_refused(change: Callable[[Any], object], problem: str) -> None:
    """Sizes, strata and bounds belong to one another, and to the documents."""
    data = report_to_json(SAMPLED)
    change(data["sample"])
    assert problem == refused(json.dumps(data))[0]


def test_not_every_problem_of_a_stranger_is_told() -> None:
    """Twenty are enough to see that a report is not ours."""
    told = refused(changed(lambda data: data.update(documents=[{}] * 30)))
    assert 21 == len(told)
    assert told[-1].startswith("old.json: and ")
    assert told[-1].endswith(" more")


def places(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Gives the paths of all values in plain data."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for step, value in steps for found in places(value, (*path, step)))]


PLACES = places(report_to_json(SAMPLED))[1:]

ODD = [None, True, 0, -1, 5, "", "x", "2008-11-18", [], [1], ["x"], {}, {"x": 1}, {"x": "x"}]


@settings(deadline=None)
@given(place=st.sampled_from(PLACES), value=st.sampled_from(ODD))
@example(place=("summary", "outcomes", "undetermined"), value=True)
def test_nothing_is_read_that_the_schema_refuses(place: tuple[str | int, ...], value: object) -> None:
    """Reading without the schema is no laxer than the schema, wherever a report is changed."""
    data = copy.deepcopy(report_to_json(SAMPLED))
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    try:
        report = report_from_json(json.dumps(data))
    except DefinitionError:
        return
    assert [] == problems("report", data)
    assert report_to_json(report) | {"standing": data["standing"]} == data


@settings(deadline=None)
@given(place=st.sampled_from([place for place in PLACES if isinstance(place[-1], str)]))
@example(place=("summary",))
def test_no_key_can_be_left_out(place: tuple[str | int, ...]) -> None:
    """Only of repairs there can be fewer, and it is still a report."""
    data = copy.deepcopy(report_to_json(SAMPLED))
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    del inner[place[-1]]
    assert place[-2:-1] == ("repairs",) or refused(json.dumps(data))


def test_a_right_report_is_read_without_the_schema_library() -> None:
    """It is slow to import and slower to run; only what is wrong needs it."""
    code = """
import sys
from tests.reports.collection import REPORT
from validator.reports.json_form import render_json
from validator.reports.reading import report_from_json
assert report_from_json(render_json(REPORT)) == REPORT
print("jsonschema" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "False\n" == done.stdout


def test_the_collection_is_a_report_by_the_schema() -> None:
    """What the snapshots show could have come from a run."""
    assert [] == problems("report", report_to_json(REPORT))
    assert [] == problems("report", report_to_json(SAMPLED))
    assert 7 == len(DOCUMENTS)
