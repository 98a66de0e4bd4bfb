"""Reads data files into attrs classes, strictly: every unknown, missing or ill-typed value is a problem with its place.

The annotations of a class are its file format. The attribute ``in_force`` is the key ``in-force``, ``from_`` is
``from``, and an attribute with a default may be left out. Understood are ``str``, ``int``, ``bool``, ``datetime.date``
(ISO text), enumerations (by value where that is text, else by name with spaces: ``TOP SECRET``), ``Literal``,
``X | None``, unions (told apart by the type of the data, else tried in order), ``tuple[X, ...]``, ``frozenset[X]``,
``dict[K, X]``, ``Any`` (left as it is), nested attrs classes, and ``Annotated[X, check]`` with checks such as
:class:`~validator.knowledge.checks.Matching`.

Two hooks, both optional, belong to the class that is read:

* ``from_text(cls, text: str)``, a class method, makes an instance of a text where a mapping is the long form. It raises
  ValueError with the message where the text is wrong.
* ``faults(self)`` tells what no annotation can: it yields :class:`~validator.knowledge.checks.Fault` for values that
  do not go together. It is asked only of instances whose own values are all right.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

from validator.bundled import walk
from validator.errors import DefinitionError, Problem
from validator.knowledge.annotations import kind_of
from validator.knowledge.kinds import Problems, read
from validator.yaml_text import YamlFile, read_yaml
from validator.yaml_types import Path

T = TypeVar("T")


def read_as(cls: type[T], file: YamlFile, path: Path = ()) -> T:
    """Reads the data at a path of a file as an instance of a class, or of any annotation that is understood.

    Args:
        cls: What to read: an attrs class, or an annotation such as ``tuple[Rule, ...]``.
        file: The file.
        path: Where in the file; the whole file by default. The path must lead somewhere.

    Returns:
        The instance.

    Raises:
        DefinitionError: The data is not of that form; all problems at once, in file order.
    """
    data = file.data
    for step in path:
        data = data[step]
    if data is None and not path:
        raise DefinitionError([Problem(file.name, 0, 0, "the file is empty")])
    problems = Problems(file)
    value = read(kind_of(cast("Any", cls)), data, path, problems)
    if problems.found:
        raise DefinitionError(sorted(problems.found, key=lambda problem: (problem.line, problem.column)))
    return cast("T", value)


def read_text(place: Traversable, name: str) -> YamlFile:
    """Reads one YAML file.

    Args:
        place: The file.
        name: The file as the user knows it.

    Raises:
        DefinitionError: The file is missing, is not UTF-8 or is not YAML as we read it.
    """
    if not place.is_file():
        raise DefinitionError([Problem(name, 0, 0, "this file is missing")])
    text = decoded(place.read_bytes(), name)
    return read_yaml(text, name)


def decoded(data: bytes, name: str) -> str:
    """Decodes a file of ours, which is UTF-8, perhaps with a byte order mark.

    Args:
        data: The file's bytes.
        name: The file as the user knows it.

    Raises:
        DefinitionError: It is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DefinitionError([Problem(name, 0, 0, f"not UTF-8 text: byte {error.start + 1} is wrong")]) from None


def read_folder(cls: type[T], place: Traversable, name: str) -> list[tuple[YamlFile, T]]:
    """Reads all ``.yaml`` files below a folder, each as an instance of a class.

    Args:
        cls: What each file holds.
        place: The folder.
        name: The folder as the user knows it.

    Returns:
        The files with their instances, sorted by path.

    Raises:
        DefinitionError: The folder is missing, or files are wrong; the problems of all files at once.
    """
    if not place.is_dir():
        raise DefinitionError([Problem(name, 0, 0, "this folder is missing")])
    found: list[tuple[YamlFile, T]] = []
    problems: list[Problem] = []
    for path, one in walk(place, ".yaml"):
        try:
            file = read_text(one, f"{name}/{path}")
            found.append((file, read_as(cls, file)))
        except DefinitionError as error:
            problems += error.problems
    if problems:
        raise DefinitionError(problems)
    return found
