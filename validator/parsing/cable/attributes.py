"""The Message Attributes block of a telegram of 1973-79: ``Key: value`` pairs, a second source for many fields."""

from __future__ import annotations

import re

from validator.documents.model import Document
from validator.documents.traces import MessageAttribute, Repeat
from validator.lazy import lazy_pattern
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines

_PAIR = lazy_pattern(r"([A-Za-z][A-Za-z0-9 /&()'\-]{1,45}?)[ ]?:(?=[ ]|\Z)")
_DOCUMENT_NUMBER = lazy_pattern(r"((?:19|20)[0-9]{2})([A-Z]{2,20})([0-9]{1,6})", re.IGNORECASE)
_CODE = lazy_pattern(r"[A-Z0-9\-]++")
_NOTHING = frozenset({"NA", "NONE", "NSD", "LTNA", "BLANK"})


def read_attributes(lines: Lines, numbers: list[int]) -> tuple[MessageAttribute, ...]:
    """Reads the pairs of an attribute block; a line that is none goes on with the value before it.

    Args:
        lines: The text.
        numbers: Numbers of its lines.
    """
    found: list[tuple[str, int, int]] = []
    for number in numbers:
        line = lines.bare[number]
        if not line:
            continue
        match = _PAIR.match(line)
        end = lines.end(number)
        if match is not None:
            found.append((match[1], min(lines.at(number) + match.end() + 1, end), end))
        elif found:
            found[-1] = (found[-1][0], found[-1][1], end)
    return tuple(MessageAttribute(*lines.take(start, end), key) for key, start, end in found)


def attribute_repeats(document: Document, tables: Tables) -> tuple[Repeat, ...]:
    """Gives the attributes that say something else than the text.

    Args:
        document: The document, its attributes among its values.
        tables: The tables of the vocabulary.
    """
    keys = tables.vocabulary.layout.attribute_keys
    repeats: list[Repeat] = []
    for each in document.attributes:
        name = keys.get(squeeze(each.key))
        if name is None or squeeze(each.text) in _NOTHING or not each.text:
            continue
        first = _differing(name, each.text, document, tables)
        if first is not None:
            repeats.append(Repeat(each.text, each.span, name, first, "attributes"))
    return tuple(repeats)


def _differing(name: str, text: str, document: Document, tables: Tables) -> str | None:
    """Gives what the text says of a field, where an attribute says something else; None where they agree."""
    squeezed = squeeze(text)
    match name:
        case "message_reference":
            return _other_reference(text, document, tables)
        case "classification" if document.classification is not None:
            same = squeezed == squeeze(document.classification.text)
            same = same or tables.overall.get(squeezed) == document.classification.level
            return None if same else document.classification.text
        case "subject" if document.subject is not None:
            first = squeeze(document.subject.text)
            return None if squeezed.startswith(first) or first.startswith(squeezed) else document.subject.text
        case "tags" if document.tags_line is not None:
            codes = {tag.code for tag in document.tags if tag.kind != "person"}
            same = codes <= set(_CODE.findall(text.upper()))
            return None if same else document.tags_line.text
        case "from" if document.header.from_ is not None and document.header.from_.post is not None:
            same = tables.post(text) == document.header.from_.post
            same = same or tables.post(text) is None
            return None if same else document.header.from_.text
        case "captions" if document.captions:
            same = all(squeeze(caption.text) in squeezed for caption in document.captions)
            return None if same else ", ".join(caption.text for caption in document.captions)
        case _:
            return None


def _other_reference(text: str, document: Document, tables: Tables) -> str | None:
    """Gives the message reference where a document number is that of another message; its station may be cut."""
    reference = document.message_reference
    match = _DOCUMENT_NUMBER.match(text)
    if reference is None or match is None:
        return None
    station = match[2].upper()
    same = int(match[3]) == reference.number and (reference.year is None or int(match[1]) == reference.year)
    same = same and (reference.post.startswith(station) or tables.post(station) in {reference.post, None})
    return None if same else reference.canonical
