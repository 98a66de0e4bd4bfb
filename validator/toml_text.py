"""TOML as we read it: the data as the standard library gives it, and the place of every key and value.

``tomllib`` decides what is TOML and what it means, but forgets where it stood, and so do the TOML libraries that are
kept up. So a scanner of our own goes over the text a second time and notes places. It sees only texts that ``tomllib``
has taken, so it need not refuse anything; a property test holds its paths equal to those of the data.

Dates become ISO text, as they are in YAML files. What is neither TOML's text, whole number, truth, date, list nor table
(numbers with a fraction, times of day) stays what it is: no reader of ours expects it, and each says so with its place.
"""

from __future__ import annotations

import datetime as dt
import re

from attrs import define

from validator.errors import DefinitionError, Problem
from validator.yaml_text import YamlFile
from validator.yaml_types import Data, Path

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_SCALAR = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?!")'
    r"|'''.*?'''(?!')"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}[ ][0-9]{2}:[^\s,\]}#]*"
    r"|[^\s,\]}#]+",
    re.DOTALL,
)
_PLACE = re.compile(r"(.*) \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)", re.DOTALL)
_PLAINER = {"Cannot overwrite a value": "a key stands here for the second time"}


@define
class TomlFile(YamlFile):
    """A TOML file as data with places; everything that reads YAML files with places reads it too."""


def read_toml(text: str, name: str) -> TomlFile:
    """Reads a TOML text.

    Args:
        text: The text.
        name: The file's name, for messages.

    Returns:
        The data with its places.

    Raises:
        DefinitionError: The text is not TOML; TOML is given up at the first place where it is not.
    """
    import tomllib

    text = text.replace("\r\n", "\n")  # as tomllib does, so that both count the same
    try:
        data = tomllib.loads(text)
        places = _Places(text)
        places.scan()
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError([_problem(str(error), text, name)]) from None
    except RecursionError:
        raise DefinitionError([Problem(name, 0, 0, "values are nested too deep")]) from None
    return TomlFile(name, _plain(data), places.values, places.keys, text)


def _problem(message: str, text: str, name: str) -> Problem:
    """Takes the place out of a message of the library."""
    found = _PLACE.fullmatch(message)
    what, line, column = found.groups() if found else (message, None, None)
    what = _PLAINER.get(what, what[:1].lower() + what[1:])
    if line is None or column is None:
        return Problem(name, text.rstrip("\n").count("\n") + 1, 0, f"not TOML: {what}, where the file ends")
    return Problem(name, int(line), int(column), f"not TOML: {what}")


def _plain(data: Data) -> Data:
    """Gives data with dates as text."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.isoformat() if type(data) is dt.date else data


class _Places:
    """Goes over a text that is TOML, and notes the line and column of each key and value by its path.

    Of a table that is mentioned several times, as dotted keys and headers do, the first mention counts.

    Attributes:
        values: Places of values; of a table with a header, of the header's name.
        keys: Places of keys by the path of their value.
    """

    def __init__(self, text: str) -> None:
        self.values: dict[Path, tuple[int, int]] = {(): (1, 1)}
        self.keys: dict[Path, tuple[int, int]] = {}
        self._text = text
        self._at = 0
        self._lengths: dict[Path, int] = {}
        self._line = 1
        self._line_start = 0

    def scan(self) -> None:
        """Scans the whole text."""
        table: Path = ()
        while self._next():
            if self._next() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _next(self) -> str:
        """Passes white space and comments over, and gives the character behind them; nothing at the end."""
        self._at = self._match(_GAP)
        return self._text[self._at : self._at + 1]

    def _match(self, pattern: re.Pattern[str]) -> int:
        """Gives where a pattern ends that matches here; always further on, so that scanning comes to an end."""
        found = pattern.match(self._text, self._at)
        return found.end() if found else self._at + 1

    def _here(self) -> tuple[int, int]:
        """Gives line and column of the current place; places are asked for in the order of the text."""
        self._line += self._text.count("\n", self._line_start, self._at)
        self._line_start = self._text.rfind("\n", 0, self._at) + 1
        return self._line, self._at - self._line_start + 1

    def _header(self) -> Path:
        """Reads ``[table]`` or ``[[list.of.tables]]`` and gives the path of the table that begins there."""
        place = self._here()
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path = self._dotted((), closing="]")
        self._at += 2 if many else 1
        if many:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            path = (*path, self._lengths[path] - 1)
            self.values[path] = place
        return path

    def _dotted(self, path: Path, *, closing: str) -> Path:
        """Reads a key with its dots up to the character that closes it, and gives the path that it leads to."""
        while (sign := self._next()) not in (closing, ""):
            if sign == ".":
                self._at += 1
                if path in self._lengths:  # the last table of a list so far is meant
                    path = (*path, self._lengths[path] - 1)
                continue
            place = self._here()
            end = self._match(_KEY)
            path = (*path, _key(self._text[self._at : end]))
            self._at = end
            self.keys.setdefault(path, place)
            self.values.setdefault(path, place)
        return path

    def _pair(self, table: Path) -> None:
        path = self._dotted(table, closing="=")
        self._at += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        sign = self._next()
        self.values[path] = self._here()
        if sign == "[":
            self._list(path)
        elif sign == "{":
            self._table(path)
        else:
            self._at = self._match(_SCALAR)

    def _list(self, path: Path) -> None:
        self._at += 1
        index = 0
        while (sign := self._next()) not in ("]", ""):
            if sign == ",":
                self._at += 1
                continue
            self._value((*path, index))
            index += 1
        self._at += 1

    def _table(self, path: Path) -> None:
        self._at += 1
        while (sign := self._next()) not in ("}", ""):
            if sign == ",":
                self._at += 1
                continue
            self._pair(path)
        self._at += 1


def _key(text: str) -> str:
    """Gives the name that a part of a key stands for."""
    if text[0] == '"':
        import tomllib

        return str(tomllib.loads(f"key = {text}")["key"])
    return text.strip("'")
