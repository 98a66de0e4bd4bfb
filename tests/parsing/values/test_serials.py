"""Serials, years and dates inside references."""

import pytest

from validator.parsing.values.reference_letters import Letter, letter_at
from validator.parsing.values.serials import date_at, is_month, serial_at, year_of
from validator.parsing.values.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "number", "end"),
    [
        ("000654", 654, 6),
        ("00000654", 654, 8),
        ("419544", 419544, 6),
        ("7", 7, 1),
        ("O1613", 1613, 5),
        ("1O613 A", 10613, 5),
        ("O4", 4, 2),
        ("16I3", 1613, 4),
        ("l23", 123, 3),
        ("123O", 1230, 4),
        ("123I\n", 1231, 4),
        ("123I. ROME", 123, 3),
        ("946/945", 946, 3),
        ("00456/08", 456, 5),
        ("12/1234/08", 12, 2),
        ("12-13", 12, 2),
        ("12- MAY", 12, 2),
        ("4111-91", 4111, 4),
        ("123 MAY", 123, 3),
        ("12345Z", None, 0),
        ("12.", 12, 2),
    ],
)
def test_serial(text: str, number: int | None, end: int) -> None:
    """A serial has at most six digits that count; letters that look like digits are read as such among digits."""
    tokens = tokenize(text)
    serial = serial_at(tokens, 0)
    assert number == (serial.number if serial else None)
    assert end == (tokens[serial.end - 1].end if serial else 0)


@pytest.mark.parametrize(
    "text",
    [
        *("0", "000", "O", "OO", "1234567", "20081110", "ROME", "", "I ROME"),
        *("12/10/08", "12-10-2008", "12 NOV", "12-NOV-08", "181149Z NOV 08", "181149 Z NOV 08", "41.53", "5TH", "2ND"),
    ],
)
def test_no_serial(text: str) -> None:
    """Zero, long numbers, dates, date-time groups, decimals and ordinals are no serials."""
    tokens = tokenize(text)
    assert not tokens or serial_at(tokens, 0) is None


def test_swapped_letters_are_told() -> None:
    """Each letter that was read as a digit is told with its place."""
    serial = serial_at(tokenize(" O1l5"), 0)
    assert serial is not None
    assert (1, "0115", ((1, "0"), (3, "1"))) == (serial.start, serial.digits, serial.swaps)


@pytest.mark.parametrize(
    ("digits", "year"),
    [
        ("66", 1966),
        ("99", 1999),
        ("00", 2000),
        ("65", 2065),
        ("1950", 1950),
        ("2049", 2049),
        ("2050", None),
        ("123", None),
    ],
)
def test_years(digits: str, year: int | None) -> None:
    """Two-digit years from 66 on are of the 20th century; four digits must look like a year of this material."""
    assert year == year_of(digits)


@pytest.mark.parametrize(
    ("text", "year", "end"),
    [
        ("12/10/08 X", 2008, 8),
        ("12-10-2008", 2008, 10),
        ("1.5.79", 1979, 6),
        ("NOV. 11, 1974; X", 1974, 13),
        ("NOV 11", None, 6),
        ("NOVEMBER 11TH, 2001", 2001, 19),
        ("12 NOV 08", 2008, 9),
        ("12-Nov-2008", 2008, 11),
        ("12 NOV", None, 6),
        ("050307Z APR 78", 1978, 14),
        ("R172246Z OCT 08", 2008, 15),
        ("O R 051020 Z JUN 79", None, 0),
        ("MARSEILLE 12", None, 0),
        ("123 ROME", None, 0),
        ("12345", None, 0),
        ("12 ROME", None, 0),
        ("1974", None, 0),
        ("", None, 0),
    ],
)
def test_dates(text: str, year: int | None, end: int) -> None:
    """A date or date-time group tells its year where it has one."""
    assert ((year, end) if end else None) == date_at(text, 0)


def test_months() -> None:
    """Months count in full and cut to three letters, with the Z of a date-time group perhaps."""
    assert all(map(is_month, ["NOV", "NOVEMBER", "SEPT", "MAY", "MAYZ"]))
    assert not any(map(is_month, ["MARS", "ROME", "NOVE", ""]))


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("A. ROME", Letter("A", 1, "point", 2)),
        ("A.) ROME", Letter("A", 1, "point", 3)),
        ("b) ROME", Letter("B", 2, "point", 2)),
        ("C: ROME", Letter("C", 3, "point", 2)),
        ("(D). ROME", Letter("D", 4, "bracket", 4)),
        ("[Z] ROME", Letter("Z", 26, "bracket", 3)),
        ("(26) ROME", Letter("26", 26, "bracket", 3)),
        ("2. ROME", Letter("2", 2, "point", 2)),
        ("A - ROME", Letter("A", 1, "dash", 2)),
        ("A -", Letter("A", 1, "dash", 2)),
        ("A ROME", Letter("A", 1, "bare", 1)),
        ("A", Letter("A", 1, "bare", 1)),
        ("A.A. ROME", Letter("A", 1, "point", 2)),
        ("A.ROME", Letter("A", 1, "point", 2)),
        ("A.", Letter("A", 1, "point", 2)),
        ("A-55", Letter("A", 1, "bare", 1)),
        ("1B. ROME", Letter("B", 2, "point", 3)),
        ("(AB) ROME", None),
        ("(A ROME", None),
        ("(A", None),
        ("(08) ROME", None),
        ("(27) ROME", None),
        ("U.S. ROME", None),
        ("9.12", None),
        ("2 ROME", None),
        ("1B ROME", None),
        ("1", None),
        ("1BB. ROME", None),
        ("Ä. ROME", None),
        (", A", None),
    ],
)
def test_letter_shapes(text: str, letter: Letter | None) -> None:
    """All shapes of a letter are known, and abbreviations, decimals and years are none."""
    assert letter == letter_at(tokenize(text), 0)


def test_a_pilcrow_stands_at_a_line_start() -> None:
    """A digit 1 before a letter is a pilcrow only where a line begins."""
    assert letter_at(tokenize("ROME 1B. X"), 1) is None
    assert letter_at(tokenize("ROME\n1B. X"), 2) == Letter("B", 2, "point", 5)
