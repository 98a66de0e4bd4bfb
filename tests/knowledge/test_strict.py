"""Data files are read strictly: everything wrong is reported at once, each thing at its line and column."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from attrs import define, field

from validator.errors import DefinitionError
from validator.knowledge.annotations import attributes_of, key_of, kind_of
from validator.knowledge.checks import Among, Between, Fault, Matching, NotEmpty
from validator.knowledge.level import Level
from validator.knowledge.strict import read_as, read_folder, read_text
from validator.yaml_text import read_yaml


class Colour(Enum):
    """An enumeration with text values."""

    RED = "dark red"
    GREEN = "green"


@define(frozen=True)
class Place:
    """A class with a short form: ``5 FAH-2 H-440``."""

    source: str
    section: str | None = None

    @classmethod
    def from_text(cls, text: str) -> "Place":
        """Makes a place of its short form."""
        source, separator, section = text.partition(" in ")
        if not separator:
            raise ValueError(f"{text!r} names no section")
        return cls(source, section)


@define
class Range:
    """A class that knows what does not go together."""

    low: int
    high: int

    def faults(self) -> Iterator[Fault]:
        """Tells that the ends are the wrong way round."""
        if self.high < self.low:
            yield Fault(("high",), f"{self.high} is below {self.low}")
            yield Fault(("low",), "here is the other end", key=True)


@define
class Thing:
    """A class with every kind of attribute."""

    id: Annotated[str, "not a check", Matching("[a-z]+", "a word such as abc")]
    size: Annotated[int, Between(1, 9)] = 1
    open_: bool = False
    day: dt.date | None = None
    level: Level | None = None
    colour: Colour = Colour.RED
    grade: Literal["high", "low", 3] = "low"
    size_in_words: Annotated[str, Among("small", "large")] = "small"
    names: Annotated[tuple[str, ...], NotEmpty()] = ("x",)
    marks: frozenset[int] = frozenset()
    years: dict[Level, int] = field(factory=dict)
    place: Place | None = None
    ranges: tuple[Range, ...] = ()
    one_or_many: str | tuple[int, ...] = ""
    day_or_word: dt.date | Literal["never"] = "never"
    anything: Any = None
    inner: "Thing | None" = None
    nothing: None = None
    counted: int = field(init=False, default=0)


def read(text: str) -> Thing:
    """Reads a YAML text as a thing."""
    return read_as(Thing, read_yaml(text, "thing.yaml"))


def problems(text: str) -> list[str]:
    """Gives what is wrong with a YAML text."""
    with pytest.raises(DefinitionError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


WHOLE = """\
id: abc
size: 9
open: true
day: 2003-02-28
level: TOP SECRET
colour: dark red
grade: 3
size-in-words: large
names: [one, two]
marks: [1, 2, 1]
years: {SECRET: 8, CONFIDENTIAL: 6}
place: {source: 5 FAH-2, section: H-440}
ranges:
  - {low: 1, high: 2}
one-or-many: [1, 2]
day-or-word: 2003-09-22
anything: [{a: 1}, x]
inner: {id: deeper}
nothing: null
"""


def test_every_kind_of_value_is_read() -> None:
    """Keys are kebab-case, without the underscore that keeps a name from being a Python keyword."""
    expected = Thing(
        id="abc",
        size=9,
        open_=True,
        day=dt.date(2003, 2, 28),
        level=Level.TOP_SECRET,
        colour=Colour.RED,
        grade=3,
        size_in_words="large",
        names=("one", "two"),
        marks=frozenset({1, 2}),
        years={Level.SECRET: 8, Level.CONFIDENTIAL: 6},
        place=Place("5 FAH-2", "H-440"),
        ranges=(Range(1, 2),),
        one_or_many=(1, 2),
        day_or_word=dt.date(2003, 9, 22),
        anything=[{"a": 1}, "x"],
        inner=Thing(id="deeper"),
    )
    assert expected == read(WHOLE)


def test_what_has_a_default_may_be_left_out_and_an_optional_value_may_be_null() -> None:
    """Only attributes without a default are required."""
    assert Thing(id="abc") == read("{id: abc, day: null}")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (Thing(id="a", place=Place("5 FAH-2", "H-440")), "{id: a, place: 5 FAH-2 in H-440}"),
        (Thing(id="a", one_or_many="x"), "{id: a, one-or-many: x}"),
        (Thing(id="a", day_or_word="never"), "{id: a, day-or-word: never}"),
    ],
)
def test_a_value_may_have_a_short_form(expected: Thing, text: str) -> None:
    """A class with from_text is read of text too; the members of a union are told apart by their data."""
    assert expected == read(text)


LEVELS = "one of 'UNCLASSIFIED', 'RESTRICTED', 'CONFIDENTIAL', 'SECRET', 'TOP SECRET'"


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("2:1: unknown key 'sise'; did you mean 'size'?", "sise: 3"),
        ("2:1: unknown key 'zebra'", "zebra: 3"),
        ("2:1: unknown key 'idd'", "idd: abc"),
        ("2:7: expected a whole number, not '3'", 'size: "3"'),
        ("2:7: expected a whole number, not true", "size: true"),
        ("2:7: 12 is not between 1 and 9", "size: 12"),
        ("2:7: expected true or false, not 'yes'", "open: yes"),
        ("2:6: '22 Sep 2003' is not a date such as 2003-03-25", "day: 22 Sep 2003"),
        ("2:6: 2003-02-29 is not a day of the calendar", "day: 2003-02-29"),
        ("2:6: expected a date such as 2003-03-25, not the number 2003; put it in quotes", "day: 2003"),
        (f"2:8: 'SECRT' is not {LEVELS}; did you mean 'SECRET'?", "level: SECRT"),
        (f"2:8: expected {LEVELS}, not a list", "level: [SECRET]"),
        ("2:9: 'blue' is not one of 'dark red', 'green'", "colour: blue"),
        ("2:8: 'hihg' is not one of 'high', 'low', 3; did you mean 'high'?", "grade: hihg"),
        ("2:16: 'larg' is not one of 'small', 'large'; did you mean 'large'?", "size-in-words: larg"),
        ("2:8: expected a list, not 'one'", "names: one"),
        ("2:8: this must not be empty", "names: []"),
        ("2:12: expected text, not the number 2; put it in quotes", "names: [a, 2]"),
        ("2:9: expected a whole number, not 'x'", "marks: [x]"),
        (f"2:9: 'SECRE' is not {LEVELS}; did you mean 'SECRET'?", "years: {SECRE: 8}"),
        ("2:17: expected a whole number, not a mapping", "years: {SECRET: {}}"),
        ("2:8: expected a mapping, not nothing", "years: ~"),
        ("2:8: 'H-440' names no section", "place: H-440"),
        ("2:8: expected a mapping or text, not the number 4; put it in quotes", "place: 4"),
        ("2:8: the key 'source' is missing", "place: {section: H-440}"),
        ("2:14: expected text or a list, not a mapping", "one-or-many: {}"),
        ("2:15: expected a whole number, not 'x'", "one-or-many: [x]"),
        ("2:14: 'nevr' is not 'never'; did you mean 'never'?", "day-or-word: nevr"),
        ("2:8: expected a mapping, not 'x'", "inner: x"),
        ("2:10: expected nothing, not 'x'", "nothing: x"),
    ],
)
def test_what_is_wrong_is_reported_with_its_place_and_the_near_match(expected: str, line: str) -> None:
    """Line and column are those of the value, or of the key where the key is wrong."""
    assert [f"thing.yaml:{expected}"] == problems(f"id: abc\n{line}\n")


def test_the_problems_of_a_file_come_all_at_once_and_in_file_order() -> None:
    """Whoever writes a file sees everything in one run."""
    expected = [
        "thing.yaml:1:1: unknown key 'iid'; did you mean 'id'?",
        "thing.yaml:1:1: the key 'id' is missing",
        "thing.yaml:2:7: 0 is not between 1 and 9",
        "thing.yaml:3:16: expected a whole number, not 'a'",
        "thing.yaml:3:25: expected a whole number, not 'b'",
    ]
    assert expected == problems("iid: abc\nsize: 0\nranges: [{low: a, high: b}]\n")


def test_a_class_tells_what_does_not_go_together_only_when_its_values_are_right() -> None:
    """Faults point below the place of the instance, at a value or at a key."""
    expected = ["thing.yaml:2:11: here is the other end", "thing.yaml:2:25: 1 is below 2"]
    assert expected == problems("id: a\nranges: [{low: 2, high: 1}]\n")
    assert ["thing.yaml:2:16: expected a whole number, not 'x'"] == problems("id: a\nranges: [{low: x, high: 1}]\n")


def test_an_empty_file_is_told_as_such() -> None:
    """The file as a whole is meant."""
    assert ["thing.yaml: the file is empty"] == problems("")


def test_a_file_that_is_no_mapping_is_refused() -> None:
    """A class is read of a mapping."""
    assert ["thing.yaml:1:1: expected a mapping, not a list"] == problems("[a]\n")


def test_a_part_of_a_file_can_be_read_by_its_path() -> None:
    """The path leads from the top of the file."""
    file = read_yaml("things:\n  - {id: a}\n  - {id: b}\n", "thing.yaml")
    assert Thing(id="b") == read_as(Thing, file, ("things", 1))
    assert (Thing(id="a"), Thing(id="b")) == read_as(tuple[Thing, ...], file, ("things",))


@pytest.mark.parametrize("annotation", [list[str], set[int], float, tuple[int, str], object])
def test_an_annotation_that_no_file_can_hold_is_a_mistake_of_the_program(annotation: object) -> None:
    """The mistake shows when the class is first read, whatever the file holds."""
    with pytest.raises(TypeError, match="no kind of value"):
        kind_of(annotation)


def test_attributes_that_a_file_cannot_set_have_no_key() -> None:
    """An attribute with init=False is no key; ``open_`` is the key ``open``."""
    keys = list(attributes_of(Thing))
    assert ["id", "size", "open"] == keys[:3]
    assert "counted" not in keys


@pytest.mark.parametrize(("expected", "name"), [("from", "from_"), ("in-force", "in_force"), ("id", "id")])
def test_keys_are_names_in_kebab_case(expected: str, name: str) -> None:
    """The underscore behind a Python keyword is left out."""
    assert expected == key_of(name)


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    """Nothing is skipped in silence."""
    with pytest.raises(DefinitionError, match=r"^rules/families.yaml: this file is missing$"):
        read_text(tmp_path / "families.yaml", "rules/families.yaml")


def test_a_file_that_is_not_utf8_is_told_as_such(tmp_path: Path) -> None:
    """The byte is counted from 1."""
    (tmp_path / "a.yaml").write_bytes(b"id: caf\xe9\n")
    with pytest.raises(DefinitionError, match=r"^a.yaml: not UTF-8 text: byte 8 is wrong$"):
        read_text(tmp_path / "a.yaml", "a.yaml")


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfid: a\n")
    assert {"id": "a"} == read_text(tmp_path / "a.yaml", "a.yaml").data


def test_a_folder_is_read_whole_in_order_of_paths(tmp_path: Path) -> None:
    """Files in folders below count; other files do not."""
    (tmp_path / "below").mkdir()
    (tmp_path / "b.yaml").write_text("id: b\n", encoding="utf-8")
    (tmp_path / "below" / "a.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no thing", encoding="utf-8")
    read = [(file.name, thing.id) for file, thing in read_folder(Thing, tmp_path, "things")]
    assert [("things/b.yaml", "b"), ("things/below/a.yaml", "a")] == read


def test_the_problems_of_all_files_of_a_folder_come_at_once(tmp_path: Path) -> None:
    """One that is not YAML does not hide the others."""
    (tmp_path / "a.yaml").write_text("id: [\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("di: a\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        read_folder(Thing, tmp_path, "things")
    assert ["things/a.yaml", "things/b.yaml", "things/b.yaml"] == [one.path for one in caught.value.problems]


def test_a_missing_folder_is_told_as_such(tmp_path: Path) -> None:
    """A folder that is not there is not an empty one."""
    with pytest.raises(DefinitionError, match=r"^rules/orders: this folder is missing$"):
        read_folder(Thing, tmp_path / "orders", "rules/orders")
