"""Summaries as text, so that an index can hold them: JSON, values in the order of the attributes.

It is no pickle on purpose: an index is a file that users keep and hand on, and reading it must not run anything.
"""

import datetime as dt
import functools
import json
import types
from collections.abc import Callable
from enum import IntEnum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from validator.documents.summary import Summary

T = TypeVar("T")
Reader = Callable[[Any], Any]


def written(summary: Summary) -> str:
    """Gives a summary as text."""
    return json.dumps(_plain(summary), ensure_ascii=False, separators=(",", ":"))


@functools.lru_cache(maxsize=1024)
def read(text: str) -> Summary:
    """Gives the summary that a text holds.

    Raises:
        ValueError: It holds none.
    """
    try:
        summary: Summary = _record(Summary)(json.loads(text))
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(str(error)) from None
    return summary


def _plain(value: Any) -> object:  # noqa: ANN401 - a value of any class of summaries
    match value:
        case tuple():
            return [_plain(each) for each in value]
        case dt.date():
            return value.isoformat()
        case str() | int() | None:
            return value
        case _:
            return [_plain(getattr(value, attribute.name)) for attribute in attrs.fields(type(value))]


@functools.cache
def _record(cls: type) -> Reader:
    """Gives what reads an instance of an attrs class."""
    hints = get_type_hints(cls)
    readers = tuple(_reader(hints[attribute.name]) for attribute in attrs.fields(cls))

    def read_record(data: Any) -> Any:  # noqa: ANN401 - plain data in, a value of the class out
        if type(data) is not list:
            raise TypeError(f"{cls.__name__} is no list")
        return cls(*(reader(each) for reader, each in zip(readers, data, strict=True)))

    return read_record


def _reader(annotation: Any) -> Reader:  # noqa: ANN401 - a resolved annotation
    arguments = get_args(annotation)
    if get_origin(annotation) is types.UnionType:
        inner = _reader(arguments[0])
        return lambda data: None if data is None else inner(data)
    if get_origin(annotation) is tuple:
        item = _reader(arguments[0])
        return lambda data: tuple(item(each) for each in _typed(data, list))
    if annotation is dt.date:
        return lambda data: dt.date.fromisoformat(_typed(data, str))
    if attrs.has(annotation):
        return _record(annotation)
    if issubclass(annotation, IntEnum):
        return lambda data: annotation(_typed(data, int))
    return lambda data: _typed(data, annotation)


def _typed(data: Any, cls: type[T]) -> T:  # noqa: ANN401 - plain data
    if type(data) is not cls:
        raise TypeError(f"{data!r} is no {cls.__name__}")
    return data
