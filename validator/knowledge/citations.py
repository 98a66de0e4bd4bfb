"""How data files cite norms, and how well they know a fact."""

from typing import Annotated

from validator.knowledge.checks import Among, Matching
from validator.light import define

NormId = Annotated[str, Matching(r"[a-z0-9]+(-[a-z0-9]+)*", "an id in kebab-case, such as 32-cfr-2001")]
"""Id of a norm."""

Confidence = Annotated[str, Among("V", "V2", "I", "U")]
"""How well a fact is known.

``V``: read in the text cited. ``V2``: read in a secondary or parallel source; good for a warning. ``I``: inferred from
read text. ``U``: not verified; no finding may rest on it.
"""


@define(frozen=True)
class Citation:
    """A place in a norm.

    Attributes:
        source: Id of the norm in ``rules/authorities.yaml``, or of an order.
        section: Section, as the norm is cited; None where the norm as a whole is meant.
    """

    source: NormId
    section: str | None = None
