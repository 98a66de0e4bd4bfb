"""The subject: every row of the table, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.values.field_tables import assert_in_place, stretch_of, table, vocabulary
from validator.parsing.values.subject import read_subject

CASES = table("subjects")


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case["text"].split()) for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    """The subject is found on joined lines, its portion marking apart from it."""
    stretch = stretch_of(case["text"])
    subject = read_subject(stretch, vocabulary())
    if case["subject"] == "none":
        assert subject is None
        return
    assert subject is not None
    assert case["subject"] == subject.text
    assert case.get("marking") == (subject.marking.text if subject.marking else None)
    assert case.get("repairs", []) == [repair.kind for repair in stretch.repairs]
    assert_in_place(stretch, subject.text, subject.span, stretch.repairs)


@given(st.one_of(st.text(), st.text("()[]CSU:. \nAB")))
def test_any_text(text: str) -> None:
    """Reading never raises, and the subject lies in its place, whatever the text."""
    stretch = stretch_of(text)
    subject = read_subject(stretch, vocabulary())
    if subject:
        assert_in_place(stretch, subject.text, subject.span, stretch.repairs)
        if subject.marking:
            assert_in_place(stretch, subject.marking.text, subject.marking.span, stretch.repairs)
