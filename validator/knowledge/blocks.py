"""What the parts of an order have in common, and when an order is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from validator.knowledge.checks import Fault
from validator.knowledge.citations import Citation
from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from validator.knowledge.checks import Between, NotEmpty
    from validator.knowledge.value_types import Confidence, Number, Words
    from validator.yaml_types import Path


@define(frozen=True, kw_only=True)
class Block:
    """What every block of an order has.

    Attributes:
        authority: Where it was read.
        confidence: How well it is known.
        note: What to know about it.
    """

    authority: Annotated[tuple[Citation, ...], NotEmpty()]
    confidence: Confidence = "V"
    note: str | None = None


@define(frozen=True, kw_only=True)
class Period(Block):
    """When an order is in force.

    Attributes:
        from_: First day.
        to: Last day; taken from the next order where a file leaves it out, and None for the order in force now.
        markings_from: First day of its rules on markings, where these came into force later.
        neutral_days: tuple[dt.date, ...] around its beginning on which sources disagree which order governs.
        grace_days: Days after its beginning during which honest documents still follow the order before it.
    """

    from_: dt.date
    to: dt.date | None = None
    markings_from: dt.date | None = None
    neutral_days: tuple[dt.date, ...] = ()
    grace_days: Annotated[int, Between(0, 366)]

    def faults(self) -> Iterator[Fault]:
        """Tells whether the days go together."""
        if self.to is not None and self.to < self.from_:
            yield Fault(("to",), f"{self.to} is before {self.from_}, the first day in force")
        if self.markings_from is not None and self.markings_from < self.from_:
            yield Fault(("markings-from",), f"{self.markings_from} is before {self.from_}, the first day in force")


@define(frozen=True)
class Amendment:
    """An order that amended another.

    Attributes:
        number: Its number; documents may cite it in place of the order that it amended.
        year: Year in which it was signed.
        signed: Day on which it was signed, where known.
        published: Place in the Federal Register, where known.
        note: What it changed.
    """

    number: Number
    year: int
    signed: dt.date | None = None
    published: str | None = None
    note: str | None = None


@define(frozen=True)
class Sections:
    """Where an order treats what findings cite.

    Attributes:
        marking: Marking of documents. portions: Portion marking. classifier: Identity of the classifier.
        declassify_on: The declassification instruction on the face. reason: The reason on the face.
        duration: How long classification lasts. derivative: Derivative classification.
        omission: What holds where a marking is missing. compilation: Compilations that are classified as a whole.
    """

    marking: Words
    portions: str | None = None
    classifier: str | None = None
    declassify_on: str | None = None
    reason: str | None = None
    duration: str | None = None
    derivative: str | None = None
    omission: str | None = None
    compilation: str | None = None


def twice(path: Path, name: str, words: Iterable[str]) -> Iterator[Fault]:
    """Tells which words of a list stand in it more than once.

    Args:
        path: Path of the list.
        name: Key of the word in an item of the list.
        words: The words.
    """
    seen: set[str] = set()
    for index, word in enumerate(words):
        if word in seen:
            yield Fault((*path, index, name), f"the {name} {word!r} stands here twice")
        seen.add(word)
