"""JSON Lines: one document a line; a bad line is named, and the rest is read."""

import codecs
import datetime as dt
import hashlib
import io
import json
from typing import Any

import pytest

from validator.reading import ReadDocument, ReadingOptions, Unread
from validator.reading.records import read_records


def read(data: bytes, **options: Any) -> list[ReadDocument | Unread]:  # noqa: ANN401 - options of any kind
    """Reads records from bytes."""
    return list(read_records(io.BytesIO(data), "r.jsonl", ReadingOptions(**options)))


def line(**members: object) -> bytes:
    """Writes a record."""
    return json.dumps(members).encode() + b"\n"


def test_a_record_gives_text_id_kind_and_date() -> None:
    """Everything that a record states is handed on; the hash is of its text in UTF-8."""
    (document,) = read(line(text="S E C R E T\r\né", id="08MUSCAT1", kind="cable", dated="2008-11-18", pages=3))
    assert isinstance(document, ReadDocument)
    assert document.text.raw == "S E C R E T\r\né"
    assert (document.kind, document.dated, document.notes) == ("cable", dt.date(2008, 11, 18), ())
    assert document.source.path == "r.jsonl"
    assert document.source.record == "08MUSCAT1"
    assert document.source.encoding == "utf-8"
    assert document.source.extracted_from is None
    assert document.source.sha256 == hashlib.sha256("S E C R E T\r\né".encode()).hexdigest()


def test_a_record_may_give_its_text_only() -> None:
    """It is known by the number of its line then; null is the same as nothing."""
    first, second = read(line(text="one") + b"  \n" + line(text="two", id=None, kind=None, dated=None))
    assert isinstance(first, ReadDocument)
    assert isinstance(second, ReadDocument)
    assert [first.source.record, second.source.record] == ["1", "3"]
    assert (second.kind, second.dated) == (None, None)


def test_the_members_can_have_other_names() -> None:
    """Exports name them as they please."""
    (document,) = read(line(body="one", doc=17), text_field="body", id_field="doc")
    assert isinstance(document, ReadDocument)
    assert (document.text.raw, document.source.record) == ("one", "17")


@pytest.mark.parametrize(
    ("expected", "bad"),
    [
        ("is not JSON: Expecting property name enclosed in double quotes at column 2", b"{text: 1}\n"),
        ("is not JSON: Unterminated string starting at column 10", b'{"text": "one\n'),
        ("is not UTF-8 at byte 11", b'{"text": "\xe9"}\n'),
        ("is not a JSON object", b'["text"]\n'),
        ("is nested too deep", b'{"text": ' + b"[" * 100_000 + b"\n"),
        ("has no member 'text'; it is empty", b"{}\n"),
        ("has no member 'text'; its members are body, id", line(body="one", id=3)),
        (
            "has no member 'text'; its members are a, b, c, d, e, f, g, h, ...",
            line(**dict.fromkeys("abcdefghij", 1)),
        ),
        ("the member 'text' is not a text", line(text=["one"])),
        ("the member 'text' is empty", line(text="")),
        ("the member 'text' is empty", line(text=" \n")),
        ("cannot be read: the member 'text' stands there twice", b'{"text": "one", "id": 1, "text": "two"}\n'),
        ("the member 'id' is neither a text nor a whole number", line(text="one", id="")),
        ("the member 'id' is neither a text nor a whole number", line(text="one", id=True)),
        ("the member 'id' is neither a text nor a whole number", line(text="one", id=1.5)),
        ("the member 'kind' is none of cable, memorandum, email, unrecognised", line(text="one", kind="telegram")),
        ("the member 'kind' is none of cable, memorandum, email, unrecognised", line(text="one", kind=["cable"])),
        ("the member 'dated' is not a date such as 2008-11-18", line(text="one", dated="18 Nov 2008")),
        ("the member 'dated' is not a date such as 2008-11-18", line(text="one", dated="20081118")),
        ("the member 'dated' is not a date such as 2008-11-18", line(text="one", dated="2008-02-30")),
        ("the member 'dated' is not a date such as 2008-11-18", line(text="one", dated=20081118)),
        ("holds half of a surrogate pair", b'{"text": "\\ud800"}\n'),
        ("holds half of a surrogate pair", b'{"text": "one", "id": "\\udc00"}\n'),
        ("is longer than the limit of 200000 bytes", line(text="x" * 200_001)),
        ("is longer than the limit of 200000 bytes", line(text="x" * 3_000_000)),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(expected: str, bad: bytes) -> None:
    """The reason names the line; the documents before and behind it are read as if it were not there."""
    first, unread, last = read(line(text="one") + bad + line(text="three"), size_limit=200_000)
    assert Unread("r.jsonl", "2", f"line 2: {expected}") == unread
    assert isinstance(first, ReadDocument)
    assert isinstance(last, ReadDocument)
    assert [first.text.raw, last.text.raw, last.source.record] == ["one", "three", "3"]


def test_the_last_line_needs_no_line_end() -> None:
    """And a line of exactly the greatest size is read."""
    data = line(text="one").rstrip()
    (document,) = read(data, size_limit=len(data))
    assert isinstance(document, ReadDocument)
    (unread,) = read(data, size_limit=len(data) - 1)
    assert Unread("r.jsonl", "1", f"line 1: is longer than the limit of {len(data) - 1} bytes") == unread


def test_a_byte_order_mark_does_not_hurt() -> None:
    """Some programs write one in front of UTF-8."""
    (document,) = read(codecs.BOM_UTF8 + line(text="one"))
    assert isinstance(document, ReadDocument)


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("holds no records", b""),
        ("holds no records", b"\n \n"),
        ("is UTF-16, and JSON Lines are UTF-8", codecs.BOM_UTF16_LE + '{"text": "one"}\n{}\n'.encode("utf-16-le")),
        ("is a file of the format gzip, not a text", b"\x1f\x8b\x08\n\x00\n\x00\n"),
    ],
)
def test_what_is_no_json_lines_at_all_is_reported_once(expected: str, data: bytes) -> None:
    """Not once a line, which would bury everything else."""
    assert [Unread("r.jsonl", None, expected)] == read(data)


def test_records_are_read_one_at_a_time() -> None:
    """The first document comes before the second line is asked for, so memory stays flat."""

    class Stream(io.BytesIO):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            return super().readline(size)

    stream = Stream(line(text="one") * 100)
    next(read_records(stream, "r.jsonl", ReadingOptions()))
    assert stream.lines == 1
