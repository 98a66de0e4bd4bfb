"""Schemas, classes and data files say the same: three things written by hand, each once, and compared here."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from jsonschema import Draft202012Validator

from validator.knowledge.annotations import attributes_of, key_of
from validator.knowledge.authorities import AuthoritiesFile, DiscrepanciesFile, FamiliesFile
from validator.knowledge.checks import Among
from validator.knowledge.level import Level
from validator.knowledge.order import Order
from validator.knowledge.tables import VocabularyFiles
from validator.yaml_text import read_yaml

ROOT = Path(__file__).parents[2]
VOCABULARY = {key_of(name): cls for name, cls in get_type_hints(VocabularyFiles).items()}
TOPS: dict[str, type] = {
    "order": Order,
    "authorities": AuthoritiesFile,
    "families": FamiliesFile,
    "discrepancies": DiscrepanciesFile,
}


def schema(name: str) -> dict[str, Any]:
    """Gives a schema by its name."""
    loaded: dict[str, Any] = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def described(name: str) -> Iterator[tuple[str, dict[str, Any], type]]:
    """Gives every object that a schema describes, with its class."""
    whole = schema(name)
    top: dict[str, type] = VOCABULARY if name == "vocabulary" else {name: TOPS[name]}
    parts = {kebab(cls.__name__): cls for cls in reachable(*top.values()) if cls not in top.values()}
    if name != "vocabulary":
        yield name, whole, TOPS[name]
        top = {}
    for key, cls in (top | parts).items():
        yield key, whole["$defs"][key], cls


def reachable(*classes: object) -> set[type]:
    """Gives attrs classes and all that their attributes lead to."""
    found: set[type] = set()
    waiting: list[Any] = list(classes)
    while waiting:
        one = waiting.pop()
        waiting.extend(get_args(one))
        if isinstance(one, type) and attrs.has(one) and one not in found:
            found.add(one)
            attributes_of(one)
            waiting.extend(attribute.type for attribute in attrs.fields(one))
    return found


def kebab(name: str) -> str:
    """Gives the name of a class in kebab-case."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def words_of(annotation: object) -> list[str] | None:
    """Gives the words that an attribute is limited to, if it is."""
    arguments = get_args(annotation)
    own = [list(one.words) for one in arguments if isinstance(one, Among)]
    return next((words for words in (*own, *map(words_of, arguments)) if words), None)


EVERY = [*TOPS, "vocabulary"]


@pytest.mark.parametrize("name", EVERY)
def test_a_schema_is_valid_and_named(name: str) -> None:
    """Schemas are JSON Schema 2020-12 with an id of ours."""
    loaded = schema(name)
    Draft202012Validator.check_schema(loaded)
    assert f"urn:declass-validator:schema:{name}:1" == loaded["$id"]
    assert loaded["title"]
    assert loaded["description"]


@pytest.mark.parametrize("name", EVERY)
def test_definitions_are_the_classes(name: str) -> None:
    """No class without a definition, no definition without a class, days and levels apart."""
    definitions = set(schema(name).get("$defs", {})) - {"day", "level"}
    assert definitions == {key for key, _, _ in described(name)} - {name}


@pytest.mark.parametrize("name", EVERY)
def test_properties_are_the_attributes(name: str) -> None:
    """Names, what is required, defaults and closed lists of words agree, and unknown keys are refused."""
    for key, part, cls in described(name):
        attributes = attributes_of(cls)
        assert (key, list(attributes)) == (key, list(part["properties"]))
        required = [one.key for one in attributes.values() if one.required]
        assert (key, required) == (key, part["required"])
        assert (key, False) == (key, part["additionalProperties"])
        for one in attrs.fields(cls):
            written = part["properties"][key_of(one.name)]
            place = f"{key}.{one.name}"
            default = one.default if isinstance(one.default, bool | str) else None
            assert (place, default) == (place, written.get("default"))
            words = words_of(one.type)
            assert (place, words) == (place, written.get("enum") or written.get("items", {}).get("enum"))


@pytest.mark.parametrize("name", EVERY)
def test_every_property_is_described(name: str) -> None:
    """An editor shows the description while a file is written."""
    for key, part, _ in described(name):
        assert part["title"]
        assert [] == [f"{key}.{one}" for one, entry in part["properties"].items() if len(entry["description"]) < 4]


def test_levels_are_the_scale() -> None:
    """The schema's closed list is the scale, highest first."""
    assert [level.title for level in sorted(Level, reverse=True)] == schema("order")["$defs"]["level"]["enum"]


FILES = [
    *(("order", path) for path in sorted((ROOT / "rules" / "orders").glob("*.yaml"))),
    *((name, ROOT / "rules" / f"{name}.yaml") for name in ("authorities", "families", "discrepancies")),
    *(("vocabulary", path) for path in sorted((ROOT / "rules" / "vocabulary").glob("*.yaml"))),
]


@pytest.mark.parametrize(("name", "path"), FILES, ids=[path.stem for _, path in FILES])
def test_every_file_is_as_its_schema_says(name: str, path: Path) -> None:
    """Each vocabulary file is described by the definition of its own name."""
    data = read_yaml(path.read_text(encoding="utf-8"), path.name).data
    loaded = schema(name)
    if name == "vocabulary":
        loaded = {"$ref": f"#/$defs/{path.stem}", "$defs": loaded["$defs"]}
    assert [] == [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(loaded).iter_errors(data)]


def test_every_vocabulary_file_has_a_definition() -> None:
    """And no definition is without its file."""
    assert set(VOCABULARY) == {path.stem for path in (ROOT / "rules" / "vocabulary").glob("*.yaml")}
    assert [{"$ref": f"#/$defs/{name}"} for name in VOCABULARY] == schema("vocabulary")["oneOf"]


@pytest.mark.parametrize(("name", "path"), FILES, ids=[path.stem for _, path in FILES])
def test_every_file_tells_editors_its_schema(name: str, path: Path) -> None:
    """The first line names the schema by a path that leads there."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=([^#]+)(#/\$defs/([a-z-]+))?", first)
    assert match is not None
    assert ROOT / "schemas" / f"{name}.schema.json" == (path.parent / match[1]).resolve()
    assert match[3] in (None, path.stem)


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        ("Additional properties are not allowed ('titel' was unexpected)", {"titel": "x"}),
        ("'soon' does not match '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'", {"signed": "soon"}),
        ("'PRIMARY' is not one of ['TOP SECRET', 'SECRET', 'CONFIDENTIAL', 'RESTRICTED', 'UNCLASSIFIED']", "level"),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(expected: str, change: dict[str, str] | str) -> None:
    """A wrong order is told by an editor before it is loaded."""
    path = ROOT / "rules" / "orders" / "eo-13526.yaml"
    data = read_yaml(path.read_text(encoding="utf-8"), path.name).data
    if isinstance(change, dict):
        data |= change
    else:
        data["levels"]["values"] = ["PRIMARY"]
    assert [expected] == [error.message for error in Draft202012Validator(schema("order")).iter_errors(data)]
