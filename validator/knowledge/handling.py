"""The files ``controls.yaml`` and ``captions.yaml`` as they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validator.knowledge.checks import Fault, unknown
from validator.knowledge.citations import Citation
from validator.knowledge.level import Level
from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from validator.knowledge.checks import Among, NotEmpty
    from validator.knowledge.value_types import Confidence, Forms


@define(frozen=True)
class Control:
    """A control marking.

    Attributes:
        title: What it stands for.
        kind: Category of the register: ``sci``, ``dissemination``, ``non-ic``, ``retired`` and others.
        forms: Every literal form.
        pattern: Shape of a control that has no literal form.
        lists: Whether a list of countries, programs or numbers follows the form.
        levels: Levels it may stand with.
        excludes: Controls that must not stand in the same mark.
        rules: What the register asks besides, in words.
        from_: First day, where known. ended: Day from which it was not to be put on new documents, where known.
        period: What is known of its time otherwise.
        authority: Where it was read, in words.
        confidence: How well it is known.
        note: What to know about it.
    """

    title: str
    kind: Annotated[
        str,
        Among(
            "joint", "nato", "sci", "sar", "aea", "fgi", "cui", "dissemination", "non-ic", "administrative", "retired"
        ),
    ]
    authority: str
    forms: Forms = ()
    pattern: str | None = None
    lists: bool = False
    levels: tuple[Level, ...] = ()
    excludes: tuple[str, ...] = ()
    rules: str | None = None
    from_: dt.date | None = None
    ended: dt.date | None = None
    period: str | None = None
    confidence: Confidence = "V"
    note: str | None = None

    def faults(self) -> Iterator[Fault]:
        """Tells whether it can be recognised."""
        if not self.forms and self.pattern is None:
            yield Fault((), "a control has forms or a pattern")


@define(frozen=True)
class ControlsFile:
    """``controls.yaml``.

    Attributes:
        controls: The controls by id.
    """

    controls: dict[str, Control]

    def faults(self) -> Iterator[Fault]:
        """Tells which controls exclude one that is not there."""
        for name, one in self.controls.items():
            yield from unknown(("controls", name, "excludes"), one.excludes, self.controls)


@define(frozen=True)
class CaptionFacts:
    """A special handling caption.

    Attributes:
        title: What it stands for.
        kind: ``distribution``, ``channel``, ``handling`` or ``status``.
        forms: All spellings.
        authority: Where it was read.
        state_only: Whether only the Department and its posts may have the message.
        rank: How restrictive it is, 1 the most.
        alone: Whether it takes no other caption.
        last: Whether it stands behind all other captions.
        excludes: Captions that must not stand beside it. excludes_from: First day of that rule, where known.
        levels: Levels it may stand with; empty where nothing is known.
        administrative: Whether an administratively controlled message may have it.
        control: Id of the control marking that it is too.
        symbol: Office symbol on the distribution line that goes with it.
        ended: Day from which it was not to be put on new messages, where known.
        confidence: How well it is known.
    """

    title: str
    kind: Annotated[str, Among("distribution", "channel", "handling", "status")]
    forms: Annotated[Forms, NotEmpty()]
    authority: Annotated[tuple[Citation, ...], NotEmpty()]
    state_only: bool = False
    rank: int | None = None
    alone: bool = False
    last: bool = False
    excludes: tuple[str, ...] = ()
    excludes_from: dt.date | None = None
    levels: tuple[Level, ...] = ()
    administrative: bool = False
    control: str | None = None
    symbol: str | None = None
    ended: dt.date | None = None
    confidence: Confidence = "V"


@define(frozen=True)
class CaptionsFile:
    """``captions.yaml``.

    Attributes:
        captions: The captions by id.
    """

    captions: dict[str, CaptionFacts]

    def faults(self) -> Iterator[Fault]:
        """Tells which captions exclude one that is not there."""
        for name, one in self.captions.items():
            yield from unknown(("captions", name, "excludes"), one.excludes, self.captions)
