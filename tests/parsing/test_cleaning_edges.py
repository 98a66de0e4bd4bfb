"""Cleaning at its edges: the ends of a text, and what looks like something to repair and is none."""

import datetime as dt

import pytest

from validator.documents.traces import PageHeader, ReleaseStamp
from validator.knowledge.level import Level
from validator.knowledge.loading import load_vocabulary
from validator.parsing.cleaning import clean
from validator.parsing.tables import tables_of
from validator.text import Span

TABLES = tables_of(load_vocabulary())


def repaired(raw: str) -> str:
    """The text as the parsers read it."""
    return clean(raw, TABLES).lines.read.text


def kinds(raw: str) -> list[str]:
    """The kinds of the repairs, in order of place."""
    return [edit.kind for edit in clean(raw, TABLES).lines.read.edits]


def headers(raw: str) -> tuple[PageHeader, ...]:
    """The page headers that were lifted out."""
    return clean(raw, TABLES).page_headers


def stamps(raw: str) -> tuple[ReleaseStamp, ...]:
    """The release stamps that were lifted out."""
    return clean(raw, TABLES).release_stamps


def test_error_sign() -> None:
    """Eight letters E cancel a slip and are masked; seven are none."""
    assert repaired("THE BOATEEEEEEEE THE BOAT SAILED") == "THE BOAT THE BOAT SAILED"
    assert repaired("THE BOATEEEEEEE") == "THE BOATEEEEEEE"


def test_unknown_entity_stands() -> None:
    """A name that HTML does not know stays as it is, beside one that it knows."""
    assert repaired("Bread &zzyq; fish &amp; salt") == "Bread &zzyq; fish & salt"
    assert kinds("Bread &zzyq; fish &amp; salt") == ["html-entity"]


def test_heading_that_ends_the_text() -> None:
    """A heading without a line behind it loses its signs."""
    assert repaired("Fish.\n# Harbor") == "Fish.\nHarbor"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("# Harbor\n---\nFish.", "Harbor\n\nFish."),
        ("# Harbor\n\n\n---\nFish.", "Harbor\n\n\n\nFish."),
        ("# Harbor\n\n\n\n---\nFish.", "Harbor\n\n\n\n---\nFish."),
    ],
)
def test_rule_under_heading(raw: str, expected: str) -> None:
    """The rule under a heading is masked, at most two blank lines below it."""
    assert expected == repaired(raw)


def test_letter_with_a_capital_of_two_letters() -> None:
    """A letter whose capital is two letters long shifts nothing that stands behind it."""
    raw = "Die Straße am Hafen\nPAGE 02 CAIRO 04462 241033Z\nist frei."
    assert repaired(raw) == "Die Straße am Hafen\nist frei."
    header = headers(raw)[0]
    assert ("PAGE 02 CAIRO 04462 241033Z", "CAIRO", 4462) == (header.text, header.post, header.number)


def test_class_word_in_the_line_of_the_page() -> None:
    """A class word before PAGE in its line is the level of the page."""
    header = headers("The boats\nSECRET   PAGE 02 CAIRO 04462 241033Z\nsailed.")[0]
    assert (Level.SECRET, 2, "CAIRO") == (header.level, header.page, header.post)


@pytest.mark.parametrize(
    "raw",
    [
        "The log.\nPAGE NUMBERS ARE LOST.\nFish.",
        "The log.\nPAGE 3 IS LOST; THE REST IS SAFE.\nFish.",
        "The log.\nSee PAGE 3\nFish.",
    ],
)
def test_page_in_running_text(raw: str) -> None:
    """The word PAGE in running text makes no page header."""
    assert headers(raw) == ()
    assert raw == repaired(raw)


def test_page_line_without_station() -> None:
    """A bare PAGE line is a header, and the line of text behind it stays."""
    raw = "The boats\nPAGE 02\nsailed at noon."
    header = headers(raw)[0]
    assert ("PAGE 02", 2, None, None) == (header.text, header.page, header.post, header.number)
    assert repaired(raw) == "The boats\nsailed at noon."


def test_two_class_words_above_the_page() -> None:
    """The last word of the old page and the first of the new are masked; the one nearest to PAGE is the level."""
    raw = "The boats\nCONFIDENTIAL\nSECRET\nPAGE 02 CAIRO 04462 241033Z\nsailed."
    assert repaired(raw) == "The boats\nsailed."
    assert Level.SECRET == headers(raw)[0].level


def test_class_word_far_above_the_page() -> None:
    """A class word more than three lines up, with nothing but blank ones between, is not that of the page."""
    raw = "The boats\nSECRET\n\n\n\n\nPAGE 02 CAIRO 04462 241033Z\nsailed."
    assert headers(raw)[0].level is None
    assert repaired(raw) == "The boats\nSECRET\n\n\n\n\nsailed."


def test_class_word_that_ends_a_sentence() -> None:
    """A class word behind a blank at the end of a line of text belongs to the text."""
    raw = "THE PLACE OF THE BUOYS IS SECRET\nPAGE 02 CAIRO 04462 241033Z\nAND STAYS SO."
    assert headers(raw)[0].level is None
    assert repaired(raw) == "THE PLACE OF THE BUOYS IS SECRET\nAND STAYS SO."


def test_page_header_that_ends_the_text() -> None:
    """A page header in the last line takes the line end before it along."""
    assert repaired("The boats sailed.\nPAGE 02 CAIRO 04462 241033Z") == "The boats sailed."


def test_page_header_that_is_the_text() -> None:
    """A text that is nothing but a page header keeps it, and gives it."""
    raw = "PAGE 02 CAIRO 04462 241033Z"
    assert raw == headers(raw)[0].text
    assert Span(0, 27) == headers(raw)[0].span
    assert kinds(raw) == []


@pytest.mark.parametrize(
    "raw",
    [
        "It was DECLASSIFIED/RELEASED BY NOBODY.",
        "The US DEPARTMENT OF STATE CASE NO ONE KNEW.",
        "A RELEASE IN JUNE IS LIKELY.",
        "It was APPROVED FOR RELEASE BY NOBODY.",
    ],
)
def test_words_of_stamps_in_running_text(raw: str) -> None:
    """Words of a stamp in running text make no stamp."""
    assert stamps(raw) == ()
    assert raw == repaired(raw)


def test_stamp_that_ends_the_text() -> None:
    """A stamp at the end of the text is masked up to the end."""
    raw = "The boats sailed.\nApproved For Release 2004/05/06"
    assert repaired(raw) == "The boats sailed.\n"
    stamp = stamps(raw)[0]
    assert ("Approved For Release 2004/05/06", "cia-release", dt.date(2004, 5, 6)) == (
        stamp.text,
        stamp.kind,
        stamp.date,
    )


def test_stamp_that_begins_the_text_and_touches_it() -> None:
    """A stamp at the very start is masked where no blank follows it."""
    raw = "Approved For Release 2004/05/06.The boats sailed."
    assert repaired(raw) == ".The boats sailed."
    assert Span(0, 31) == stamps(raw)[0].span


def test_stamp_that_is_the_text() -> None:
    """A text that is nothing but a stamp keeps it, and gives it."""
    raw = "RELEASE IN FULL"
    assert raw == stamps(raw)[0].text
    assert kinds(raw) == []


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("Declassified/Released US Department of State EO Systematic Review 20 Mar 2014", dt.date(2014, 3, 20)),
        ("Declassified/Released US Department of State EO Systematic Review 31 Feb 2014", None),
        ("Declassified/Released US Department of State EO Systematic Review 20 Mrz 2014", None),
        ("Declassified/Released US Department of State EO Systematic Review", None),
    ],
)
def test_date_of_the_systematic_review(stamp: str, expected: dt.date | None) -> None:
    """A day that the calendar lacks, a month of no known name and a missing date give no date, and the stamp stands."""
    found = stamps(f"The boats\n{stamp}\nsailed.")
    assert [(stamp, "systematic-review", expected)] == [(each.text, each.kind, each.date) for each in found]


def test_indented_banner() -> None:
    """Blanks before the banner of a release do not hide it."""
    raw = "   UNCLASSIFIED U.S. Department of State Case No. F-2011-12345 Doc No. C01234567 Date: 04/05/2012\nFish."
    found = [(each.kind, each.level, each.date, each.span.start) for each in stamps(raw)]
    assert [("foia-banner", Level.UNCLASSIFIED, dt.date(2012, 4, 5), 3)] == found
