"""Record types derived from attrs classes."""

import datetime as dt
from enum import IntEnum
from typing import Any, Optional, Union

import pytest
from attrs import define

from tests.ruleset.expression.sample import DOCUMENT, Colour, Document, Level, Outer, Sender
from validator.ruleset.expression.records import enum_type, enumerations_in, record_type, type_of_annotation
from validator.ruleset.expression.types import (
    BOOL,
    DATE,
    DURATION,
    INT,
    NOTHING,
    STRING,
    TIMESTAMP,
    WRONG,
    EnumType,
    Field,
    ListType,
    RecordType,
    Type,
    is_comparable,
    is_scalar,
    join,
)


def test_every_public_field_is_there() -> None:
    """Attributes come first, then properties; private ones and those that the language cannot express are left out."""
    assert list(DOCUMENT.fields) == [
        "kind", "pages", "date", "moment", "age", "level", "colour", "inner", "urgent", "declassify_on", "from",
        "portions", "tags", "numbers", "dates", "levels", "tables", "embedded", "classified", "first_portion",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("kind", "string"),
        ("pages", "int"),
        ("date", "date"),
        ("moment", "timestamp"),
        ("age", "duration"),
        ("level", "Level"),
        ("urgent", "bool"),
        ("declassify_on", "Instruction"),
        ("portions", "list<Portion>"),
        ("tags", "list<string>"),
        ("tables", "list<list<int>>"),
        ("embedded", "list<Document>"),
    ],
)
def test_types(name: str, kind: str) -> None:
    """An annotation gives the type."""
    assert kind == str(DOCUMENT.fields[name].type)


def test_fields() -> None:
    """A field knows its attribute, whether it may be absent, and whether it is computed."""
    sender = record_type(Sender)
    assert Field("from", "from_", sender, optional=True, computed=False) == DOCUMENT.fields["from"]
    assert Field("class", "class_", STRING, optional=False, computed=False) == sender.fields["class"]
    assert Field("classified", "classified", BOOL, optional=False, computed=True) == DOCUMENT.fields["classified"]
    assert DOCUMENT.fields["first_portion"].optional


def test_one_type_for_one_class() -> None:
    """A class that contains itself leads back to its own type."""
    assert record_type(Document) is DOCUMENT
    assert ListType(DOCUMENT) == DOCUMENT.fields["embedded"].type


def test_same_name_is_not_same_type() -> None:
    """Records are told apart by their classes, not by their names."""

    @define
    class Sender:
        """Another class of that name."""

    assert record_type(Sender) != DOCUMENT.fields["from"].type


def test_readable_has_to_be_a_plain_condition() -> None:
    """Only a record with a bool ``readable`` may be unreadable."""

    @define
    class Numbered:
        """``readable`` is a number."""

        readable: int

    @define
    class Unsure:
        """``readable`` may be absent."""

        readable: bool | None

    found = {name: kind.may_be_unreadable for name, kind in _records().items()}
    assert found == {"Document": False, "Instruction": True, "Marking": True, "Portion": False, "Sender": False}
    assert not record_type(Numbered).may_be_unreadable
    assert not record_type(Unsure).may_be_unreadable


def _records() -> dict[str, RecordType]:
    found: dict[str, RecordType] = {}
    waiting: list[Type] = [DOCUMENT]
    while waiting:
        kind = waiting.pop()
        kind = kind.item if isinstance(kind, ListType) else kind
        if isinstance(kind, RecordType) and kind.name not in found:
            found[kind.name] = kind
            waiting += [entry.type for entry in kind.fields.values()]
    return found


@pytest.mark.parametrize(
    "annotation",
    [object, Any, float, bytes, dict[str, int], set[int], tuple[int, int], list[float], list[int | None], list, tuple,
     int | str, IntEnum | int, None, "int"],
)  # fmt: skip
def test_what_the_language_cannot_express(annotation: object) -> None:
    """Such annotations have no type, so that the attribute is no field."""
    assert type_of_annotation(annotation) is None


def test_all_ways_to_write_optional() -> None:
    """``Optional``, ``Union`` and ``|`` mean the same; a choice of more types is no field."""

    @define
    class Ways:
        """Optional fields."""

        one: Optional[int]  # noqa: UP045 - the older form is what is tested
        two: Union[int, None]  # noqa: UP007 - the older form is what is tested
        three: None | int  # noqa: RUF036 - the odd order is what is tested
        four: int | str | None
        five: int | str

        unannotated = property(lambda _: 1)

    assert {name: entry.type for name, entry in record_type(Ways).fields.items() if entry.optional} == {
        "one": INT,
        "two": INT,
        "three": INT,
    }
    assert len(record_type(Ways).fields) == 3


def test_inherited_properties() -> None:
    """Attributes and properties of base classes are fields."""

    @define
    class Base:
        """A base class."""

        number: int

        @property
        def double(self) -> int:
            """Twice the number."""
            return 2 * self.number

    @define
    class Derived(Base):
        """A derived class."""

        moment: dt.datetime

    assert list(record_type(Derived).fields) == ["number", "moment", "double"]


def test_only_attrs_classes() -> None:
    """Other classes have no fields that can be known."""
    with pytest.raises(TypeError, match="object is no attrs class"):
        record_type(object)


def test_enumerations_that_can_be_imported() -> None:
    """A rule's module has to be able to import an enumeration."""

    class Hidden(IntEnum):
        """Cannot be imported."""

        ONE = 1

    with pytest.raises(TypeError, match="is defined inside a function"):
        enum_type(Hidden)


def test_enumerations_are_found_everywhere() -> None:
    """They are found in fields of fields and in lists; recursion ends."""
    assert {
        "Level": EnumType("Level", Level),
        "Colour": EnumType("Colour", Colour),
        "Inner": EnumType("Inner", Outer.Inner),
    } == enumerations_in(ListType(DOCUMENT))


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (INT, INT, INT),
        (INT, STRING, None),
        (NOTHING, INT, INT),
        (INT, WRONG, INT),
        (ListType(NOTHING), ListType(INT), ListType(INT)),
        (ListType(INT), ListType(NOTHING), ListType(INT)),
        (ListType(INT), ListType(STRING), None),
        (ListType(INT), INT, None),
        (DATE, TIMESTAMP, None),
    ],
)
def test_join(one: Type, other: Type, joined: Type | None) -> None:
    """Types are the same or they do not go together; the empty list goes with every list."""
    assert joined == join(one, other)


def test_kinds_of_types() -> None:
    """Single values can be ordered; lists of them can be compared; records cannot."""
    assert [is_scalar(kind) for kind in (DURATION, enum_type(Level), WRONG, ListType(INT), DOCUMENT)] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [is_comparable(kind) for kind in (INT, ListType(ListType(INT)), DOCUMENT, ListType(DOCUMENT))] == [
        True,
        True,
        False,
        False,
    ]
