"""Labels of fields: any case, misspelt, without colon, glued, stacked, two on a line, in mid-line.

All spellings are data (``rules/vocabulary/labels.yaml``). A label is looked for at the start of a line, with a colon or
without; inside a line only with a colon.
"""

from __future__ import annotations

import re
from itertools import islice

from validator.lazy import lazy_pattern
from validator.light import define
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines

_ORDER = lazy_pattern(
    r"([A-Z][A-Z0., ]{0,14}?)[ ]{0,3}:?[ ]{0,3}(?:NO\.?[ ]{0,2})?(?=[0-9O]{3,5}(?![0-9]))", re.IGNORECASE
)
_NUMBER = lazy_pattern(r"[0-9O]{3,5}[ \t]*+[:.;,]?[ \t]*+")
_ORDER_END = lazy_pattern(r"(?<![A-Z])(E[., ]{0,2}[A-Z0][., ]{0,3}|EXECUTIVE ORDER )[0-9O]{3,5}[ ]?\Z", re.IGNORECASE)
_SPACED = lazy_pattern(r"[^\s]++")
_LETTER = lazy_pattern(r"[A-Z][.)][ ]{1,3}(?=REF|Ref|ref)")
_WORDS = lazy_pattern(r"[A-Za-z]++[0-9]?(?:\([A-Za-z]\))?")
_PUNCTUATION = lazy_pattern(r"[ \t]*+(?:[:;]|[.,](?=\s|\Z)|-(?=\s))?[ \t]*+")
_LONGEST_LABEL = 40
_MOST_WORDS = 4
_FIRM = frozenset(":;")

GROUPS = {"classified-by": "authority", "derived-from": "authority", "reasons": "authority"}
"""Labels that begin a part of the classification authority block."""


@define
class Label:
    """A label.

    Attributes:
        field: Which field it begins, as in ``labels.yaml``.
        start: Offset of the label.
        value: Offset of its value; of an E.O. line the offset of the label.
        colon: Whether a colon follows it.
        end: Offset behind it.
        behind: Offset behind the label and all that belongs to it, the number of the order too.
    """

    field: str
    start: int
    value: int
    colon: bool
    end: int
    behind: int


def label_at(lines: Lines, line: int, tables: Tables) -> Label | None:
    """Finds the label with which a line begins; a reference letter may stand before it (``A. REF AMMAN 222``).

    Args:
        lines: The text.
        line: The line.
        tables: The tables of the vocabulary.
    """
    bare = lines.bare[line]
    if not bare[:1].isalpha():
        return None
    if bare[:3].upper() in tables.label_starts or bare[:1] in tables.order_initials:
        return _label(bare, lines.at(line), tables)
    letter = _LETTER.match(bare)
    if letter is not None and bare[letter.end() : letter.end() + 3].upper() in tables.label_starts:
        label = _label(bare[letter.end() :], lines.at(line) + letter.end(), tables)
        if label is not None and label.field == "references":
            return Label("references", lines.at(line), lines.at(line), True, label.end, label.behind)
    return None


def _label(bare: str, at: int, tables: Tables) -> Label | None:
    labels = tables.labels
    order = _ORDER.match(bare) if bare[:1] in tables.order_initials else None
    if order and labels.get(squeeze(order[1])) == "order":
        number = _NUMBER.match(bare, order.end())
        behind = number.end() if number else order.end()
        return Label("order", at, at, ":" in bare[:behind], at + order.end(1), at + behind)
    colon = bare.find(":", 0, _LONGEST_LABEL)
    if colon > 0:
        name = labels.get(squeeze(bare[:colon]))
        if name is not None:
            behind = at + colon + 1
            return Label(name, at, at if name == "order" else behind, True, behind, behind)
    run = ""
    last = 0
    longest: tuple[str, int] | None = None
    for match in islice(_WORDS.finditer(bare[: _LONGEST_LABEL + 20]), _MOST_WORDS):
        if run and bare[last : match.start()].strip(" "):
            break
        last = match.end()
        run += squeeze(match[0])
        name = tables.vocabulary.labels.get(run)
        if name is not None and name != "order":
            longest = name, last
    if longest is None:
        return None
    name, end = longest
    mark = _PUNCTUATION.match(bare, end)
    behind = mark.end() if mark else end
    return Label(name, at, at + behind, bare[end:behind].strip() in _FIRM, at + end, at + behind)


def label_inside(lines: Lines, start: int, end: int, current: str, tables: Tables) -> Label | None:
    """Finds the first label inside a line, where a colon follows it.

    A label may be glued to what stands before it (``PRIMEREF:``, ``CAIROClassified By:``). A label of the field whose
    value is being cut is none.

    Args:
        lines: The text.
        start: Offset at which the search begins.
        end: Offset at which it ends, the end of a line.
        current: The field whose value is being cut.
        tables: The tables of the vocabulary.
    """
    text = lines.read.text
    colon = text.find(":", start, end)
    while colon >= 0:
        found = _before(text, max(start, colon - _LONGEST_LABEL), colon, tables)
        if found is not None and GROUPS.get(found[0], found[0]) != current and found[1] > start:
            name, place = found
            return Label(name, place, place if name == "order" else colon + 1, True, colon + 1, colon + 1)
        colon = text.find(":", colon + 1, end)
    return None


def _before(text: str, start: int, colon: int, tables: Tables) -> tuple[str, int] | None:
    """Finds the label that ends before a colon; gives its field and offset."""
    words = [match.span() for match in _SPACED.finditer(text, start, colon)]
    order = _ORDER_END.search(text, start, colon)
    if order and tables.labels.get(squeeze(order[1])) == "order":
        return "order", order.start()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        place = words[-count][0]
        name = tables.inside_labels.get(squeeze(text[place:colon]))
        if name is not None:
            return name, place
    return _glued(text, words, tables)


def _glued(text: str, words: list[tuple[int, int]], tables: Tables) -> tuple[str, int] | None:
    """Finds a label that is glued to the word before it, in the last one or two words before a colon."""
    for count in (2, 1):
        if len(words) < count:
            continue
        place, end = words[-count][0], words[-1][1]
        squeezed = squeeze(text[place:end])
        if not squeezed.endswith(tables.inside_endings):
            continue
        for label, name in tables.inside_labels.items():
            if squeezed.endswith(label) and len(label) < len(squeezed):
                begin = _begin(text, place, end, len(label))
                if text[begin - 1].isupper() and (count == 1 or text[begin + 1].islower()):
                    return name, begin
    return None


def _begin(text: str, place: int, end: int, letters: int) -> int:
    """Gives the offset of the label that is so many letters long."""
    begin = end
    while letters:
        begin -= 1
        letters -= text[begin].isalnum()
    return max(begin, place)


def label_behind(lines: Lines, place: int, end: int, tables: Tables) -> Label | None:
    """Finds the label that begins at an offset or behind white space there, as in ``1. (U) CLASSIFIED BY ...``.

    Args:
        lines: The text.
        place: The offset.
        end: Offset of the end of the line.
        tables: The tables of the vocabulary.
    """
    bare = lines.read.text[place:end]
    start = bare.lstrip()
    if start[:3].upper() not in tables.label_starts and start[:1] not in tables.order_initials:
        return None
    return _label(start.rstrip(), place + len(bare) - len(start), tables)
