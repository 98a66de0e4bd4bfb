"""What is written twice is held equal, and what must not be is looked for."""

import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from validator.schemas import problems, schema, schema_names

ROOT = Path(__file__).parent.parent

SITE = f"import sys; sys.path.append({sysconfig.get_paths()['purelib']!r}); "
"""Our dependencies without the path files beside them, which import what they like."""

SUBSCHEMAS = ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else", "contains")
LISTS_OF_SUBSCHEMAS = ("oneOf", "anyOf", "allOf", "prefixItems")
MAPPINGS_OF_SUBSCHEMAS = ("properties", "patternProperties", "$defs", "dependentSchemas")


def parts(whole: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - a JSON Schema
    """Gives a schema and all schemas in it, each with its place."""
    if not isinstance(whole, dict):
        return
    yield path, whole
    for keyword in SUBSCHEMAS:
        yield from parts(whole.get(keyword), f"{path}/{keyword}")
    for keyword in LISTS_OF_SUBSCHEMAS:
        for number, part in enumerate(whole.get(keyword, [])):
            yield from parts(part, f"{path}/{keyword}/{number}")
    for keyword in MAPPINGS_OF_SUBSCHEMAS:
        for name, part in whole.get(keyword, {}).items():
            yield from parts(part, f"{path}/{keyword}/{name}")


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_valid_and_says_what_it_is(name: str) -> None:
    """It is JSON Schema 2020-12, its id follows from its file name, and it has a title and a description."""
    whole = schema(name)
    Draft202012Validator.check_schema(whole)
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert whole["$id"].rpartition(":")[0] == f"urn:declass-validator:schema:{name}"
    assert whole["$id"].rpartition(":")[2].isdecimal()
    assert whole["title"]
    assert whole["description"]


@pytest.mark.parametrize("name", schema_names())
def test_every_property_is_described(name: str) -> None:
    """A schema is documentation too: editors show the descriptions."""
    bare = [
        f"{path}/properties/{key}"
        for path, part in parts(schema(name))
        for key, described in part.get("properties", {}).items()
        # A property without any constraint of its own only restricts one that is described elsewhere.
        if not (isinstance(described, dict) and str(described.get("description", "")).endswith("."))
        and "/then" not in path
        and "/if" not in path
        and "/not" not in path
    ]
    assert bare == []


@pytest.mark.parametrize("name", schema_names())
def test_every_reference_of_a_schema_leads_somewhere(name: str) -> None:
    """And every definition is used."""
    whole = schema(name)
    used = {part["$ref"] for _, part in parts(whole) if "$ref" in part}
    assert {f"#/$defs/{key}" for key in whole.get("$defs", {})} == used - {"#"}


@pytest.mark.parametrize("name", schema_names())
def test_objects_are_closed(name: str) -> None:
    """A misspelt key is an error everywhere: an object says what becomes of other keys, or whoever extends it does."""
    closing = {"additionalProperties", "unevaluatedProperties"}
    whole = dict(parts(schema(name)))
    objects = {path for path, part in whole.items() if "properties" in part and part.get("type") == "object"}
    still_open = {path for path in objects if closing.isdisjoint(whole[path])}
    extended = {
        each.get("$ref")
        for path, part in whole.items()
        if not closing.isdisjoint(part) or "/allOf/" in path
        for each in [part, *part.get("allOf", [])]
    }
    left_open = {
        part["$ref"]
        for path, part in whole.items()
        if part.get("$ref") in still_open and closing.isdisjoint(part) and "/allOf/" not in path
    }
    assert still_open <= extended
    assert left_open == set()


@pytest.mark.parametrize("name", schema_names())
def test_the_examples_of_a_schema_validate(name: str) -> None:
    """An example that is wrong is worse than none."""
    assert [problems(name, example) for example in schema(name).get("examples", []) if problems(name, example)] == []


@pytest.mark.parametrize("name", schema_names())
def test_no_key_stands_twice_in_a_schema(name: str) -> None:
    """JSON would keep the last in silence."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert sorted(set(keys)) == sorted(keys)
        return dict(pairs)

    json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"), object_pairs_hook=once)


def test_the_data_folders_hold_data_only() -> None:
    """Rules are data: no program stands among them, and nothing else that is not read."""
    found = {
        folder: {path.suffix for path in (ROOT / folder).rglob("*") if path.is_file()}
        for folder in ("rules", "schemas")
    }
    assert found["rules"] <= {".yaml", ".txt"}
    assert found["schemas"] == {".json"}


@pytest.mark.parametrize(
    "module",
    [
        "reading",
        "reading.records",
        "documents.as_json",
        "text",
        "bundled",
        "yaml_text",
        "ruleset.digest",
        "cli.lists",
        "cli.parser",
        "cli.telling",
    ],
)
def test_reading_loads_nothing_heavy(module: str) -> None:
    """A hook pays for every import on every run; these are loaded where they are needed, if they are."""
    heavy = {"yaml", "jsonschema", "pendulum", "rich", "jinja2", "difflib"}
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import validator.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", SITE + code], capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.split()) == set()
