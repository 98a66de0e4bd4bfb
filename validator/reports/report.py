"""The report as a value: what was judged, by what, with which outcome.

Its JSON form (``schemas/report.schema.json``, format 1) is what others build on; see ``json_form``.
"""

from collections.abc import Collection, Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

from validator.light import define, field
from validator.text import Place as Place  # noqa: PLC0414 - renderers take it from here, with the rest of the report

if TYPE_CHECKING:
    from validator.sampling.model import Sampled  # a hook run has no sample

_Key = TypeVar("_Key", bound=Hashable)

SEVERITIES = ("error", "warning", "note")
"""Severities of findings, the gravest first."""

OUTCOMES = ("pass", "fail", "not_applicable", "undetermined", "waived")
"""The five outcomes of a rule on a document; every one is counted, none is silent."""

STANDING_SENTENCES = (
    "A missing or wrong marking does not declassify anything.",
    "Findings are about markings, not about whether the information merits protection.",
)
"""What every report says (32 CFR 2001.60; E.O. 12958 as amended section 1.6(f); E.O. 13526 section 1.6(f))."""

INCOMPLETE = "the run was interrupted: what follows the last document here was not judged"
"""What a report says that is not on everything."""

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


@define
class RuleSummary:
    """A rule with its outcomes over all documents.

    Attributes:
        id: Rule id. name: Rule name. title: What the defect is.
        severity: The rule's own severity under the profile.
        discrepancy: Class of discrepancy.
        authority: Norms cited, rendered.
        why: Why it matters. remedy: What to do.
        outcomes: Number of documents by outcome.
    """

    id: str
    name: str
    title: str
    severity: str
    discrepancy: str
    authority: tuple[str, ...]
    why: str
    remedy: str
    outcomes: dict[str, int]


def _by_severity() -> dict[str, int]:
    return dict.fromkeys(SEVERITIES, 0)


@define
class Tally:
    """The counts of a report, added up document by document, so that no document need be kept in memory for them.

    Attributes:
        judged: Documents that were judged; the file of waivers is none.
        unread: Inputs that could not be read.
        stumbled: Those of them over which the program stumbled.
        with_findings: Documents with at least one error or warning.
        findings: Findings by severity, without those that are waived.
        baseline: Those of them that are known from the baseline, by severity.
        waived: Findings that a waiver covers.
        discrepancies: Documents with at least one error or warning of a class, by class; several rules for one defect
            of a class count once (the form of a self-inspection report, 32 CFR 2001.60(f)(2)).
        outcomes: Documents by rule and outcome; only pairs that occur.
    """

    judged: int = 0
    unread: int = 0
    stumbled: int = 0
    with_findings: int = 0
    findings: dict[str, int] = field(factory=_by_severity)
    baseline: dict[str, int] = field(factory=_by_severity)
    waived: int = 0
    discrepancies: dict[str, int] = field(factory=dict)
    outcomes: dict[tuple[str, str], int] = field(factory=dict)

    @property
    def new(self) -> dict[str, int]:
        """Findings that are neither waived nor known from the baseline, by severity."""
        return {severity: count - self.baseline[severity] for severity, count in self.findings.items()}

    def add(self, document: JudgedDocument | UnreadDocument) -> None:
        """Counts a document."""
        if isinstance(document, UnreadDocument):
            self.unread += 1
            self.stumbled += document.our_fault
            return
        self.judged += document.kind != WAIVERS
        classes: set[str] = set()
        for finding in document.findings:
            if finding.waived is not None:
                self.waived += 1
                continue
            self.findings[finding.severity] += 1
            self.baseline[finding.severity] += finding.baseline
            if finding.severity != "note" and document.kind != WAIVERS:
                classes.add(finding.discrepancy)
        self.with_findings += bool(classes)
        for each in classes:
            self.discrepancies[each] = self.discrepancies.get(each, 0) + 1
        counts = self.outcomes
        for pair in document.outcomes.items():
            counts[pair] = counts.get(pair, 0) + 1

    def merge(self, other: "Tally") -> None:
        """Adds the counts of another part of the same run."""
        self.judged += other.judged
        self.unread += other.unread
        self.stumbled += other.stumbled
        self.with_findings += other.with_findings
        self.waived += other.waived
        _add(self.findings, other.findings)
        _add(self.baseline, other.baseline)
        _add(self.discrepancies, other.discrepancies)
        _add(self.outcomes, other.outcomes)


def tally_of(documents: Iterable[JudgedDocument | UnreadDocument]) -> Tally:
    """Counts documents."""
    tally = Tally()
    for document in documents:
        tally.add(document)
    return tally


def _add(counts: dict[_Key, int], more: dict[_Key, int]) -> None:
    for key, count in more.items():
        counts[key] = counts.get(key, 0) + count


@define
class BaselineUse:
    """What became of a baseline in a run.

    Attributes:
        path: The baseline file, as the user named it.
        findings: How many findings it holds.
        gone: How many of them are found no more, though their documents were judged.
    """

    path: str
    findings: int
    gone: int


@define
class ConfigurationFile:
    """The configuration that a run had.

    Attributes:
        path: Path as seen from the working directory of the run.
        sha256: SHA-256 of its bytes, hexadecimal.
    """

    path: str
    sha256: str


@define
class Report:
    """A whole run.

    Attributes:
        version: Version of the program.
        ruleset_digest: SHA-256 over everything the rule set was made from, hexadecimal.
        packs: Names of the rule packs, the bundled one first.
        profile: Name of the profile.
        as_of: Date as of which the run judged, ISO.
        rules: Every rule that was evaluated.
        documents: Judged and unread documents, in the order of the input; they can be gone through again and again, but
            need not be in memory.
        discrepancy_titles: Title of each discrepancy class by id.
        not_discrepancies: Ids of the classes that a self-inspection tells apart, because their findings are no
            discrepancies of markings.
        baseline: What became of the baseline; None where the run had none.
        configuration: The configuration; None for a run that had none.
        sample: Of what the documents are a sample; None where they were not drawn.
        complete: Whether everything was judged; an interrupted run has what came before.
    """

    version: str
    ruleset_digest: str
    packs: tuple[str, ...]
    profile: str
    as_of: str
    rules: tuple[RuleSummary, ...]
    documents: Collection[JudgedDocument | UnreadDocument]
    discrepancy_titles: dict[str, str] = field(factory=dict)
    not_discrepancies: tuple[str, ...] = ()
    baseline: BaselineUse | None = None
    configuration: ConfigurationFile | None = None
    sample: "Sampled | None" = None
    complete: bool = True
    _tally: Tally | None = field(init=False, default=None, eq=False, repr=False)

    @property
    def tally(self) -> Tally:
        """The counts; made anew where they were not added up while the run went on."""
        if self._tally is None:
            self._tally = tally_of(self.documents)
        return self._tally

    def counted(self, tally: Tally) -> "Report":
        """Gives the report with counts that were added up while the run went on."""
        self._tally = tally
        return self

    @property
    def judged(self) -> tuple[JudgedDocument, ...]:
        """The documents that were judged, and the file of waivers behind them if there is one."""
        return tuple(each for each in self.documents if isinstance(each, JudgedDocument))

    @property
    def inputs(self) -> tuple[JudgedDocument | UnreadDocument, ...]:
        """Judged and unread documents without files of ours: what is counted as documents."""
        return tuple(each for each in self.documents if isinstance(each, UnreadDocument) or each.kind != WAIVERS)

    @property
    def reviewed(self) -> tuple[JudgedDocument, ...]:
        """The documents that were judged, without files of ours."""
        return tuple(each for each in self.judged if each.kind != WAIVERS)

    @property
    def unread(self) -> tuple[UnreadDocument, ...]:
        """The inputs that could not be read."""
        return tuple(each for each in self.documents if isinstance(each, UnreadDocument))


@define
class Summary:
    """The counts of a report as it tells them.

    Attributes:
        documents: Inputs, judged or not; the file of waivers is none.
        judged: Documents that were judged.
        unreadable: Inputs that could not be read.
        with_findings: Documents with at least one error or warning.
        findings: Findings by severity, without those that are waived.
        baseline: Those of them that are known from the baseline, by severity.
        new: Those of them that are not, by severity.
        waived: Findings that a waiver covers.
        outcomes: Rule outcomes over all documents.
        discrepancies: Documents with at least one error or warning of a class, by class, in order of class.
    """

    documents: int
    judged: int
    unreadable: int
    with_findings: int
    findings: dict[str, int]
    baseline: dict[str, int]
    new: dict[str, int]
    waived: int
    outcomes: dict[str, int]
    discrepancies: dict[str, int]


def summarise(report: Report) -> Summary:
    """Tells what a report counts."""
    tally = report.tally
    return Summary(
        tally.judged + tally.unread,
        tally.judged,
        tally.unread,
        tally.with_findings,
        tally.findings,
        tally.baseline,
        tally.new,
        tally.waived,
        {outcome: sum(rule.outcomes[outcome] for rule in report.rules) for outcome in OUTCOMES},
        dict(sorted(tally.discrepancies.items())),
    )
