"""What comes of one document: its findings, and what is known of it."""

from __future__ import annotations

from validator.light import define
from validator.text import Place

SEVERITIES = ("error", "warning", "note")
"""Severities of findings, the gravest first."""


OUTCOMES = ("pass", "fail", "not_applicable", "undetermined", "waived")
"""The five outcomes of a rule on a document; every one is counted, none is silent."""


WAIVERS = "waivers"
"""Kind of the file of waivers, which is judged in every run that uses it, and is no document of anybody's."""


@define
class Finding:
    """A rule's word on one place of one document.

    Attributes:
        rule: Id of the rule.
        severity: ``error``, ``warning`` or ``note``, after lowering.
        discrepancy: Class of discrepancy in the summary.
        message: What is wrong, or what is worth knowing.
        place: Where.
        related: Other places that belong to it.
        authority: The norms that the rule cites, rendered.
        lowered: Why the severity is lower than the rule's own; None where it is not.
        fingerprint: Versioned hash that survives moved lines, re-wrapped text and renamed files.
        waived: Why a waiver lets the finding stand; None where none does. A waived finding is kept and shown as such,
            but counts neither among the findings of its severity nor as a discrepancy.
        baseline: Whether it is known from a baseline. It is kept and counts as a discrepancy, but is not new.
    """

    rule: str
    severity: str
    discrepancy: str
    message: str
    place: Place
    related: tuple[Place, ...]
    authority: tuple[str, ...]
    lowered: str | None
    fingerprint: str
    waived: str | None = None
    baseline: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it is to be dealt with: neither waived nor known from a baseline."""
        return self.waived is None and not self.baseline


@define
class Due:
    """When a document falls due by its own markings, and what has become of it (see ``validator.maturity``).

    Attributes:
        state: What has become of it as of the run's date.
        basis: What that rests on.
        date: Day on which it falls due, ISO; None where there is none.
        steps: Downgradings before that: date, ISO, and level from then on.
        because: How that follows, as one clause.
    """

    state: str
    basis: str
    date: str | None
    steps: tuple[tuple[str, str], ...]
    because: str


@define
class JudgedDocument:
    """One document with its findings.

    Attributes:
        path: Path as the user named it.
        record: Record id within the file, if it is one of several.
        sha256: SHA-256 of the judged bytes, hexadecimal.
        encoding: Encoding the bytes were read in.
        kind: Kind of document, or WAIVERS.
        message_reference: Canonical message reference.
        date: Date of origin, ISO.
        governing_order: Id of the order in force on that date.
        classification: Overall level as written on documents; ``unknown`` where it cannot be read, None where absent.
        due: When it falls due, and what has become of it.
        findings: Findings in order of place.
        outcomes: Outcome by rule id.
        repairs: How many repairs of each kind the reading needed.
        notes: What was noticed while reading, such as a guessed encoding.
        decision: Kind of classification decision that the markings show (see ``validator.documents.decision``).
    """

    path: str
    record: str | None
    sha256: str
    encoding: str
    kind: str
    message_reference: str | None
    date: str | None
    governing_order: str | None
    classification: str | None
    due: Due
    findings: tuple[Finding, ...]
    outcomes: dict[str, str]
    repairs: dict[str, int]
    notes: tuple[str, ...]
    decision: str = "unknown"


@define
class UnreadDocument:
    """An input that could not be read, and so could not be judged.

    Attributes:
        path: Path as the user named it.
        record: Record within the file, where only that failed.
        reason: Why.
        our_fault: Whether the program stumbled over it, rather than the input being unreadable.
    """

    path: str
    record: str | None
    reason: str
    our_fault: bool = False
