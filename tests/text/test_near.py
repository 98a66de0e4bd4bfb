"""How near two words are."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.text.near import distance


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("SECRET", "SECRET", 0),
        ("ECRET", "SECRET", 1),
        ("SECRFT", "SECRET", 1),
        ("SECERT", "SECRET", 1),
        ("SECRETS", "SECRET", 1),
        ("12365", "12356", 1),
        ("1295", "12958", 1),
        ("CONFIENTAL", "CONFIDENTIAL", 2),
        ("", "AB", 2),
        ("UNCLASSIFIED", "CONFIDENTIAL", 3),
        ("A", "ABCDEF", 3),
    ],
)
def test_distance(word: str, other: str, expected: int) -> None:
    """Letters put in, left out, changed, or exchanged with a neighbour; above the limit it is no longer counted."""
    assert expected == distance(word, other, 2)


@cache
def plain(word: str, other: str) -> int:
    """The same by its definition."""
    if not word or not other:
        return len(word) + len(other)
    found = min(
        plain(word[:-1], other) + 1,
        plain(word, other[:-1]) + 1,
        plain(word[:-1], other[:-1]) + (word[-1] != other[-1]),
    )
    if word[-2:] == other[-2:][::-1] and len(word) > 1 < len(other):
        found = min(found, plain(word[:-2], other[:-2]) + 1)
    return found


@given(st.text("AB", max_size=7), st.text("ABC", max_size=7), st.integers(0, 7))
def test_it_is_what_its_definition_says(word: str, other: str, limit: int) -> None:
    """For words of any length, and both ways round."""
    assert min(plain(word, other), limit + 1) == distance(word, other, limit) == distance(other, word, limit)
