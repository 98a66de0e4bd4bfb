"""The schemas tell what is wrong with data in words of ours, each with its path."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from validator import bundled, schemas
from validator.errors import UsageError

SAMPLE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$ref": "#/$defs/base",
    "unevaluatedProperties": False,
    "properties": {
        "text": {"type": "string", "minLength": 1},
        "count": {"type": "integer", "maximum": 5},
        "either": {"type": ["string", "null"]},
        "choice": {"enum": ["error", "warning", None]},
        "fixed": {"const": 1},
        "day": {"type": "string", "pattern": "^[0-9]+$"},
        "list": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/item"}},
        "maybe": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/item"}]},
        "several": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/item"}, {"$ref": "#/$defs/larger"}]},
        "extended": {
            "allOf": [{"$ref": "#/$defs/base"}, {"properties": {"more": {"type": "integer"}}}],
            "unevaluatedProperties": False,
        },
        "open": {"patternProperties": {"^x-": {}}, "additionalProperties": False},
    },
    "$defs": {
        "base": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
        "item": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": {"name": {"type": "string"}, "level": {"type": "integer"}},
        },
        "larger": {
            "type": "object",
            "required": ["one", "two", "three"],
        },
    },
}


@pytest.fixture
def _sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample.schema.json").write_text(json.dumps(SAMPLE), encoding="utf-8")
    (tmp_path / "notes.txt").touch()
    monkeypatch.setattr(schemas, "folder", {"schemas": tmp_path}.__getitem__)
    schemas.schema.cache_clear()
    schemas._validator.cache_clear()


@pytest.mark.usefixtures("_sample")
@pytest.mark.parametrize(
    ("expected", "change"),
    [
        ([], {}),
        ([], {"text": "x", "either": None, "maybe": {"name": "n"}, "several": "s", "open": {"x-y": 1}}),
        ([(("count",), 'must be a whole number, not "many"')], {"count": "many"}),
        ([(("count",), "7 is greater than the maximum of 5")], {"count": 7}),
        ([(("either",), "must be a text or null, not a mapping")], {"either": {}}),
        ([(("text",), "must be a text, not a list")], {"text": []}),
        ([(("text",), "must be a text, not true")], {"text": True}),
        ([(("text",), "must not be empty")], {"text": ""}),
        ([(("list",), "must not be empty")], {"list": []}),
        ([(("choice",), "\"eror\" is none of error, warning, null; did you mean 'error'?")], {"choice": "eror"}),
        ([(("choice",), "3 is none of error, warning, null")], {"choice": 3}),
        ([(("fixed",), "must be 1, not 2")], {"fixed": 2}),
        ([(("day",), '"' + "é" * 59 + "... is not of the form ^[0-9]+$")], {"day": "é" * 99}),
        ([(("several",), "the key 'three' is missing")], {"several": {"one": 1, "two": 2}}),
        ([(("open", "y"), "the key 'y' is not known")], {"open": {"x-y": 1, "y": 1}}),
        ([], {"extended": {"id": "a", "more": 1}}),
        (
            [
                (("extended",), "the key 'id' is missing"),
                (("extended", "colour"), "the key 'colour' is not known"),
                (("extended", "mor"), "the key 'mor' is not known; did you mean 'more'?"),
            ],
            {"extended": {"colour": 1, "mor": 2, "more": 3}},
        ),
        ([(("colour",), "the key 'colour' is not known")], {"colour": 1}),
        ([(("cuont",), "the key 'cuont' is not known; did you mean 'count'?")], {"cuont": 1}),
        ([(("maybe",), "must be null or a mapping, not 3")], {"maybe": 3}),
        ([(("maybe",), "the key 'name' is missing")], {"maybe": {}}),
        ([(("maybe", "level"), 'must be a whole number, not "S"')], {"maybe": {"name": "n", "level": "S"}}),
        (
            [(("several", "nam"), "the key 'nam' is not known; did you mean 'name'?")],
            {"several": {"nam": 1, "name": "n"}},
        ),
        (
            [
                (("list", 2), "the key 'name' is missing"),
                (("list", 10, "level"), "must be a whole number, not null"),
                (("text",), "must be a text, not 1"),
            ],
            {"text": 1, "list": [{"name": ""}] * 2 + [{}] + [{"name": ""}] * 7 + [{"name": "", "level": None}]},
        ),
    ],
)
def test_problems_are_told_in_our_words_in_order_of_place(expected: list[object], change: dict[str, object]) -> None:
    """The path leads to the value that is wrong; of an unknown key to what it holds."""
    assert expected == schemas.problems("sample", {"id": "a"} | change)


@pytest.mark.usefixtures("_sample")
def test_every_missing_key_is_told() -> None:
    """The path is that of the mapping in which they are missing; here the data as a whole."""
    assert schemas.problems("sample", {"list": [{}]}) == [
        ((), "the key 'id' is missing"),
        (("list", 0), "the key 'name' is missing"),
    ]


@pytest.mark.usefixtures("_sample")
def test_a_schema_is_loaded_by_name() -> None:
    """Only schema files count, and a wrong name is told with those that exist."""
    assert schemas.schema_names() == ["sample"]
    assert schemas.schema("sample") == SAMPLE
    with pytest.raises(UsageError, match=r"^there is no schema 'sampel'; there are sample$"):
        schemas.problems("sampel", {})


def test_the_schemas_of_the_program_are_found() -> None:
    """They come from where the program's own data is."""
    schemas.schema.cache_clear()
    expected = sorted(path.removesuffix(".schema.json") for path, _ in bundled.walk(bundled.folder("schemas"), ".json"))
    assert expected == schemas.schema_names()
    assert "document" in expected


def test_the_schema_library_is_loaded_only_when_something_is_checked() -> None:
    """It costs as much as everything else in a run together."""
    code = "import sys, validator.schemas as s; s.schema('document'); print('jsonschema' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"False\s+", done.stdout)
