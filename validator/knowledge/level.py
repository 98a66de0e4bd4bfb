"""The scale of classification levels.

Only the scale is here, because the rule language compares levels; how levels are spelled, abbreviated and shown in
prosigns is data in ``rules/vocabulary/levels.yaml``.
"""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """Classification levels from lowest to highest.

    TOP SECRET, SECRET and CONFIDENTIAL are the only levels of a United States document since E.O. 10501 section 1.
    RESTRICTED stands here because foreign and NATO portions carry it; it protects information, so it ranks above
    UNCLASSIFIED. Administrative controls (LOU, SBU) are no levels.
    """

    UNCLASSIFIED = 0
    RESTRICTED = 1
    CONFIDENTIAL = 2
    SECRET = 3
    TOP_SECRET = 4

    @property
    def title(self) -> str:
        """The level as it is written on a document: ``TOP SECRET``."""
        return self.name.replace("_", " ")
