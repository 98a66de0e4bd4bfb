"""A pattern that was kept is the pattern that was compiled."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.test_patterns import FOUND
from validator.patterns import Patterns, packed, unpacked

SOURCES = {(one.pattern, int(one.flags) & ~re.UNICODE) for one in FOUND.values()}


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        *sorted(SOURCES),
        ("(?P<a>x)|(?P<b>(y))(?i:z)", 0),
        ("(?i)\N{LATIN SMALL LETTER E WITH ACUTE}", 0),
        ("[^a-z\N{EN DASH}]{3,}?", re.IGNORECASE | re.DOTALL),
        ("", re.VERBOSE),
    ],
)
def test_what_is_kept_is_what_was_compiled(source: str, flags: int) -> None:
    """Patterns are equal where their code, flags and source are; groups and their names are looked at too."""
    expected = re.compile(source, flags)
    data = packed(source, flags)
    assert data is not None
    found = unpacked(source, data)
    assert (expected, expected.groups, expected.groupindex) == (found, found.groups, found.groupindex)


@given(st.text(), st.text(max_size=5))
def test_they_match_alike(text: str, literal: str) -> None:
    """Whatever the text."""
    source = f"(?P<one>{re.escape(literal)})|[a-m]+"
    data = packed(source, re.IGNORECASE)
    assert data is not None
    found, expected = unpacked(source, data), re.compile(source, re.IGNORECASE)
    assert [(one.span(), one.lastgroup, one["one"]) for one in expected.finditer(text)] == [
        (one.span(), one.lastgroup, one["one"]) for one in found.finditer(text)
    ]


@pytest.mark.parametrize("missing", ["_sre", "re._compiler", "re._parser"])
def test_another_python_keeps_none(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that makes patterns in another way compiles them."""
    data = packed("x+", 0)
    assert data is not None
    monkeypatch.setitem(sys.modules, missing, None)
    if "." in missing:
        monkeypatch.delattr(re, missing.rpartition(".")[2])
    assert packed("x+", 0) is None
    patterns = Patterns()
    patterns.kept = {("x+", 0): data}
    assert patterns.compiled("x+").match("xx")
    assert ([("x+", 0)] if missing == "_sre" else []) == patterns.fresh


def test_one_that_comes_out_different_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather none than a wrong one."""
    monkeypatch.setattr("validator.patterns.unpacked", lambda *_: re.compile("y"))
    assert packed("x", 0) is None
