"""A result that is known is the result."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.known_results import packed, unpacked
from validator.light import evolve
from validator.reports.judged import OUTCOMES, Due, JudgedDocument

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
    "stored",
    [
        (DOCUMENT, bytes(2), None),
        (DOCUMENT, bytes(4), None),
        (DOCUMENT, b"\xff" * 3, None),
        (DOCUMENT, None, None),
        (None, bytes(3), None),
        (DOCUMENT, bytes(3)),
        Path("x"),
    ],
)
def test_what_was_meddled_with_is_as_good_as_none(stored: object) -> None:
    """Too few or too many outcomes, unknown ones, and what is no result at all."""
    assert unpacked(pickle.dumps(stored), RULES, "b.txt") is None
