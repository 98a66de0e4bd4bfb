"""Summaries as text, so that an index can hold them: JSON, values in the order of the attributes.

It is no pickle on purpose: an index is a file that users keep and hand on, and reading it must not run anything.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import types
from collections.abc import Callable
from enum import IntEnum
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from validator.documents.summary import Summary

Reader = Callable[[Any], Any]


def written(summary: Summary) -> str:
    """Gives a summary as text."""
    return json.dumps(_plain(summary), separators=(",", ":"))


@functools.lru_cache(maxsize=1024)
def read(text: str) -> Summary:
    """Gives the summary that a text holds.

    Raises:
        ValueError: It holds none.
    """
    try:
        summary: Summary = _record(Summary)(json.loads(text))
    except (TypeError, LookupError) as error:
        raise ValueError(str(error)) from None
    return summary


def _plain(value: Any) -> object:  # noqa: ANN401 - a value of any class of summaries
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(map(_plain, value))
    return [_plain(getattr(value, name)) for name in _names(value.__class__)]


@functools.cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(attribute.name for attribute in attrs.fields(cls))


@functools.cache
def _record(cls: type) -> Reader:
    """Gives what reads an instance of an attrs class; values that are what they were in JSON are left alone."""
    hints = get_type_hints(cls)
    readers = [(at, _reader(hints[attribute.name])) for at, attribute in enumerate(attrs.fields(cls))]
    needed = tuple((at, reader) for at, reader in readers if reader is not None)

    def read_record(data: list[Any]) -> Any:  # noqa: ANN401 - a value of the class
        for at, reader in needed:
            if data[at] is not None:
                data[at] = reader(data[at])
        return cls(*data)

    return read_record


def _reader(annotation: Any) -> Reader | None:  # noqa: ANN401 - a resolved annotation
    """Gives what reads a value that is not None; None for a value that is what it was in JSON."""
    arguments = get_args(annotation)
    if get_origin(annotation) is types.UnionType:
        return _reader(arguments[0])
    if get_origin(annotation) is tuple:
        item = _reader(arguments[0])
        return tuple if item is None else lambda data: tuple(map(item, data))
    if annotation is dt.date:
        return dt.date.fromisoformat
    if attrs.has(annotation):
        return _record(annotation)
    return annotation if issubclass(annotation, IntEnum) else None
