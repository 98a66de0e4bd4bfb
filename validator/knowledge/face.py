"""What an order wants on the face of a document, and beside its portions."""

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

    from validator.knowledge.checks import Among, Between, Matching, NotEmpty
    from validator.knowledge.value_types import Words, Years


@define(frozen=True, kw_only=True)
class Levels(Block):
    """The levels of an order.

    Attributes:
        values: The levels, highest first.
        other_terms: Whether other terms may stand for a level.
        in_doubt: ``lower``, ``higher`` or ``avoid-over-classification``: what to do in doubt about a level.
        barred: Administrative controls, by id, that must not identify classified information.
    """

    values: Annotated[tuple[Level, ...], NotEmpty()]
    other_terms: bool
    in_doubt: Annotated[str, Among("lower", "higher", "avoid-over-classification")] | None = None
    barred: tuple[Words, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Tells whether the levels stand highest first, each once."""
        if sorted(set(self.values), reverse=True) != list(self.values):
            yield Fault(("values",), "levels stand highest first, each once")


@define(frozen=True)
class Category:
    """A category of information that may be classified.

    Attributes:
        letter: Letter or number of the category, lower case.
        title: What it is.
    """

    letter: Annotated[str, Matching(r"[a-z]|[0-9]{1,2}", "a letter or number such as b")]
    title: Words


@define(frozen=True, kw_only=True)
class Categories(Block):
    """The categories of information that may be classified.

    Attributes:
        section: Section that lists them, as documents cite it: ``1.4``.
        on_the_face: Whether documents cite them as their reason.
        items: The categories.
    """

    section: Words
    on_the_face: bool
    items: Annotated[tuple[Category, ...], NotEmpty()]

    @property
    def letters(self) -> tuple[str, ...]:
        """Letters of the categories, in order."""
        return tuple(one.letter for one in self.items)

    def faults(self) -> Iterator[Fault]:
        """Tells which letters stand twice."""
        yield from twice(("items",), "letter", self.letters)


@define(frozen=True)
class AcceptedSection:
    """A section number that documents cite in place of the right one.

    Attributes:
        section: The section number.
        until: Last day on which it is accepted.
        lawful: Whether the law itself allowed it until then; if not, offices were slow and honest documents have it.
        because: Why.
    """

    section: Words
    until: dt.date
    lawful: bool
    because: Words


@define(frozen=True, kw_only=True)
class Reasons(Block):
    """The reason for classification on the face of a document.

    Attributes:
        required: ``always``, ``beyond-ordinary-duration``, ``if-exempt`` or ``never``.
        words_suffice: Whether words do without the number and letter of a category.
        on_derivative: ``optional``, ``not-transferred`` or ``none``: whether a derivative document repeats it.
        also_accepted: Other section numbers, for a time.
    """

    required: Annotated[str, Among("always", "beyond-ordinary-duration", "if-exempt", "never")]
    words_suffice: bool
    on_derivative: Annotated[str, Among("optional", "not-transferred", "none")]
    also_accepted: tuple[AcceptedSection, ...] = ()


@define(frozen=True, kw_only=True)
class Face(Block):
    """Who and what must be named on the face of a document.

    Attributes:
        classifier: ``always``, ``unless-signer`` or ``never``: whether the classification authority must be named.
        position: Whether a position must stand beside the name.
        identifier_alone: Whether a personal identifier does without a position.
        office: ``always``, ``if-not-evident`` or ``never``.
        date_of_origin: Whether the date of origin must be apparent.
        compact_dates: Whether a date in digits must have the form YYYYMMDD.
    """

    classifier: Annotated[str, Among("always", "unless-signer", "never")]
    position: bool
    identifier_alone: bool
    office: Annotated[str, Among("always", "if-not-evident", "never")]
    date_of_origin: bool
    compact_dates: bool


@define(frozen=True)
class SourceMarking:
    """A marking of the past that a source may bear, and no source of a later date.

    Attributes:
        marking: The marking, or what a series of codes begins with: ``OADR``, ``X``.
        until: Last day on which it was put on documents lawfully.
    """

    marking: Words
    until: dt.date


@define(frozen=True, kw_only=True)
class Derivation(Block):
    """What a derivative document must show.

    Attributes:
        derived_from: Whether a Derived From line is required.
        classifier: Whether the derivative classifier must be named.
        source_list: ``each-copy``, ``file-copy`` or ``none``: where the list of multiple sources must be.
        longest_of_sources: Whether the longest duration of the sources must be carried forward.
        years_from_source: Years from the date of a source that bears no usable instruction.
        source_markings: Markings that only older sources may bear.
    """

    derived_from: bool
    classifier: bool
    source_list: Annotated[str, Among("each-copy", "file-copy", "none")]
    longest_of_sources: bool
    years_from_source: Years | None = None
    source_markings: tuple[SourceMarking, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Tells which markings stand twice."""
        yield from twice(("source-markings",), "marking", [one.marking for one in self.source_markings])


@define(frozen=True, kw_only=True)
class Portions(Block):
    """Portion markings.

    Attributes:
        duty: ``none``, ``practicable`` or ``mandatory``.
        waived_by: ``nobody``, ``agency-head`` or ``isoo``: who may waive it.
        place: ``before``, ``either-end`` or ``free``: where the symbol stands.
        blanket: Whether one statement for the entire text is accepted.
        subject: Whether subjects and titles are marked.
    """

    duty: Annotated[str, Among("none", "practicable", "mandatory")]
    waived_by: Annotated[str, Among("nobody", "agency-head", "isoo")]
    place: Annotated[str, Among("before", "either-end", "free")]
    blanket: bool
    subject: bool


@define(frozen=True, kw_only=True)
class RestrictedData(Block):
    """Restricted Data and Formerly Restricted Data in a document.

    Attributes:
        dated: Whether a declassification date or event may stand on the document.
        text: What stands on the Declassify On line instead.
        controls: Ids of the control markings of information that no date and no schedule declassifies.
    """

    dated: bool
    text: Words
    controls: Annotated[tuple[Words, ...], NotEmpty()]


@define(frozen=True, kw_only=True)
class WorkingPapers(Block):
    """Working papers.

    Attributes:
        days: Days after which they are marked like finished documents.
    """

    days: Annotated[int, Between(1, 3660)]
