"""Small records for the tests of the expression language; the document model itself is tested elsewhere."""

import datetime as dt
from enum import IntEnum
from typing import ClassVar

from attrs import define, field

from validator.errors import Undetermined
from validator.ruleset.expression import DATE, INT, Environment, Type, compile_expression, record_type


class Level(IntEnum):
    """Levels; members have titles."""

    UNCLASSIFIED = 0
    CONFIDENTIAL = 2
    SECRET = 3
    TOP_SECRET = 4

    @property
    def title(self) -> str:
        """The level as written."""
        return self.name.replace("_", " ")


class Colour(IntEnum):
    """An enumeration without titles, with a negative member."""

    ULTRA_VIOLET = -1
    RED = 1


class Outer:
    """Holds an enumeration, so that its qualified name has a dot."""

    class Inner(IntEnum):
        """An enumeration within a class."""

        ONE = 1


@define
class Marking:
    """A marking that may be unreadable."""

    level: Level | None = None
    controls: tuple[str, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether a level could be read."""
        return self.level is not None


@define
class Portion:
    """A portion."""

    text: str = "text"
    number: int | None = None
    marking: Marking | None = None


@define
class Instruction:
    """A declassification instruction that may be unreadable."""

    kind: str = "date"
    date: dt.date | None = None
    event: str | None = None

    @property
    def readable(self) -> bool:
        """Whether it was understood."""
        return self.kind != "unreadable"


@define
class Sender:
    """A sender, with a field whose name is a Python keyword, and no ``readable``."""

    class_: str = "action"
    office: str | None = None


@define(eq=False)
class Document:
    """A document."""

    limit: ClassVar[int] = 25

    kind: str = "cable"
    pages: int = 1
    date: dt.date = dt.date(2008, 11, 18)
    moment: dt.datetime = dt.datetime(2008, 11, 18, 11, 49, tzinfo=dt.UTC)
    age: dt.timedelta = dt.timedelta(hours=36)
    level: Level = Level.SECRET
    colour: Colour = Colour.RED
    inner: Outer.Inner = Outer.Inner.ONE
    urgent: bool = False
    declassify_on: Instruction | None = None
    from_: Sender | None = None
    portions: tuple[Portion, ...] = ()
    tags: list[str] = field(factory=list)
    numbers: tuple[int, ...] = ()
    dates: tuple[dt.date, ...] = ()
    levels: tuple[Level, ...] = ()
    tables: tuple[tuple[int, ...], ...] = ()
    embedded: "tuple[Document, ...]" = ()
    _secret: int = 7
    anything: object = None

    @property
    def classified(self) -> bool:
        """Whether it is classified."""
        if self.level == Level.CONFIDENTIAL:
            raise Undetermined(self)
        return self.level > Level.UNCLASSIFIED

    @property
    def first_portion(self) -> Portion | None:
        """The first portion."""
        return self.portions[0] if self.portions else None


DOCUMENT = record_type(Document)
ENV = Environment().bind("doc", DOCUMENT).bind("as_of", DATE).bind("n", INT)
AS_OF = dt.date(2026, 11, 23)


def value(text: str, document: Document | None = None, n: int = 0) -> object:
    """Compile an expression and find its value for a document."""
    return compile_expression(text, ENV)(doc=document or Document(), as_of=AS_OF, n=n)


def env(**names: Type) -> Environment:
    """Return an environment with these names."""
    result = Environment()
    for name, kind in names.items():
        result = result.bind(name, kind)
    return result
