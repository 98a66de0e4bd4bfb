"""Values of the document model for tests: with everything in them, or with nothing that may be left out."""

import datetime as dt
import types
import typing
from typing import Any

import attrs

from validator.documents.model import Document, Source
from validator.knowledge.level import Level
from validator.schemas import schema
from validator.text import SourceText, Span

TEXT = SourceText("C O N F I D E N T I A L\r\nMUSCAT 000789\n\n1. (C) Text.\n")
SOURCE = Source("cables/one.txt", "17", "0123456789abcdef" * 4, "utf-8", "html")

_PLAIN: dict[Any, Any] = {
    str: "text",
    int: 2,
    bool: True,
    Span: Span(25, 38),
    Level: Level.TOP_SECRET,
    dt.date: dt.date(2008, 11, 18),
    dt.datetime: dt.datetime(2008, 11, 18, 11, 49, tzinfo=dt.UTC),
}


def sample(cls: type, *, full: bool) -> Any:  # noqa: ANN401 - an instance of any class of the model
    """Makes an instance of a class of the model.

    Args:
        cls: The class.
        full: Whether every attribute has a value and every tuple an item; else every attribute that may be None is, and
            tuples are empty.
    """
    if cls is Source:
        return SOURCE
    attrs.resolve_types(cls)
    return cls(
        *(_value(cls, attribute.name, attribute.type, full=full) for attribute in attrs.fields(cls) if attribute.init)
    )


def _value(cls: type, name: str, annotation: Any, *, full: bool) -> Any:  # noqa: ANN401 - as above
    origin = typing.get_origin(annotation)
    if origin is types.UnionType:
        inner = next(each for each in typing.get_args(annotation) if each is not type(None))
        return _value(cls, name, inner, full=True) if full else None
    if origin is tuple:
        item = typing.get_args(annotation)[0]
        # A document that is embedded embeds none itself, else there were no end.
        return (_value(cls, name, item, full=item is not Document),) if full else ()
    if annotation is str:
        described = schema("document")["$defs"][cls.__name__]["properties"][name.removesuffix("_")]
        return described.get("enum", ["text"])[0]
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    return sample(annotation, full=full)
