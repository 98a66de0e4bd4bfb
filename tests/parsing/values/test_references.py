"""References: every row of the table, exact places, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.values.field_tables import assert_in_place, calls_made, stretch_of, table, vocabulary
from validator.documents.values import Reference
from validator.parsing.values.references import read_references

CASES = table("references")


def described(reference: Reference, row: str) -> str:
    """Writes a reference as a row of the table does; its text only where the row has one."""
    words = [reference.letter or "_", reference.kind]
    if reference.canonical:
        words.append(reference.canonical)
    elif reference.kind in ("cable", "airgram"):
        words += [
            f"{key}={value}"
            for key, value in (("post", reference.post), ("number", reference.number), ("year", reference.year))
            if value is not None
        ]
    words += ["written"] * reference.year_written + ["notal"] * reference.notal
    words += [f"caption={caption}" for caption in reference.captions]
    words += [f"marking={reference.marking.text}"] if reference.marking else []
    words += ["|", reference.text] if "|" in row else []
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case["text"].split())[:60] for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    """Every item of a REF line is found with letter, kind, station, number, year, captions and marking."""
    year = case.get("year", 2008)
    stretch = stretch_of(case["text"])
    references = read_references(stretch, vocabulary(), None if year == "none" else year)
    rows = [*case["refs"], *[""] * len(references)]
    assert case["refs"] == [described(reference, row) for reference, row in zip(references, rows, strict=False)]
    for reference in references:
        assert_in_place(stretch, reference.text, reference.span, stretch.repairs)


PIECES = st.sampled_from(
    [
        *(
            "A.",
            "(B)",
            "[C]",
            "D",
            "(C)",
            "(S/NF)",
            "1B.",
            "(1)",
            "2.",
            "STATE",
            "ROME",
            "N'DJAMENA",
            "HO CHI",
            "MINH CITY",
        ),
        *("0TTAWA", "MOGADOR", "BA", "PARA", "EMBTEL", "REF:", "REF", "AND", "&", ",", ";", "/", "-", ".", ":", "#"),
        *("12345", "08", "2008", "'08", "(99)", "094", "O12", "1I2", "12/10/08", "NOV. 11, 1974", "050307Z APR 78"),
        *(
            "A-55",
            "TOSEC",
            "(NOTAL)",
            "NOTAL",
            "(NOTAL",
            "(BOTH NOTAL)",
            "EXDIS",
            "EMAIL",
            "TD-314/2",
            "UNSCR",
            "9 FAM",
        ),
        *("TITLE", "(", ")", "\n", "     ", "ß", "OF", "DTG", "R172246Z", "OCT", "650", "Ulaanbaatar", "I", "O", "0"),
    ]
)


@given(
    st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)),
    st.sampled_from([2008, 1975, None]),
)
def test_any_text(text: str, year: int | None) -> None:
    """Reading never raises, and every reference lies in its place, in the order of the text, whatever the text."""
    stretch = stretch_of(text)
    references = read_references(stretch, vocabulary(), year)
    for reference in references:
        assert_in_place(stretch, reference.text, reference.span, stretch.repairs)
        assert reference.kind == "cable" or reference.canonical is None
        assert reference.text
    starts = [reference.span.start for reference in references]
    assert sorted(set(starts)) == starts


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(set(vocabulary().post_names) - {"FBIS", "OSC"})),
            st.integers(100, 999_999),
            st.sampled_from([None, 1975, 1999, 2007]),
            st.booleans(),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["{}. ", "{}) ", "({}) ", "[{}] "]),
    st.sampled_from(["\n", " ", "; ", ", "]),
)
def test_regular_blocks_come_back(items: list[tuple[str, int, int | None, bool]], letters: str, between: str) -> None:
    """Letter, year, station by its name, number and NOTAL: what is written regularly comes back as it was meant."""
    blocks = []
    expected = []
    for place, (post, number, year, notal) in enumerate(items):
        letter = "ABCDEFGHIJKL"[place]
        prefix = f"{year % 100:02d} " if year else ""
        written = f"{letters.format(letter)}{prefix}{vocabulary().post_names[post]} {number:06d}{' (NOTAL)' * notal}"
        blocks.append(written)
        expected.append((letter, f"{(year or 2008) % 100:02d}{post}{number}", bool(year), notal))
    references = read_references(stretch_of(between.join(blocks)), vocabulary(), 2008)
    assert expected == [(each.letter, each.canonical, each.year_written, each.notal) for each in references]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "A. ",
            "(B) ",
            "STATE ",
            "STATE 12345 (NOTAL), ",
            "1, ",
            "A-",
            "AND 08 ",
            "SAN (",
            "((",
            "EMBASSY ",
            "REF ",
            "0A",
        ),
        *("A (B) ", "STATE 123 FISH QUOTAS\n", "EMAIL ", "ROME, 08 ", "- ", "\n", "N'", "STATE 1 (ALL NOTAL) "),
    ],
)
def test_cost_is_linear(piece: str) -> None:
    """Twice the text makes about twice the work, whatever is repeated."""
    single, double = stretch_of(piece * 200), stretch_of(piece * 400)
    words = vocabulary()
    once = calls_made(lambda: read_references(single, words, 2008))
    assert calls_made(lambda: read_references(double, words, 2008)) < 2.5 * once
