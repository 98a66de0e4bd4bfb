"""Invented cables, each showing one part of the format, against expectations written by hand.

Each ``NAME.txt`` has ``NAME.yaml`` beside it, in the notation of ``tests.parsing.compact_form``, with two keys more:
``portions`` as ``kind number letter marking inherits``, where a dash stands for what is not there, and ``texts``, the
texts of the numbered paragraphs. ``parse`` gives arguments of the parser.
"""

import datetime as dt
import functools
from pathlib import Path
from typing import Any

import pytest

from tests.parsing.compact_form import compact, flat
from validator.documents.model import Document
from validator.documents.values import Portion
from validator.knowledge.level import Level
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse
from validator.yaml_text import read_yaml

TEXTS = Path(__file__).parent / "texts"
NAMES = sorted(path.stem for path in TEXTS.glob("*.txt"))
SUBSETS = {"repairs"}
SYMBOLS = {Level.UNCLASSIFIED: "U", Level.CONFIDENTIAL: "C", Level.SECRET: "S", Level.TOP_SECRET: "TS"}


@functools.cache
def expectation(name: str) -> dict[str, Any]:
    """What the text says, by hand."""
    path = TEXTS / f"{name}.yaml"
    expected: dict[str, Any] = read_yaml(path.read_text(encoding="utf-8"), path.name).data
    return expected


@functools.cache
def parsed(name: str) -> Document:
    """The text as the parser reads it."""
    raw = (TEXTS / f"{name}.txt").read_bytes().decode("utf-8")
    options = dict(expectation(name).get("parse", {}))
    if "dated" in options:
        options["dated"] = dt.date.fromisoformat(options["dated"])
    return parse(raw, load_vocabulary(), load_orders(), **options)


def portion(value: Portion) -> str:
    """A portion in short: kind, number, letter, marking, and whether it inherits."""
    parts = [value.kind, "-" if value.number is None else str(value.number), value.letter or ""]
    if value.marking is None:
        parts.append("-")
    else:
        level = value.marking.level
        parts += ["" if level is None else SYMBOLS[level], *value.marking.controls]
        parts.append("entire" if value.marking.entire_text else "")
    parts.append("inherits" if value.inherits else "")
    return " ".join(part for part in parts if part)


def found(name: str, key: str, expected: object) -> object:
    """What the document says under a key, in the form of the expectation."""
    document = parsed(name)
    if key == "portions":
        return [portion(each) for each in document.portions]
    if key == "texts":
        return [paragraph.text for paragraph in document.paragraphs]
    return compact(document, key, expected)


CASES = [(name, key) for name in NAMES for key in flat(expectation(name)) if key != "parse"]


@pytest.mark.parametrize(("name", "key"), CASES, ids=[f"{name}: {key}" for name, key in CASES])
def test_field(name: str, key: str) -> None:
    """What stands in the text is what the model says, field by field."""
    expected = flat(expectation(name))[key]
    value = found(name, key, expected)
    if key in SUBSETS:
        assert isinstance(value, list)
        assert set() == set(expected) - set(value), f"not among {value}"
    else:
        assert expected == value


def test_there_are_enough() -> None:
    """Forty texts and more, each with its expectation."""
    assert len(NAMES) >= 40
    assert NAMES == sorted(path.stem for path in TEXTS.glob("*.yaml"))
