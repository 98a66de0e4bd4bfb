"""How data files cite norms, and how well they know a fact."""

from __future__ import annotations

from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.knowledge.value_types import NormId


@define(frozen=True)
class Citation:
    """A place in a norm.

    Attributes:
        source: Id of the norm in ``rules/authorities.yaml``, or of an order.
        section: Section, as the norm is cited; None where the norm as a whole is meant.
    """

    source: NormId
    section: str | None = None
