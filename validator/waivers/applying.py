"""Applies waivers to one document: pure functions, with what they saw given back as plain values."""

from __future__ import annotations

import datetime as dt

from attrs import define, evolve

from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.ruleset.rules import FAIL, WAIVED
from validator.scope import is_within
from validator.waivers.values import WILDCARDS, Waiver, Waivers, names_of


@define(frozen=True)
class Touched:
    """Which waivers of a file had to do with documents, by number.

    Attributes:
        used: They cover a finding.
        met: A document that they name in so many words was judged.
        doubtful: They may be about an input that could not be read.
    """

    used: frozenset[int] = frozenset()
    met: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()


def waive(document: JudgedDocument, waivers: Waivers, as_of: dt.date) -> tuple[JudgedDocument, Touched]:
    """Marks the findings of a document that waivers cover; the outcome of a rule all of whose findings are is waived.

    Args:
        document: The document.
        waivers: The waivers; of several that cover a finding the first gives the reason.
        as_of: Date of the run; a waiver that has expired or gives no reason covers nothing.
    """
    name = waivers.folder.name(document.path)
    met = frozenset(number for key in names_of(document, name) for number in waivers.by_name.get(key, frozenset()))
    about = [(number, waivers.waivers[number]) for number in sorted(met | waivers.by_glob if document.findings else ())]
    about = [(number, one) for number, one in about if one.holds(as_of)]
    about = [(number, one) for number, one in about if number in met or one.means(document, name)]
    used: set[int] = set()
    findings = []
    for finding in document.findings:
        covering = [number for number, one in about if _names(one, finding)]
        used.update(covering)
        findings.append(evolve(finding, waived=waivers.waivers[covering[0]].because) if covering else finding)
    if not used:
        return document, Touched(met=met)
    waived = {each.rule for each in findings} - {each.rule for each in findings if each.waived is None}
    outcomes = {
        rule: WAIVED if outcome == FAIL and rule in waived else outcome for rule, outcome in document.outcomes.items()
    }
    return evolve(document, findings=tuple(findings), outcomes=outcomes), Touched(frozenset(used), met)


def doubt(document: UnreadDocument, waivers: Waivers) -> Touched:
    """Gives the waivers that may be about what could not be read: a file or a folder, of an unknown reference."""
    path = waivers.folder.absolute(waivers.folder.name(document.path))
    doubtful = frozenset(
        number
        for number, one in enumerate(waivers.waivers)
        for top in [waivers.folder.absolute(top_of(one))]
        if is_within(path, top) or is_within(top, path)
    )
    return Touched(doubtful=doubtful)


def top_of(waiver: Waiver) -> str:
    """Gives the folder or file below which all must be that a waiver is about, as the file of waivers names it."""
    parts: list[str] = []
    for part in waiver.glob:
        if any(sign in part for sign in WILDCARDS):
            break
        parts.append(part)
    return "/".join(parts) or "."


def _names(waiver: Waiver, finding: Finding) -> bool:
    """Says whether a waiver covers a finding, as far as rule and fingerprint go."""
    return (waiver.rules is None or finding.rule in waiver.rules) and (
        waiver.fingerprints is None or finding.fingerprint in waiver.fingerprints
    )
