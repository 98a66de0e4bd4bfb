"""Holds documents against a baseline: pure functions, with what they saw given back as plain values."""

from __future__ import annotations

from collections.abc import Collection

from attrs import define, evolve

from validator.baseline.values import Baseline, names_of
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.scope import Scope, is_within


@define(frozen=True)
class Seen:
    """Which findings of a baseline a run has met, by fingerprint.

    Attributes:
        found: They were found again.
        looked_for: Their document was judged.
        doubtful: Their document may be an input that could not be read.
    """

    found: frozenset[str] = frozenset()
    looked_for: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()


def hold(document: JudgedDocument, baseline: Baseline) -> tuple[JudgedDocument, Seen]:
    """Marks the findings of a document that a baseline knows; outcomes stay, for the document is as it is."""
    found = {each.fingerprint for each in document.findings} & baseline.findings.keys()
    looked_for = frozenset(
        each for name in names_of(document, baseline.folder) for each in baseline.by_name.get(name, frozenset())
    )
    if not found:
        return document, Seen(looked_for=looked_for)
    findings = tuple(evolve(each, baseline=True) if each.fingerprint in found else each for each in document.findings)
    return evolve(document, findings=findings), Seen(frozenset(found), looked_for)


def miss(document: UnreadDocument, baseline: Baseline) -> Seen:
    """Gives the findings whose document may be what could not be read, which may be a whole folder."""
    path = baseline.folder.absolute(baseline.folder.name(document.path))
    doubtful = frozenset(
        each.fingerprint
        for each in baseline.findings.values()
        if is_within(baseline.folder.absolute(each.document), path)
    )
    return Seen(doubtful=doubtful)


def gone(baseline: Baseline, seen: Seen, scope: Scope, evaluated: Collection[str]) -> tuple[str, ...]:
    """Gives the findings that are found no more, in the order of the file.

    A finding is gone only if it was looked for: its document was judged, or is not there any more in a folder that was
    looked at, and its rule was evaluated. Of all others nothing is known.

    Args:
        baseline: The baseline.
        seen: What the run has met of it.
        scope: What the run looked at.
        evaluated: Ids of the rules that were evaluated.
    """
    rules = frozenset(evaluated)
    return tuple(
        fingerprint
        for fingerprint, one in baseline.findings.items()
        if fingerprint not in seen.found
        and fingerprint not in seen.doubtful
        and one.rule in rules
        and (fingerprint in seen.looked_for or scope.covers(baseline.folder.absolute(one.document)))
    )
