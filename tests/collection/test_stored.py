"""Summaries as text: what is read is what was written, and what is none is refused."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collection.documents import base, summarised
from validator.collection.stored import read, written
from validator.documents.summary import Summary
from validator.ruleset.rules import RuleSet


@given(st.from_type(Summary))
def test_round_trip(summary: Summary) -> None:
    """Any summary comes back as it was, and so does its text, even where names hold what is no character."""
    text = written(summary)
    assert summary == read(text)
    assert text == written(read(text))
    assert text.isascii()


def test_it_goes_from_process_to_process(ruleset: RuleSet) -> None:
    """Summaries are made by worker processes."""
    summary = summarised(base("cable-2010-secret-derivative"), ruleset)
    assert summary == pickle.loads(pickle.dumps(summary))  # noqa: S301 - our own


@pytest.mark.parametrize("text", ["", "rubbish", "[]", "null", "{}", '["a"]', "3", "[1,2" + ",[]" * 20 + "]"])
def test_a_text_that_holds_no_summary_is_refused(text: str) -> None:
    """Whatever is wrong, it is a ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - json says it in many ways
        read(text)
