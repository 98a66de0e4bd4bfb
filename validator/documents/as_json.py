"""The document model as plain data: the public form that ``schemas/document.schema.json`` describes.

The members are the attributes of the classes by the same names, without a trailing underscore; a class that knows
whether it could be read has the member ``readable`` too. Spans get line and column beside their offsets.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from attrs import fields

from validator.documents.model import Document, Source
from validator.knowledge.level import Level
from validator.text import SourceText, Span

Encoder = Callable[[Any, SourceText], Any]

_READABLE = "readable"


def document_to_json(document: Document, source: Source, text: SourceText) -> dict[str, Any]:
    """Gives a document as plain data.

    Args:
        document: The document.
        source: Where it came from.
        text: The text that it was parsed from.

    Returns:
        Dictionaries, lists, strings, integers, booleans and None, in the order of the model. Dates are ISO 8601, and so
        are moments, to the minute and in UTC (``2008-11-18T11:49Z``); a level is what stands on documents
        (``TOP SECRET``).
    """
    return {"source": _encode(source, text), **_encode(document, text)}


def members(cls: type) -> tuple[tuple[str, str], ...]:
    """Gives the members of the public form of a class of the model, each with the attribute that it comes from."""
    public = [attribute.name for attribute in fields(cls) if attribute.init]
    named = [(name.removesuffix("_"), name) for name in public]
    if hasattr(cls, _READABLE):
        named.append((_READABLE, _READABLE))
    return tuple(named)


def _encode(value: object, text: SourceText) -> Any:  # noqa: ANN401 - JSON is of many types
    cls = value.__class__
    encoder = _ENCODERS.get(cls)
    if encoder is None:
        encoder = _ENCODERS[cls] = _object_encoder(cls)
    return encoder(value, text)


def _object_encoder(cls: type) -> Encoder:
    """Makes the encoder of a class of the model; it is kept, so each class is looked at once."""
    plan = members(cls)

    def encode(value: object, text: SourceText) -> dict[str, Any]:
        return {member: _encode(getattr(value, attribute), text) for member, attribute in plan}

    return encode


def _itself(value: Any, _: SourceText) -> Any:  # noqa: ANN401 - JSON is of many types
    return value


def _span(value: Span, text: SourceText) -> dict[str, int]:
    place = text.position(value.start)
    return {"start": value.start, "end": value.end, "line": place.line, "column": place.column}


_ENCODERS: dict[type, Encoder] = {
    str: _itself,
    int: _itself,
    bool: _itself,
    type(None): _itself,
    tuple: lambda value, text: [_encode(item, text) for item in value],
    Span: _span,
    Level: lambda value, _: value.title,
    dt.date: lambda value, _: value.isoformat(),
    dt.datetime: lambda value, _: value.strftime("%Y-%m-%dT%H:%MZ"),
}
"""How each type is encoded; classes of the model are added when the first value of them is met."""
