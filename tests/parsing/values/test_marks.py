"""Portion markings, level words and date-time groups: every row of the tables, and what holds for any text."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.values.field_tables import assert_in_place, stretch_of, table, vocabulary
from validator.knowledge.level import Level
from validator.parsing.values.marks import read_class_words, read_date_time_group, read_portion_marking

LEVELS = {
    "TS": Level.TOP_SECRET,
    "S": Level.SECRET,
    "C": Level.CONFIDENTIAL,
    "R": Level.RESTRICTED,
    "U": Level.UNCLASSIFIED,
    "-": None,
}
PORTIONS = table("portion_markings")
CLASS_WORDS = table("class_words")
GROUPS = table("date_time_groups")


def named(cases: list[dict[str, Any]]) -> list[str]:
    """Names of cases for people."""
    return [" ".join(str(case["text"]).split()) + (" (lost)" if "lost" in case else "") for case in cases]


@pytest.mark.parametrize("case", PORTIONS, ids=named(PORTIONS))
def test_portion_markings(case: dict[str, Any]) -> None:
    """Level, controls, countries and what nobody knows; or that there is no marking."""
    stretch = stretch_of(case["text"], "1. ", "")
    found = read_portion_marking(stretch, 0, vocabulary(), lost_bracket=case.get("lost", False))
    if case["level"] == "none":
        assert found is None
        assert [] == stretch.repairs
        return
    assert found
    marking, end = found
    assert LEVELS[case["level"]] == marking.level
    assert case.get("controls", []) == list(marking.controls)
    assert case.get("unknown", []) == list(marking.unknown)
    assert case.get("to", []) == list(marking.released_to)
    assert case.get("entire", False) == marking.entire_text
    assert case.get("rest", "") == stretch.text[end:]
    assert case.get("marking", " ".join(stretch.text[:end].split())) == marking.text
    assert_in_place(stretch, marking.text, marking.span, stretch.repairs)


@pytest.mark.parametrize("case", CLASS_WORDS, ids=named(CLASS_WORDS))
def test_class_words(case: dict[str, Any]) -> None:
    """Level, controls, whether letters were set apart; or that no level can be read."""
    stretch = stretch_of(case["text"], "BT\n", "\nSIPDIS")
    found = read_class_words(stretch, 0, vocabulary())
    if case["level"] == "none":
        assert found is None
        assert [] == stretch.repairs
        return
    assert found
    classification, end = found
    assert LEVELS[case["level"]] == classification.level
    assert case.get("controls", []) == list(classification.controls)
    assert case.get("unknown", []) == list(classification.unknown)
    assert case.get("spaced", False) == classification.spaced
    assert case.get("rest", "") == stretch.text[end:]
    assert case.get("word", stretch.text[:end]) == classification.text
    assert ("word" in case and "  " not in case["text"]) == bool(stretch.repairs)
    assert_in_place(stretch, classification.text, classification.span, stretch.repairs)


@pytest.mark.parametrize("case", GROUPS, ids=named(GROUPS))
def test_date_time_groups(case: dict[str, Any]) -> None:
    """The moment in UTC, or that there is none."""
    stretch = stretch_of(case["text"], "P ", "\nFM")
    found = read_date_time_group(stretch, 0)
    if case["is"] == "none":
        assert found is None
        return
    assert found
    group, end = found
    expected = None if case["is"] == "impossible" else dt.datetime.fromisoformat(case["is"]).replace(tzinfo=dt.UTC)
    assert expected == group.datetime
    assert (expected is not None) == group.readable
    assert case.get("rest", "") == stretch.text[end:]
    assert case.get("group", stretch.text[:end]) == group.text
    assert ("group" in case) == bool(stretch.repairs)
    assert_in_place(stretch, group.text, group.span, stretch.repairs)


MARKS = st.sampled_from(
    [
        "(", ")", "[", "]", "}", "//", "/", "-", ",", " ", "\n", ".", "C", "S", "TS", "U", "K", "SBU", "NF",
        "NOFORN", "REL", "TO", "USA",
        "LIBYA", "SI-G", "ABCD", "ENTIRE", "TEXT", "IS", "NATO", "FGI", "JOINT", "EYES ONLY", "SAR", "SECRET",
        "C O N F", "E C R E T",
        "U N C L A S", "SECTION", "UNCLAS", "EFTO", "CONFIDENTAL", "//NATO", "0", "1", "181149", "Z", "NOV", "08",
        "2008", "\u00e9",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(MARKS).map("".join), st.lists(MARKS).map(" ".join)), st.booleans())
def test_any_text(text: str, lost: bool) -> None:  # noqa: FBT001 - hypothesis gives it by position
    """Reading never raises, every value lies in its place, and none is read as unclassified that does not say so."""
    for read in (
        lambda stretch: read_portion_marking(stretch, 0, vocabulary(), lost_bracket=lost),
        lambda stretch: read_class_words(stretch, 0, vocabulary()),
        lambda stretch: read_date_time_group(stretch, 0),
    ):
        stretch = stretch_of(text)
        found = read(stretch)
        if found:
            value, end = found
            assert 0 < end <= len(text)
            assert_in_place(stretch, value.text, value.span, stretch.repairs)
            if getattr(value, "level", None) == Level.UNCLASSIFIED:
                assert any(letter in value.text.upper() for letter in "UOAE")


@given(st.lists(st.sampled_from("SECRTONFIDALUM "), min_size=4, max_size=30).map("".join))
def test_a_damaged_word_is_read_by_repairs_that_can_be_shown(text: str) -> None:
    """The text of the classification, with its spaces taken out, begins with a level word."""
    stretch = stretch_of(text)
    found = read_class_words(stretch, 0, vocabulary())
    if found and stretch.repairs:
        word = found[0].text.replace(" ", "")
        assert any(word.startswith(level) for level in (*vocabulary().levels, *vocabulary().administrative))
