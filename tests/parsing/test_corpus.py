"""Invented cables of all eras and forms against expectations written by hand.

Each ``NAME.txt`` in ``corpus/`` has ``NAME.yaml`` beside it: what a careful reader finds in the text, in the notation
of ``compact_form``. Nothing in them was made by running the parser.
"""

import functools
from pathlib import Path
from typing import Any

import pytest

from tests.parsing.compact_form import compact, flat
from validator.documents.model import Document
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import load_orders
from validator.parsing import parse
from validator.yaml_text import read_yaml

CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))
ERAS = {"1970s", "1980s", "1990s", "2000s", "2010s", "fragment"}
SUBSETS = {"repairs", "notes"}


@functools.cache
def expectation(name: str) -> dict[str, Any]:
    """What the text says, by hand."""
    path = CORPUS / f"{name}.yaml"
    expected: dict[str, Any] = read_yaml(path.read_text(encoding="utf-8"), path.name).data
    return expected


@functools.cache
def parsed(name: str) -> Document:
    """The text as the parser reads it; line ends and byte order marks reach the parser as they stand in the file."""
    raw = (CORPUS / f"{name}.txt").read_bytes().decode("utf-8")
    return parse(raw, load_vocabulary(), load_orders())


CASES = [(name, key) for name in NAMES for key in flat(expectation(name)) if key != "shows"]


@pytest.mark.parametrize(("name", "key"), CASES, ids=[f"{name}: {key}" for name, key in CASES])
def test_field(name: str, key: str) -> None:
    """What stands in the text is what the model says, field by field."""
    expected = flat(expectation(name))[key]
    found = compact(parsed(name), key, expected)
    if key in SUBSETS:
        assert isinstance(found, list)
        assert set(expected) - set(found) == set(), f"not among {found}"
    else:
        assert expected == found


def test_there_are_enough_of_every_era() -> None:
    """There are sixty texts and more, and several of every era."""
    assert len(NAMES) >= 60
    eras = [name.split("-")[0] for name in NAMES]
    assert ERAS == set(eras)
    assert [era for era in sorted(ERAS) if eras.count(era) < 4] == []


def test_each_has_its_expectation_and_says_what_it_shows() -> None:
    """Texts and expectations come in pairs, and each expectation tells in one line what its text is there for."""
    assert NAMES == sorted(path.stem for path in CORPUS.glob("*.yaml"))
    assert [name for name in NAMES if not expectation(name).get("shows")] == []
