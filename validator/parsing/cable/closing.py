"""The end of a message: signature, class word, end-of-message signs; the attribute block of an archived telegram."""

from __future__ import annotations

import re

from validator.dates.date_time_group import century
from validator.documents.values import Caption, Classification, MessageReference, Passage
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.body.numbers import ends_sentence
from validator.parsing.cable.captions import read_captions
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines
from validator.parsing.values.marks import read_class_words

_SIGN = lazy_pattern(
    r"(?:N{3,5}(?![A-Z])|NNNN[A-Z]{1,12}\Z|BT\Z|#[0-9]{3,5}\Z|<{1,2}[^<>]{1,40}>{1,2}\Z)", re.IGNORECASE
)
_TRAILER = lazy_pattern(
    r">?[ ]*+((19[0-9]{2}|20[0-9]{2}|[0-9]{2})([A-Z]{3,30})([0-9]{1,6}))[ ]*+-[ ]*+(?:Classification:[ ]*+)?(?=[A-Z])",
    re.IGNORECASE,
)
_NAME = lazy_pattern(r"[A-Z](?:[A-Z]|[ .'\u2019`\-](?=[A-Z .])){1,28}[A-Z.]?(?:,? (?:JR|SR|II|III)\.?)?[ ]?[.#]{0,3}\Z")
_MOST_NAMES = 4
_LONGEST = 40
_LONGEST_CLASS_LINE = 60


@define(eq=False)
class Closing:
    """The end of a message.

    Attributes:
        body: Numbers of the lines that are left.
        signature: The signature.
        classification: The class word.
        end: End-of-message signs, and what stands behind the text.
        captions: Captions that stand behind the text (MINIMIZE CONSIDERED).
        trailer: Message reference in the trailer of an extract, with its class word.
        attributes: Numbers of the lines of the attribute block.
    """

    body: list[int]
    signature: Passage | None = None
    classification: Classification | None = None
    end: list[Passage] = field(factory=list)
    captions: list[Caption] = field(factory=list)
    trailer: tuple[MessageReference, Classification] | None = None
    attributes: list[int] = field(factory=list)


def read_closing(lines: Lines, body: list[int], tables: Tables) -> Closing:
    """Takes the end of a message off its body.

    Args:
        lines: The text.
        body: Numbers of the lines of the body.
        tables: The tables of the vocabulary.
    """
    closing = Closing(body)
    _cut_attributes(lines, closing, tables)
    at = _take_signature(lines, _above(lines, len(closing.body), closing, tables), closing, tables)
    if closing.signature is not None:
        at = _above(lines, at, closing, tables)
    closing.body = closing.body[:at]
    closing.end.reverse()
    return closing


def _above(lines: Lines, at: int, closing: Closing, tables: Tables) -> int:
    """Takes what stands behind the text or around the signature; gives the index behind the lines that are left."""
    while at:
        number = closing.body[at - 1]
        if lines.bare[number] and not _take(lines, number, closing, tables):
            break
        at -= 1
    return at


def _cut_attributes(lines: Lines, closing: Closing, tables: Tables) -> None:
    headings = tables.vocabulary.layout.attributes
    for at, number in enumerate(closing.body):
        line = lines.bare[number]
        if line and line[0] in "Mm" and len(line) < _LONGEST and squeeze(line) in headings:
            closing.attributes = closing.body[at + 1 :]
            closing.body = closing.body[:at]
            return


def _take(lines: Lines, number: int, closing: Closing, tables: Tables) -> bool:
    """Takes a line that stands behind the text; gives whether it does."""
    line = lines.bare[number]
    start, end = lines.at(number), lines.end(number)
    if _SIGN.match(line):
        closing.end.append(Passage(*lines.take(start, end)))
        return True
    if len(line) <= _LONGEST_CLASS_LINE and closing.classification is None and tables.may_be_class(line[:3]):
        stretch = lines.whole()
        found = read_class_words(stretch, start, tables.vocabulary)
        if found is not None and found[1] == end:
            lines.collect(stretch)
            closing.classification = found[0]
            return True
    if line[0] == ">" or line[0].isdigit():
        return _take_trailer(lines, start, end, closing, tables)
    captions, place = read_captions(lines, start, end, tables)
    if captions and not lines.read.text[place:end].strip(" ."):
        closing.captions = captions + closing.captions
        return True
    if squeeze(line[:_LONGEST]).startswith(tables.vocabulary.layout.behind_text):
        closing.end.append(Passage(*lines.take(start, end)))
        return True
    return False


def _take_trailer(lines: Lines, start: int, end: int, closing: Closing, tables: Tables) -> bool:
    """Takes the trailer of an extract, ``> 2002ROME01748 - Classification: SECRET``."""
    match = _TRAILER.match(lines.read.text, start, end)
    if match is None:
        return False
    stretch = lines.whole()
    found = read_class_words(stretch, match.end(), tables.vocabulary)
    if found is None or found[1] != end:
        return False
    lines.collect(stretch)
    station = match[3].upper()
    post = tables.post(station) or station
    year = century(match[2])
    number = int(match[4])
    reference = MessageReference(
        *lines.take(*match.span(1)), post, station, number, year, f"{year % 100:02d}{post}{number}"
    )
    closing.trailer = reference, found[0]
    return True


def _take_signature(lines: Lines, at: int, closing: Closing, tables: Tables) -> int:
    """Takes the signature; gives the index behind the body that is left."""
    body, bare = closing.body, lines.bare
    last = at
    while last and not bare[body[last - 1]].strip(".#"):  # the full stop of SWEITZER. may stand in the next line
        last -= 1
    if not last:
        return at
    number = body[last - 1]
    line = bare[number]
    if not _is_name(line, lines, tables) or number == body[0]:
        return at
    before = bare[number - 1]
    if not ends_sentence(before) and not squeeze(before).endswith(tuple(tables.vocabulary.layout.unquote)):
        return at
    closing.signature = Passage(*lines.take(lines.at(number), lines.end(number)))
    return last - 1


def _is_name(line: str, lines: Lines, tables: Tables) -> bool:
    """Whether a line may be a signature: one to four words in capitals, in a lower-cased text in any case."""
    if len(line) > _LONGEST or len(line.split()) > _MOST_NAMES:
        return False
    if line.islower() and lines.lowered:
        line = line.upper()
    squeezed = squeeze(line)
    if squeezed.startswith(tables.vocabulary.layout.no_signatures):
        return False
    return _NAME.match(line) is not None and squeezed not in tables.vocabulary.captions
