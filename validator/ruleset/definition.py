"""A rule as it stands in its file; ``schemas/rule.schema.json`` documents every key.

Built from YAML by the strict reader, which takes keys from these attributes (``at`` is ``at``, ``why`` is ``why``).
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from validator.knowledge.value_types import Severity
from validator.light import define, field
from validator.ruleset.lowering import Lowering

Status = Literal["preview", "stable", "deprecated"]
Expected = Literal["pass", "not-applicable", "undetermined"]


@define(frozen=True)
class Citation:
    """A norm that a rule rests on.

    Attributes:
        source: Id of the norm in ``rules/authorities.yaml``.
        section: Section of it, as the norm is cited.
    """

    source: str
    section: str | None = None


@define(frozen=True)
class Applies:
    """To which documents a rule applies; what is left out does not restrict.

    Attributes:
        orders: Ids of orders; the one in force on the document's date must be among them. A rule with this key never
            fires on the neutral days of a change of order, and fires one step lower within the grace after it.
        kinds: Kinds of document.
        since: First date of origin (inclusive).
        until: Last date of origin (inclusive).
        grace: ``lower`` or ``none``: whether the severity is lowered within the grace of an order.
    """

    orders: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    grace: Literal["lower", "none"] = "lower"


@define(frozen=True)
class Parameter:
    """A number, word or truth that a profile may set.

    Attributes:
        default: Its value unless a profile says otherwise; its type is the parameter's type.
        means: What it means, with the unit.
    """

    default: int | bool | str
    means: str


@define(frozen=True)
class ExpectedFinding:
    """A finding that a case must give, exactly.

    Attributes:
        line: Line of the marked text, counted from 1.
        marks: The marked text, as it stands in the document with white space folded.
        message: The whole message.
        severity: Severity, where the case means to show a lowering.
        document: Name of the document that it stands on, in the case of a collection rule.
    """

    line: int
    marks: str
    message: str
    severity: Severity | None = None
    document: str | None = None


@define(frozen=True)
class CaseDocument:
    """One of the documents of a case of a collection rule.

    Attributes:
        name: Its name; it stands for the path.
        base: Name of a base document in ``rules/base-documents``.
        text: The document itself, where no base serves.
        change: Replacements in the base document; each key must stand in it exactly once.
        kind: Kind of document, where it is to be given rather than recognised.
        dated: Date of origin, where it is to be given.
    """

    name: str
    base: str | None = None
    text: str | None = None
    change: dict[str, str] = field(factory=dict)
    kind: str | None = None
    dated: dt.date | None = None


@define(frozen=True)
class Case:
    """A document, or the documents of a collection, on which the rule must give exactly what is expected.

    Attributes:
        name: What the case shows.
        base: Name of a base document in ``rules/base-documents``.
        text: The document itself, where no base serves.
        change: Replacements in the base document; each key must stand in it exactly once.
        kind: Kind of document, where it is to be given rather than recognised.
        dated: Date of origin, where it is to be given.
        as_of: Date as of which it is judged; the latest date that any document of the set needs, by default.
        expect: ``pass``, ``not-applicable``, ``undetermined``, or the findings.
        documents: The documents, in the case of a collection rule; in place of base, text, change, kind and dated.
    """

    name: str
    expect: Expected | tuple[ExpectedFinding, ...]
    base: str | None = None
    text: str | None = None
    change: dict[str, str] = field(factory=dict)
    kind: str | None = None
    dated: dt.date | None = None
    as_of: dt.date | None = None
    documents: tuple[CaseDocument, ...] = ()


@define(frozen=True)
class RuleDefinition:
    """A rule.

    Attributes:
        id: Family prefix and three digits. Never used again for another rule.
        name: Kebab-case, after the defect, so that "allow NAME" reads right.
        title: The defect as a sentence.
        family: Id of the family; also the folder.
        severity: Severity unless lowered.
        authority: The norms it rests on.
        require: Expression that must hold.
        message: Template with ``{expressions}``, shown where it does not.
        at: Where: an expression that gives something with a place, or several of which the first present one counts.
        why: Why it matters.
        remedy: What a person can do.
        cases: What proves it.
        scope: ``document``, or ``collection`` for a rule over what brings documents of a collection together.
        status: Where in its life the rule is.
        applies: To which documents it applies.
        discrepancy: Class of discrepancy, where it is not the family's.
        parameters: What a profile may set.
        when: Expression over the document; where it is false the rule is not applicable.
        each: ``name in expression``: the rule judges every element of a list.
        where: Expression over the element; elements for which it is false are passed over.
        let: Names for expressions, in order.
        related: Other places: expressions; absent ones are left out.
        lower: Conditions that lower the severity; the first that holds counts.
    """

    id: str
    name: str
    title: str
    family: str
    severity: Severity
    authority: tuple[Citation, ...]
    require: str
    message: str
    at: str | tuple[str, ...]
    why: str
    remedy: str
    cases: tuple[Case, ...]
    scope: Literal["document", "collection"] = "document"
    status: Status = "stable"
    applies: Applies = field(factory=Applies)
    discrepancy: str | None = None
    parameters: dict[str, Parameter] = field(factory=dict)
    when: str | None = None
    each: str | None = None
    where: str | None = None
    let: dict[str, str] = field(factory=dict)
    related: tuple[str, ...] = ()
    lower: tuple[Lowering, ...] = ()


@define(frozen=True)
class Profile:
    """A profile names rules and changes their severities and parameters; it never changes a condition.

    Attributes:
        name: Its name.
        title: What it is, as a sentence.
        audience: For whom it is.
        select: Rule ids, families or ``all``.
        ignore: Rule ids or families that are left out of the selection.
        severities: Severity by rule id or family.
        parameters: Parameter values by rule id.
    """

    name: str
    title: str
    audience: str
    select: tuple[str, ...] = ("all",)
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = field(factory=dict)
    parameters: dict[str, dict[str, int | bool | str]] = field(factory=dict)
