"""Words that a hard line end cut in two (``rea⏎sons``), joined again."""

from __future__ import annotations

from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.parsing.values.runs import squeeze
from validator.text import Edit, Stretch, read_through

_CUT = lazy_pattern(r"([^\W\d_]+)([^\S\n]?\r?\n[^\S\n]?)([^\W\d_]+)")
_AND = "AND"


def joined(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """Joins words of an authority block that a line end cut in two.

    Two halves are one word where a word of the block is made of them and they are not both words themselves; or where
    nothing but the line end parts them, and the second is small and no word: then a name was cut.

    Args:
        stretch: The block.
        vocabulary: The vocabularies.

    Returns:
        The stretch itself, or one like it that is read through the repairs; they are among its own.
    """
    if "\n" not in stretch.text:
        return stretch
    words = vocabulary.positions.words
    edits: list[Edit] = []
    at = 0
    match = _CUT.search(stretch.text)
    while match:
        first, gap, second = squeeze(match[1]), match[2], squeeze(match[3])
        whole = first + second
        known = whole in words or whole == _AND
        name = gap in ("\n", "\r\n") and match[3].islower() and match[1].istitle() and len(match[1]) > 1
        if (known and not (first in words and second in words)) or (
            name and second not in words and first not in words
        ):
            place = stretch.span(*match.span(2))
            edits.append(Edit(place.start, place.end, "", "joined-word"))
        at = match.start(3)
        match = _CUT.search(stretch.text, at)
    if not edits:
        return stretch
    read = read_through(stretch.read.raw, [*stretch.read.edits, *edits])
    again = Stretch(read, stretch.start, stretch.end - len(stretch.read.text) + len(read.text))
    stretch.repairs += edits
    again.repairs = stretch.repairs
    return again
