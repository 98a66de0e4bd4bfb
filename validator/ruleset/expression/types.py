"""The static types of the expression language.

Every expression has exactly one type, known when the rule is loaded. There is no null: a field that may be absent is
marked optional in its record, and can be read only behind ``has()``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from attrs import define, field


@define(frozen=True)
class Type:
    """Base of all types.

    Attributes:
        name: The type as rule authors read it: ``bool``, ``list<string>``, ``Level``.
    """

    name: str

    def __str__(self) -> str:
        return self.name


@define(frozen=True)
class EnumType(Type):
    """An enumeration; its members are ordered by their values.

    Attributes:
        cls: The Python class.
    """

    cls: type[IntEnum]


@define(frozen=True, init=False)
class ListType(Type):
    """A list, in Python a list or a tuple.

    Attributes:
        item: Type of its elements.
    """

    item: Type

    def __init__(self, item: Type) -> None:
        self.__attrs_init__(f"list<{item.name}>", item)


@define(frozen=True)
class Field:
    """A field of a record.

    Attributes:
        name: Its name in the language.
        attribute: Its name in Python; a trailing underscore is dropped in the language.
        type: Type of its value.
        optional: Whether it may be absent (``None``).
        computed: Whether it is a property, which may find its answer unreadable (``Undetermined``).
    """

    name: str
    attribute: str
    type: Type
    optional: bool
    computed: bool


@define(frozen=True)
class RecordType(Type):
    """A record: something with named fields.

    Attributes:
        load_fields: Gives the fields by name; called when they are first asked for, because records may contain
            themselves.
    """

    load_fields: Callable[[], Mapping[str, Field]] = field(repr=False)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name, in the order of the class."""
        return self.load_fields()

    @property
    def may_be_unreadable(self) -> bool:
        """Whether its records say by ``readable`` whether they were understood."""
        readable = self.fields.get("readable")
        return readable is not None and readable.type == BOOL and not readable.optional


BOOL = Type("bool")
INT = Type("int")
STRING = Type("string")
DATE = Type("date")
TIMESTAMP = Type("timestamp")
DURATION = Type("duration")
PATTERN = Type("pattern")
"""A regular expression; only a string literal in the right place has this type."""

NOTHING = Type("nothing")
"""Type of the elements of ``[]``: fits everywhere."""

WRONG = Type("wrong")
"""Type of an expression whose error has been reported: fits everywhere, so that one mistake gives one error."""

SCALARS = frozenset({BOOL, INT, STRING, DATE, TIMESTAMP, DURATION})


def is_scalar(kind: Type) -> bool:
    """Whether values of this type are single values that can be compared: everything but lists and records."""
    return kind in SCALARS or isinstance(kind, EnumType) or is_open(kind)


def is_comparable(kind: Type) -> bool:
    """Whether ``==`` is defined: for single values, and for lists of them."""
    return is_comparable(kind.item) if isinstance(kind, ListType) else is_scalar(kind)


def is_open(kind: Type) -> bool:
    """Whether the type fits everywhere."""
    return kind in (NOTHING, WRONG)


def join(one: Type, other: Type) -> Type | None:
    """Return the type of a value that is of one type or of the other, or None if there is none."""
    if one in (other, NOTHING):
        return other
    if is_open(other):
        return one
    if one == WRONG:
        return other
    if isinstance(one, ListType) and isinstance(other, ListType):
        item = join(one.item, other.item)
        return None if item is None else ListType(item)
    return None
