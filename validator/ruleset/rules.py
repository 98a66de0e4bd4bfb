"""Rules ready to judge, and the set of them that a run uses."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable

from validator.documents.model import Document
from validator.knowledge.discrepancy import Discrepancy
from validator.knowledge.orders import Order, Orders
from validator.knowledge.vocabulary import Vocabulary
from validator.light import define, field
from validator.ruleset.lowering import Lowering
from validator.ruleset.naming import Names
from validator.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from validator.documents.relations import RowJudge
    from validator.knowledge.value_types import Severity

PASS = "pass"  # noqa: S105 - an outcome, not a password
FAIL = "fail"
NOT_APPLICABLE = "not_applicable"
UNDETERMINED = "undetermined"
WAIVED = "waived"

_DAY = dt.timedelta(days=1)

Hit = tuple[Span, tuple[Span, ...], str, int]
"""Where, other places, the message, and the index of the lowering that holds (-1 for none)."""

Judge = Callable[[Document, Order | None, dt.date, Order, object], str | list[Hit]]
"""The compiled conditions of a rule: an outcome, or the hits that make it fail."""


def unbound(*_arguments: object) -> NoReturn:
    """Stands for the judge of a rule that has not been given its function yet."""
    raise TypeError("the rule has not been bound to its compiled conditions")


@define(frozen=True)
class Cited:
    """A norm as a rule cites it.

    Attributes:
        text: The citation, for people.
        since: First day in force, where known. until: Last day in force, where known.
    """

    text: str
    since: dt.date | None
    until: dt.date | None

    def in_force(self, day: dt.date) -> bool:
        """Says whether it was in force on a day, as far as is known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@define(eq=False)
class AnyRule:
    """What rules over documents and over collections have in common.

    Attributes:
        id: Rule id. name: Name after the defect. title: The defect as a sentence. family: Family id.
        severity: Severity under the profile. discrepancy: Class of discrepancy.
        authority: The norms cited.
        why: Why it matters. remedy: What a person can do.
        orders: Ids of the orders it is bound to; empty for a rule that no order binds.
        kinds: Kinds of document it applies to; empty for all.
        since: First date of origin. until: Last date of origin.
        graced: Whether it fires one step lower within the grace of an order.
        lower: Its lowerings.
        parameters: Record of the parameter values under the profile.
    """

    id: str
    name: str
    title: str
    family: str
    severity: Severity
    discrepancy: str
    authority: tuple[Cited, ...]
    why: str
    remedy: str
    orders: frozenset[str]
    kinds: frozenset[str]
    since: dt.date | None
    until: dt.date | None
    graced: bool
    lower: tuple[Lowering, ...]
    parameters: object

    def authority_on(self, day: dt.date | None) -> tuple[str, ...]:
        """Gives the norms that a finding on a document of a day rests on.

        Args:
            day: The document's date of origin; None where it is unknown.

        Returns:
            Those that were in force on that day; all of them where none was, or where the day is unknown.
        """
        then = tuple(each.text for each in self.authority if day is None or each.in_force(day))
        return then or tuple(each.text for each in self.authority)


@define(eq=False)
class Rule(AnyRule):
    """A rule over documents, compiled.

    Attributes:
        judge: Its compiled conditions.
    """

    judge: Judge


@define(eq=False)
class CollectionRule(AnyRule):
    """A rule over a relation of a collection, compiled.

    Attributes:
        relation: Name of the relation.
        judge: Its compiled conditions.
    """

    relation: str
    judge: RowJudge


@define(eq=False)
class Scope:
    """What rules come to for documents of one kind, one order and one stretch of time, before any is read.

    Attributes:
        rules: The rules that are to be judged.
        outcomes: Outcome by id of all rules, in their order; of those that are to be judged, ``not_applicable`` as yet.
    """

    rules: tuple[Rule, ...]
    outcomes: dict[str, str]


@define(eq=False)
class RuleSet:
    """Everything that a run judges by.

    Attributes:
        rules: The rules of the profile over documents, by id.
        profile: Name of the profile.
        packs: Names of the packs, the bundled one first.
        digest: SHA-256 over all files and the profile, hexadecimal.
        orders: The orders.
        vocabulary: The vocabularies.
        discrepancies: Classes of discrepancy by id.
        code: Source of the functions that judge.
        names: What a configuration may name: everything that the packs hold.
        catalogue: The family of each rule of the packs by its id, whether the profile has the rule or not.
        collection: The rules of the profile over collections, by id.
    """

    rules: tuple[Rule, ...]
    profile: str
    packs: tuple[str, ...]
    digest: str
    orders: Orders
    vocabulary: Vocabulary
    discrepancies: dict[str, Discrepancy]
    code: str
    names: Names
    catalogue: dict[str, str]
    collection: tuple[CollectionRule, ...] = ()
    _ids: tuple[str, ...] | None = field(default=None, init=False, repr=False)
    _turns: list[dt.date] | None = field(default=None, init=False, repr=False)
    _scopes: dict[tuple[str, str | None, bool, int], Scope] = field(factory=dict, init=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the rules over documents, in their order."""
        if self._ids is None:
            self._ids = tuple(rule.id for rule in self.rules)
        return self._ids

    @property
    def every_rule(self) -> tuple[AnyRule, ...]:
        """The rules over documents and those over collections, by id."""
        return tuple(sorted((*self.rules, *self.collection), key=lambda rule: rule.id))

    def scope_of(self, document: Document, order: Order | None, *, neutral: bool) -> Scope:
        """Tells which rules are to be judged on a document; worked out once for all documents that are alike in that.

        Args:
            document: The document.
            order: The order that governs it.
            neutral: Whether sources disagree which order governs on its day.
        """
        if self._turns is None:
            since = {rule.since for rule in self.rules if rule.since}
            behind = {rule.until + _DAY for rule in self.rules if rule.until and rule.until < dt.date.max}
            self._turns = sorted(since | behind)
        day = document.date
        period = -1 if day is None else bisect_right(self._turns, day)
        key = (document.kind, order.id if order else None, neutral, period)
        scope = self._scopes.get(key)
        if scope is None:
            settled = {rule.id: out_of_scope(rule, document.kind, day, order, neutral=neutral) for rule in self.rules}
            judged = tuple(rule for rule in self.rules if settled[rule.id] is None)
            outcomes = {identity: outcome or NOT_APPLICABLE for identity, outcome in settled.items()}
            scope = self._scopes[key] = Scope(judged, outcomes)
        return scope


def out_of_scope(rule: AnyRule, kind: str, day: dt.date | None, order: Order | None, *, neutral: bool) -> str | None:
    """Gives the outcome of a rule that does not come to be judged, or None for one that does.

    Args:
        rule: The rule.
        kind: Kind of the document.
        day: Its date of origin.
        order: The order in force on that day.
        neutral: Whether that day is a neutral one of a change of order.
    """
    if rule.kinds and kind not in rule.kinds:
        return NOT_APPLICABLE
    if day is None:
        return UNDETERMINED if rule.orders or rule.since or rule.until else None
    if rule.orders and (neutral or order is None or order.id not in rule.orders):
        return NOT_APPLICABLE
    if (rule.since and day < rule.since) or (rule.until and day > rule.until):
        return NOT_APPLICABLE
    return None
