"""The document schema and the classes of the model are the same contract, held equal member by member."""

import inspect
import re
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from tests.documents.samples import SOURCE, TEXT, sample
from validator.documents import as_json, authority, duration, header, model, traces, values
from validator.documents.as_json import document_to_json, members
from validator.documents.model import Document, Source
from validator.knowledge.level import Level
from validator.schemas import problems, schema
from validator.text import Edit, Span

DEFINITIONS: dict[str, Any] = schema("document")["$defs"]
CLASSES = [
    each
    for module in (values, duration, authority, traces, header, model)
    for each in vars(module).values()
    if inspect.isclass(each) and attrs.has(each) and each.__module__ == module.__name__
] + [Edit]
WRITTEN_OTHERWISE = {"Span", "Level", "Date", "Moment"}
"""Definitions of values that are no mere list of their attributes."""


def described(cls: type, attribute: str) -> str:
    """Gives what the docstring of a class says of an attribute."""
    found = re.search(rf"^    {attribute}: (.*(?:\n {{5,}}.*)*)", inspect.getdoc(cls) or "", re.MULTILINE)
    assert found, f"{cls.__name__}.{attribute} is not described"
    return found[1]


def test_every_class_of_the_model_is_in_the_schema_and_nothing_else() -> None:
    """Adding a class, or dropping one, needs the same in the schema."""
    assert {cls.__name__ for cls in CLASSES} | WRITTEN_OTHERWISE == set(DEFINITIONS)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_members_of_the_schema_are_the_attributes_of_the_class(cls: type) -> None:
    """By the same names in the same order, all of them required, and no others allowed."""
    definition = DEFINITIONS[cls.__name__]
    expected = [member for member, _ in members(cls)]
    assert expected == list(definition["properties"])
    assert expected == definition["required"]
    # Only the document is extended, by its source; whoever refers to it closes it.
    assert definition.get("additionalProperties", "open") is (False if cls is not Document else "open")


def test_the_document_is_closed_wherever_it_is_used() -> None:
    """With its source at the top, without one where it is embedded."""
    assert schema("document")["unevaluatedProperties"] is False
    assert DEFINITIONS["Document"]["properties"]["embedded"]["items"]["unevaluatedProperties"] is False


def test_places_are_given_by_offsets_line_and_column() -> None:
    """A span is its offsets, and where people find it."""
    expected = [*(attribute.name for attribute in attrs.fields(Span)), "line", "column"]
    assert expected == list(DEFINITIONS["Span"]["properties"]) == DEFINITIONS["Span"]["required"]


def test_the_levels_are_those_of_the_scale() -> None:
    """In their order, as they are written on documents."""
    assert [level.title for level in Level] == DEFINITIONS["Level"]["enum"]


def test_the_kinds_are_those_of_the_model() -> None:
    """Recognition knows no others."""
    assert list(model.KINDS) == DEFINITIONS["Document"]["properties"]["kind"]["enum"]


@pytest.mark.parametrize(
    ("cls", "attribute"),
    [
        (cls, attribute)
        for cls in CLASSES
        for member, attribute in members(cls)
        if "enum" in DEFINITIONS[cls.__name__]["properties"][member]
    ],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)
def test_closed_lists_of_words_are_those_of_the_docstring(cls: type, attribute: str) -> None:
    """The docstring names every word that an attribute may have, and so does the schema."""
    enum = DEFINITIONS[cls.__name__]["properties"][attribute]["enum"]
    text = described(cls, attribute)
    documented = re.findall("``(.+?)``", text) or re.findall("[A-Z]{2,}", text)
    assert set(documented) == {word for word in enum if word is not None}


@pytest.mark.parametrize("full", [True, False])
def test_a_document_validates(full: bool) -> None:  # noqa: FBT001 - a case
    """With every attribute filled, and with everything absent that may be."""
    data = document_to_json(
        sample(Document, full=full), SOURCE if full else Source("-", None, "0" * 64, "", None), TEXT
    )
    assert problems("document", data) == []


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_no_member_can_be_missing_misspelt_or_of_another_type(cls: type) -> None:
    """Wherever a value is damaged, the schema says so at that place, or at what holds it, and nowhere else."""
    part = {"$ref": f"#/$defs/{cls.__name__}", "unevaluatedProperties": False, "$defs": DEFINITIONS}
    validator = Draft202012Validator(part)
    whole = as_json._encode(sample(cls, full=True), TEXT)

    def wrong(data: dict[str, Any]) -> list[list[Any]]:
        return [list(error.absolute_path) for error in validator.iter_errors(data)]

    assert wrong(whole) == []
    for member in whole:
        assert wrong({key: value for key, value in whole.items() if key != member}) == [[]]
        assert wrong(whole | {member: 1.5}) == [[member]]
        if isinstance(whole[member], list):
            assert wrong(whole | {member: [1.5]}) == [[member, 0]]
    assert wrong(whole | {"misspelt": None})[0] == []


def test_an_embedded_document_is_checked_too() -> None:
    """It is closed like any other."""
    data = document_to_json(sample(Document, full=True), SOURCE, TEXT)
    data["embedded"][0]["source"] = data["source"]
    data["embedded"][0]["kind"] = "telegram"
    assert problems("document", data) == [
        (("embedded", 0, "kind"), '"telegram" is none of cable, memorandum, email, unrecognised'),
        (("embedded", 0, "source"), "the key 'source' is not known; did you mean 'date_source'?"),
    ]
