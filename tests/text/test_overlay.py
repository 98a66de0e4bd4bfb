"""Repairs are laid over the raw text, and every place in the repaired text leads back to the raw text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.text import Edit, Span, folded, one_spaced, read_through


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A raw text of lower-case letters and edits, overlapping or not, whose replacements are upper case."""
    raw = draw(st.text(st.sampled_from("abc \n"), max_size=24))
    places = st.integers(0, len(raw))
    edits = []
    for start, end, replacement in draw(
        st.lists(st.tuples(places, places, st.text(st.sampled_from("XY Z"), max_size=3)), max_size=6)
    ):
        edits.append(Edit(min(start, end), max(start, end), replacement, "test"))
    return raw, edits


def test_a_text_without_edits_is_itself() -> None:
    """Offsets of the repaired text are those of the raw text."""
    read = read_through("abc", [])
    assert (read.text, read.edits, read.span(1, 3), read.raw_start(2), read.raw_end(2)) == ("abc", [], Span(1, 3), 2, 2)


def test_edits_replace_mask_and_insert() -> None:
    """Each edit is read in its place, in whatever order they come."""
    edits = [Edit(6, 7, "", "mask"), Edit(0, 1, "XY", "replace"), Edit(3, 3, "-", "insert")]
    read = read_through("abcdefgh", edits)
    assert read.text == "XYbc-defh"
    assert [edit.kind for edit in read.edits] == ["replace", "insert", "mask"]


def test_places_lead_back_to_the_raw_text() -> None:
    """Copied characters lead to themselves, replaced ones to the whole stretch that was replaced."""
    read = read_through("a###bc", [Edit(1, 4, "", "mask"), Edit(5, 6, "XY", "replace")])
    assert read.text == "abXY"
    assert read.span(0, 1) == Span(0, 1)
    assert read.span(1, 2) == Span(4, 5)
    assert read.span(0, 2) == Span(0, 5)
    assert read.span(2, 3) == read.span(3, 4) == read.span(2, 4) == Span(5, 6)
    assert read.span(4, 4) == Span(6, 6)
    assert (read.raw_end(0), read.raw_end(1), read.raw_start(1)) == (0, 1, 4)


def test_a_text_that_is_masked_whole_is_empty() -> None:
    """Its only place is the end of the raw text."""
    read = read_through("abc", [Edit(0, 3, "", "mask")])
    assert (read.text, read.span(0, 0), read.raw_end(0)) == ("", Span(3, 3), 3)


@pytest.mark.parametrize(
    ("expected", "edits"),
    [
        ("X#e", [Edit(2, 4, "Y", "second"), Edit(0, 3, "X", "first")]),
        ("Xe", [Edit(0, 2, "Y", "shorter"), Edit(0, 4, "X", "longer")]),
        ("Xe", [Edit(1, 3, "Y", "inside"), Edit(0, 4, "X", "outside")]),
        ("XYe", [Edit(2, 4, "Y", "behind"), Edit(0, 2, "X", "before")]),
        ("Xcde", [Edit(0, 0, "Y", "insertion"), Edit(0, 2, "X", "replacement")]),
        ("XYcde", [Edit(2, 2, "Y", "insertion"), Edit(0, 2, "X", "replacement")]),
        ("XYabcde", [Edit(0, 0, "X", "one insertion"), Edit(0, 0, "Y", "another")]),
    ],
)
def test_of_overlapping_edits_the_first_is_kept(expected: str, edits: list[Edit]) -> None:
    """The one that starts first wins, of two with the same start the longer one; edits that touch are both kept."""
    assert expected.replace("#", "d") == read_through("abcde", edits).text


@given(texts_with_edits())
def test_every_place_leads_back_exactly(text: tuple[str, list[Edit]]) -> None:
    """The kept edits, applied one by one, give the text; each of its characters leads to where it comes from."""
    raw, edits = text
    read = read_through(raw, edits)
    expected: list[tuple[str, Span]] = []
    place = 0
    for edit in read.edits:
        expected += [(raw[index], Span(index, index + 1)) for index in range(place, edit.start)]
        expected += [(character, Span(edit.start, edit.end)) for character in edit.replacement]
        place = edit.end
    expected += [(raw[index], Span(index, index + 1)) for index in range(place, len(raw))]
    assert "".join(character for character, _ in expected) == read.text
    assert [span for _, span in expected] == [read.span(index, index + 1) for index in range(len(read.text))]
    assert read.raw_start(len(read.text)) == len(raw)


@given(texts_with_edits())
def test_kept_edits_are_in_order_and_apart(text: tuple[str, list[Edit]]) -> None:
    """No stretch is repaired twice, every kept edit is one that was given, and each dropped one overlaps a kept one."""
    raw, edits = text
    kept = read_through(raw, edits).edits
    assert all(first.end <= second.start for first, second in itertools.pairwise(kept))
    assert all(any(edit is one for one in edits) for edit in kept)
    dropped = [edit for edit in edits if not any(edit is one for one in kept)]
    assert all(any(one.start <= edit.start < one.end for one in kept) for edit in dropped)


@given(texts_with_edits(), st.data())
def test_folded_reads_what_the_repaired_text_says(text: tuple[str, list[Edit]], data: st.DataObject) -> None:
    """The folded text of any stretch is the repaired text with white space folded, where no edit is cut or inserted."""
    raw, edits = text
    read = read_through(raw, [edit for edit in edits if edit.end > edit.start and len(edit.replacement) < 2])
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    assert " ".join(read.text[start:end].split()) == folded(raw, read.span(start, end), read.edits)


@given(texts_with_edits(), st.data())
def test_a_span_goes_from_where_its_first_character_is_to_where_its_last_is(
    text: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    """Within one piece or over several, a span is what its two ends say; an empty one is where its place is."""
    read = read_through(*text)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    behind = read.raw_end(end) if end > start else read.raw_start(start)
    assert Span(read.raw_start(start), behind) == read.span(start, end)


@given(st.text(st.sampled_from("ab \n\t\r\u00a0\u3000\u2028\x1c\u200b"), max_size=24), st.integers(0, 90))
def test_one_space_for_white_space(text: str, more: int) -> None:
    """Long texts and short ones are read alike, whatever white space is in them."""
    bare = f"{text}\n{'word ' * more}".strip()
    assert " ".join(bare.split()) == one_spaced(bare)


def test_folded_makes_white_space_one_space() -> None:
    """Line ends, tabs and runs of spaces become one space, and none is left at the ends."""
    assert folded(" a \r\n\t b  c ", Span(0, 12), []) == "a b c"


def test_folded_passes_over_edits_that_reach_outside() -> None:
    """Only what lies wholly inside the span is applied."""
    edits = [Edit(0, 2, "X", "reaches in"), Edit(3, 4, "Y", "inside"), Edit(4, 6, "Z", "reaches out")]
    assert folded("abcdef", Span(1, 5), edits) == "bcYe"
