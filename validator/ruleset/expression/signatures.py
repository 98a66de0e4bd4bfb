"""Functions as the checker sees them: typed signatures, and which of them fits given arguments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Literal

from attrs import define

from validator.ruleset.expression.types import NOTHING, WRONG, ListType, Type, join


@define(frozen=True)
class Pattern:
    """A regular expression that was checked.

    Attributes:
        source: How Python writes it.
        words: Words of which one stands in every text that it matches; empty where none are worth looking for.
    """

    source: str
    words: tuple[str, ...]


Value = bool | int | str | dt.date | dt.timedelta | IntEnum | Pattern
"""What is known when a rule is loaded; a date-time is a date too."""


@define(frozen=True)
class Kind(Type):
    """A variable of a signature: any one type that it allows, the same at every place of the signature.

    Attributes:
        allows: Whether a type may stand for it.
    """

    allows: Callable[[Type], bool]


class LiteralError(ValueError):
    """The text of a literal argument is wrong.

    Attributes:
        place: Offset in that text; None if it is wrong as a whole.
    """

    def __init__(self, message: str, place: int | None = None) -> None:
        super().__init__(message)
        self.place = place


@define(frozen=True)
class Function:
    """One signature of a function, method or arithmetic operator.

    Attributes:
        name: Its name, or the operator.
        form: How it is written: ``f(a, b)``, ``a.f(b)`` or ``a f b``.
        parameters: Types of the arguments; of a method the receiver is the first.
        result: Type of the value.
        code: Python source, with the arguments at ``{0}``, ``{1}``, ..., or all of them with commas at ``{all}``.
        meaning: What it does, in one clause, for the reference.
        group: Heading in the reference.
        variadic: Whether the last argument may be repeated.
        partial: Whether there may be no answer (``Undetermined``).
        read: Reads the last argument, which has to be a string literal, when the rule is loaded; raises ``ValueError``.
        read_type: Type of what ``read`` returns.
    """

    name: str
    form: Literal["function", "method", "operator"]
    parameters: tuple[Type, ...]
    result: Type
    code: str
    meaning: str
    group: str
    variadic: bool = False
    partial: bool = False
    read: Callable[[str], Value] | None = None
    read_type: Type = WRONG

    @property
    def signature(self) -> str:
        """The signature as rule authors read it: ``string.startsWith(string) -> bool``."""
        names = [parameter.name for parameter in self.parameters]
        if self.name == "[]":
            called = f"{names[0]}[{names[1]}]"
        elif self.form == "operator":
            called = f" {self.name} ".join(names) if len(names) > 1 else f"{self.name}{names[0]}"
        else:
            receiver = f"{names.pop(0)}." if self.form == "method" else ""
            called = f"{receiver}{self.name}({', '.join(names)}{', ...' if self.variadic else ''})"
        return f"{called} -> {self.result.name}"

    def takes(self, arguments: Sequence[Type]) -> Type | None:
        """Return the type of the value for arguments of these types, or None if they do not fit."""
        parameters = self.parameters
        if self.variadic:
            parameters += parameters[-1:] * (len(arguments) - len(parameters))
        if len(parameters) != len(arguments):
            return None
        meant: dict[str, Type] = {}
        if not all(
            _fits(parameter, argument, meant) for parameter, argument in zip(parameters, arguments, strict=True)
        ):
            return None
        return _filled(self.result, meant)

    def receives(self, receiver: Type) -> bool:
        """Whether a value of this type can be the first argument."""
        return _fits(self.parameters[0], receiver, {})


def _fits(parameter: Type, argument: Type, meant: dict[str, Type]) -> bool:
    """Whether an argument fits a parameter, noting what the variables in it stand for."""
    if isinstance(parameter, Kind):
        so_far = meant.get(parameter.name, NOTHING)
        joined = join(so_far, argument)
        if joined is None or not parameter.allows(joined):
            return False
        meant[parameter.name] = joined
        return True
    if isinstance(parameter, ListType) and isinstance(argument, ListType):
        return _fits(parameter.item, argument.item, meant)
    return join(parameter, argument) == parameter


def _filled(result: Type, meant: dict[str, Type]) -> Type:
    """Return a result type with the variables replaced by what they stand for."""
    if isinstance(result, Kind):
        return meant.get(result.name, NOTHING)
    return ListType(_filled(result.item, meant)) if isinstance(result, ListType) else result
