"""The table of the keys of a configuration, for ``docs/configuration.md``, made of the published schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.schemas import schema

_TYPES = {"string": "text", "integer": "whole number", "boolean": "true or false"}


def key_table() -> str:
    """Writes a table row for every key of the schema, in its order."""
    whole = schema("configuration")
    rows = ["| Key | Value | Default | Meaning |", "| --- | --- | --- | --- |"]
    rows += [f"| {' | '.join(cells)} |" for cells in _rows("", whole, whole["$defs"])]
    return "\n".join(rows) + "\n"


def _rows(prefix: str, part: dict[str, Any], definitions: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    for key, described in part["properties"].items():
        found = _resolved(described, definitions)
        name = f"{prefix}{key}"
        below = _resolved(found.get("items", {}), definitions) if "properties" not in found else found
        default = described.get("default")
        shown = "" if default is None else f"`{json.dumps(default)}`"
        yield f"`{name}`", _value(found, definitions), shown, found["description"]
        if "properties" in below:
            yield from _rows(f"{name}[]." if below is not found else f"{name}.", below, definitions)


def _resolved(part: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Gives a part of the schema with what it refers to."""
    name = part.get("$ref", "").rpartition("/")[2]
    return {**definitions[name], **part} if name else part


def _value(part: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Says what kind of value a part of the schema takes."""
    if "enum" in part:
        return ", ".join(f"`{word}`" for word in part["enum"])
    if "anyOf" in part:
        return "text or `false`"
    if part.get("format") == "date":
        return "date"
    kind = part["type"]
    if isinstance(kind, list):
        return " or ".join(_TYPES[each] for each in kind)
    if kind == "array":
        item = _value(_resolved(part["items"], definitions), definitions)
        return f"list of {item}s"
    if kind == "object" and "properties" not in part:
        item = _value(_resolved(part["additionalProperties"], definitions), definitions)
        return "table of tables" if item.startswith("table") else f"table of {item}"
    return _TYPES.get(kind, "table")
