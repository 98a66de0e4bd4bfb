"""Field parsers read a stretch of the repaired text, and get each value with its raw span."""

from hypothesis import given
from hypothesis import strategies as st

from validator.text import Edit, Span, Stretch, folded, read_through


def test_offsets_count_from_the_start_of_the_stretch() -> None:
    """The stretch knows its text; spans are those of the raw text."""
    stretch = Stretch(read_through("0123456789", [Edit(0, 2, "", "mask")]), 2, 6)
    assert (stretch.text, stretch.span(1, 3)) == ("4567", Span(5, 7))


def test_take_leaves_out_white_space_at_the_ends() -> None:
    """The span begins and ends with the value; inner white space is folded in the text only."""
    stretch = Stretch(read_through("x:  one \n two ;", []), 2, 15)
    assert stretch.take(0, 12) == ("one two", Span(4, 13))


def test_take_of_white_space_is_an_empty_value_in_its_place() -> None:
    """There is nothing to read, and the place is where one would look for it."""
    stretch = Stretch(read_through("x:   ;", []), 2, 5)
    assert stretch.take(1, 3) == ("", Span(3, 3))


def test_take_reads_through_repairs_made_before() -> None:
    """A repair of the field parser shows in the text of the value, and is kept in raw offsets for the document."""
    stretch = Stretch(read_through("#E.O. l2958: X", [Edit(0, 1, "", "mask")]), 5, 10)
    assert stretch.text == "l2958"
    stretch.repair(0, 1, "1", "digit-for-letter")
    assert stretch.repairs == [Edit(6, 7, "1", "digit-for-letter")]
    assert stretch.take(0, 5) == ("12958", Span(6, 11))
    assert stretch.take(1, 5) == ("2958", Span(7, 11))


def test_an_insertion_belongs_to_the_value_that_it_touches() -> None:
    """A lost bracket is read where it should stand; no raw character is taken for it."""
    stretch = Stretch(read_through("(C the text", []), 0, 11)
    stretch.repair(2, 2, ")", "bracket")
    assert stretch.take(0, 2) == ("(C)", Span(0, 2))


def test_parts_share_their_repairs() -> None:
    """Whoever made the stretch finds the repairs of all parsers that were handed a part of it."""
    whole = Stretch(read_through("0123456789", []), 1, 9)
    part = whole.part(2, 6)
    assert part.text == "3456"
    part.repair(0, 1, "X", "test")
    assert whole.repairs == [Edit(3, 4, "X", "test")]
    assert whole.take(1, 4) == ("2X4", Span(2, 5))


@given(
    st.text(st.sampled_from("ab \n"), min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 19), st.booleans(), st.sampled_from(["", "X", " "])), max_size=5),
    st.data(),
)
def test_the_text_of_a_value_is_its_span_read_through_all_repairs(
    raw: str, places: list[tuple[int, bool, str]], data: st.DataObject
) -> None:
    """The invariant of the document model: folding a value's span through the document's repairs gives its text."""
    cleaning = [Edit(at, at + 1, new, "cleaning") for at, first, new in places if first and at < len(raw)]
    stretch_of = read_through(raw, cleaning)
    start = data.draw(st.integers(0, len(stretch_of.text)))
    stretch = Stretch(stretch_of, start, data.draw(st.integers(start, len(stretch_of.text))))
    for at, first, new in places:
        if not first and at < len(stretch.text):
            stretch.repair(at, at + 1, new, "parsing")
    repairs = [*stretch_of.edits, *stretch.repairs]
    begin = data.draw(st.integers(0, len(stretch.text)))
    text, span = stretch.take(begin, data.draw(st.integers(begin, len(stretch.text))))
    assert text == folded(raw, span, repairs)
