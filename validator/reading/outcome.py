"""What comes of an input: a document, or the reason why there is none."""

from __future__ import annotations

import datetime as dt
import os

from validator.digests import sha256_of
from validator.documents.model import Source
from validator.light import define
from validator.reading.decoding import decode
from validator.text import SourceText


@define
class ReadDocument:
    """One document as text.

    Attributes:
        source: Where it came from.
        text: Its text.
        kind: Kind of document that the record states; None where nothing states one.
        dated: Date of origin that the record states.
        notes: What was guessed in reading, one sentence each.
    """

    source: Source
    text: SourceText
    kind: str | None
    dated: dt.date | None
    notes: tuple[str, ...]


@define
class Unread:
    """An input that could not be read.

    Attributes:
        path: Path as the user named it, made printable.
        record: Number of the line, where only one record of the file could not be read.
        reason: Why, as one clause.
    """

    path: str
    record: str | None
    reason: str


def printable(path: str) -> str:
    """Gives a path as it can be printed: bytes of a file name that are not UTF-8 are shown in hexadecimal."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def document_of(data: bytes, path: str) -> ReadDocument:
    """Makes a document of the bytes of a file.

    Args:
        data: The bytes.
        path: Path as the user named it.

    Raises:
        ReadingError: The bytes are no text.
    """
    decoded = decode(data, path)
    digest = sha256_of(data)
    source = Source(path, None, digest, decoded.encoding, None)
    return ReadDocument(source, SourceText(decoded.text), None, None, decoded.notes)
