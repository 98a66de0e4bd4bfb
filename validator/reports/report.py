"""The report as a value: what was judged, by what, with which outcome.

Its JSON form (``schemas/report.schema.json``, format 1) is what others build on; see ``json_form``.
"""

from __future__ import annotations

from collections.abc import Collection

from validator.light import define, field
from validator.reports.judged import OUTCOMES, WAIVERS, JudgedDocument, UnreadDocument
from validator.reports.tally import Tally, tally_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.sampling.model import Sampled  # a hook run has no sample


STANDING_SENTENCES = (
    "A missing or wrong marking does not declassify anything.",
    "Findings are about markings, not about whether the information merits protection.",
)
"""What every report says (32 CFR 2001.60; E.O. 12958 as amended section 1.6(f); E.O. 13526 section 1.6(f))."""

INCOMPLETE = "the run was interrupted: what follows the last document here was not judged"
"""What a report says that is not on everything."""


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
    sample: Sampled | None = None
    complete: bool = True
    _tally: Tally | None = field(init=False, default=None, eq=False, repr=False)

    @property
    def tally(self) -> Tally:
        """The counts; made anew where they were not added up while the run went on."""
        if self._tally is None:
            self._tally = tally_of(self.documents)
        return self._tally

    def counted(self, tally: Tally) -> Report:
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
