"""A result that is known is the result."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.known_results import packed, unpacked
from validator.light import evolve
from validator.reports.judged import OUTCOMES, Due, Finding, JudgedDocument
from validator.text import Place

RULES = ("AUT001", "DUR001", "POR001")
DUE = Due("unknown", "none", None, (), "it says nothing of it")
DOCUMENT = JudgedDocument("a.txt", None, "1" * 64, "utf-8", "cable", None, None, None, None, DUE, (), {}, {}, ())


@given(st.tuples(*[st.sampled_from(OUTCOMES)] * 3), st.permutations(RULES))
def test_every_outcome_comes_back_with_its_rule(outcomes: tuple[str, ...], order: list[str]) -> None:
    """Whatever the order in which a document has them."""
    pairs = dict(zip(RULES, outcomes, strict=True))
    document = evolve(DOCUMENT, outcomes={rule: pairs[rule] for rule in order})
    found = unpacked(packed(document, None, RULES), RULES, "b.txt")
    assert (evolve(document, path="b.txt"), None) == found
    assert found is not None
    assert list(RULES) == list(found[0].outcomes)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ('"outcomes":"012"', '"outcomes":"01"'),
        ('"outcomes":"012"', '"outcomes":"0123"'),
        ('"outcomes":"012"', '"outcomes":"01x"'),
        ('"outcomes":"012"', '"outcomes":null'),
        ('"outcomes":"012",', ""),
        ('"findings":[', '"findings":[{}'),
        ('"findings":[]', '"findings":7'),
        ('"due":{', '"due":{"more":1,'),
        ('"notes":[]', '"notes":null'),
        ("[{", "[["),
        ("[{", "[" * 100_000),
        (",null]", "]"),
        (",null]", ",7]"),
        (",null]", ',"[]"]'),
        (",null]", ""),
    ],
)
def test_what_was_meddled_with_is_as_good_as_none(before: str, behind: str) -> None:
    """Too few or too many outcomes, unknown ones, other attributes, and what is no result at all."""
    outcomes = dict(zip(RULES, OUTCOMES, strict=False))
    data = packed(evolve(DOCUMENT, outcomes=outcomes), None, RULES).decode()
    assert unpacked(data.encode(), RULES, "b.txt") is not None
    assert before in data
    assert unpacked(data.replace(before, behind).encode(), RULES, "b.txt") is None


@pytest.mark.parametrize("data", [b"", b"null", b"7", b"\xff", pickle.dumps((DOCUMENT, bytes(3), None))])
def test_what_is_no_result_is_as_good_as_none(data: bytes) -> None:
    """Nothing that lies there is run."""
    assert unpacked(data, RULES, "b.txt") is None


TEXTS = st.text() | st.just("half of a pair: \udcff")
PLACES = st.builds(Place, *[st.integers(1)] * 4, TEXTS, TEXTS)
FINDINGS = st.builds(
    Finding,
    *[TEXTS] * 4,
    PLACES,
    st.lists(PLACES, max_size=2).map(tuple),
    st.lists(TEXTS).map(tuple),
    st.none() | TEXTS,
    TEXTS,
    st.none() | TEXTS,
    st.booleans(),
)
STEPS = st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple)
DUES = st.builds(Due, TEXTS, TEXTS, st.none() | TEXTS, STEPS, TEXTS)


@given(FINDINGS, DUES, st.dictionaries(st.text(), st.integers(0)), st.lists(st.text()))
def test_everything_comes_back(finding: Finding, due: Due, repairs: dict[str, int], notes: list[str]) -> None:
    """Whatever a document has to say."""
    outcomes = dict.fromkeys(RULES, "pass")
    document = evolve(
        DOCUMENT, findings=(finding, finding), due=due, repairs=repairs, notes=tuple(notes), outcomes=outcomes
    )
    assert (document, None) == unpacked(packed(document, None, RULES), RULES, "a.txt")
