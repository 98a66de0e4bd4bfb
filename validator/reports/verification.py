"""Whether documents are still those that a report judged, by their SHA-256."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from attrs import define

from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.reports.wording import where

STATES = {
    "unchanged": "the bytes are those that were judged",
    "moved": "the bytes are those that were judged, under another name",
    "changed": "the bytes are others",
    "missing": "judged, and not there",
    "new": "there, and not judged",
    "unreadable": "cannot be read",
}
"""What can have become of a document since it was judged."""

STILL = frozenset({"unchanged", "moved"})
"""The states of documents that a report still speaks of."""


@define(frozen=True)
class Present:
    """A document as it is now.

    Attributes:
        path: Path as the user named it.
        record: Record id within the file, if it is one of several.
        sha256: SHA-256 as in the report; None where it cannot be read.
        reason: Why it cannot be read.
    """

    path: str
    record: str | None
    sha256: str | None
    reason: str = ""


@define(frozen=True)
class Verified:
    """What has become of a document.

    Attributes:
        state: One of STATES.
        path: Its path: as it is now, or as the report has it where it is missing.
        record: Record id within the file.
        because: What else is to be said; empty where nothing is.
    """

    state: str
    path: str
    record: str | None
    because: str = ""


def verify(report: Report, present: Iterable[Present]) -> list[Verified]:
    """Holds documents against a report.

    Documents are matched by name, and those whose name is not in the report by their bytes.

    Args:
        report: The report.
        present: The documents as they are now.

    Returns:
        What has become of each: those that are there in their order, then what is missing in that of the report.
    """
    waiting = _Waiting(report)
    now = list(present)
    states: dict[int, Verified] = {}
    # All of one step before any of the next: a document must not be taken for another that is found by its name later.
    for step in (waiting.unreadable, waiting.unchanged, waiting.changed, waiting.moved, waiting.new):
        for number, one in enumerate(now):
            if number not in states and (verified := step(one)) is not None:
                states[number] = verified
    return [*(states[number] for number in range(len(now))), *waiting.missing()]


class _Waiting:
    """The documents of a report for which none was found yet."""

    def __init__(self, report: Report) -> None:
        self._judged = report.reviewed
        self._unread = {_name(document) for document in report.unread}
        self._taken: set[int] = set()
        self._indexes: defaultdict[Hashable, list[JudgedDocument]] = defaultdict(list)
        for document in reversed(self._judged):
            name, sha256 = _name(document), document.sha256
            for key in ((name, sha256), name, sha256):
                self._indexes[key].append(document)

    def _take(self, key: Hashable) -> JudgedDocument | None:
        """Takes the first document of a key that was not taken yet."""
        documents = self._indexes[key]
        while documents and id(documents[-1]) in self._taken:
            documents.pop()
        if not documents:
            return None
        self._taken.add(id(documents[-1]))
        return documents.pop()

    def unreadable(self, one: Present) -> Verified | None:
        if one.sha256 is not None:
            return None
        self._take(_name(one))
        return Verified("unreadable", one.path, one.record, one.reason)

    def unchanged(self, one: Present) -> Verified | None:
        same = self._take((_name(one), one.sha256))
        return None if same is None else Verified("unchanged", one.path, one.record)

    def changed(self, one: Present) -> Verified | None:
        same = self._take(_name(one))
        return None if same is None else Verified("changed", one.path, one.record)

    def moved(self, one: Present) -> Verified | None:
        same = self._take(one.sha256)
        return None if same is None else Verified("moved", one.path, one.record, f"judged as {where(same)}")

    def new(self, one: Present) -> Verified:
        because = "could not be read when the report was made" if _name(one) in self._unread else ""
        return Verified("new", one.path, one.record, because)

    def missing(self) -> Iterator[Verified]:
        for document in self._judged:
            if id(document) not in self._taken:
                yield Verified("missing", document.path, document.record)


def _name(document: JudgedDocument | UnreadDocument | Present) -> tuple[str, str | None]:
    return posixpath.normpath(document.path), document.record
