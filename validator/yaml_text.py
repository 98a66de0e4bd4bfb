"""YAML as we read it: text stays text, nothing is read twice, and every value knows its place.

Country codes, times, serials and dates are our daily bread, and YAML 1.1 turns ``NO`` into false, ``12:30`` into a
number and ``2030-01-01`` into a date. So the data is built here from the parser's events: plain scalars ``true``,
``false``, ``null`` and plain decimal integers are converted, all else stays a string. Duplicate keys, anchors,
aliases, tags and a second document are errors.

This is the only module that imports the YAML library, and it does so when the first file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn, cast

from attrs import define

from validator.errors import DefinitionError, Problem
from validator.yaml_types import Data, Path

if TYPE_CHECKING:
    import yaml

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_FORBIDDEN = re.compile("[^\\t\\n\\r -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that no YAML text may hold (YAML 1.2, production 1); looked for here, because the parser names no line."""

_DEEPEST = 64
"""How deep values may be nested. Our own need about eight; the limit keeps a hostile file from a deep recursion."""


@define
class YamlFile:
    """A YAML file as data with places.

    Attributes:
        name: The file, as the user knows it.
        data: What it holds.
        places: Line and column of each value by its path, both counted from 1.
        key_places: Line and column of each key by the path of its value.
        text: The file as it was read.
    """

    name: str
    data: Data
    places: dict[Path, tuple[int, int]]
    key_places: dict[Path, tuple[int, int]]
    text: str = ""

    def problem(self, path: Path, message: str, *, key: bool = False) -> Problem:
        """Makes a problem that points at the value of a path, or at its key.

        Args:
            path: Where; of a path that leads nowhere the nearest place above it is taken.
            message: What is wrong.
            key: Whether the key is meant rather than the value; a list item has none, so the item is taken.
        """
        places = self.key_places if key and path in self.key_places else self.places
        while path and path not in places:
            path = path[:-1]
        line, column = places.get(path, (0, 0))
        return Problem(self.name, line, column, message)

    def problem_within(self, path: Path, offset: int, message: str) -> Problem:
        """Makes a problem that points into a text value.

        Args:
            path: Path of the value.
            offset: Offset of the character meant in the value. Where it cannot be followed back through escapes or
                folding, the problem points at the value's beginning.
            message: What is wrong.
        """
        line, column = self.places[path]
        value = self._value(path)
        lines = self.text.split("\n")
        opening = lines[line - 1][column - 1 : column]
        if opening in ("|", ">"):
            place = _place_in_block(lines[line:], value, offset, folded=opening == ">")
            below, column = place or (0, column)
            return Problem(self.name, line + below, column, message)
        begin = column + (opening in ("'", '"'))
        if lines[line - 1].startswith(value[:offset], begin - 1):
            column = begin + offset
        return Problem(self.name, line, column, message)

    def _value(self, path: Path) -> str:
        value = self.data
        for step in path:
            value = value[step]
        return str(value)


def read_yaml(text: str, name: str) -> YamlFile:
    """Reads a YAML text.

    Args:
        text: The text.
        name: The file's name, for messages.

    Returns:
        The data with its places; the data of an empty file is None.

    Raises:
        DefinitionError: The text is not YAML, or uses what is refused here; everything up to the first place where it
            is not YAML is reported at once.
    """
    import yaml  # here, because it costs 50 ms that only users' own files and a first run should pay

    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        line = text.count("\n", 0, forbidden.start()) + 1
        column = forbidden.start() - text.rfind("\n", 0, forbidden.start())
        what = f"not YAML: the character U+{ord(forbidden[0]):04X} is not allowed"
        raise DefinitionError([Problem(name, line, column, what)])
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(name, yaml.parse(text, loader))
    try:
        data = builder.build_file()
    except yaml.MarkedYAMLError as error:
        mark = cast("yaml.Mark", error.problem_mark)
        what = " ".join(part for part in (error.context, error.problem) if part)
        builder.problems.append(Problem(name, mark.line + 1, mark.column + 1, f"not YAML: {what}"))
        builder.give_up()
    if builder.problems:
        builder.give_up()
    return YamlFile(name, data, builder.places, builder.key_places, text)


class _Builder:
    """Builds data from events, and collects what is refused."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.events = events
        self.places: dict[Path, tuple[int, int]] = {}
        self.key_places: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def build_file(self) -> Data:
        """Builds the data of the one document of the file."""
        import yaml

        data = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                data = self._value(next(self.events), ())
                break
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._refuse(event, "a second document begins here; a file holds one")
                break
        return data

    def give_up(self) -> NoReturn:
        """Reports what was collected."""
        raise DefinitionError(self.problems)

    def _refuse(self, event: yaml.Event, message: str) -> None:
        line, column = _place(event)
        self.problems.append(Problem(self.name, line, column, message))

    def _value(self, event: yaml.Event, path: Path) -> Data:
        """Builds the value that begins with an event, and takes the events that belong to it."""
        import yaml

        self.places[path] = _place(event)
        if len(path) >= _DEEPEST:
            self._refuse(event, f"values are nested more than {_DEEPEST} deep")
            self.give_up()
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "aliases are not used here; write the value out")
            return None
        node = cast("yaml.CollectionStartEvent | yaml.ScalarEvent", event)
        if node.anchor is not None:
            self._refuse(event, f"anchors are not used here; quote the text if &{node.anchor} belongs to it")
        if node.tag is not None:
            self._refuse(event, f"tags are not used here; quote the text if {_written(node.tag)} belongs to it")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return _scalar(cast("yaml.ScalarEvent", event))

    def _sequence(self, path: Path) -> list[Data]:
        import yaml

        data: list[Data] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self._value(event, (*path, len(data))))
        return data

    def _mapping(self, path: Path) -> dict[str, Data]:
        import yaml

        data: dict[str, Data] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = _place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "a key is a word here, not an alias, a list or a mapping")
                if not isinstance(event, yaml.AliasEvent):
                    self._value(event, (*path, "?"))
                self._value(next(self.events), (*path, "?"))
                continue
            if event.anchor is not None or event.tag is not None:
                self._refuse(event, "a key has no anchor and no tag here")
            key = event.value
            if key in data:
                line = self.key_places[(*path, key)][0]
                self._refuse(event, f"the key {key!r} stands here twice; the first is in line {line}")
                self._value(next(self.events), (*path, key))
                continue
            self.key_places[(*path, key)] = place
            data[key] = self._value(next(self.events), (*path, key))
        return data


def _place_in_block(lines: list[str], value: str, offset: int, *, folded: bool) -> tuple[int, int] | None:
    """Gives the place of an offset in a literal or folded block.

    A line end is one character of the value, be it kept or folded into a space, so the lines can be laid along it; only
    where blank lines are folded that ends.

    Args:
        lines: The lines below the block's opening.
        value: The value.
        offset: The offset in the value.
        folded: Whether it is a folded block.

    Returns:
        How many lines below the opening, and the column counted from 1; None where lines and value part before that.
    """
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    if not indents:
        return None
    indent = indents[0]
    read = 0
    for number, line in enumerate(lines, 1):
        part = line[indent:].rstrip("\r")
        if not value.startswith(part, read) or (folded and not part):
            break
        if offset <= read + len(part):
            return number, indent + offset - read + 1
        read += len(part) + 1
    return None


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = cast("yaml.Mark", event.start_mark)
    return mark.line + 1, mark.column + 1


def _written(tag: str) -> str:
    """Gives a tag as it was written: the parser writes the prefix of ``!!`` out."""
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _scalar(event: yaml.ScalarEvent) -> str | int | bool | None:
    text = event.value
    if not event.implicit[0]:  # quoted, a block, or tagged
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INTEGER.match(text) else text
