"""From the annotations of attrs classes to the kinds of values that data files hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
from attrs import define

from validator.knowledge.checks import Fault
from validator.knowledge.kinds import (
    NAMES,
    WRONG,
    Check,
    Checked,
    Choice,
    Date,
    Kind,
    Many,
    Mapping,
    OneOf,
    Plain,
    Problems,
    read,
)
from validator.knowledge.value_types import namespace_of
from validator.near_match import near_match
from validator.yaml_types import Data, Path

Annotation = Any
"""A class, or any other annotation of an attribute."""


@define(eq=False)
class Attribute:
    """An attribute of a class that a file can set.

    Attributes:
        name: Its name in the class.
        key: Its key in a file.
        argument: The argument of the class that sets it.
        kind: The kind of its value.
        required: Whether a file must set it.
    """

    name: str
    key: str
    argument: str
    kind: Kind
    required: bool


@cache
def attributes_of(cls: type) -> dict[str, Attribute]:
    """Gives the attributes of an attrs class that a file can set, by key, in the order of the class."""
    names = namespace_of(cls)
    attrs.resolve_types(cls, names, names)
    found = [
        Attribute(one.name, key_of(one.name), one.alias or one.name, kind_of(one.type), one.default is attrs.NOTHING)
        for one in attrs.fields(cls)
        if one.init
    ]
    return {one.key: one for one in found}


def key_of(name: str) -> str:
    """Gives the key of an attribute: kebab-case, without the underscore that keeps it from being a Python keyword."""
    return name.strip("_").replace("_", "-")


@define(eq=False)
class _Instance:
    """An attrs class: a mapping, or a text where the class has ``from_text``."""

    cls: Any
    shapes: frozenset[type]
    names: tuple[str, ...]

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        if isinstance(data, str):
            try:
                return self.cls.from_text(data)
            except ValueError as error:
                return problems.refuse(path, str(error))
        before = len(problems.found)
        attributes = attributes_of(self.cls)
        for key in data:
            if key not in attributes:
                near = near_match(key, [known for known in attributes if known not in data])
                problems.refuse((*path, key), f"unknown key {key!r}{near}", key=True)
        values: dict[str, Any] = {}
        for key, one in attributes.items():
            if key in data:
                values[one.argument] = read(one.kind, data[key], (*path, key), problems)
            elif one.required:
                problems.refuse(path, f"the key {key!r} is missing")
        if len(problems.found) > before:
            return WRONG
        instance = self.cls(**values)
        faults: Iterable[Fault] = instance.faults() if hasattr(self.cls, "faults") else ()
        for fault in faults:
            problems.refuse((*path, *fault.path), fault.message, key=fault.key)
        return instance if len(problems.found) == before else WRONG


@cache
def kind_of(annotation: Annotation) -> Kind:
    """Gives the kind of value that an annotation stands for.

    Raises:
        TypeError: A data file can hold no such value.
    """
    origin: Any = get_origin(annotation)
    arguments = get_args(annotation)
    if origin is Annotated:
        inner = kind_of(arguments[0])
        checks = tuple(check for check in arguments[1:] if isinstance(check, Check))
        return Checked(inner, checks, inner.shapes, inner.names)
    if origin in (Union, UnionType):
        return _union(tuple(kind_of(one) for one in arguments))
    if origin is Literal:
        return _choice({one: one for one in arguments})
    if origin is frozenset or (origin is tuple and arguments[1:] == (...,)):
        return Many(kind_of(arguments[0]), origin)
    if origin is dict:
        return Mapping(kind_of(arguments[0]), kind_of(arguments[1]))
    if annotation is Any:
        return Plain(frozenset(NAMES), ("anything",))
    if annotation in NAMES and annotation not in (list, dict):
        return Plain(frozenset({annotation}), (NAMES[annotation],))
    if annotation is dt.date:
        return Date()
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _choice({_word(one): one for one in annotation})
    if isinstance(annotation, type) and attrs.has(annotation):
        shapes = [dict, str] if hasattr(annotation, "from_text") else [dict]
        return _Instance(annotation, frozenset(shapes), tuple(NAMES[shape] for shape in shapes))
    raise TypeError(f"{annotation} is no kind of value that a data file can hold")


def _union(members: tuple[Kind, ...]) -> Kind:
    shapes = frozenset(shape for kind in members for shape in kind.shapes)
    named = [name for kind in members for name in kind.names if kind.shapes != {NoneType}]
    return OneOf(members, shapes, tuple(dict.fromkeys(named)))


def _choice(values: dict[Any, Any]) -> Kind:
    shown = [repr(word) for word in values]
    name = shown[0] if len(shown) == 1 else f"one of {', '.join(shown)}"
    return Choice(values, frozenset(type(word) for word in values), (name,))


def _word(one: Enum) -> str:
    return one.value if isinstance(one.value, str) else one.name.replace("_", " ")
