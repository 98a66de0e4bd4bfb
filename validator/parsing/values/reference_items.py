"""What is known of a reference while its text is being read."""

from __future__ import annotations

from validator.documents.values import Marking, Reference
from validator.light import define
from validator.text import Stretch

_REACH = 8
"""Items within which a bare number inherits a station."""


@define
class Item:
    """A reference in the making.

    Attributes:
        start: Offset of its first character in the stretch.
        end: Offset behind its last character.
        letter: Letter before it.
        kind: Kind as in the model.
        post: Canonical station, or an unknown station's name in capitals.
        number: Serial.
        year: Year as written, or as written for the item from which it inherits.
        notal: Whether NOTAL stands with it.
        captions: Caption ids.
        marking: Portion marking.
        series_year: Year that further numbers of the same station share: one that stood before the station.
    """

    start: int
    end: int
    letter: str | None
    kind: str
    post: str | None = None
    number: int | None = None
    year: int | None = None
    notal: bool = False
    captions: tuple[str, ...] = ()
    marking: Marking | None = None
    series_year: int | None = None

    def reference(self, stretch: Stretch, year: int | None) -> Reference:
        """Makes the value.

        Args:
            stretch: The text, all repairs noted.
            year: Year of the document, which is meant where none is written.
        """
        text, span = stretch.take(self.start, self.end)
        numbered = self.kind in ("cable", "airgram")
        written = numbered and self.year is not None
        meant = (self.year or year) if numbered else None
        canonical = None
        if self.kind == "cable" and self.post is not None and self.number is not None:
            canonical = f"{self.post}{self.number}" if meant is None else f"{meant % 100:02d}{self.post}{self.number}"
        return Reference(
            text,
            span,
            self.letter,
            self.kind,
            self.post,
            self.number,
            meant,
            written,
            canonical,
            self.notal,
            self.captions,
            self.marking,
        )


def last_post(items: list[Item], kind: str) -> str | None:
    """Gives the station of the last cable or airgram, from which a bare number inherits."""
    return next((item.post for item in reversed(items[-_REACH:]) if item.kind == kind), None)
