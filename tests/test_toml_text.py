"""TOML with places: the data is that of the standard library, and the places are where things stand."""

import datetime as dt
import json
import random
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.errors import DefinitionError
from validator.toml_text import read_toml
from validator.yaml_types import Path


class Writer:
    """Writes data as TOML in many ways, and notes where each key and value comes to stand."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.text = ""
        self.values: dict[Path, tuple[int, int]] = {(): (1, 1)}
        self.keys: dict[Path, tuple[int, int]] = {}

    def here(self) -> tuple[int, int]:
        """Gives where the next character will stand."""
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def put(self, *ways: str) -> None:
        """Writes one of several texts."""
        self.text += self.chance.choice(ways)

    def table(self, data: dict[str, Any], path: Path) -> None:
        """Writes a table: what stands in its own lines, then what has a header of its own."""
        headed: list[str] = []
        for key, value in data.items():
            tables = isinstance(value, dict) or (
                isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
            )
            if tables and self.chance.random() < 0.6:
                headed.append(key)
            else:
                self.pair(path, (), key, value)
                self.put("\n", " # a 'comment\"\n", "\n\n")
        for key in headed:
            if isinstance(data[key], dict):
                self.put("[", "[ ", "\t[")
                self.header((*path, key))
                self.put("]\n", " ] # [x]\n")
                self.table(data[key], (*path, key))
                continue
            for index, item in enumerate(data[key]):
                self.values[(*path, key, index)] = self.here()
                self.put("[[", "[[ ")
                self.header((*path, key))
                self.put("]]\n", " ]]\n\n")
                self.table(item, (*path, key, index))

    def header(self, path: Path) -> None:
        """Writes the name of a table; which table of a list is meant needs no word."""
        for end, part in enumerate(path, 1):
            if isinstance(part, str):
                if end > 1:
                    self.put(".", " . ")
                self.key(path[:end])

    def key(self, path: Path) -> None:
        """Writes the last part of a key; the first mention is where it stands."""
        self.keys.setdefault(path, self.here())
        self.values.setdefault(path, self.here())
        name = str(path[-1])
        ways = [quoted(name)]
        if re.fullmatch("[A-Za-z0-9_-]+", name):
            ways.append(name)
        if name.isprintable() and "'" not in name:
            ways.append(f"'{name}'")
        self.put(*ways)

    def pair(self, table: Path, before: Path, key: str, value: object) -> None:
        """Writes a key with its value, or a key with dots for each value of a table."""
        dotted = (*before, key)
        if isinstance(value, dict) and value and self.chance.random() < 0.4:
            for index, (name, item) in enumerate(value.items()):
                if index:
                    self.put("\n")
                self.pair(table, dotted, name, item)
            return
        for end in range(1, len(dotted) + 1):
            if end > 1:
                self.put(".", " .")
            self.key((*table, *dotted[:end]))
        self.put("=", " = ")
        self.value((*table, *dotted), value)

    def value(self, path: Path, value: object) -> None:
        """Writes a value within its line."""
        self.values[path] = self.here()
        if isinstance(value, dict):
            self.put("{", "{ ")
            for index, (key, item) in enumerate(value.items()):
                self.put(*([", ", ","] if index else [""]))
                self.key((*path, key))
                self.put("=", " = ")
                self.value((*path, key), item)
            self.put("}", " }")
        elif isinstance(value, list):
            self.put("[", "[\n # ] \n ")
            for index, item in enumerate(value):
                self.value((*path, index), item)
                self.put(",", ", ", " ,\n")
            self.put("]", "\n]")
        else:
            self.put(*scalars(value))


def quoted(text: str) -> str:
    """Writes a basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def scalars(value: object) -> list[str]:
    """Gives the ways to write a value that is neither list nor table."""
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, dt.datetime):
        return [value.isoformat("T"), value.isoformat(" ")]
    if isinstance(value, dt.date):
        return [value.isoformat()]
    if isinstance(value, float):
        return [repr(value)]
    if isinstance(value, int):
        return [str(value), *([hex(value)] if value >= 0 else [])]
    text = str(value)
    ways = [quoted(text)]
    lines = "".join(each if each in '\n"' else quoted(each)[1:-1] for each in text)
    if '"""' not in lines:
        ways.append(f'"""\n{lines}"""')
    if all(each.isprintable() or each == "\n" for each in text) and "'''" not in text:
        ways.append(f"'''\n{text}'''")
        if not set("'\n") & set(text):
            ways.append(f"'{text}'")
    return ways


SCALARS = st.one_of(
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.text(max_size=8),
    st.text("a'\"\\\n#]},", max_size=8),
    st.dates(),
    st.datetimes(),
    st.floats(allow_nan=False, allow_infinity=False),
)
KEYS = st.one_of(
    st.text("ab-1", min_size=1, max_size=3), st.text(max_size=4), st.sampled_from(['"', "'", ".", "#", "a b"])
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))
TABLES = st.dictionaries(KEYS, VALUES, max_size=5)


def plain(data: Any) -> Any:  # noqa: ANN401 - of many types
    """Gives data with dates as text."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return data.isoformat() if type(data) is dt.date else data


@given(TABLES, st.randoms(use_true_random=False))
def test_everything_stands_where_it_was_written(data: dict[str, Any], chance: random.Random) -> None:
    """However data is written, it is read as the library reads it, and every key and value knows its place."""
    writer = Writer(chance)
    writer.table(data, ())
    assert tomllib.loads(writer.text) == data
    file = read_toml(writer.text, "a.toml")
    assert plain(data) == file.data
    assert writer.values == file.places
    assert writer.keys == file.key_places


@given(TABLES, st.randoms(use_true_random=False))
def test_line_ends_of_another_system_move_nothing(data: dict[str, Any], chance: random.Random) -> None:
    """Carriage returns before line feeds change no place."""
    writer = Writer(chance)
    writer.table(data, ())
    assert writer.values == read_toml(writer.text.replace("\n", "\r\n"), "a.toml").places


def test_tables_of_a_list_have_places_of_their_own() -> None:
    """A header with one name below that of a list means the last table so far."""
    file = read_toml('[[a]]\n"b c" = 1\n\n[[a]]\n[a.d]\ne.f = 2\n', "a.toml")
    assert {"a": [{"b c": 1}, {"d": {"e": {"f": 2}}}]} == file.data
    assert {
        (): (1, 1),
        ("a",): (1, 3),
        ("a", 0): (1, 1),
        ("a", 0, "b c"): (2, 9),
        ("a", 1): (4, 1),
        ("a", 1, "d"): (5, 4),
        ("a", 1, "d", "e"): (6, 1),
        ("a", 1, "d", "e", "f"): (6, 7),
    } == file.places


@given(st.text("ab.=[]{}'\"\n ,#1-\\", max_size=30))
def test_whatever_stands_there_is_read_or_refused(text: str) -> None:
    """Every path of the data has a place, and no other has; what is not TOML is refused."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(DefinitionError):
            read_toml(text, "a.toml")
        return
    assert set(paths(data, ())) == set(read_toml(text, "a.toml").places)


def paths(data: object, path: Path) -> list[Path]:
    """Gives the path of everything in data."""
    below: list[Path] = []
    if isinstance(data, dict):
        below = [each for key, value in data.items() for each in paths(value, (*path, key))]
    if isinstance(data, list):
        below = [each for index, value in enumerate(data) for each in paths(value, (*path, index))]
    return [path, *below]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\na = 2\n", "a.toml:2:6: not TOML: a key stands here for the second time"),
        ("[a\n", "a.toml:1:3: not TOML: expected ']' at the end of a table declaration"),
        ("a = \n\n", "a.toml:1:5: not TOML: invalid value"),
        ("b = 1\na = '''", "a.toml:2: not TOML: expected \"'''\", where the file ends"),
        ("a = 1 b", "a.toml:1:7: not TOML: expected newline or end of document after a statement"),
        ("a = " + "[" * 5000 + "]" * 5000, "a.toml: values are nested too deep"),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(text: str, expected: str) -> None:
    """The library's message, with line and column in front as everywhere."""
    with pytest.raises(DefinitionError) as caught:
        read_toml(text, "a.toml")
    assert expected == str(caught.value)


def test_a_problem_points_at_key_or_value() -> None:
    """What is made of a file tells places as that of a YAML file does."""
    file = read_toml("[a]\nb = [1,\n  2]\n", "a.toml")
    assert "a.toml:2:1: x" == str(file.problem(("a", "b"), "x", key=True))
    assert "a.toml:3:3: x" == str(file.problem(("a", "b", 1), "x"))
    assert "a.toml:1:2: x" == str(file.problem(("a", "missing"), "x"))
