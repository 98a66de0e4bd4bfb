"""How long an order lets information be classified, and how documents say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validator.knowledge.blocks import Block, twice
from validator.knowledge.checks import Fault
from validator.knowledge.level import Level
from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from validator.knowledge.checks import Among, Matching, NotEmpty
    from validator.knowledge.value_types import Confidence, NormId, Words, Years


@define(frozen=True, kw_only=True)
class Duration(Block):
    """How long a classification may last; all in years from the document's date, the same calendar day included.

    Attributes:
        indefinite: Whether a document may be marked without any end.
        longest_years: What an original classifier may set at the longest.
        default_years: What applies where no shorter date or event can be set.
        date_years: Ceiling of a date or event that an ordinary classifier sets.
        review_years: Ceiling of a date, or a date for review, that a TOP SECRET authority sets.
        foreign_government_years: The same for foreign government information.
        event_years: Within how many years an event must occur.
    """

    indefinite: bool
    longest_years: Years | None = None
    default_years: Years | None = None
    date_years: Years | None = None
    review_years: Years | None = None
    foreign_government_years: Years | None = None
    event_years: Years | None = None


@define(frozen=True)
class Instruction:
    """A keyword of declassification and downgrading instructions.

    Attributes:
        keyword: The keyword, upper case.
        kinds: What it may introduce: kinds of ``declassify_on``, or ``downgrade``.
        date: ``required``, ``optional`` or ``none``.
        means: What it means.
        confidence: How well it is known.
    """

    keyword: Annotated[str, Matching(r"[A-Z]+", "a keyword in capitals, such as DECL")]
    kinds: Annotated[
        tuple[Annotated[str, Among("date", "event", "exemption", "oadr", "schedule", "review", "downgrade")], ...],
        NotEmpty(),
    ]
    date: Annotated[str, Among("required", "optional", "none")]
    means: Words
    confidence: Confidence = "V"


@define(frozen=True, kw_only=True)
class Instructions(Block):
    """The instructions for declassification that are valid.

    Attributes:
        required: Whether a classified document must bear one.
        items: The keywords.
    """

    required: bool
    items: tuple[Instruction, ...] = ()

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords, in order."""
        return tuple(one.keyword for one in self.items)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of instruction that some keyword may introduce, each once."""
        return tuple(dict.fromkeys(kind for one in self.items for kind in one.kinds))

    def faults(self) -> Iterator[Fault]:
        """Tells which keywords stand twice."""
        yield from twice(("items",), "keyword", self.keywords)


@define(frozen=True, kw_only=True)
class Oadr(Block):
    """Originating Agency's Determination Required.

    Attributes:
        original: Whether an original classifier may set it.
        derivative: Whether a derivative document may carry it forward from its source.
    """

    original: bool
    derivative: bool


@define(frozen=True)
class Downgrade:
    """A step down of the level.

    Attributes:
        to: The level from then on.
        years: Full calendar years after the year of origin.
    """

    to: Level
    years: Years


@define(frozen=True)
class ScheduleStep:
    """What a schedule does with documents of one level.

    Attributes:
        level: Level as originated.
        years: Full calendar years after the year of origin; declassified on 31 December of the last.
        downgrades: Steps down before that.
    """

    level: Level
    years: Years
    downgrades: tuple[Downgrade, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Tells whether each downgrading goes down, and comes before the declassification."""
        level, years = self.level, 0
        for index, one in enumerate(self.downgrades):
            if one.to >= level or not years < one.years < self.years:
                yield Fault(("downgrades", index), "downgradings go down, one after another, within the years")
            level, years = one.to, one.years


@define(frozen=True)
class TakenOver:
    """Groups of an earlier order that a schedule takes over on its first day.

    Attributes:
        order: The earlier order.
        groups: Numbers of its groups.
    """

    order: NormId
    groups: Annotated[tuple[int, ...], NotEmpty()]


@define(frozen=True, kw_only=True)
class Schedule(Block):
    """A schedule of automatic downgrading and declassification by level.

    Attributes:
        keyword: How documents cite it: ``GDS``.
        steps: What it does, by level.
        takes_over: Groups of earlier orders that it holds for from its first day on.
    """

    keyword: Words
    steps: Annotated[tuple[ScheduleStep, ...], NotEmpty()]
    takes_over: tuple[TakenOver, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Tells which levels stand twice."""
        yield from twice(("steps",), "level", [one.level.title for one in self.steps])


@define(frozen=True)
class Group:
    """A downgrading and declassification group.

    Attributes:
        number: Its number.
        title: What it holds.
        downgrade_years: Years between downgradings.
        declassify_years: Years after which it is declassified.
    """

    number: int
    title: Words
    downgrade_years: Years | None = None
    declassify_years: Years | None = None


@define(frozen=True, kw_only=True)
class Groups(Block):
    """The groups of E.O. 10501 as amended by E.O. 10964.

    Attributes:
        from_: First day.
        items: The groups.
    """

    from_: dt.date
    items: Annotated[tuple[Group, ...], NotEmpty()]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the groups."""
        return tuple(one.number for one in self.items)


@define(frozen=True)
class ExemptionCode:
    """An exemption code.

    Attributes:
        code: The code, ``X6``.
        title: What it exempts; None where it is not known.
        confidence: How well the title is known.
    """

    code: Annotated[str, Matching(r"[0-9A-Z]+(-[0-9A-Z]+)?", "an exemption code such as 25X1")]
    title: str | None = None
    confidence: Confidence = "V"


@define(frozen=True, kw_only=True)
class Exemptions(Block):
    """A series of exemption codes with one form.

    Attributes:
        form: The series: ``X``, ``25X``, ``50X``, ``75X``, ``50X-HUM-WMD``, ``XGDS``.
        from_: First day on which documents may bear them, where that is not the order's own.
        until: Last day, where that is not the order's own.
        original: Whether an original classifier may set them without an approval that came before.
        date: ``required``, ``optional`` or ``none``: whether a date or event must stand beside the code.
        longest_years: Ceiling of that date, from the document's date.
        lawful_transition: Whether they are left from the order before and were valid only for a transition.
        automatic: Whether they put off the automatic declassification of old records.
        items: The codes.
    """

    form: Words
    from_: dt.date | None = None
    until: dt.date | None = None
    original: bool
    date: Annotated[str, Among("required", "optional", "none")]
    longest_years: Years | None = None
    lawful_transition: bool = False
    automatic: bool = False
    items: Annotated[tuple[ExemptionCode, ...], NotEmpty()]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(one.code for one in self.items)


@define(frozen=True, kw_only=True)
class Automatic(Block):
    """Automatic declassification of old records of permanent value.

    Attributes:
        years: Years after which.
        year_end: Whether it happens on 31 December.
        counted_from: ``origin`` or ``classification``.
        not_before: First day on which any record is declassified so.
        exempted_years: Years after which exempted records are declassified.
        longest_years: Years for the few categories that go beyond that.
    """

    years: Years
    year_end: bool
    counted_from: Annotated[str, Among("origin", "classification")]
    not_before: dt.date | None = None
    exempted_years: Years | None = None
    longest_years: Years | None = None
