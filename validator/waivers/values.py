"""Waivers ready to be applied: plain values, which can go to a worker process and come back."""

from __future__ import annotations

import datetime as dt
import posixpath

from attrs import define

from validator.documents.naming import name_of
from validator.reading.globs import Glob, glob_of, matches_any
from validator.reports.judged import JudgedDocument
from validator.scope import Folder
from validator.text import Place

WILDCARDS = "*?["
"""Signs that make a glob of a path."""


@define(frozen=True)
class Waiver:
    """A waiver.

    Attributes:
        rules: Ids of the rules whose findings it covers; None for any.
        document: What it says of the document; empty for any.
        glob: The same as a glob.
        fingerprints: Fingerprints of the findings that it covers; None for any.
        because: Why the findings may stand, by whose word and until when, for reports; None where no reason is given.
        until: Last day on which it holds.
        identity: What tells it from others, whatever reason it gives: document, rules and fingerprints as written.
        whole: Where it stands in its file.
        about: Where it says what it is about: the document, else the fingerprint.
        ends: Where it says until when it holds; where it stands, if it does not.
    """

    rules: frozenset[str] | None
    document: str
    glob: Glob
    fingerprints: frozenset[str] | None
    because: str | None
    until: dt.date
    identity: str
    whole: Place
    about: Place
    ends: Place

    def holds(self, as_of: dt.date) -> bool:
        """Says whether it takes effect on a day."""
        return self.because is not None and as_of <= self.until

    def means(self, document: JudgedDocument, name: str) -> bool:
        """Says whether it means a document, any document, or by a glob; what it names in so many words is not asked.

        Args:
            document: The document.
            name: Its path, as the file of waivers names it.
        """
        if not self.document or matches_any(name, (self.glob,)):
            return True
        record = f"[{document.record}]"
        return (
            document.record is not None
            and self.document.endswith(record)
            and matches_any(name, (glob_of(self.document.removesuffix(record)),))
        )


@define(frozen=True)
class Waivers:
    """A file of waivers.

    Attributes:
        path: The file, as the user named it.
        sha256: SHA-256 of its bytes, hexadecimal.
        folder: Its folder, from which it names documents.
        waivers: The waivers, in order.
        by_name: Numbers of the waivers that name a document in so many words, by that name.
        by_glob: Numbers of the waivers that may mean documents which they do not name so.
    """

    path: str
    sha256: str
    folder: Folder
    waivers: tuple[Waiver, ...]
    by_name: dict[str, frozenset[int]]
    by_glob: frozenset[int]


def keys_of(document: str) -> frozenset[str]:
    """Gives what a document must be called for a waiver to name it in so many words.

    Args:
        document: What a waiver says of the document: taken as a path, and as a message reference without blanks.
    """
    reference = "".join(document.split()).upper()
    return frozenset({posixpath.normpath(document), *([reference] if reference.isalnum() else [])})


def is_glob(document: str) -> bool:
    """Says whether what a waiver says of the document may mean several: it has wildcards, or names no folder."""
    return "/" not in document or any(sign in document for sign in WILDCARDS)


def names_of(document: JudgedDocument, name: str) -> frozenset[str]:
    """Gives what a document is called: its path, its record alone and behind its path, and its message reference.

    Args:
        document: The document.
        name: Its path, as the file of waivers names it.
    """
    if document.record is None:
        return frozenset({name, document.message_reference or name})
    return frozenset({name, document.record, name_of(name, document.record), document.message_reference or name})
