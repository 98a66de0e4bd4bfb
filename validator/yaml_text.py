"""YAML as we read it: text stays text, nothing is read twice, and every value knows its place.

Country codes, times, serials and dates are our daily bread, and YAML 1.1 turns ``NO`` into false, ``12:30`` into a
number and ``2030-01-01`` into a date. So the data is built here from composed nodes: plain scalars ``true``,
``false``, ``null`` and plain decimal integers are converted, all else stays a string. Duplicate keys, aliases, tags
and a second document are errors.

This is the only module that imports the YAML library, and it does so when the first file is read.
"""

import re
from typing import TYPE_CHECKING, Any, cast

from attrs import define

from validator.errors import DefinitionError, Problem

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]
"""Keys and list indexes that lead from the top of a file to a value."""

Data = Any
"""What a file holds: dictionaries, lists, strings, integers, booleans and None."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


@define
class YamlFile:
    """A YAML file as data with places.

    Attributes:
        name: The file, as the user knows it.
        data: What it holds.
        places: Line and column of each value by its path, both counted from 1.
        key_places: Line and column of each key by the path of its value.
    """

    name: str
    data: Data
    places: dict[Path, tuple[int, int]]
    key_places: dict[Path, tuple[int, int]]

    def problem(self, path: Path, message: str, *, key: bool = False) -> Problem:
        """Makes a problem that points at the value of a path, or at its key.

        Args:
            path: Where; of a path that leads nowhere the nearest place above it is taken.
            message: What is wrong.
            key: Whether the key is meant rather than the value.
        """
        places = self.key_places if key else self.places
        while path and path not in places:
            path = path[:-1]
            places = self.places
        line, column = places.get(path, (0, 0))
        return Problem(self.name, line, column, message)


def read_yaml(text: str, name: str) -> YamlFile:
    """Reads a YAML text.

    Args:
        text: The text.
        name: The file's name, for messages.

    Returns:
        The data with its places.

    Raises:
        DefinitionError: The text is not YAML, or uses what is refused here; all such places at once where YAML allows.
    """
    import yaml  # here, because it costs 50 ms that only users' own files and a first run should pay

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise DefinitionError([Problem(name, line, column, f"not YAML: {what}")]) from None
    except yaml.YAMLError as error:
        raise DefinitionError([Problem(name, 0, 0, f"not YAML: {error}")]) from None
    builder = _Builder(name)
    data = builder.build(root, ()) if root is not None else None
    if builder.problems:
        raise DefinitionError(builder.problems)
    return YamlFile(name, data, builder.places, builder.key_places)


class _Builder:
    """Builds data from nodes, and collects what is refused."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Path, tuple[int, int]] = {}
        self.key_places: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def _refuse(self, node: "yaml.Node", message: str) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, node.start_mark.column + 1, message))

    def build(self, node: "yaml.Node", path: Path) -> Data:
        """Builds the data of a node and of all below it."""
        import yaml

        self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._seen:
            self._refuse(node, "aliases are not used here; write the value out")
            return None
        self._seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self._refuse(node, f"the tag {node.tag} is not known here")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(cast("yaml.ScalarNode", node))

    def _mapping(self, node: "yaml.MappingNode", path: Path) -> dict[str, Data]:
        import yaml

        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, "a key is a word here, not a list or a mapping")
                continue
            key = str(key_node.value)
            if key in data:
                first = self.key_places[(*path, key)]
                self._refuse(key_node, f"the key {key!r} stands here twice; the first is in line {first[0]}")
                continue
            self.key_places[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            data[key] = self.build(value_node, (*path, key))
        return data


def _scalar(node: "yaml.ScalarNode") -> str | int | bool | None:
    text = str(node.value)
    if node.style:  # the C loader gives an empty style to plain scalars, the Python loader None
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INTEGER.match(text) else text
