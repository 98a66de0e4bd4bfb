"""Reading what was drawn: all of it, nothing else, and only as it was."""

import pytest

from validator.documents.model import Source
from validator.reading import ReadDocument, Unread
from validator.sampling.following import CHANGED, GONE, drawn_of
from validator.sampling.model import Draw, Drawn, Sample
from validator.text import SourceText


def sample(*names: tuple[str, str | None, str]) -> Sample:
    """Makes a sample of documents: path, record, digest."""
    return Sample(Draw("x", 1, (), 0, "0" * 64, ()), tuple(Drawn(*name, 0) for name in names))


def read(path: str, record: str | None, digest: str) -> ReadDocument:
    """Makes a document that was read."""
    return ReadDocument(Source(path, record, digest, "utf-8", None), SourceText("x"), None, None, ())


def told(sample: Sample, *inputs: ReadDocument | Unread) -> list[tuple[str, str | None, str]]:
    """Gives what comes of inputs: path, record, and digest or reason."""
    return [
        (one.path, one.record, one.reason)
        if isinstance(one, Unread)
        else (one.source.path, one.source.record, one.source.sha256)
        for one in drawn_of(sample, inputs)
    ]


def test_what_was_not_drawn_is_passed_over() -> None:
    """Other records of a file, and a record of a drawn id with other bytes, beside the one that was drawn."""
    drawn = (("a.jsonl", "1", "A"), ("b.txt", None, "B"))
    inputs: list[ReadDocument | Unread] = [
        read("a.jsonl", "1", "other"),
        read("a.jsonl", "1", "A"),
        Unread("a.jsonl", "2", "line 2: is not JSON"),
        read("a.jsonl", "3", "C"),
        read("b.txt", None, "B"),
    ]
    assert list(drawn) == told(sample(*drawn), *inputs)


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        pytest.param([read("a.txt", None, "other")], CHANGED, id="changed"),
        pytest.param([], GONE, id="gone"),
        pytest.param([Unread("a.txt", None, "is empty")], "is empty", id="unreadable"),
    ],
)
def test_what_is_not_what_was_drawn_is_told(inputs: list[ReadDocument | Unread], reason: str) -> None:
    """A document is never replaced by what stands under its name now."""
    assert [("a.txt", None, reason)] == told(sample(("a.txt", None, "A")), *inputs)


def test_every_record_of_a_file_that_cannot_be_read_is_told() -> None:
    """As many come out as were drawn."""
    drawn = sample(("a.jsonl", "1", "A"), ("a.jsonl", "2", "B"))
    expected = [("a.jsonl", "1", "is UTF-16"), ("a.jsonl", "2", "is UTF-16")]
    assert expected == told(drawn, Unread("a.jsonl", None, "is UTF-16"))


def test_copies_under_one_name_come_as_often_as_they_were_drawn() -> None:
    """Records may have the same id and the same text."""
    once, twice = ("a.jsonl", "1", "A"), read("a.jsonl", "1", "A")
    assert [once] == told(sample(once), twice, twice)
    assert [once, once] == told(sample(once, once), twice, twice, twice)
    assert [once, ("a.jsonl", "1", GONE)] == told(sample(once, once), twice)
