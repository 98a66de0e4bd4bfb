"""An executive order on classification, as ``rules/orders`` describes it.

Every block carries the places it was read from and how well it is known. What an order does not have is absent, so that
rules must ask with ``has()``. The attributes and properties are the fields of ``order`` in the rule language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validator.knowledge.blocks import Amendment, Block, Period, Sections
from validator.knowledge.checks import Fault
from validator.knowledge.citations import Citation
from validator.knowledge.duration import Automatic, Duration, Exemptions, Groups, Instructions, Oadr, Schedule
from validator.knowledge.face import (
    Categories,
    Derivation,
    Face,
    Levels,
    Portions,
    Reasons,
    RestrictedData,
    WorkingPapers,
)
from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.knowledge.value_types import NormId, Number, Words
    from validator.yaml_types import Path


@define(frozen=True, kw_only=True)
class Order:
    """An executive order on classification.

    Attributes:
        id: Its id, which is also the name of its file.
        title: How reports name it: ``E.O. 12958 as amended by E.O. 13292``.
        number: Its number as documents cite it.
        signed: Day on which it was signed.
        published: Place in the Federal Register.
        amended_by: Orders that amended it while it was as this file describes it.
        in_force: When it is in force.
        judged_as: An earlier order; rules that apply to its documents apply to those of this one too, by what this
            one says.
        sections: Where it treats what findings cite.
        levels: The levels.
        categories: Categories of information.
        face: Who and what must be named on the face.
        reasons: The reason on the face.
        derivation: What a derivative document must show.
        duration: How long a classification may last.
        instructions: The instructions that are valid.
        oadr: Originating Agency's Determination Required.
        schedule: A schedule by level.
        groups: Downgrading and declassification groups.
        exemptions: Series of exemption codes.
        portions: Portion markings.
        automatic: Automatic declassification of old records.
        restricted_data: Restricted Data in a document.
        working_papers: Working papers.
    """

    id: NormId
    title: Words
    number: Number
    signed: dt.date
    published: Words
    amended_by: tuple[Amendment, ...] = ()
    in_force: Period
    judged_as: NormId | None = None
    sections: Sections
    levels: Levels
    categories: Categories | None = None
    face: Face
    reasons: Reasons
    derivation: Derivation
    duration: Duration
    instructions: Instructions
    oadr: Oadr | None = None
    schedule: Schedule | None = None
    groups: Groups | None = None
    exemptions: tuple[Exemptions, ...] = ()
    portions: Portions
    automatic: Automatic | None = None
    restricted_data: RestrictedData | None = None
    working_papers: WorkingPapers | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its number and those of the orders that amended it."""
        return (self.number, *(one.number for one in self.amended_by))

    @property
    def markings_from(self) -> dt.date:
        """First day of its rules on markings."""
        return self.in_force.markings_from or self.in_force.from_

    @property
    def longest_years(self) -> int | None:
        """Years that an original classifier may set at the longest."""
        return self.duration.longest_years

    @property
    def exemption_codes(self) -> tuple[str, ...]:
        """Every exemption code that it knows."""
        return tuple(code for series in self.exemptions for code in series.codes)

    def faults(self) -> Iterator[Fault]:
        """Tells whether the parts go together."""
        if self.in_force.from_ < self.signed:
            yield Fault(("in-force", "from"), f"{self.in_force.from_} is before {self.signed}, when it was signed")
        seen: set[str] = set()
        for index, series in enumerate(self.exemptions):
            for number, code in enumerate(series.codes):
                if code in seen:
                    path = ("exemptions", index, "items", number, "code")
                    yield Fault(path, f"the code {code!r} stands here twice")
                seen.add(code)


def citations_in(order: Order) -> Iterator[tuple[Path, Citation]]:
    """Gives every citation of an order with its path in the file."""
    from attrs import fields  # only where orders are read

    from validator.knowledge.annotations import key_of

    blocks: list[tuple[Path, object]] = [((key_of(one.name),), getattr(order, one.name)) for one in fields(Order)]
    blocks += [(("exemptions", index), series) for index, series in enumerate(order.exemptions)]
    for path, block in blocks:
        if isinstance(block, Block):
            yield from (((*path, "authority", index), one) for index, one in enumerate(block.authority))
