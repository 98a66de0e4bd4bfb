"""Rules ready to judge, and the set of them that a run uses."""

import datetime as dt
from collections.abc import Callable

from attrs import define

from validator.documents.model import Document
from validator.knowledge.authorities import Discrepancy
from validator.knowledge.orders import Order, Orders
from validator.knowledge.vocabulary import Vocabulary
from validator.ruleset.definition import Lowering, Severity
from validator.text import Span

PASS = "pass"  # noqa: S105 - an outcome, not a password
FAIL = "fail"
NOT_APPLICABLE = "not_applicable"
UNDETERMINED = "undetermined"
WAIVED = "waived"

Hit = tuple[Span, tuple[Span, ...], str, int]
"""Where, other places, the message, and the index of the lowering that holds (-1 for none)."""

Judge = Callable[[Document, Order | None, dt.date, object], str | list[Hit]]
"""The compiled conditions of a rule: an outcome, or the hits that make it fail."""


@define(eq=False)
class Rule:
    """A rule, compiled.

    Attributes:
        id: Rule id. name: Name after the defect. title: The defect as a sentence. family: Family id.
        severity: Severity under the profile. discrepancy: Class of discrepancy.
        authority: The norms cited, rendered for people.
        why: Why it matters. remedy: What a person can do.
        orders: Ids of the orders it is bound to; empty for a rule that no order binds.
        kinds: Kinds of document it applies to; empty for all.
        since: First date of origin. until: Last date of origin.
        graced: Whether it fires one step lower within the grace of an order.
        lower: Its lowerings.
        parameters: Record of the parameter values under the profile.
        judge: Its compiled conditions.
    """

    id: str
    name: str
    title: str
    family: str
    severity: Severity
    discrepancy: str
    authority: tuple[str, ...]
    why: str
    remedy: str
    orders: frozenset[str]
    kinds: frozenset[str]
    since: dt.date | None
    until: dt.date | None
    graced: bool
    lower: tuple[Lowering, ...]
    parameters: object
    judge: Judge


@define(eq=False)
class RuleSet:
    """Everything that a run judges by.

    Attributes:
        rules: The rules of the profile, by id.
        profile: Name of the profile.
        packs: Names of the packs, the bundled one first.
        digest: SHA-256 over all files and the profile, hexadecimal.
        orders: The orders.
        vocabulary: The vocabularies.
        discrepancies: Classes of discrepancy by id.
    """

    rules: tuple[Rule, ...]
    profile: str
    packs: tuple[str, ...]
    digest: str
    orders: Orders
    vocabulary: Vocabulary
    discrepancies: dict[str, Discrepancy]
