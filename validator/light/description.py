"""What attrs would know of a class, had it made it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from validator.light import NOTHING, Field


def described(cls: Any) -> object:  # noqa: ANN401 - any class
    """Gives the description that attrs keeps of a class."""
    fields: Mapping[str, Field] = cls.__light_fields__
    hints: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        hints |= getattr(base, "__annotations__", {})  # its own; classes made in C have none
    attributes = {name: _attribute(one, hints[name]) for name, one in fields.items()}
    like: Any = attrs.make_class(cls.__name__, attributes)
    return like.__attrs_attrs__


def _attribute(one: Field, hint: Any) -> Any:  # noqa: ANN401 - whatever attrs makes of it
    options: dict[str, Any] = {
        "init": one.init,
        "repr": one.shown,
        "eq": one.compared,
        "kw_only": one.kw_only,
        "type": hint,
    }
    if one.factory is not None:
        options["factory"] = one.factory
    elif one.default is not NOTHING:
        options["default"] = one.default
    return attrs.field(**options)
