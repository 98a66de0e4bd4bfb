"""The public form of a document: every attribute, spans with line and column, dates in ISO 8601."""

import datetime as dt
from typing import cast

import pytest

from tests.documents.samples import SOURCE, TEXT, sample
from validator.documents.as_json import document_to_json
from validator.documents.duration import DeclassifyOn
from validator.documents.header import Addressee, Header
from validator.documents.model import Document, Source
from validator.documents.values import Classification, DateTimeGroup, Passage
from validator.knowledge.level import Level
from validator.text import Edit, SourceText, Span


def test_a_document_as_data() -> None:
    """Absent is null or an empty list, a level is what stands on documents, names lose their trailing underscore."""
    text = SourceText("TOP SECRET\nFM X\n181149Z NOV 08\nDECL: 11/18/2018")
    document = Document(
        "cable",
        Span(0, 47),
        Span(0, 10),
        dt.date(2008, 11, 18),
        classification=Classification("TOP SECRET", Span(0, 10), Level.TOP_SECRET, ("NOFORN",), ()),
        date_time_group=DateTimeGroup(
            "181149Z NOV 08", Span(16, 30), dt.datetime(2008, 11, 18, 11, 49, 30, tzinfo=dt.UTC)
        ),
        declassify_on=DeclassifyOn("11/18/2018", Span(37, 47), "date", "DECL", dt.date(2018, 11, 18)),
        header=Header(from_=Addressee("X", Span(14, 15), "X")),
        signature=Passage("", Span(47, 47)),
        repairs=(Edit(1, 2, "O", "digit-for-letter"),),
    )
    data = document_to_json(document, Source("a.txt", None, "0" * 64, "utf-8", None), text)
    assert data["source"] == {
        "path": "a.txt",
        "record": None,
        "sha256": "0" * 64,
        "encoding": "utf-8",
        "extracted_from": None,
    }
    assert data["kind"] == "cable"
    assert data["date"] == "2008-11-18"
    assert data["subject"] is None
    assert data["paragraphs"] == []
    assert data["classification"] == {
        "text": "TOP SECRET",
        "span": {"start": 0, "end": 10, "line": 1, "column": 1},
        "level": "TOP SECRET",
        "controls": ["NOFORN"],
        "unknown": [],
        "spaced": False,
        "readable": True,
    }
    assert data["date_time_group"]["datetime"] == "2008-11-18T11:49Z"
    assert data["declassify_on"]["date"] == "2018-11-18"
    assert data["declassify_on"]["span"] == {"start": 37, "end": 47, "line": 4, "column": 7}
    assert data["header"]["from"]["name"] == "X"
    assert "from_" not in data["header"]
    assert data["signature"]["span"] == {"start": 47, "end": 47, "line": 4, "column": 17}
    assert data["repairs"] == [{"start": 1, "end": 2, "replacement": "O", "kind": "digit-for-letter"}]


def test_judgements_are_no_part_of_the_public_form() -> None:
    """Of the properties only ``readable`` is: what the document says, not what follows from it."""
    data = document_to_json(sample(Document, full=True), SOURCE, TEXT)
    assert {"classified", "highest_portion"}.isdisjoint(data)


def test_an_embedded_document_has_no_source_of_its_own() -> None:
    """It stands in the text of the one that quotes it."""
    data = document_to_json(sample(Document, full=True), SOURCE, TEXT)
    assert set(data["embedded"][0]) == set(data) - {"source"}


def test_a_type_that_is_not_known_is_told_at_once() -> None:
    """A new kind of attribute in the model needs a decision how it looks in public."""
    document = Document("cable", Span(0, 1), Span(0, 1), governing_order=cast("str", {"a"}))
    with pytest.raises(ValueError, match="set"):
        document_to_json(document, SOURCE, TEXT)
