"""The kinds of values that a data file can hold, each made once from an annotation.

A kind knows the types of YAML data it can be read from and how to name itself in a message. What it cannot read comes
back as ``WRONG``, and the problem goes to the :class:`Problems` that it was given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from types import NoneType
from typing import Any, Protocol, runtime_checkable

import attrs
from attrs import define

from validator.errors import Problem
from validator.near_match import near_match
from validator.yaml_text import YamlFile
from validator.yaml_types import Data, Path

WRONG: Data = object()
"""What stands for a value that could not be read."""

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a mapping",
    NoneType: "nothing",
}
"""The types of YAML data as messages name them."""


@runtime_checkable
class Check(Protocol):
    """What stands in ``Annotated[X, ...]`` to check a value."""

    def fault(self, value: Data) -> str | None:
        """Tells what is wrong with a value, or None."""
        ...


@define(eq=False)
class Problems:
    """The problems of one file, as they are found."""

    file: YamlFile
    found: list[Problem] = attrs.field(factory=list)

    def refuse(self, path: Path, message: str, *, key: bool = False) -> Data:
        """Notes what is wrong at a path and gives WRONG."""
        self.found.append(self.file.problem(path, message, key=key))
        return WRONG


class Kind(Protocol):
    """A kind of value."""

    @property
    def shapes(self) -> frozenset[type]:
        """Types of YAML data that it can be read from."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called in a message; more than one name for a union."""
        ...

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Reads data whose type is among the shapes."""
        ...


def read(kind: Kind, data: Data, path: Path, problems: Problems) -> Data:
    """Reads data of any type as a kind of value, or gives WRONG."""
    if type(data) in kind.shapes:
        return kind.read(data, path, problems)
    hint = "; put it in quotes" if str in kind.shapes and type(data) in (int, bool) else ""
    return problems.refuse(path, f"expected {' or '.join(kind.names)}, not {_shown(data)}{hint}")


@define(eq=False)
class Plain:
    """Data that stays as it is: text, a number, true or false, nothing, or anything at all."""

    shapes: frozenset[type]
    names: tuple[str, ...]

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Gives the data as it is."""
        del path, problems  # one signature for all kinds
        return data


@define(eq=False)
class Choice:
    """One of some words or numbers, each of which stands for a value."""

    values: dict[Any, Any]
    shapes: frozenset[type]
    names: tuple[str, ...]

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Gives what a word or number stands for."""
        if data in self.values:
            return self.values[data]
        return problems.refuse(path, f"{data!r} is not {self.names[0]}{near_match(str(data), self.values)}")


@define(eq=False)
class Date:
    """A day in ISO form."""

    shapes: frozenset[type] = frozenset({str})
    names: tuple[str, ...] = ("a date such as 2003-03-25",)

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Gives the day."""
        if not _ISO_DATE.match(data):
            return problems.refuse(path, f"{data!r} is not {self.names[0]}")
        try:
            return dt.date.fromisoformat(data)
        except ValueError:
            return problems.refuse(path, f"{data} is not a day of the calendar")


@define(eq=False)
class Many:
    """A list of values of one kind."""

    item: Kind
    make: Callable[[list[Any]], Any]
    shapes: frozenset[type] = frozenset({list})
    names: tuple[str, ...] = ("a list",)

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Gives the values, in order."""
        values = [read(self.item, item, (*path, index), problems) for index, item in enumerate(data)]
        return WRONG if any(value is WRONG for value in values) else self.make(values)


@define(eq=False)
class Mapping:
    """A mapping whose keys are of one kind and whose values are of another."""

    key: Kind
    item: Kind
    shapes: frozenset[type] = frozenset({dict})
    names: tuple[str, ...] = ("a mapping",)

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Gives the mapping; what is wrong with a key is reported at the key."""
        values: dict[Any, Any] = {}
        keys = Problems(problems.file)
        for key, item in data.items():
            name = read(self.key, key, (*path, key), keys)
            values[name] = read(self.item, item, (*path, key), problems)
            for problem in keys.found:
                problems.refuse((*path, key), problem.message, key=True)
            keys.found.clear()
        return WRONG if WRONG in values or any(value is WRONG for value in values.values()) else values


@define(eq=False)
class OneOf:
    """One of several kinds: the first that fits the type of the data and reads it without a problem."""

    members: tuple[Kind, ...]
    shapes: frozenset[type]
    names: tuple[str, ...]

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Gives the first reading without a problem; the problems are those of the last kind that fits."""
        fitting = [kind for kind in self.members if type(data) in kind.shapes]
        for kind in fitting[:-1]:
            trial = Problems(problems.file)
            value = kind.read(data, path, trial)
            if not trial.found:
                return value
        return fitting[-1].read(data, path, problems)


@define(eq=False)
class Checked:
    """A kind whose values are checked."""

    inner: Kind
    checks: tuple[Check, ...]
    shapes: frozenset[type]
    names: tuple[str, ...]

    def read(self, data: Data, path: Path, problems: Problems) -> Data:
        """Gives the value if every check lets it pass."""
        value = self.inner.read(data, path, problems)
        if value is WRONG:
            return WRONG
        for check in self.checks:
            fault = check.fault(value)
            if fault is not None:
                return problems.refuse(path, fault)
        return value


def _shown(data: Data) -> str:
    if isinstance(data, str):
        return repr(data)
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, (int, float)):
        return f"the number {data}"
    return NAMES.get(type(data)) or f"the time {data}"  # TOML has times; what we read has dates
