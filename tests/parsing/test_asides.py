"""What stands beside the text of a memorandum: marks of later actions, WORKING PAPER, lists of sources."""

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

HEAD = "SECRET\n\nMay 6, 2011\n\nMEMORANDUM FOR THE RECORD\n\nSUBJECT:  (U) Buoys\n\n"
TEXT = "1. (S) The buoys are red.\n\n2. (U) They float.\n\n"
BLOCK = (
    "Classified by: Ada B. Quill, Analyst, Office of Buoys\nDerived from: Multiple Sources\nDeclassify on: 20210506\n\n"
)


VOCABULARY, ORDERS = load_vocabulary(), load_orders()


def read(raw: str) -> Document:
    """Parses a memorandum."""
    return parse(raw, VOCABULARY, ORDERS, kind="memorandum")


def noted(above: str) -> Document:
    """Parses a memorandum with lines above its heading."""
    return read(f"SECRET\n\n{above}\n\n{HEAD.removeprefix('SECRET')}{TEXT}SECRET\n")


@pytest.mark.parametrize(
    ("lines", "kind", "level", "date", "authority"),
    [
        pytest.param("DECLASSIFIED", "declassified", None, None, None, id="the word alone"),
        pytest.param(
            "DECLASSIFIED\nAuthority: NND 015047\nDate: March 2, 1999",
            "declassified",
            None,
            dt.date(1999, 3, 2),
            "NND 015047",
            id="a block",
        ),
        pytest.param("Declassified: Date: 3/2/99", "declassified", None, dt.date(1999, 3, 2), None, id="a date only"),
        pytest.param(
            "DECLASSIFIED BY R. Penn, Director, Office on Ports, on 20120305.",
            "declassified",
            None,
            dt.date(2012, 3, 5),
            "R. Penn, Director, Office on Ports",
            id="a line",
        ),
        pytest.param(
            "Reclassified SECRET on March 5, 2012 by R. Penn",
            "reclassified",
            Level.SECRET,
            dt.date(2012, 3, 5),
            "R. Penn",
            id="a level, and the date in front",
        ),
        pytest.param("Declassified by", "declassified", None, None, None, id="no name behind BY"),
        pytest.param(
            "Duration extended by R. Penn", "extended", None, None, "R. Penn", id="an extension without a date"
        ),
    ],
)
def test_marks_of_later_actions(
    lines: str, kind: str, level: Level | None, date: dt.date | None, authority: str | None
) -> None:
    """Kind, level, day and authority of a mark, in lines of their own or in one (32 CFR 2001.24(l), 2001.25(b))."""
    document = noted(lines)
    (mark,) = document.action_marks
    assert (kind, level, date, authority) == (mark.kind, mark.level, mark.date, mark.authority)
    assert " ".join(lines.split()) == mark.text


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("Declassified papers were shown to the board.", id="a sentence"),
        pytest.param("The board met.\nDECLASSIFIED", id="not at the head of its lines"),
        pytest.param("Declassified on: March 2, 2021", id="the label of the instruction"),
        pytest.param("Classified papers were shown.", id="another word"),
    ],
)
def test_what_is_no_mark(lines: str) -> None:
    """Only a mark of its own counts; the label of an instruction for declassification is none."""
    assert () == noted(lines).action_marks


def test_the_date_of_a_mark_is_not_that_of_the_document() -> None:
    """A declassified copy bears a later date above the document's own."""
    document = noted("DECLASSIFIED\nAuthority: R. Penn, Director\nDate: March 2, 2019")
    assert dt.date(2011, 5, 6) == document.date


def test_a_mark_ends_with_the_first_line_that_is_no_head_of_it() -> None:
    """What stands below belongs to the document."""
    document = noted("DECLASSIFIED\nDate: March 2, 2019\nOffice of Buoys")
    assert ["DECLASSIFIED Date: March 2, 2019"] == [mark.text for mark in document.action_marks]


def test_a_working_paper() -> None:
    """The line that says so is no portion of the text; the first such line counts."""
    document = read(f"SECRET\n\nWORKING PAPER\n\n{HEAD.removeprefix('SECRET')}{TEXT}Working paper\n\nSECRET\n")
    assert document.working_paper is not None
    assert ("WORKING PAPER", 8) == (document.working_paper.text, document.working_paper.span.start)
    assert read(HEAD + TEXT + "SECRET\n").working_paper is None


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param(
            "1. Report of the Harbor Board, dated\n20081004, declassify on 20181004\n2. DSCG 11-01",
            [
                ("Report of the Harbor Board", dt.date(2008, 10, 4), dt.date(2018, 10, 4)),
                ("DSCG 11-01", None, None),
            ],
            id="numbered, over two lines",
        ),
        pytest.param(
            "Report of the Harbor Board, dated 20081004\nMemorandum on buoys, May 2, 2007; Declassify on: 5/2/17",
            [
                ("Report of the Harbor Board", dt.date(2008, 10, 4), None),
                ("Memorandum on buoys", dt.date(2007, 5, 2), dt.date(2017, 5, 2)),
            ],
            id="not numbered",
        ),
        pytest.param(
            "a) Report of the Harbor Board, 5/2/09, decl X1",
            [("Report of the Harbor Board", dt.date(2009, 5, 2), None)],
            id="an instruction without a date",
        ),
        pytest.param("- Multiple sources", [("Multiple sources", None, None)], id="no document"),
    ],
)
def test_lists_of_sources(items: str, expected: list[tuple[str, dt.date | None, dt.date | None]]) -> None:
    """Each source with its date and its own date for declassification; they follow the source of the block."""
    document = read(HEAD + TEXT + BLOCK + f"Sources:\n{items}\n\nSECRET\n")
    first, *listed = document.derived_from
    assert (True, False) == (first.multiple, first.listed)
    assert expected == [(source.title, source.date, source.declassify_on) for source in listed]
    assert all(source.listed for source in listed)
    assert [1, 2] == [paragraph.number for paragraph in document.paragraphs]


def test_a_heading_without_a_list_is_text() -> None:
    """A paragraph may be headed Sources."""
    document = read(HEAD + TEXT + "SOURCES\n\n3. (U) The harbor board.\n\nSECRET\n")
    assert () == document.derived_from
    assert [1, 2, 3] == [paragraph.number for paragraph in document.paragraphs]


@given(st.lists(st.sampled_from(["DECLASSIFIED", "by", "on", "Date:", "3/2/99", "\n", "Sources:", "1.", "DECL:", ""])))
def test_texts_and_spans_agree(words: list[str]) -> None:
    """Whatever stands there, the text of a value is the text of its span."""
    raw = HEAD + " ".join(words) + "\n"
    document = read(raw)
    for mark in document.action_marks:
        assert folded(raw, mark.span, document.repairs) == mark.text
    for source in document.derived_from:
        assert folded(raw, source.span, document.repairs) == source.text
