"""When a finding is told with less weight than its rule has."""

from __future__ import annotations

from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.knowledge.value_types import Severity

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From least to most severe."""


@define(frozen=True)
class Lowering:
    """A condition under which a finding is less severe than the rule.

    Attributes:
        to: The severity then.
        when: Expression; judged where ``require`` failed.
        because: Why, as a clause that the report prints.
    """

    to: Severity
    when: str
    because: str
