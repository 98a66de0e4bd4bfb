"""A waiver as it stands in its file; ``schemas/waivers.schema.json`` documents every key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from attrs import define

from validator.knowledge.checks import Fault, Matching, NotEmpty
from validator.reports.fingerprint import PATTERN

Text = Annotated[str, NotEmpty()]
Fingerprint = Annotated[str, Matching(PATTERN, "a fingerprint: 1, a colon and 32 hexadecimal digits")]


@define(frozen=True)
class WaiverDefinition:
    """A waiver.

    Attributes:
        rule: Id of a rule or of a family, or several; none for any rule, where fingerprints say which findings.
        document: Path from the folder of the file, or a glob over such paths; or a message reference; or a record.
        fingerprint: Fingerprint of a finding, or several.
        reason: Why the findings may stand. A waiver without a reason takes no effect.
        by: Who says so.
        until: Last day on which it holds; without one it holds for good.
    """

    rule: Text | tuple[Text, ...] = ()
    document: Text = ""
    fingerprint: Fingerprint | tuple[Fingerprint, ...] = ()
    reason: str | None = None
    by: Text = ""
    until: dt.date = dt.date.max

    def faults(self) -> Iterator[Fault]:
        """Tells whether it says what it is about."""
        if not self.document and not self.fingerprint:
            yield Fault((), "a waiver names a document, or the fingerprint of a finding")
        if self.document and not self.rule and not self.fingerprint:
            yield Fault((), "a waiver of a document names the rule, or the fingerprint of a finding")

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules and families."""
        return _several(self.rule)

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprints."""
        return _several(self.fingerprint)


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
