"""The real cable that the project began with: every header field, every paragraph, every repair."""

import datetime as dt
from collections import Counter

import pytest

from validator.documents.model import Document
from validator.knowledge.level import Level
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse
from validator.text import folded


@pytest.fixture(scope="module")
def raw() -> str:
    """The text of the seed; the test is skipped where it is not beside the checkout."""
    from tests.conftest import SEED

    if not SEED.exists():
        pytest.skip("the seed cable is not beside this checkout")
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(raw: str) -> Document:
    """The seed as parsed."""
    return parse(raw, load_vocabulary(), load_orders())


def test_message_and_date(document: Document) -> None:
    """The message reference and the moment as the digits of the date-time group say it."""
    assert "cable" == document.kind
    assert document.message_reference is not None
    assert "08MUSCAT789" == document.message_reference.canonical
    assert document.date_time_group is not None
    assert dt.datetime(2008, 11, 18, 11, 49, tzinfo=dt.UTC) == document.date_time_group.datetime
    assert (dt.date(2008, 11, 18), "date-time-group") == (document.date, document.date_source)


def test_header(document: Document) -> None:
    """Format lines 1 to 8."""
    header = document.header
    assert header.transmission is not None
    assert "VZCZCXRO3565" == header.transmission.text
    assert ["RUEHDE", "RUEHDIR"] == [route.text for route in header.routing]
    assert header.sender_route is not None
    assert "RUEHMS" == header.sender_route.text
    assert header.station_serial is not None
    assert (789, 1) == (header.station_serial.number, header.station_serial.section)
    assert header.filing_time is not None
    assert (323, 11, 49) == (header.filing_time.day, header.filing_time.hour, header.filing_time.minute)
    assert header.security_prosign is not None
    assert ("CCCCC", Level.CONFIDENTIAL) == (header.security_prosign.letters, header.security_prosign.level)
    assert ["PRIORITY"] == [precedence.title for precedence in header.precedence]
    assert header.from_ is not None
    assert "MUSCAT" == header.from_.post


def test_addressees(document: Document) -> None:
    """One action addressee and six for information, routes and continuity numbers apart."""
    header = document.header
    assert [("RUEHC", "SECSTATE WASHDC", "PRIORITY", "0121")] == [
        (each.route, each.name, each.precedence, each.continuity) for each in header.to
    ]
    assert [
        ("RUEHZM", None),
        ("RUEHIL", "0315"),
        ("RUEHNE", "0312"),
        ("RHMFISS", None),
        ("RUEAIIA", None),
        ("RHEHNSC", None),
    ] == [(each.route, each.continuity) for each in header.info]


def test_classification_and_fields(document: Document, raw: str) -> None:
    """Level, section, caption, order, instruction, tags, subject and classifier."""
    assert document.classification is not None
    assert (Level.CONFIDENTIAL, True) == (document.classification.level, document.classification.spaced)
    assert [(1, 2)] == [(section.number, section.total) for section in document.sections]
    assert [("SIPDIS", True)] == [(caption.id, caption.known) for caption in document.captions]
    assert document.order_cited is not None
    assert "eo-12958-amended" == document.order_cited.order
    assert "eo-12958-amended" == document.governing_order
    assert document.declassify_on is not None
    assert ("date", dt.date(2018, 11, 18)) == (document.declassify_on.kind, document.declassify_on.date)
    assert ["PREL", "PTER", "KPAL", "GCC", "PK", "IN", "IZ", "MU"] == [tag.text for tag in document.tags]
    assert () == document.not_tags
    assert document.subject is not None
    # What the text says is read from the text: none of it stands in this project.
    lines = raw.splitlines()
    assert f"SUBJECT: {document.subject.text}" == " ".join(" ".join(lines[22:24]).split())
    assert [("1.4", "b"), ("1.4", "d")] == [(one.section, one.letter) for one in document.reasons]
    (classifier,) = document.classified_by
    assert "Ambassador" == classifier.position
    assert f"Classified By: Ambassador {classifier.name} per 1.4 (B and D.)" == lines[28].strip()


def test_references(document: Document) -> None:
    """Both references, the second behind a link that stands for a pilcrow."""
    assert [
        ("A", "08STATE111596", True),
        ("B", "08STATE113956", True),
    ] == [(one.letter, one.canonical, one.notal) for one in document.references]
    assert [None] == [reftel.letter for reftel in document.reftels]


def test_paragraphs(raw: str, document: Document) -> None:
    """Nine paragraphs, each CONFIDENTIAL; 16. to 19. are 6 to 9; the seventh runs over the page header."""
    assert list(range(1, 10)) == [paragraph.number for paragraph in document.paragraphs]
    assert ["16.", "17.", "18.", "19."] == [raw[each.label.start : each.label.end] for each in document.paragraphs[5:]]
    assert {Level.CONFIDENTIAL} == {each.marking.level for each in document.paragraphs if each.marking}
    assert all(each.marking for each in document.paragraphs)
    assert "population growth rates and" in document.paragraphs[6].text
    assert "to stay in control, a" in document.paragraphs[4].text
    assert [(2, 2, 789)] == [(each.section, each.sections, each.number) for each in document.page_headers]


def test_headings(document: Document) -> None:
    """Headings that the converter marked and headings that nothing marks."""
    assert [
        "U.S.-GCC",
        "Concerns",
        "Another",
        "Iraq:",
        "Comment",
    ] == [heading.text.split()[0] for heading in document.headings]
    assert document.signature is None
    assert () == document.notes


def test_repairs(raw: str, document: Document) -> None:
    """Every repair is listed, none changes the raw text, and what is read is what they make of it."""
    assert {
        "markdown-link": 16,
        "pilcrow": 6,
        "pilcrow-read-as-1": 4,
        "markdown-heading": 2,
        "markdown-rule": 2,
        "page-header": 1,
    } == Counter(edit.kind for edit in document.repairs)
    for paragraph in document.paragraphs:
        assert folded(raw, paragraph.span, document.repairs) == paragraph.text
