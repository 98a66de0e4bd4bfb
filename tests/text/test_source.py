"""Places in a text are named as people name them, whatever its line ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.text import Position, SourceText, Span

TEXTS = st.text(st.sampled_from("ab\n\r\f\x0b\x85\u2028 é\U0001f600"), max_size=40)


def naive(raw: str, offset: int) -> Position:
    """Counts a position character by character."""
    line, column = 1, 1
    for index in range(offset):
        ends = raw[index] == "\n" or (raw[index] == "\r" and raw[index + 1 : index + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    return Position(line, column)


@pytest.mark.parametrize(
    ("expected", "offset"),
    [((1, 1), 0), ((1, 3), 2), ((1, 4), 3), ((2, 1), 4), ((3, 1), 6), ((4, 1), 7), ((4, 2), 8)],
)
def test_lines_end_with_lf_cr_or_both(expected: tuple[int, int], offset: int) -> None:
    """CR LF is one line end; CR alone and LF alone are one each; the end of the text has a position too."""
    assert Position(*expected) == SourceText("ab\r\nc\r\rd").position(offset)


@given(TEXTS)
def test_every_offset_has_the_position_that_counting_gives(raw: str) -> None:
    """Only LF, CR and CR LF end a line; form feed, vertical tab, NEL and line separator do not."""
    source = SourceText(raw)
    for offset in range(len(raw) + 1):
        assert naive(raw, offset) == source.position(offset)


@given(TEXTS)
def test_lines_are_the_text_without_its_line_ends(raw: str) -> None:
    """The lines of a text are what stands between its line ends."""
    source = SourceText(raw)
    expected = re.split(r"\r\n|\r|\n", raw)
    assert expected == [source.line(number) for number in range(1, len(source.line_starts) + 1)]


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_there_is_no_line_before_the_first_and_behind_the_last(number: int) -> None:
    """Lines count from 1; anything else is a mistake of the caller and is told as such."""
    with pytest.raises(IndexError):
        SourceText("a\nb").line(number)


def test_a_slice_is_the_raw_text_of_a_span() -> None:
    """Nothing is folded or repaired."""
    assert SourceText("ab \r\n cd").slice(Span(1, 7)) == "b \r\n c"
