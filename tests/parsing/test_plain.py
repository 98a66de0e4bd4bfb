"""Memoranda and e-mails: banner, heads, date of origin, group marking, portions, classification authority block."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.documents.model import Document
from validator.knowledge.level import Level
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import load_orders
from validator.parsing import parse
from validator.text import folded

VOCABULARY, ORDERS = load_vocabulary(), load_orders()

MEMORANDUM = """\
CONFIDENTIAL

DEPARTMENT OF STATE
Office of Buoys

March 14, 2005

MEMORANDUM FOR THE DIRECTOR

FROM:     Ada B. Quill, Analyst

SUBJECT:  (U) Buoys in the outer harbor

1. (C) The buoys were moved on May 3, 2004.

2. (U) They float.

Classified by: Ada B. Quill, Analyst, Office of Buoys
Reason: 1.4(d)
Declassify on: March 14, 2015

CONFIDENTIAL
"""

EMAIL = """\
From: Quill, Ada B
Sent: Monday, May 14, 2012 9:15 AM
To: Penn, Rufus T
Subject: (U) Buoys

SECRET//NOFORN

(S//NF) The buoys are red.

(U) They float.

Classified by: Ada B. Quill, Analyst, Office of Buoys
Derived from: Report of the Harbor Board, dated 20110509
Declassify on: 20210509

SECRET//NOFORN
"""


def read(raw: str, kind: str = "memorandum", dated: dt.date | None = None) -> Document:
    """Parses a text."""
    return parse(raw, VOCABULARY, ORDERS, kind=kind, dated=dated)


def test_a_memorandum() -> None:
    """Level at both ends, date, subject, portions, classifier, reason and date of a memorandum."""
    document = read(MEMORANDUM)
    assert document.classification is not None
    assert document.closing_classification is not None
    assert Level.CONFIDENTIAL == document.classification.level
    assert Level.CONFIDENTIAL == document.closing_classification.level
    assert (0, MEMORANDUM.rindex("CONFIDENTIAL")) == (
        document.classification.span.start,
        document.closing_classification.span.start,
    )
    assert (dt.date(2005, 3, 14), "dated-line") == (document.date, document.date_source)
    assert "eo-12958-amended" == document.governing_order
    assert document.subject is not None
    assert "Buoys in the outer harbor" == document.subject.text
    assert [
        ("subject", Level.UNCLASSIFIED),
        ("paragraph", Level.CONFIDENTIAL),
        ("paragraph", Level.UNCLASSIFIED),
    ] == [(one.kind, one.marking.level if one.marking else None) for one in document.portions if one.kind != "block"]
    assert ["Ada B. Quill"] == [person.name for person in document.classified_by]
    assert [("1.4", "d")] == [(reason.section, reason.letter) for reason in document.reasons]
    assert document.declassify_on is not None
    assert dt.date(2015, 3, 14) == document.declassify_on.date


def test_an_email() -> None:
    """The banner of an e-mail stands below its heads, and Sent gives the date."""
    document = read(EMAIL, "email")
    assert document.classification is not None
    assert (Level.SECRET, ("NOFORN",)) == (document.classification.level, document.classification.controls)
    assert (dt.date(2012, 5, 14), "dated-line") == (document.date, document.date_source)
    assert [Level.UNCLASSIFIED, Level.SECRET, Level.UNCLASSIFIED] == [
        one.marking.level for one in document.portions if one.marking
    ]
    assert [("Report of the Harbor Board", dt.date(2011, 5, 9))] == [
        (source.title, source.date) for source in document.derived_from
    ]


def test_a_level_at_the_end_that_differs() -> None:
    """The last banner is the level at the end, whatever it says."""
    document = read(MEMORANDUM.removesuffix("CONFIDENTIAL\n") + "SECRET\n")
    assert document.closing_classification is not None
    assert Level.SECRET == document.closing_classification.level


def test_no_banner() -> None:
    """Without a banner no level is made up."""
    document = read(MEMORANDUM.replace("CONFIDENTIAL\n", ""))
    assert (None, None) == (document.classification, document.closing_classification)


def test_one_banner() -> None:
    """A single banner is the level of the document and no level at its end."""
    document = read(MEMORANDUM.removesuffix("CONFIDENTIAL\n"))
    assert document.classification is not None
    assert document.closing_classification is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("March 14, 2005", dt.date(2005, 3, 14), id="month first"),
        pytest.param("14 March 2005", dt.date(2005, 3, 14), id="day first"),
        pytest.param("Monday, March 14, 2005", dt.date(2005, 3, 14), id="a weekday"),
        pytest.param("DATE: 3/14/2005", dt.date(2005, 3, 14), id="a head"),
        pytest.param("Meeting of the board on March 14, 2005", None, id="words before it"),
        pytest.param("March 14, 2005 was a rainy day at the quay and in town", None, id="words behind it"),
    ],
)
def test_the_dated_line(written: str, expected: dt.date | None) -> None:
    """Only a line that is a date gives the date of origin."""
    document = read(MEMORANDUM.replace("March 14, 2005", written, 1))
    assert expected == document.date


def test_a_date_that_is_given() -> None:
    """A date from outside counts only where the text gives none, and brings the order with it."""
    undated = MEMORANDUM.replace("March 14, 2005\n", "", 1)
    given_date = read(undated, dated=dt.date(1998, 2, 3))
    assert (dt.date(1998, 2, 3), "given", "eo-12958") == (
        given_date.date,
        given_date.date_source,
        given_date.governing_order,
    )
    assert dt.date(2005, 3, 14) == read(MEMORANDUM, dated=dt.date(1998, 2, 3)).date
    unknown = read(undated)
    assert (None, "none", None) == (unknown.date, unknown.date_source, unknown.governing_order)


def test_before_the_first_order() -> None:
    """A day on which no order was in force has none."""
    document = read(MEMORANDUM.replace("March 14, 2005", "March 14, 1905", 1))
    assert (dt.date(1905, 3, 14), None) == (document.date, document.governing_order)


@pytest.mark.parametrize("number", [1, 4, 5])
def test_a_group_marking(number: int) -> None:
    """The group is the instruction of 1961 to 1972, also one that does not exist (E.O. 10964 section 1)."""
    raw = f"SECRET\n\nOctober 19, 1965\n\nSUBJECT: Buoys\n\nThe buoys are red.\n\nGROUP {number}\n\nSECRET\n"
    document = read(raw)
    assert document.declassify_on is not None
    assert (f"GROUP {number}", number) == (document.declassify_on.text, document.declassify_on.category)


def test_a_group_beside_an_instruction() -> None:
    """A line that says when to declassify comes before a group."""
    document = read(MEMORANDUM.replace("CONFIDENTIAL\n\nDEP", "CONFIDENTIAL\n\nGROUP 3\n\nDEP"))
    assert document.declassify_on is not None
    assert dt.date(2015, 3, 14) == document.declassify_on.date


@given(
    st.sampled_from([(MEMORANDUM, "memorandum"), (EMAIL, "email")]),
    st.integers(0, 30),
    st.lists(
        st.sampled_from(["GROUP 3", "SECRET", "DATE: 3/2/99", "(C) A quay.", "Attachment: Map (SECRET)", "", "1."]),
        max_size=4,
    ),
)
def test_texts_and_spans_agree(text: tuple[str, str], place: int, more: list[str]) -> None:
    """Wherever lines are put in, the text of every value is the text of its span."""
    lines = text[0].split("\n")
    raw = "\n".join([*lines[:place], *more, *lines[place:]])
    document = read(raw, text[1])
    single = (
        document.classification,
        document.closing_classification,
        document.declassify_on,
        document.subject,
        document.authority_block,
        document.order_cited,
    )
    several = (
        *document.portions,
        *document.paragraphs,
        *document.classified_by,
        *document.derived_from,
        *document.reasons,
        *(portion.marking for portion in document.portions),
    )
    for value in (*single, *several):
        if value is not None:
            assert folded(raw, value.span, document.repairs) == value.text
