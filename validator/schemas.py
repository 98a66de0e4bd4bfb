"""The published JSON Schemas as a check; the only module that imports the schema library, and it does so late.

Rule, order and profile files are read strictly by their classes (``validator.knowledge.strict``), which know lines. The
schemas are the same contract in public form: for editors, for other programs, and for the tests that hold both equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from validator.bundled import folder, walk
from validator.errors import UsageError

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

SUFFIX = ".schema.json"
"""How the names of schema files end."""

Path = tuple[str | int, ...]
"""Keys and list indexes that lead from the top of the data to a value."""

_NAMES = {
    "null": "null",
    "boolean": "true or false",
    "object": "a mapping",
    "array": "a list",
    "number": "a number",
    "integer": "a whole number",
    "string": "a text",
}
_LONGEST_VALUE = 60


class _Error(Protocol):
    """What we use of an error of the library: which keyword of which schema says no to which value."""

    validator: str | None
    validator_value: Any
    instance: Any
    schema: dict[str, Any]
    message: str
    context: Sequence[_Error]

    @property
    def absolute_path(self) -> Iterable[str | int]: ...

    @property
    def schema_path(self) -> Sequence[str | int]: ...


def schema_names() -> list[str]:
    """Gives the names of all schemas, sorted: ``document`` for ``document.schema.json``."""
    return [path.removesuffix(SUFFIX) for path, _ in walk(folder("schemas"), SUFFIX)]


@cache
def schema(name: str) -> dict[str, Any]:
    """Loads a schema; the caller must not change it.

    Args:
        name: Its name, such as ``document``.

    Raises:
        UsageError: There is no such schema.
    """
    names = schema_names()
    if name not in names:
        raise UsageError(f"there is no schema {name!r}; there are {', '.join(names)}")
    data: dict[str, Any] = json.loads((folder("schemas") / (name + SUFFIX)).read_text(encoding="utf-8"))
    return data


def problems(name: str, data: object) -> list[tuple[Path, str]]:
    """Checks data against a schema.

    Args:
        name: The schema, such as ``document``.
        data: Plain data, as JSON or YAML gives it.

    Returns:
        What is wrong, each with the path of the value (of an unknown key: the path of what it holds), sorted by path;
        empty if nothing is.

    Raises:
        UsageError: There is no such schema.
    """
    root = schema(name)
    errors = cast("Iterable[_Error]", _validator(name).iter_errors(data))
    found = {problem for error in errors for problem in _told(error, root)}
    return sorted(found, key=_order)


def _order(problem: tuple[Path, str]) -> tuple[list[str], str]:
    """Puts items of lists in order of their numbers, and keys in order of the alphabet."""
    path, message = problem
    return [f"{part:09}" if isinstance(part, int) else part for part in path], message


@cache
def _validator(name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(name))


def _told(error: _Error, root: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Tells an error in our words."""
    path: Path = tuple(error.absolute_path)
    if error.validator in ("oneOf", "anyOf") and error.context:
        yield from _alternatives(error, root)
    elif error.validator in ("additionalProperties", "unevaluatedProperties"):
        closed = error.schema
        own = error.validator == "additionalProperties"
        known = list(closed.get("properties", {})) if own else _keys(closed, root)
        for key in error.instance:
            if key not in known and not any(re.search(each, key) for each in closed.get("patternProperties", {})):
                yield (*path, key), f"the key {key!r} is not known{_near(key, known)}"
    elif error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance:
                yield path, f"the key {key!r} is missing"
    else:
        yield path, _message(error)


def _alternatives(error: _Error, root: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Tells of alternatives the one that comes nearest: of the right type, and with the fewest errors."""
    branches: dict[Any, list[_Error]] = {}
    for one in error.context:
        branches.setdefault(one.schema_path[0], []).append(one)
    of_type = [
        errors
        for errors in branches.values()
        if not any(one.validator == "type" and one.absolute_path == error.absolute_path for one in errors)
    ]
    if of_type:
        for one in min(of_type, key=len):
            yield from _told(one, root)
        return
    wanted = [name for one in error.context if one.validator == "type" for name in _types(one.validator_value)]
    yield tuple(error.absolute_path), _wrong_type(list(dict.fromkeys(wanted)), error.instance)


def _keys(part: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """Gives the keys that a schema describes, itself or in schemas that it extends."""
    known = list(part.get("properties", {}))
    if "$ref" in part:
        extended = root
        for step in part["$ref"].split("/")[1:]:
            extended = extended[step]
        known += _keys(extended, root)
    for one in part.get("allOf", []):
        known += _keys(one, root)
    return known


def _message(error: _Error) -> str:
    value = error.instance
    match error.validator:
        case "type":
            return _wrong_type(_types(error.validator_value), value)
        case "enum":
            choices = [each if isinstance(each, str) else json.dumps(each) for each in error.validator_value]
            return f"{_shown(value)} is none of {', '.join(choices)}{_near(value, choices)}"
        case "const":
            return f"must be {json.dumps(error.validator_value)}, not {_shown(value)}"
        case "pattern":
            return f"{_shown(value)} is not of the form {error.validator_value}"
        case "minLength" | "minItems" | "minProperties" if not value:
            return "must not be empty"
        case _:
            return error.message


def _types(wanted: str | list[str]) -> list[str]:
    return [wanted] if isinstance(wanted, str) else wanted


def _wrong_type(wanted: list[str], value: object) -> str:
    return f"must be {' or '.join(_NAMES[each] for each in wanted)}, not {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else text[:_LONGEST_VALUE] + "..."


def _near(value: object, choices: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(str(value), choices, 1)
    return f"; did you mean {near[0]!r}?" if near else ""
