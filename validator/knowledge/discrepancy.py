"""A class of discrepancy."""

from __future__ import annotations

from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from validator.knowledge.checks import NotEmpty
    from validator.knowledge.value_types import NormId


@define(frozen=True)
class Discrepancy:
    """A class of discrepancy, modelled on the practice of self-inspection under 32 CFR 2001.60; no official list.

    Attributes:
        id: Its id.
        title: Its title.
        meaning: What falls under it.
        apart: Whether its findings are told apart in a self-inspection, because they are no discrepancies of markings.
    """

    id: NormId
    title: Annotated[str, NotEmpty()]
    meaning: Annotated[str, NotEmpty()]
    apart: bool = False
