"""Derives record types from the attrs classes of the document model, so that the model is described only once."""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from collections.abc import Iterator, Mapping
from enum import IntEnum

import attrs

from validator.knowledge.value_types import namespace_of
from validator.ruleset.expression.types import (
    BOOL,
    DATE,
    DURATION,
    INT,
    STRING,
    TIMESTAMP,
    EnumType,
    Field,
    ListType,
    RecordType,
    Type,
)

_SCALARS: dict[object, Type] = {
    bool: BOOL,
    int: INT,
    str: STRING,
    dt.date: DATE,
    dt.datetime: TIMESTAMP,
    dt.timedelta: DURATION,
}


@functools.cache
def record_type(cls: type) -> RecordType:
    """Return the record type of an attrs class; always the same one for the same class.

    Its fields are the public attributes and the public annotated properties. ``X | None`` is an optional field,
    ``list[X]`` and ``tuple[X, ...]`` are lists, subclasses of ``IntEnum`` are enumerations, attrs classes are records.
    A trailing underscore is dropped (``from_`` is the field ``from``). What the language cannot express is no field.

    Args:
        cls: An attrs class whose annotations can be resolved where it is defined.

    Raises:
        TypeError: It is no attrs class.
    """
    if not attrs.has(cls):
        message = f"{cls.__name__} is no attrs class"
        raise TypeError(message)
    return RecordType(cls.__name__, functools.cache(lambda: _fields_of(cls)))


@functools.cache
def enum_type(cls: type[IntEnum]) -> EnumType:
    """Return the type of an enumeration, which has to stand at the top of its module so that rules can import it.

    Raises:
        TypeError: It is defined inside a function.
    """
    if "<locals>" in cls.__qualname__:
        message = f"{cls.__qualname__} is defined inside a function"
        raise TypeError(message)
    return EnumType(cls.__name__, cls)


@functools.lru_cache(maxsize=512)
def enumerations_in(kind: Type) -> Mapping[str, EnumType]:
    """Return every enumeration that can be reached from a type, by name.

    Raises:
        ValueError: Two different ones have the same name.
    """
    found: dict[str, EnumType] = {}
    seen: set[Type] = set()
    waiting = [kind]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        if isinstance(current, EnumType):
            add_enumeration(found, current)
        elif isinstance(current, ListType):
            waiting.append(current.item)
        elif isinstance(current, RecordType):
            waiting.extend(entry.type for entry in current.fields.values())
    return types.MappingProxyType(found)


def add_enumeration(known: dict[str, EnumType], new: EnumType) -> None:
    """Add an enumeration to those that are known by name.

    Raises:
        ValueError: Another one has the same name.
    """
    if known.setdefault(new.name, new) is not new:
        message = f"there are two enumerations named {new.name}"
        raise ValueError(message)


def type_of_annotation(annotation: object) -> Type | None:
    """Return the type that a resolved annotation stands for, or None if the language has none."""
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    arguments = typing.get_args(annotation)
    match typing.get_origin(annotation):
        case None if isinstance(annotation, type):
            return _type_of_class(annotation)
        case origin if origin is list or (origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis):
            item = type_of_annotation(arguments[0])
            return None if item is None else ListType(item)
        case _:
            return None


def _type_of_class(cls: type) -> Type | None:
    if issubclass(cls, IntEnum):
        return enum_type(cls)
    return record_type(cls) if attrs.has(cls) else None


def _fields_of(cls: type) -> Mapping[str, Field]:
    fields: dict[str, Field] = {}
    for attribute, annotation, computed in _annotated(cls):
        if attribute.startswith("_"):
            continue
        required = _without_none(annotation)
        kind = type_of_annotation(required)
        if kind is not None:
            name = attribute.removesuffix("_")
            fields[name] = Field(name, attribute, kind, required is not annotation, computed)
    return types.MappingProxyType(fields)


def _annotated(cls: type) -> Iterator[tuple[str, object, bool]]:
    """Yield attribute, resolved annotation and whether it is a property."""
    hints = _hints(cls)
    for attribute in attrs.fields(cls):
        yield attribute.name, hints.get(attribute.name), False
    for base in reversed(cls.__mro__):
        for name, member in vars(base).items():
            if isinstance(member, property):
                yield name, _hints(member.fget).get("return"), True


def _hints(thing: object) -> dict[str, object]:
    names = namespace_of(thing)
    return typing.get_type_hints(thing, names, names)


def _without_none(annotation: object) -> object:
    """Return X for ``X | None``, and anything else unchanged."""
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) not in (typing.Union, types.UnionType) or len(arguments) != 2:
        return annotation
    rest = [argument for argument in arguments if argument is not types.NoneType]
    return rest[0] if len(rest) == 1 else annotation
