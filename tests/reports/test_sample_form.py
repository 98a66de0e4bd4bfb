"""Samples as JSON: read back exactly, or refused with the reason."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.errors import DefinitionError
from validator.reports.sample_form import sample_from_json, sample_to_json
from validator.sampling.drawing import Unit, draw
from validator.schemas import problems, schema

UNITS = [Unit(f"{number}.txt", None, f"{number:064x}", (("SECRET", "2008") if number % 3 else ("none", "1979")))
         for number in range(9)]  # fmt: skip
SAMPLE = draw(UNITS, 4, "2026 inspection", ("level", "year"), unreadable=1)
SAVED = sample_to_json(SAMPLE, "0.1.0")


def refused(text: str) -> list[str]:
    """Reads a sample that must be refused, and gives what is said."""
    with pytest.raises(DefinitionError) as caught:
        sample_from_json(text, "s.json")
    return [str(problem) for problem in caught.value.problems]


def test_a_sample_is_as_its_schema_says() -> None:
    """And what it holds is enough to draw it again."""
    data = json.loads(SAVED)
    assert [] == problems("sample", data)
    assert {
        "seed": "2026 inspection",
        "size": 4,
        "stratified_by": ["level", "year"],
        "population": 9,
        "drawn": 4,
        "unreadable": 1,
        "digest": SAMPLE.draw.digest,
        "strata": [
            {"values": {"level": "SECRET", "year": "2008"}, "population": 6, "drawn": 3},
            {"values": {"level": "none", "year": "1979"}, "population": 3, "drawn": 1},
        ],
    } == data["draw"]
    first = SAMPLE.documents[0]
    assert {"path": first.path, "record": None, "sha256": first.sha256, "stratum": first.stratum} == data["documents"][
        0
    ]


def test_what_a_report_says_of_a_drawing_has_the_same_shape() -> None:
    """The two schemas describe it in the same words."""
    assert schema("sample")["$defs"]["draw"] == schema("report")["$defs"]["draw"]


@given(path=st.text(), record=st.none() | st.text(), seed=st.text(min_size=1), value=st.text())
def test_what_was_written_is_read(path: str, record: str | None, seed: str, value: str) -> None:
    """Any texts come back as they were."""
    sample = draw([Unit(path, record, "0" * 64, (value,))], 1, seed, ("kind",))
    assert sample == sample_from_json(sample_to_json(sample, "0.1.0"), "s.json")
    assert SAMPLE == sample_from_json(SAVED, "s.json")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "s.json:1:1: is not JSON: Expecting value; it ends too early, as if it had been cut off"),
        ("[]", "s.json: is not a sample of declass-validator: an object with the key 'draw' was expected"),
        ('{"format": 1}', "s.json: is not a sample of declass-validator: an object with the key 'draw' was expected"),
        ('{"draw": 0.5}', "s.json: holds the number 0.5, and all numbers of a sample are whole"),
        ('{"draw": "\\ud800"}', "s.json: holds half of a surrogate pair, which no sample does"),
    ],
)
def test_what_is_no_sample_is_refused(text: str, problem: str) -> None:
    """Other JSON, and what only looks like JSON."""
    assert [problem] == refused(text)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data.update(format=2), "s.json: format: must be 1, not 2"),
        (
            lambda data: data["draw"].update(stratified_by=["levle"]),
            's.json: draw.stratified_by[0]: "levle" is none of level, order, year, decision, kind; did you mean '
            "'level'?",
        ),
        (
            lambda data: data["draw"].update(stratified_by=["level", "kind"]),
            "s.json: draw.strata: the value of 'kind' is missing",
        ),
        (
            lambda data: data["draw"].update(population=8),
            "s.json: draw.population: 8 does not fit the strata, which give 9",
        ),
        (lambda data: data["documents"].pop(), "s.json: documents: 0 of strata[1] are listed, and 1 were drawn"),
        (
            lambda data: data["documents"][0].update(stratum=2),
            "s.json: documents: 2 of strata[0] are listed, and 3 were drawn",
        ),
        (
            lambda data: data["documents"].append(data["documents"][0] | {"stratum": 2}),
            "s.json: documents: 5 are listed, and 4 were drawn",
        ),
        (lambda data: data.update(documents=[]), "s.json: documents: must not be empty"),
    ],
)
def test_a_sample_that_does_not_fit_together_is_refused(change: Callable[[Any], object], problem: str) -> None:
    """With the place in the data."""
    data = json.loads(SAVED)
    change(data)
    assert problem == refused(json.dumps(data))[0]
