"""The TAGS line: every row of the table, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.values.field_tables import assert_in_place, calls_made, stretch_of, table, vocabulary
from validator.documents.values import Passage, Tag
from validator.parsing.values.glued import split_glued
from validator.parsing.values.tags import TagsLine, read_tags

CASES = table("tags")


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case["text"].split())[:60] for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    """Every tag of a line is found with its kind, and what is no tag is set apart."""
    stretch = stretch_of(case["text"])
    line = read_tags(stretch, vocabulary())
    rows = [*case["tags"], *[""] * len(line.tags)]
    found = [
        f"{tag.code}/{tag.kind}" + f" | {tag.text}" * (" | " in row) for tag, row in zip(line.tags, rows, strict=False)
    ]
    assert case["tags"] == found
    assert case.get("not-tags", []) == [passage.text for passage in line.not_tags]
    assert case.get("repairs", []) == [repair.kind for repair in stretch.repairs]
    values: list[Tag | Passage] = [*line.tags, *line.not_tags]
    for value in values:
        assert_in_place(stretch, value.text, value.span, stretch.repairs)


PIECES = st.sampled_from(
    [
        "PREL",
        "MU",
        "PTERKU",
        "OVIP",
        "(",
        ")",
        ",",
        ";",
        " ",
        "\n",
        "/",
        "-",
        ":",
        "GREENE",
        "PATRICIA",
        "SIPDIS",
        "OF",
        "00012",
        "MUSCAT",
        "0VIP",
        "ß",
        "AER",
        "LINGUS",
        "TAGS:",
        "JR",
        "(GREENE, PAT)",
        "(U)",
        " AND ",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_any_text(text: str) -> None:
    """Reading never raises, and every value lies in its place, whatever the text."""
    stretch = stretch_of(text)
    line = read_tags(stretch, vocabulary())
    values: list[Tag | Passage] = [*line.tags, *line.not_tags]
    for value in values:
        assert_in_place(stretch, value.text, value.span, stretch.repairs)
    assert isinstance(line, TagsLine)


@given(st.lists(st.sampled_from(["PREL", "PGOV", "KNNP", "MNUC"]), min_size=2, max_size=8))
def test_glued_main_codes_are_parted(codes: list[str]) -> None:
    """Subject and program codes of four letters that ran together are parted as they were."""
    assert tuple(codes) == split_glued("".join(codes), vocabulary().tags)


def test_more_than_one_shortest_way_is_not_parted() -> None:
    """A word that can be parted in two shortest ways stays whole."""
    tags = {"AAAA": "subject", "BBBB": "subject", "AAA": "subject", "ABBBB": "subject"}
    assert () == split_glued("AAAABBBB", tags)
    assert ("AAAA", "BBBB") == split_glued("AAAABBBB", {"AAAA": "subject", "BBBB": "subject"})


def test_the_fewest_codes_win() -> None:
    """Of a long and a short way to part a word the one with fewer codes is taken."""
    tags = {"AAAABBBB": "subject", "CC": "geographic", "AA": "geographic", "BB": "geographic", "BBCC": "subject"}
    assert ("AAAABBBB", "CC") == split_glued("AAAABBBBCC", tags)


def test_places_and_organisations_alone_are_not_parted() -> None:
    """A word that is made of places or organisations only is rather a word of its own."""
    assert () == split_glued("USUSUS", {"US": "geographic"})
    assert () == split_glued("PREL" * 60, vocabulary().tags)


@pytest.mark.parametrize(
    "piece", ["XQZW ", "XQZW, ", "PREL ", "GREENE, ", "(", "(A) ", "12 ", "12 OF ", "ROME 12 ", "MEDIA ", "A/B "]
)
def test_cost_is_linear(piece: str) -> None:
    """Twice the line makes about twice the work, whatever is repeated."""
    single, double = stretch_of(piece * 200), stretch_of(piece * 400)
    words = vocabulary()
    once = calls_made(lambda: read_tags(single, words))
    assert calls_made(lambda: read_tags(double, words)) < 2.5 * once
