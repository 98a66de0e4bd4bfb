"""``attrs.define`` and ``attrs.field`` for the classes that every run makes, at a twentieth of the cost.

A hook that judges one file makes some two hundred classes and uses half of them. To make one with attrs takes about
four tenths of a millisecond, because its methods are written as source and compiled, and to import attrs takes as long
as thirty of them. Here the class is completed in place, its ``__init__`` is compiled when enough instances have been
made, and the other methods are shared by all classes. It has no slots, for which the class would have to be made a
second time: that was half of what was left. Whoever asks attrs about such a class (``attrs.fields``,
``attrs.evolve``, ``attrs.has``) gets its answer: attrs is imported then, and describes the class as it would its own.

For a type checker these *are* the functions of attrs. At run time only what is used here is understood, with the
meaning that it has in attrs; ``tests/light`` holds one against the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn, TypeVar

    T = TypeVar("T")

NOTHING: Any = object()
"""Stands for a default that there is not."""

_CLASS_VARIABLES = ("ClassVar", "typing.ClassVar")
"""How annotations begin that make no attribute, as they are written or as they print."""

_PATIENCE = 16
"""How many instances of a class are made before it pays to compile its ``__init__``."""


class Field:
    """What is known of an attribute; the arguments are those of ``attrs.field``."""

    __slots__ = ("compared", "default", "factory", "init", "kw_only", "shown")

    def __init__(
        self,
        *,
        default: object = NOTHING,
        factory: Callable[[], object] | None = None,
        init: bool = True,
        repr: bool = True,  # noqa: A002 - its name in attrs
        eq: bool = True,
        kw_only: bool = False,
    ) -> None:
        self.default = default
        self.factory = factory
        self.init = init
        self.shown = repr
        self.compared = eq
        self.kw_only = kw_only


_REQUIRED = {kw_only: Field(kw_only=kw_only) for kw_only in (False, True)}
"""The attributes of which nothing is said, by whether they are given by name only."""


class _Later:
    """An attribute of a class that is made when it is first asked for."""

    def __init__(self, make: Callable[[Any], tuple[str, object]]) -> None:
        self._make = make

    def __get__(self, _: object, cls: Any) -> object:  # noqa: ANN401 - any class
        name, value = self._make(cls)
        setattr(cls, name, value)
        return value


def _description(cls: Any) -> tuple[str, object]:  # noqa: ANN401 - any class
    from validator.light.description import described

    return "__attrs_attrs__", described(cls)


def _values(cls: Any) -> tuple[str, object]:  # noqa: ANN401 - any class
    names = [name for name, one in cls.__light_fields__.items() if one.compared]
    return "__light_values__", attrgetter(*names) if names else staticmethod(_no_values)


_DESCRIPTION = _Later(_description)
_VALUES = _Later(_values)


def _define(
    cls: Any = None,  # noqa: ANN401 - any class
    *,
    frozen: bool = False,
    eq: bool = True,
    kw_only: bool = False,
    init: bool = True,
) -> Any:  # noqa: ANN401 - a class, or a decorator of classes
    if cls is None:
        return lambda decorated: _define(decorated, frozen=frozen, eq=eq, kw_only=kw_only, init=init)
    fields: dict[str, Field] = {}
    for base in reversed(cls.__bases__):
        fields |= getattr(base, "__light_fields__", {})
    own = vars(cls)
    for name, annotation in cls.__annotations__.items():
        if str(annotation).startswith(_CLASS_VARIABLES):
            continue
        fields.pop(name, None)  # what is said again stands where it is said last
        if name in own:
            fields[name] = _field_of(own[name], kw_only=kw_only)
            delattr(cls, name)
        else:
            fields[name] = _REQUIRED[kw_only]
    cls.__light_fields__ = fields
    cls.__light_values__ = _VALUES
    cls.__attrs_attrs__ = _DESCRIPTION
    cls.__match_args__ = tuple(name for name, one in fields.items() if one.init and not one.kw_only)  # type: ignore[misc] # of any class
    if "__repr__" not in own:
        cls.__repr__ = _repr
    if eq:
        cls.__eq__ = _eq
        cls.__hash__ = _hash if frozen else None
    if frozen:
        cls.__setattr__ = cls.__delattr__ = _refuse
    initialiser = "__init__" if init else "__attrs_init__"
    calls = 0

    def first_init(self: object, *args: object, **named: object) -> None:
        nonlocal calls
        calls += 1
        if calls > _PATIENCE or not _filled(self, fields, args, named):
            from validator.light.compiled import init_of

            setattr(cls, initialiser, init_of(cls, fields, initialiser, frozen=frozen))
            getattr(cls, initialiser)(self, *args, **named)

    setattr(cls, initialiser, first_init)
    return cls


def _field_of(given: object, *, kw_only: bool) -> Field:
    if isinstance(given, Field):
        given.kw_only = kw_only
        return given
    return Field(default=given, kw_only=kw_only)


def _filled(self: object, fields: Mapping[str, Field], args: tuple[object, ...], named: Mapping[str, object]) -> bool:
    """Does what the compiled ``__init__`` will do, slowly; False where arguments are wrong, as that one tells."""
    taken = used = 0
    for name, one in fields.items():
        if one.init and taken < len(args) and not one.kw_only:
            value = args[taken]
            taken += 1
        elif one.init and (argument := name.lstrip("_")) in named:
            value = named[argument]
            used += 1
        elif one.factory is not None:
            value = one.factory()
        elif one.default is not NOTHING:
            value = one.default
        elif one.init:
            return False
        else:
            continue
        object.__setattr__(self, name, value)
    if taken < len(args) or used < len(named):
        return False
    if hasattr(self, "__attrs_post_init__"):
        self.__attrs_post_init__()
    return True


def _no_values(_: object) -> tuple[()]:
    return ()


def _eq(self: Any, other: Any) -> Any:  # noqa: ANN401 - any class
    from validator.light.compiled import eq_of

    cls = self.__class__
    cls.__eq__ = eq_of(tuple(cls.__light_fields__))
    return cls.__eq__(self, other)


def _hash(self: Any) -> int:  # noqa: ANN401 - any class
    return hash((self.__class__, self.__light_values__(self)))


def _repr(self: Any) -> str:  # noqa: ANN401 - any class
    shown = (f"{name}={getattr(self, name)!r}" for name, one in self.__light_fields__.items() if one.shown)
    return f"{self.__class__.__qualname__.rpartition('>.')[2]}({', '.join(shown)})"


def _refuse(*_: object) -> NoReturn:
    from attrs.exceptions import FrozenInstanceError

    raise FrozenInstanceError


def _evolve(instance: Any, **changes: object) -> Any:  # noqa: ANN401 - any class
    for name, one in instance.__light_fields__.items():
        if one.init:
            changes.setdefault(name.lstrip("_"), getattr(instance, name))
    return instance.__class__(**changes)


def attributes(cls: type) -> tuple[str, ...] | None:
    """Gives the names of the attributes of such a class, in their order; None of a class of another make."""
    fields: dict[str, Field] | None = getattr(cls, "__light_fields__", None)
    return None if fields is None else tuple(fields)


def revive(cls: type[T], *values: object) -> T:
    """Makes an instance of such a class from the values of all its attributes, in their order.

    Nothing is called, neither ``__init__`` nor what it calls: the values are those of an instance that was made before.
    """
    instance = object.__new__(cls)
    for name, value in zip(attributes(cls) or (), values, strict=True):
        object.__setattr__(instance, name, value)
    return instance


if TYPE_CHECKING:
    from attrs import define, evolve, field
else:
    define, evolve, field = _define, _evolve, Field

__all__ = ["attributes", "define", "evolve", "field", "revive"]
