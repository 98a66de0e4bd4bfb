"""Reads a file of waivers, strictly: whatever is wrong with it is told at once, with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from validator.digests import sha256_of
from validator.errors import DefinitionError, Problem
from validator.knowledge.strict import decoded, read_as
from validator.near_match import near_match
from validator.reading.globs import glob_of
from validator.scope import Folder
from validator.text import Place
from validator.waivers.definition import WaiverDefinition
from validator.waivers.values import Waiver, Waivers, is_glob, keys_of
from validator.yaml_text import YamlFile, read_yaml
from validator.yaml_types import Path

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where the YAML library counts a line."""


def read_waivers(data: bytes, path: str, folder: Folder, catalogue: Mapping[str, str]) -> Waivers:
    """Reads a file of waivers.

    Args:
        data: Its bytes.
        path: The file, as the user named it.
        folder: Its folder.
        catalogue: The family of each rule by its id; a waiver of anything else is wrong.

    Raises:
        DefinitionError: The file is not UTF-8, is not YAML, holds something else than waivers, or names a rule or
            family that there is not; all of it at once.
    """
    text = decoded(data, path)
    file = read_yaml(text, path)
    problems = list(_unknown(file, catalogue))
    definitions: tuple[WaiverDefinition, ...] = ()
    try:
        definitions = read_as(tuple[WaiverDefinition, ...], file)
    except DefinitionError as error:
        problems += error.problems
    if problems:
        raise DefinitionError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    by_name: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(definitions):
        for key in keys_of(one.document) if one.document else ():
            by_name[key].add(number)
    lines = _LINE_END.split(text)
    return Waivers(
        path,
        sha256_of(data),
        folder,
        tuple(_waiver(one, number, catalogue, _Places(file, lines)) for number, one in enumerate(definitions)),
        {key: frozenset(numbers) for key, numbers in by_name.items()},
        frozenset(number for number, one in enumerate(definitions) if is_glob(one.document)),
    )


def _unknown(file: YamlFile, catalogue: Mapping[str, str]) -> Iterator[Problem]:
    """Tells of rules and families that there are not, whatever else is wrong with their waiver."""
    known = [*catalogue, *dict.fromkeys(catalogue.values())]
    for number, waiver in enumerate(file.data if isinstance(file.data, list) else ()):
        rule = waiver.get("rule") if isinstance(waiver, dict) else None
        named = enumerate(rule) if isinstance(rule, list) else [(-1, rule)]
        for index, name in named:
            if isinstance(name, str) and name and name not in known:
                path: Path = (number, "rule") if index < 0 else (number, "rule", index)
                yield file.problem(path, f"there is no rule or family {name!r}{near_match(name, known)}")


def _waiver(one: WaiverDefinition, number: int, catalogue: Mapping[str, str], places: _Places) -> Waiver:
    rules = frozenset(rule for rule, family in catalogue.items() if rule in one.rules or family in one.rules)
    about = "document" if one.document else "fingerprint"
    return Waiver(
        rules if one.rules else None,
        one.document,
        glob_of(one.document),
        frozenset(one.fingerprints) if one.fingerprints else None,
        _because(one),
        one.until,
        "\0".join((one.document, " ".join(one.rules), " ".join(one.fingerprints))),
        places.of((number,)),
        places.of((number, about)),
        places.of((number, "until")),
    )


def _because(one: WaiverDefinition) -> str | None:
    """Gives the reason with who gave it and until when it holds."""
    reason = " ".join((one.reason or "").split())
    if not reason:
        return None
    further = [f"by {' '.join(one.by.split())}" if one.by else "", _until(one.until)]
    told = ", ".join(part for part in further if part)
    return f"{reason} ({told})" if told else reason


def _until(day: dt.date) -> str:
    return "" if day == dt.date.max else f"until {day.isoformat()}"


class _Places:
    """Places in the file of waivers."""

    def __init__(self, file: YamlFile, lines: list[str]) -> None:
        self._file = file
        self._lines = lines

    def of(self, path: Path) -> Place:
        """Gives the place of a value, or of the waiver as a whole where the file has no such value.

        Marked is the value, if it stands on one line as it is, else what follows on the line in which it begins.
        """
        line, column = self._file.places.get(path, self._file.places[path[:1]])
        source = self._lines[line - 1]
        value = self._value(path)
        begin = column + (source[column - 1 : column] in ("'", '"'))
        if value and source.startswith(value, begin - 1):
            end = begin + len(value)
        else:
            begin, end = column, max(column, len(source.rstrip()) + 1)
        return Place(line, begin, line, end, " ".join(source[begin - 1 : end - 1].split()), source)

    def _value(self, path: Path) -> str:
        """Gives the text at a path; empty where there is none."""
        value = self._file.data
        for step in path if path in self._file.places else ():
            value = value[step]
        return value if isinstance(value, str) else ""
