"""Runs of words that a table has, and the form in which tables have them."""

from hypothesis import given
from hypothesis import strategies as st

from validator.knowledge.loading import squeezed
from validator.markings import lookups
from validator.parsing import tables
from validator.parsing.values import runs

TABLE = {"DECLASSIFYON", "DECLASSIFY", "EO", "EO12958", "REASON"}


def run(text: str, at: int = 0, end: int | None = None) -> tuple[str, int] | None:
    """Finds the run that begins at an offset."""
    return runs.longest_run(text, at, len(text) if end is None else end, TABLE)


def test_the_longest_run_is_found() -> None:
    """Signs and white space may part its words; the place is behind its last word."""
    assert ("DECLASSIFYON", 13) == run("Declassify On: 2020")
    assert ("DECLASSIFY", 10) == run("declassify by")
    assert ("EO12958", 10) == run("E.O. 12958: DECL")
    assert ("EO12958", 7) == run("EO12958X")
    assert ("EO", 3) == run("E.O", 0, 3)
    assert ("EO", 3) == run("E.O: 12958")


def test_there_may_be_none() -> None:
    """No word, no known word, or too much between the words."""
    assert [None] * 4 == [run(""), run(" REASON"), run("REA: SON"), run("x" * 99)]
    assert ("DECLASSIFY", 10) == run("DECLASSIFY     ON")
    assert None is run("E.O.", 0, 2)


def test_at_most_ten_words_are_joined() -> None:
    """A run of single letters has as many as that and no more."""
    assert ("DECLASSIFY", 19) == run("D E C L A S S I F Y O N")


@given(st.text(st.sampled_from("aZ09 .-\n_\u00df\u0131\u00e9\u0661\u01c5\ufb01")))
def test_squeezing_is_the_same_everywhere(text: str) -> None:
    """Upper case, letters and digits of ASCII only: in tables, in markings, and in running text."""
    assert {squeezed(text)} == {squeeze(text) for squeeze in (runs.squeeze, tables.squeeze, lookups.squeeze)}
