"""Dates as documents write them: a table written by hand, and what holds for any text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.dates.misread import as_digits
from validator.dates.months import month_of
from validator.dates.written import read_date
from validator.dates.years import coming_year, past_year

NOV_2008 = dt.date(2008, 11, 18)

# What is written, in a document of what year, and what it says: the date, its form, whether the year was short.
DATES = [
    # month-first, as nearly all of them are
    ("11/18/2018", 2008, "2018-11-18", "month-first", False),
    ("6/18/2018", 2008, "2018-06-18", "month-first", False),
    ("3/1/2018", 2008, "2018-03-01", "month-first", False),
    ("08/24/05", 1995, "2005-08-24", "month-first", True),
    ("07/02/11", 2001, "2011-07-02", "month-first", True),
    ("6/30/08", 1998, "2008-06-30", "month-first", True),
    ("4/24/05", 1995, "2005-04-24", "month-first", True),
    ("6/3/08", 1998, "2008-06-03", "month-first", True),
    ("11-18-18", 2008, "2018-11-18", "month-first", True),
    ("11-18-2018", 2008, "2018-11-18", "month-first", False),
    ("11.18.2018", 2008, "2018-11-18", "month-first", False),
    ("11/18-2018", 2008, "2018-11-18", "month-first", False),
    ("11 /18/ 2018", 2008, "2018-11-18", "month-first", False),
    ("11/12/2018", 2008, "2018-11-12", "month-first", False),
    ("12/12/2018", 2008, "2018-12-12", "month-first", False),
    ("02/29/2016", 2008, "2016-02-29", "month-first", False),
    # only a day can be above 12
    ("18/11/2018", 2008, "2018-11-18", "day-first", False),
    ("13/12/18", 2008, "2018-12-13", "day-first", True),
    # the year in front
    ("2020/02/23", 2008, "2020-02-23", "year-first", False),
    ("2018-11-18", 2008, "2018-11-18", "year-first", False),
    ("2018/1/8", 2008, "2018-01-08", "year-first", False),
    ("20181118", 2008, "2018-11-18", "compact", False),
    ("19941231", 2008, "1994-12-31", "compact", False),
    # words
    ("18 NOV 2018", 2008, "2018-11-18", "words", False),
    ("18 NOV 18", 2008, "2018-11-18", "words", True),
    ("18NOV2018", 2008, "2018-11-18", "words", False),
    ("18-NOV-2018", 2008, "2018-11-18", "words", False),
    ("18 November 2018", 2008, "2018-11-18", "words", False),
    ("18th of November, 2018", 2008, "2018-11-18", "words", False),
    ("NOV 18 2018", 2008, "2018-11-18", "words", False),
    ("NOV. 18, 2018", 2008, "2018-11-18", "words", False),
    ("NOVEMBER 18, 2018", 2008, "2018-11-18", "words", False),
    ("November 18th, 2018", 2008, "2018-11-18", "words", False),
    ("Nov. 18, '18", 2008, "2018-11-18", "words", True),
    ("SEPT 1, 2018", 2008, "2018-09-01", "words", False),
    ("May 1, 2018", 2008, "2018-05-01", "words", False),
    ("NOVEMBER\n18, 2018", 2008, "2018-11-18", "words", False),
    # years of two digits
    ("5/1/05", 1995, "2005-05-01", "month-first", True),
    ("5/1/34", 2004, "2034-05-01", "month-first", True),
    ("1/5/08", 2009, "2008-01-05", "month-first", True),
    ("1/5/09", 2009, "2009-01-05", "month-first", True),
    ("1/5/49", 2009, "2049-01-05", "month-first", True),
    ("1/5/50", 2009, "1950-01-05", "month-first", True),
    ("6/5/99", 1979, "1999-06-05", "month-first", True),
    ("1/5/85", None, "1985-01-05", "month-first", True),
    ("1/5/65", None, "2065-01-05", "month-first", True),
    # misread digits
    ("11/I7/85", 1979, "1985-11-17", "month-first", True),
    ("l/5/85", 1979, "1985-01-05", "month-first", True),
    ("1O/31/2009", 1979, "2009-10-31", "month-first", False),
    ("11/18/20O8", 1998, "2008-11-18", "month-first", False),
    ("11/18/2OO8", 1998, "2008-11-18", "month-first", False),
    ("11/18/O8", 1998, "2008-11-18", "month-first", True),
    ("2O181118", 2008, "2018-11-18", "compact", False),
    ("DECEM0ER 5, 1979", 1979, "1979-12-05", "words", False),
    ("5 0CT 1979", 1979, "1979-10-05", "words", False),
    ("OCTOBR 5, 1979", 1979, "1979-10-05", "words", False),
    ("11/18/20\n18", 2008, "2018-11-18", "month-first", False),
    # days that are not
    ("2/30/2018", 2008, None, "month-first", False),
    ("02/29/2018", 2008, None, "month-first", False),
    ("9/31/18", 2008, None, "month-first", True),
    ("13/14/2018", 2008, None, "month-first", False),
    ("0/5/2018", 2008, None, "month-first", False),
    ("20181318", 2008, None, "compact", False),
    ("2018/13/01", 2008, None, "year-first", False),
    ("31 NOV 2018", 2008, None, "words", False),
    ("11/18/218", 2008, None, "month-first", False),
    ("11/18/0018", 2008, None, "month-first", False),
]


@pytest.mark.parametrize(("text", "year", "date", "form", "short"), DATES, ids=[row[0] for row in DATES])
def test_forms(text: str, year: int | None, date: str | None, form: str, short: bool) -> None:  # noqa: FBT001 - a case
    """Every form, by the year of the document; alone, and with other words behind it."""
    dated = dt.date(year, 11, 18) if year else None
    for behind in ("", " OR X1", "; REASON", ".", ") ", " (DOE, J.)"):
        found = read_date(f"DECL {text}{behind}", dated, 5)
        assert found
        assert (date, form, short) == (found.date.isoformat() if found.date else None, found.form, found.two_digit_year)
        assert len("DECL ") + len(text) == found.end


@pytest.mark.parametrize(
    "text",
    ["", "UPON", "X1", "1.6X6", "25X1", "N/A", "OADR", "2018", "NOVEMBER 2018", "NOV 2018", "3 AND 5 2018", "11/18",
     "11/2018",
     "181118", "118/11/20181", "IO/lI/OO", "18 NOX 2018", "NOVEMBERTIDE 18, 2018", "(11/18/2018)", "ANY 18, 2018",
     "1181118111"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    """A number or word that has not the form of a date is none, and no part of it is."""
    assert read_date(text, NOV_2008) is None


def test_what_is_glued_on_behind() -> None:
    """Labels and codes run into the date where a space was lost."""
    for text, end in (("11/18/2018TAGS", 10), ("6/5/99OR-M", 6), ("6/5/1999OR-M", 8)):
        found = read_date(text, NOV_2008)
        assert found
        assert end == found.end


def test_a_date_is_read_within_its_stretch_only() -> None:
    """Digits behind the end do not belong to it."""
    found = read_date("11/18/2018", NOV_2008, 0, 8)
    assert found
    assert (dt.date(2020, 11, 18), 8) == (found.date, found.end)
    assert read_date("11/18/2018", NOV_2008, 0, 5) is None


def test_misread_digits_and_months_are_repaired_one_by_one() -> None:
    """A repair is as small as can be, and tells its kind."""
    numeric, words = read_date("11/I7/8O", NOV_2008), read_date("DECEM0ER l, 1979", NOV_2008)
    assert numeric
    assert words
    assert [(3, 4, "1", "letter-for-digit"), (7, 8, "0", "letter-for-digit")] == list(numeric.repairs)
    assert [(0, 8, "DECEMBER", "misspelt-month"), (9, 10, "1", "letter-for-digit")] == list(words.repairs)


def test_the_date_of_a_source_lies_behind() -> None:
    """A short year of a source is the latest that is not after the document's."""
    for text, expected in (("3/5/99", 1999), ("3/5/08", 2008), ("3/5/09", 1909)):
        found = read_date(text, NOV_2008, resolve=past_year)
        assert found
        assert found.date
        assert expected == found.date.year


def test_short_years_by_the_pivot_where_the_document_has_no_date() -> None:
    """66 to 99 are of the last century."""
    assert [1966, 1999, 2000, 2065] == [coming_year(short, None) for short in (66, 99, 0, 65)]
    assert [1966, 2065] == [past_year(short, None) for short in (66, 65)]


@given(st.integers(0, 99), st.dates(dt.date(1953, 1, 1), dt.date(2040, 1, 1)))
def test_short_years_keep_their_digits(short: int, dated: dt.date) -> None:
    """Resolved forwards at most 40 years, else to the latest such year in the past; of a source never forwards."""
    coming, past = coming_year(short, dated), past_year(short, dated)
    assert short == coming % 100 == past % 100
    assert dated.year - 60 < coming <= dated.year + 40
    assert dated.year - 100 < past <= dated.year


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("JAN", 1),
        ("January", 1),
        ("MAY", 5),
        ("sept", 9),
        ("N0V", 11),
        ("JU1", None),
        ("DECEM0ER", 12),
        ("FEBUARY", 2),
        ("MARHC", 3),
        ("MAI", None),
        ("APIL", None),
        ("JULI", None),
        ("NOVEMBERTIDE", None),
        ("MUSCAT", None),
    ],
)
def test_months(word: str, number: int | None) -> None:
    """Long names are known with one letter wrong; short ones are not guessed."""
    found = month_of(word, 0)
    assert number == (found[0] if found else None)


def test_digits_stay_what_they_are() -> None:
    """Nothing is repaired where all are digits."""
    assert ("2018", ()) == as_digits("2018", 7)


SIGNS = st.sampled_from([*"0123456789OIl/-. ,'\n", "NOV", "DECEMBER", "MAY", "18", "2018", "/", "-", "th", "of"])


@given(st.one_of(st.text(), st.lists(SIGNS).map("".join)), st.none() | st.dates(), st.integers(0, 5))
def test_any_text(text: str, dated: dt.date | None, at: int) -> None:
    """Reading never raises; what is read lies in the text, and so do its repairs."""
    found = read_date(text, dated, at)
    if found:
        assert at < found.end <= len(text)
        assert found.form in ("month-first", "day-first", "year-first", "compact", "words")
        for start, end, _, _ in found.repairs:
            assert at <= start < end <= found.end
