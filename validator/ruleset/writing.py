"""Writes the stored form of a rule set; the same rule set gives the same bytes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from types import FunctionType, SimpleNamespace
from typing import Any

from validator.light import attributes, evolve
from validator.ruleset.rules import RuleSet
from validator.ruleset.stored_form import RULESET, names

_MANY = 8
"""From so many instances of a class on, it pays to write a function that makes them."""

_LONG = 256
"""From so many on, facts of one class are written as rows, which are made into instances one by one when needed."""


def stored_form(ruleset: RuleSet) -> str:
    """Writes the source of a rule set that was just compiled.

    Raises:
        TypeError: A value is of a class that :mod:`validator.ruleset.stored_form` does not know.
    """
    bare = evolve(ruleset)
    counting = _Writer(())
    counting.written(bare)
    writer = _Writer({cls for cls, count in counting.instances.items() if count >= _MANY})
    body = writer.written(bare)
    return f"{ruleset.code}{''.join(map(_maker, writer.made))}{RULESET} = {body}\n"


def _maker(cls: type) -> str:
    """Writes the function that makes instances of a class: what ``revive`` does, without asking what there is to do."""
    name, attributes_ = cls.__name__, attributes(cls) or ()
    frozen = "__setattr__" in vars(cls)
    lines = [f" set_attribute(made, {one!r}, {one}_)\n" if frozen else f" made.{one} = {one}_\n" for one in attributes_]
    parameters = ", ".join(f"{one}_" for one in attributes_)
    return f"def make_{name}({parameters}):\n made = new({name})\n{''.join(lines)} return made\n"


class _Writer:
    """Writes values as expressions."""

    def __init__(self, made: Collection[type]) -> None:
        """Takes the classes of which instances are made by a function of their own."""
        self._names = names()
        self.made = sorted(made, key=lambda cls: cls.__name__)
        self.instances: Counter[type] = Counter()

    def written(self, value: Any) -> str:  # noqa: ANN401 - values of many types
        """Writes a value."""
        match value:
            case Enum():
                return f"{self._known(value.__class__)}.{value.name}"
            case None | str() | int():
                return repr(value)
            case dt.date():
                return f"date({value.year}, {value.month}, {value.day})"
            case tuple():
                return f"({self._joined(value)})"
            case frozenset():
                return f"frozenset(({''.join(f'{one}, ' for one in sorted(map(self.written, value)))}))"
            case Mapping():
                return self._mapping(dict(value))
            case FunctionType():
                return str(value.__name__)
            case SimpleNamespace():
                return f"SimpleNamespace({', '.join(f'{key}={self.written(one)}' for key, one in vars(value).items())})"
            case _:
                return self._instance(value)

    def _instance(self, value: object) -> str:
        cls = value.__class__
        self.instances[cls] += 1
        name, values = self._known(cls), self._joined(self._values(value))
        return f"make_{name}({values})" if cls in self.made else f"revive({name}, {values})"

    def _values(self, instance: object) -> list[Any]:
        return [getattr(instance, name) for name in attributes(instance.__class__) or ()]

    def _joined(self, values: Iterable[Any]) -> str:
        # One on each line: code keeps the place of every instruction, and short lines have short places.
        return "".join(f"{self.written(one)},\n" for one in values)

    def _mapping(self, mapping: dict[Any, Any]) -> str:
        classes = {one.__class__ for one in mapping.values()}
        if len(mapping) >= _LONG and len(classes) == 1 and attributes(cls := classes.pop()) is not None:
            rows = dict(zip(mapping, map(tuple, map(self._values, mapping.values())), strict=True))
            return f"Rows({self._known(cls)}, {self._mapping(rows)})"
        # Two tuples of constants are one constant each, which costs no instruction.
        return f"dict(zip({self.written(tuple(mapping))}, {self.written(tuple(mapping.values()))}))"

    def _known(self, cls: Any) -> str:  # noqa: ANN401 - any class
        name: str = cls.__name__
        if self._names.get(name) is not cls:
            raise TypeError(f"the stored form of rule sets does not know {cls.__module__}.{cls.__qualname__}")
        return name
