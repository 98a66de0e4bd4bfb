"""Inputs become documents or reasons, one at a time, in order."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from validator.documents.model import Source
from validator.errors import UsageError
from validator.reading import ReadDocument, ReadingOptions, Unread, read_file, read_inputs


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_file_becomes_a_document() -> None:
    """The hash is of the bytes of the file, the text is what they decode to, line ends and all."""
    data = "S E C R E T\r\nCafé".encode("cp1252")
    Path("a.txt").write_bytes(data)
    (document,) = read_inputs(["a.txt"])
    assert isinstance(document, ReadDocument)
    assert document.source == Source("a.txt", None, hashlib.sha256(data).hexdigest(), "cp1252", None)
    assert document.text.raw == "S E C R E T\r\nCafé"
    assert (document.kind, document.dated, len(document.notes)) == (None, None, 1)


def test_everything_comes_in_order_and_what_cannot_be_read_in_its_place() -> None:
    """Bad inputs do not stop the run, and none is lost."""
    Path("c").mkdir()
    Path("c/a.txt").write_text("one", encoding="utf-8")
    Path("c/b.txt").touch()
    Path("c/c.jsonl").write_text('{"text": "two", "id": "x"}\n{}\n', encoding="utf-8")
    Path("c/d.txt").symlink_to("nowhere")
    Path("c/e.txt").write_bytes(b"%PDF-1.7")
    results = [
        (one.path, one.record, one.reason) if isinstance(one, Unread) else (one.source.path, one.source.record, "")
        for one in read_inputs(["c", "-"], stdin=b"three")
    ]
    assert results == [
        ("c/a.txt", None, ""),
        ("c/b.txt", None, "is empty"),
        ("c/c.jsonl", "x", ""),
        ("c/c.jsonl", "2", "line 2: has no member 'text'; it is empty"),
        ("c/d.txt", None, "cannot be read: No such file or directory"),
        ("c/e.txt", None, "is a file of the format PDF, not a text"),
        ("-", None, ""),
    ]


def test_folders_that_cannot_be_listed_come_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are inputs that could not be read like any other."""
    Path("c").mkdir()

    def scandir(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert list(read_inputs(["c"])) == [Unread("c", None, "cannot be listed: Permission denied")]


def test_standard_input_is_read_where_it_is_named() -> None:
    """It is one text, or records where the user says so."""
    (document,) = read_inputs(["-"], stdin=b"SECRET")
    assert isinstance(document, ReadDocument)
    assert document.source == Source("-", None, hashlib.sha256(b"SECRET").hexdigest(), "utf-8", None)
    records = list(read_inputs(["-"], stdin=b'{"text": "a"}\n{"text": "b"}', options=ReadingOptions(form="lines")))
    assert [one.source.record for one in records if isinstance(one, ReadDocument)] == ["1", "2"]
    assert list(read_inputs(["-"], stdin=b"")) == [Unread("-", None, "is empty")]


def test_standard_input_must_be_there() -> None:
    """A run that cannot read what it was asked to read says so at once."""
    with pytest.raises(UsageError, match=r"standard input \(-\) is not available here"):
        read_inputs(["-"])


def test_the_form_can_be_told_for_any_file() -> None:
    """The suffix decides only where the user says nothing."""
    Path("a.json").write_text('{"text": "one"}', encoding="utf-8")
    Path("b.jsonl").write_text("plain text", encoding="utf-8")
    (record,) = read_inputs(["a.json"], options=ReadingOptions(form="lines"))
    (text,) = read_inputs(["b.jsonl"], options=ReadingOptions(form="text"))
    assert isinstance(record, ReadDocument)
    assert isinstance(text, ReadDocument)
    assert (record.source.record, record.text.raw) == ("1", "one")
    assert (text.source.record, text.text.raw) == (None, "plain text")


def test_a_wrong_path_is_told_before_anything_is_read() -> None:
    """The call itself fails, not the first use of what it gives."""
    with pytest.raises(UsageError, match="there is no file or folder 'nowhere'"):
        read_inputs(["nowhere"])


def test_a_document_over_the_limit_is_not_read() -> None:
    """Of a file its size says so before it is read."""
    Path("a.txt").write_bytes(b"123456")
    reason = "is larger than the limit of 5 bytes"
    assert list(read_inputs(["a.txt", "-"], stdin=b"123456", options=ReadingOptions(size_limit=5))) == [
        Unread("a.txt", None, reason),
        Unread("-", None, reason),
    ]
    (document,) = read_inputs(["a.txt"], options=ReadingOptions(size_limit=6))
    assert isinstance(document, ReadDocument)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize(("expected", "data"), [("12345", b"12345"), (None, b"123456789")])
def test_a_pipe_that_is_named_is_read_up_to_the_limit(expected: str | None, data: bytes) -> None:
    """Process substitution hands over a pipe, which has no size."""
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(data,))
    writer.start()
    (one,) = read_inputs(["pipe"], options=ReadingOptions(size_limit=5))
    writer.join()
    assert expected == (one.text.raw if isinstance(one, ReadDocument) else None)


def test_a_file_that_vanishes_or_is_a_folder_is_reported() -> None:
    """Between finding and reading things happen."""
    assert list(read_file("gone.txt")) == [Unread("gone.txt", None, "cannot be read: No such file or directory")]
    Path("a.jsonl").mkdir()
    assert list(read_file("a.jsonl")) == [Unread("a.jsonl", None, "cannot be read: Is a directory")]


def test_a_file_name_that_is_no_utf_8_can_be_printed() -> None:
    """Its odd bytes are shown, so that reports in UTF-8 can hold it."""
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        Path(name).write_text("SECRET", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (document,) = read_inputs([name])
    assert isinstance(document, ReadDocument)
    assert document.source.path == "caf\\xe9.txt"


def test_documents_are_read_one_at_a_time() -> None:
    """Memory stays flat: a file is opened only when its document is asked for."""
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(name, encoding="utf-8")
    documents = read_inputs(["a.txt", "b.txt"])
    next(documents)
    Path("b.txt").write_text("changed", encoding="utf-8")
    (second,) = documents
    assert isinstance(second, ReadDocument)
    assert second.text.raw == "changed"
