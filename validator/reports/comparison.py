"""Two reports compared: which findings are new, which are gone, and which are the same in spite of moved lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from attrs import define

from validator.reports.judged import SEVERITIES, Finding, JudgedDocument
from validator.reports.report import Report


@define(frozen=True, eq=False)
class Found:
    """A finding with the document in which it stands.

    Attributes:
        document: The document, as one of the reports has it.
        finding: The finding.
        was: Severity in the old report, where the finding stands in both and the severity is another; else None.
    """

    document: JudgedDocument
    finding: Finding
    was: str | None = None


@define(frozen=True)
class Comparison:
    """What became of the findings of an old report in a new one; waived findings count as not there.

    A finding that the new report knows from a baseline is not new, even if the old report does not have it.

    Attributes:
        old: The old report.
        new: The new report.
        added: Findings of the new report that the old one does not have.
        gone: Findings of the old report that the new one does not have, though it judged their document.
        unseen: Findings of the old report whose document the new one did not judge: nothing is known about them.
        changed: Findings of both, as the new report has them, whose severity is another.
        unchanged: Findings of both, as the new report has them, and those that it knows from a baseline.
    """

    old: Report
    new: Report
    added: tuple[Found, ...]
    gone: tuple[Found, ...]
    unseen: tuple[Found, ...]
    changed: tuple[Found, ...]
    unchanged: tuple[Found, ...]

    @property
    def same_rules(self) -> bool:
        """Whether both judged by the same rules, in the same version of the program."""
        return (self.old.ruleset_digest, self.old.version) == (self.new.ruleset_digest, self.new.version)

    def worse(self, severity: str) -> bool:
        """Says whether something at or above a severity is new, or has become as severe as that."""
        failing = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(each.finding.severity in failing for each in self.added) or any(
            each.finding.severity in failing and each.was not in failing and not each.finding.baseline
            for each in self.changed
        )


def compare(old: Report, new: Report) -> Comparison:
    """Compares two reports by the fingerprints of their findings.

    Copies of a document have the same fingerprints; of several that match, the finding under the same name goes first.
    """
    before, after = list(_standing(old)), list(_standing(new))
    partners = _partners(before, after)
    taken = {id(partner) for partner in partners}
    lost = [found for found in before if id(found) not in taken]
    both = [
        Found(found.document, found.finding, was if was != found.finding.severity else None)
        for found, partner in zip(after, partners, strict=True)
        if partner is not None or found.finding.baseline
        for was in [(partner or found).finding.severity]
    ]
    judged = _judged_again(old, new)
    return Comparison(
        old,
        new,
        tuple(
            found
            for found, partner in zip(after, partners, strict=True)
            if partner is None and not found.finding.baseline
        ),
        tuple(found for found in lost if not judged.isdisjoint(_identities(found.document))),
        tuple(found for found in lost if judged.isdisjoint(_identities(found.document))),
        tuple(found for found in both if found.was is not None),
        tuple(found for found in both if found.was is None),
    )


def _partners(before: list[Found], after: list[Found]) -> list[Found | None]:
    """Gives for each finding of the new report the one of the old report that it is, or None."""
    waiting: dict[str, list[Found]] = defaultdict(list)
    for found in before:
        waiting[found.finding.fingerprint].append(found)
    partners: list[Found | None] = [None] * len(after)
    for by_name in (True, False):
        for number, found in enumerate(after):
            candidates = waiting[found.finding.fingerprint] if partners[number] is None else []
            for candidate in candidates:
                if not by_name or _name(candidate.document) == _name(found.document):
                    partners[number] = candidate
                    candidates.remove(candidate)
                    break
    return partners


def _judged_again(old: Report, new: Report) -> set[tuple[str, ...]]:
    """Gives what documents of the old report are known by if the new one judged them, perhaps under another name.

    A document that stands in both under its own name is not another one renamed, though it may be a copy of it.
    """
    names = {_name(document) for document in old.judged}
    known: set[tuple[str, ...]] = set()
    for document in new.judged:
        name, *others = _identities(document)
        known.update([name] if _name(document) in names else others)
    return known


def _standing(report: Report) -> Iterator[Found]:
    for document in report.judged:
        for finding in document.findings:
            if finding.waived is None:
                yield Found(document, finding)


def _name(document: JudgedDocument) -> tuple[str, str | None]:
    return document.path, document.record


def _identities(document: JudgedDocument) -> Iterator[tuple[str, ...]]:
    """Gives what a document is known by in another report: its name, its reference, and its bytes."""
    yield "name", document.path, document.record or ""
    yield "sha256", document.sha256
    if document.message_reference is not None:
        yield "reference", document.message_reference
