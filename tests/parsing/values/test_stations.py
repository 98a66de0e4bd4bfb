"""Stations: every row of the table, and where a station begins and ends in a text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.values.field_tables import table, vocabulary
from validator.parsing.values.stations import Station, find_post, glued_station_at, station_at
from validator.parsing.values.tokens import tokenize

CASES = table("stations")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    """A name leads to its station by the order of the lookup, or to none."""
    expected = None if case["post"] == "none" else case["post"]
    assert expected == find_post(case["name"], vocabulary())


@given(st.text())
def test_lookup_takes_any_text(name: str) -> None:
    """The lookup never raises, and gives only canonical stations."""
    post = find_post(name, vocabulary())
    assert post is None or post in vocabulary().post_names


@given(st.sampled_from(sorted(vocabulary().post_names)), st.sampled_from(["", "AMEMBASSY ", "REF", "07"]))
def test_canonical_names_are_found(post: str, front: str) -> None:
    """Every canonical name is found as it stands; with something in front it is never another office's by mistake."""
    found = find_post(front + post, vocabulary())
    assert found == (vocabulary().posts.get((front + post).replace(" ", "")) or post)


@pytest.mark.parametrize(
    ("text", "post", "end"),
    [
        ("ROME 12", "ROME", 4),
        ("N'DJAMENA 12", "NDJAMENA", 9),
        ("N DJAMENA 12", "NDJAMENA", 9),
        ("N,DJAMENA 12", "NDJAMENA", 9),
        ("ST. PETERSBURG 12", "STPETERSBURG", 14),
        ("PORT-AU-PRINCE 12", "PORTAUPRINCE", 14),
        ("HO CHI\nMINH CITY 12", "HOCHIMINHCITY", 16),
        ("BUENOS AI\nRES 12", "BUENOSAIRES", 13),
        ("USMISSION USUN NEW YORK 12", "USUNNEWYORK", 23),
        ("AMEMBASSY ROME 12", "ROME", 14),
        ("PORT A 12", "PORTAUPRINCE", 6),
        ("COTON0U 12", "COTONOU", 7),
        ("SANTIAG0 12", "SANTIAGO", 8),
        ("0TTAWA 12", "OTTAWA", 6),
        ("LA PAZ BOLIVIA", "LAPAZ", 6),
    ],
)
def test_station_in_a_text(text: str, post: str, end: int) -> None:
    """A station ends behind its longest known name, over spaces, signs and line ends."""
    tokens = tokenize(text)
    found = station_at(tokens, 0, vocabulary())
    assert found is not None
    assert (post, end) == (found.post, tokens[found.end - 1].end)


@pytest.mark.parametrize(
    "text", ["MOGADOR 12", "12 ROME", "(ROME)", "PORT A", "AMEMBASSY", "AMEMBASSY 12", "NEW    DELHI"]
)
def test_no_station_begins_here(text: str) -> None:
    """Unknown names, numbers and signs begin no station; cut forms need a number; columns are not joined."""
    assert station_at(tokenize(text), 0, vocabulary()) is None


def test_weak_names_and_zeros_are_told() -> None:
    """An alias that is a word too is told as such, and so is each zero read as O."""
    assert Station("BUENOSAIRES", 1, weak=True) == station_at(tokenize("BA 12"), 0, vocabulary())
    assert Station("BOGOTA", 5, weak=False, zeros=(1, 3)) == station_at(tokenize("B0G0TA 12"), 0, vocabulary())


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("REFSTATE 12", "STATE"),
        ("STATE'S 12", "STATE"),
        ("AACCRA 12", "ACCRA"),
        ("MOGADOR 12", None),
        ("MOGADORS 12", None),
        ("STATES GUIDANCE", None),
        ("12", None),
    ],
)
def test_glued_names(text: str, post: str | None) -> None:
    """What is glued on to a station is taken off where a number follows."""
    found = glued_station_at(tokenize(text), 0, vocabulary())
    assert post == (found.post if found else None)
