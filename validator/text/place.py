"""A place in a text as people name it, with what stands there: what is left of a span when the text has gone."""

from __future__ import annotations

from validator.light import define


@define
class Place:
    """A place in a document's text, as people name it; lines and columns count from 1, in characters as decoded.

    Attributes:
        line: Line of the first character.
        column: Column of the first character.
        end_line: Line of the last character.
        end_column: Column behind the last character.
        text: The marked text, white space folded; long stretches are cut with an ellipsis.
        source_line: The line of the document in which the place begins, whole.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    source_line: str
