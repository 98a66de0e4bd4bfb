"""The methods of a class that are called so often that it pays to compile them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from validator.light import NOTHING, Field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def eq_of(fields: Sequence[str]) -> Callable[[Any, Any], bool]:
    """Writes and compiles the method that compares two instances, as attrs does.

    Args:
        fields: The names of the attributes of their class.
    """
    same = " and ".join(f"self.{name} == other.{name}" for name in fields) or "True"
    names: dict[str, Any] = {}
    exec(f"def __eq__(self, other):\n return {same} if other.__class__ is self.__class__ else NotImplemented", names)  # noqa: S102 - made of the names of attributes
    eq: Callable[[Any, Any], bool] = names["__eq__"]
    return eq


def init_of(cls: Any, fields: Mapping[str, Field], initialiser: str, *, frozen: bool) -> Callable[..., None]:  # noqa: ANN401 - any class
    """Writes and compiles the method that fills an instance, as attrs does: one statement an attribute.

    Args:
        cls: The class.
        fields: Its attributes by name.
        initialiser: Name of the method.
        frozen: Whether attributes cannot be set from outside.
    """
    names: dict[str, Any] = {"NOTHING": NOTHING}
    positional: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for name, one in fields.items():
        argument = name.lstrip("_")
        value, parameter = argument, argument
        if one.factory is not None:
            names[f"factory_{name}"] = one.factory
            parameter = f"{argument}=NOTHING"
            value = f"factory_{name}()" + (f" if {argument} is NOTHING else {argument}" if one.init else "")
        elif one.default is not NOTHING:
            names[f"default_{name}"] = one.default
            parameter = f"{argument}=default_{name}"
            value = argument if one.init else f"default_{name}"
        elif not one.init:
            continue
        if one.init:
            (named if one.kw_only else positional).append(parameter)
        if frozen:
            names["set_attribute"] = object.__setattr__
        lines.append(f"set_attribute(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__attrs_post_init__"):
        lines.append("self.__attrs_post_init__()")
    parameters = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    exec(f"def {initialiser}({parameters}):\n " + ("\n ".join(lines) or "pass"), names)  # noqa: S102 - made of the names of attributes
    init: Callable[..., None] = names[initialiser]
    init.__qualname__ = f"{cls.__qualname__}.{initialiser}"
    return init
