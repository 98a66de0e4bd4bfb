"""JSON Lines: one document a line, as exports of collections come.

A line is a JSON object with the text, and with id, kind and date of origin where known. A line that is wrong is
reported with its number, and the others are read all the same. Lines are read one at a time, so a file of any length
needs no more memory than its longest line.
"""

from __future__ import annotations

import codecs
import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from validator.digests import sha256_of
from validator.documents.model import KINDS, Source
from validator.errors import ReadingError
from validator.reading.decoding import refuse_formats
from validator.reading.options import ReadingOptions
from validator.reading.outcome import ReadDocument, Unread
from validator.text import SourceText

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK = 2**20
_SHOWN_MEMBERS = 8


class _BadRecordError(Exception):
    """A record is wrong; the message says how."""


def read_records(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[ReadDocument | Unread]:
    """Reads the records of a JSON Lines file.

    Args:
        stream: The file, open for reading bytes.
        path: Path as the user named it.
        options: Names of the members, and the greatest size of a line.

    Yields:
        A document for each record, or the reason why there is none. A record without an id is known by the number of
        its line.
    """
    empty = True
    for number, line in _lines(stream, options.size_limit):
        if line is not None and not line.strip():
            continue
        if empty and (reason := _refusal(line or b"", path)):
            yield Unread(path, None, reason)
            return
        empty = False
        try:
            yield _document(line, number, path, options)
        except _BadRecordError as error:
            yield Unread(path, str(number), f"line {number}: {error}")
    if empty:
        yield Unread(path, None, "holds no records")


def _refusal(first_line: bytes, path: str) -> str | None:
    """Tells why a file is no JSON Lines at all, so that it is reported once and not once a line."""
    if first_line.startswith(_WIDE_MARKS):
        return "is UTF-16, and JSON Lines are UTF-8"
    try:
        refuse_formats(first_line, path)
    except ReadingError as error:
        return error.reason
    return None


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Gives the lines with their numbers; None for a line that is too long, of which no more than ``limit`` is kept."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _document(line: bytes | None, number: int, path: str, options: ReadingOptions) -> ReadDocument:
    if line is None:
        raise _BadRecordError(f"is longer than the limit of {options.size_limit} bytes")
    record = _parse(line)
    text = _text(record, options.text_field)
    name = _id(record, options.id_field, number)
    try:
        name.encode()
        digest = sha256_of(text.encode())
    except UnicodeEncodeError:
        raise _BadRecordError("holds half of a surrogate pair") from None
    source = Source(path, name, digest, "utf-8", None)
    return ReadDocument(source, SourceText(text), _kind(record), _dated(record), ())


def _parse(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.rstrip(b"\r\n").decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise _BadRecordError(f"is not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise _BadRecordError(f"is not JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from None
    except RecursionError:
        raise _BadRecordError("is nested too deep") from None
    except ValueError as error:
        raise _BadRecordError(f"cannot be read: {error}") from None
    if not isinstance(record, dict):
        raise _BadRecordError("is not a JSON object")
    return record


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Makes an object, but never of members that stand twice, of which JSON would keep the last in silence."""
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the member {twice!r} stands there twice")
    return members


def _text(record: dict[str, Any], field: str) -> str:
    if field not in record:
        names = list(record)
        members = ", ".join(names[:_SHOWN_MEMBERS]) + (", ..." if len(names) > _SHOWN_MEMBERS else "")
        raise _BadRecordError(f"has no member {field!r}; " + (f"its members are {members}" if names else "it is empty"))
    text = record[field]
    if not isinstance(text, str):
        raise _BadRecordError(f"the member {field!r} is not a text")
    if not text or text.isspace():
        raise _BadRecordError(f"the member {field!r} is empty")
    return text


def _id(record: dict[str, Any], field: str, number: int) -> str:
    value = record.get(field)
    if value is None:
        return str(number)
    if type(value) not in (str, int) or value == "":
        raise _BadRecordError(f"the member {field!r} is neither a text nor a whole number")
    return str(value)


def _kind(record: dict[str, Any]) -> str | None:
    value = record.get("kind")
    if value is not None and value not in KINDS:
        raise _BadRecordError(f"the member 'kind' is none of {', '.join(KINDS)}")
    return str(value) if value is not None else None


def _dated(record: dict[str, Any]) -> dt.date | None:
    value = record.get("dated")
    if value is None:
        return None
    try:
        if isinstance(value, str) and _DATE.match(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    raise _BadRecordError("the member 'dated' is not a date such as 2008-11-18")
