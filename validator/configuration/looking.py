"""What a folder holds, so that a configuration can be proposed for it: which files are documents, and of which kind.

A sample of the files is read and recognised; a file counts as holding documents if its text, or that of one of its
first records, is a cable, a memorandum or an e-mail.
"""

from __future__ import annotations

import itertools
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from attrs import define, field

from validator.errors import UsageError
from validator.knowledge.orders import Orders
from validator.knowledge.vocabulary import Vocabulary
from validator.parsing import parse
from validator.reading import ReadDocument, ReadingOptions, discover, read_file
from validator.reading.options import DEFAULTS, RECORD_SUFFIXES

SAMPLE = 400
"""Files that are read at most; of more, every so many."""

_RECORDS = 20
"""Records of a file that are looked at."""

_SMALL = 2**20
"""Bytes of the largest file that is looked at; a document is far smaller."""

_UNRECOGNISED = "unrecognised"


@define(frozen=True)
class Fields:
    """What the members of JSON Lines records are called.

    Attributes:
        text: The member that holds the text: ``text`` where there is one, else the one with the longest texts.
        id: A member that tells records apart; None where there is none.
    """

    text: str
    id: str | None


_USUAL = Fields(DEFAULTS.text_field, DEFAULTS.id_field)


@define
class Look:
    """What a folder holds.

    Attributes:
        files: Number of files. looked: Number of those that were read.
        folders: Top-level folders that hold documents, with the number of files; ``.`` is the folder itself.
        suffixes: Suffixes of files that hold documents, with the number of files that were read.
        others: Suffixes of files that hold none, likewise.
        kinds: Number of documents by kind.
        years: Number of documents by year of origin.
        fields: Members of JSON Lines records; None where there are none with documents.
    """

    files: int = 0
    looked: int = 0
    folders: Counter[str] = field(factory=Counter)
    suffixes: Counter[str] = field(factory=Counter)
    others: Counter[str] = field(factory=Counter)
    kinds: Counter[str] = field(factory=Counter)
    years: Counter[int] = field(factory=Counter)
    fields: Fields | None = None


def look_at(folder: str, vocabulary: Vocabulary, orders: Orders) -> Look:
    """Looks at a folder.

    Args:
        folder: The folder. Hidden files and folders are left out, as they are in a run.
        vocabulary: The vocabularies, to recognise documents.
        orders: The orders, to read them.
    """
    try:
        found = [each for each in discover([folder], ReadingOptions(include=("*",))) if isinstance(each, str)]
    except UsageError:
        found = []  # an empty folder
    look = Look(files=len(found))
    for path in found[:: max(1, -(-len(found) // SAMPLE))]:
        look.looked += 1
        suffix = PurePath(path).suffix.lower()
        texts, fields = _records(path) if suffix in RECORD_SUFFIXES else (list(_text(path)), None)
        documents = [parse(text, vocabulary, orders) for text in texts]
        documents = [document for document in documents if document.kind != _UNRECOGNISED]
        if not documents:
            look.others[suffix] += 1
            continue
        below = PurePath(os.path.relpath(path, folder)).parts
        look.suffixes[suffix] += 1
        look.folders[below[0] if len(below) > 1 else "."] += 1
        look.kinds.update(document.kind for document in documents)
        look.years.update(document.date.year for document in documents if document.date is not None)
        look.fields = look.fields or fields
    return look


def _text(path: str) -> Iterator[str]:
    """Gives the text of a file, if it is one."""
    for reading in read_file(path, ReadingOptions(form="text", size_limit=_SMALL)):
        if isinstance(reading, ReadDocument):
            yield reading.text.raw


def _records(path: str) -> tuple[list[str], Fields | None]:
    """Gives the texts of the first records of a file, and the members that hold text and id."""
    records: list[dict[str, Any]] = []
    try:
        with open(path, encoding="utf-8-sig") as lines:
            found = map(json.loads, itertools.islice(filter(str.strip, lines), _RECORDS))
            records += (record for record in found if isinstance(record, dict))
    except (OSError, ValueError, RecursionError):
        pass  # what a run says of such a file, it says better
    lengths: Counter[str] = Counter()
    for record in records:
        lengths.update({name: len(value) for name, value in record.items() if isinstance(value, str)})
    if not lengths:
        return [], None
    text = _USUAL.text if _USUAL.text in lengths else max(lengths, key=lambda name: lengths[name])
    return [record[text] for record in records if isinstance(record.get(text), str)], Fields(text, _id(records))


def _id(records: list[dict[str, Any]]) -> str | None:
    """Gives the first member of which every record has a value of its own; ``id`` where that is one."""
    own = [
        name
        for name in records[0]
        if all(type(record.get(name)) in (str, int) and record[name] != "" for record in records)
        and len({record[name] for record in records}) == len(records)
    ]
    return _USUAL.id if _USUAL.id in own else next(iter(own), None)
