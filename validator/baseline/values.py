"""A baseline as values, which can go to a worker process and come back."""

from __future__ import annotations

from collections import defaultdict

from attrs import define

from validator.reports.judged import JudgedDocument
from validator.scope import Folder


@define(frozen=True, order=True)
class Known:
    """A finding of a baseline; it is known by its fingerprint, and the rest is for the reader.

    Attributes:
        document: Path of its document, as the baseline names it.
        record: Record within the file; empty where the file is the document.
        rule: Id of its rule.
        message: What was found.
        reference: Message reference of the document; empty where it has none.
        fingerprint: Its fingerprint. Findings in copies of a document have the same, and are one finding here.
    """

    document: str
    record: str
    rule: str
    message: str
    reference: str
    fingerprint: str

    @property
    def names(self) -> tuple[str, ...]:
        """What its document is known by when it is judged again: its place, and its reference if it was renamed."""
        place = f"{self.document}\0{self.record}"
        return (place, self.reference) if self.reference else (place,)


@define(frozen=True)
class Baseline:
    """A baseline.

    Attributes:
        path: The file, as the user named it.
        folder: Its folder, from which it names documents.
        digest: SHA-256 of the rule set that the findings are of, hexadecimal; for information.
        profile: Profile of that rule set; for information.
        findings: The findings by fingerprint, in the order of the file.
        by_name: Fingerprints of the findings of a document, by what it is known by.
    """

    path: str
    folder: Folder
    digest: str
    profile: str
    findings: dict[str, Known]
    by_name: dict[str, frozenset[str]]


def baseline_of(path: str, folder: Folder, digest: str, profile: str, findings: tuple[Known, ...]) -> Baseline:
    """Makes a baseline of findings: in order, and each fingerprint once."""
    ordered = {one.fingerprint: one for one in sorted(findings, reverse=True)}
    by_name: dict[str, set[str]] = defaultdict(set)
    for one in ordered.values():
        for name in one.names:
            by_name[name].add(one.fingerprint)
    return Baseline(
        path,
        folder,
        digest,
        profile,
        dict(sorted(ordered.items(), key=lambda item: item[1])),
        {name: frozenset(prints) for name, prints in by_name.items()},
    )


def names_of(document: JudgedDocument, folder: Folder) -> tuple[str, ...]:
    """Gives what a document is known by: its place as the baseline names it, and its reference."""
    place = f"{folder.name(document.path)}\0{document.record or ''}"
    return (place, document.message_reference) if document.message_reference else (place,)
