"""The published schema and the reader say the same."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.configuration.content import Configuration, Documents, Limits, Override
from validator.configuration.settling import DEFAULTS
from validator.errors import DefinitionError
from validator.knowledge.annotations import attributes_of
from validator.knowledge.strict import read_as
from validator.reports.formats import FORMATS
from validator.schemas import problems, schema
from validator.toml_text import read_toml
from validator.yaml_text import YamlFile

SCHEMA = schema("configuration")
CLASSES: dict[str, type] = {"documents": Documents, "limits": Limits, "override": Override}


@pytest.mark.parametrize("name", ["", *CLASSES])
def test_properties_are_the_attributes(name: str) -> None:
    """In name, order and need."""
    part = SCHEMA["$defs"][name] if name else SCHEMA
    attributes = attributes_of(CLASSES[name] if name else Configuration)
    assert list(attributes) == list(part["properties"])
    assert [key for key, one in attributes.items() if one.required] == part["required"]
    assert part["additionalProperties"] is False


def test_defaults_are_those_that_hold() -> None:
    """What the schema tells is what a run does."""
    told = {key: part.get("default") for key, part in SCHEMA["properties"].items()}
    for table in ("documents", "limits"):
        properties = SCHEMA["$defs"][table]["properties"]
        told |= {f"{table}.{key}": part.get("default") for key, part in properties.items()}
    held = {key: list(value) if isinstance(value, tuple) else value for key, value in DEFAULTS.items()}
    assert {key: value for key, value in told.items() if key in held} == {
        key: value for key, value in held.items() if key not in ("kind", "dated")
    }
    assert {"documents", "limits", "severities", "parameters", "overrides", "outputs"} == told.keys() - held.keys()


def test_the_formats_are_all() -> None:
    """A new format needs its word in the schema."""
    assert list(FORMATS) == SCHEMA["properties"]["outputs"]["propertyNames"]["enum"]


TEXT = st.sampled_from(
    ["", "a", "-", "archive", "DUR018", "2001-02-28", "../a", "/a", "a/..", "a/../b", "..a", "*.txt"]
)
ANY = st.one_of(TEXT, st.integers(-1, 2000), st.booleans(), st.lists(TEXT, max_size=2), st.just(0.5))
SEVERITY = st.sampled_from(["error", "warning", "note", "off", "never", "fatal"])


def tables(keys: list[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Gives tables with some of the keys, and sometimes a misspelt one."""
    return st.dictionaries(st.sampled_from([*keys, "misspelt"]), values, max_size=4)


SEVERITIES = st.dictionaries(TEXT, SEVERITY | ANY, max_size=2)
PARAMETERS = st.dictionaries(TEXT, st.dictionaries(TEXT, ANY, max_size=2) | ANY, max_size=2)
GLOBS = st.lists(TEXT, max_size=2)
OVERRIDE = st.builds(
    lambda some, paths: {**some, **paths},
    tables(list(attributes_of(Override)), st.one_of(ANY, SEVERITIES, PARAMETERS, st.sampled_from(["cable", "email"]))),
    st.one_of(st.just({}), GLOBS.map(lambda globs: {"paths": globs})),
)
CONFIGURATIONS = st.fixed_dictionaries(
    {},
    optional={
        "documents": tables(list(attributes_of(Documents)), ANY | GLOBS | st.sampled_from(["text", "lines"])),
        "limits": tables(list(attributes_of(Limits)), ANY | st.just(2**40 + 1)),
        "profile": ANY,
        "packs": ANY,
        "severities": SEVERITIES,
        "parameters": PARAMETERS,
        "fail-on": ANY | SEVERITY,
        "as-of": ANY,
        "overrides": st.lists(OVERRIDE | ANY, max_size=2),
        "outputs": st.dictionaries(st.sampled_from(["text", "json", "jsn"]), TEXT | ANY, max_size=2),
        "waivers": ANY,
        "cache": ANY,
        "misspelt": ANY,
    },
)


def refused(data: dict[str, Any]) -> bool:
    """Says whether the reader refuses a configuration for another reason than one the schema cannot tell."""
    try:
        read_as(Configuration, YamlFile("declass.toml", data, {}, {}))
    except DefinitionError as error:
        return any("standard output" not in problem.message for problem in error.problems)
    return False


@settings(max_examples=400)
@given(CONFIGURATIONS)
def test_what_the_reader_takes_the_schema_takes(data: dict[str, Any]) -> None:
    """And what one refuses the other refuses, whatever a file says."""
    assert refused(data) == bool(problems("configuration", data))


def test_the_example_of_the_page_is_one() -> None:
    """The first TOML of the page is a configuration."""
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    text = page.partition("```toml\n")[2].partition("```")[0]
    content = read_as(Configuration, read_toml(text, "page"))
    assert ("archive", 1) == (content.profile, len(content.overrides))
    assert attrs.asdict(content)["outputs"] == {"json": "build/report.json", "html": "build/report.html"}
