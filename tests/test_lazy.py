"""A lazy pattern is the pattern, later."""

import re

import pytest

from validator.lazy import lazy_pattern


def test_it_does_what_the_pattern_does() -> None:
    """Every method and attribute, with the flags."""
    lazy = lazy_pattern("a(B)", re.IGNORECASE)
    assert ("AB", 1, "a(B)") == (lazy.search("xABx")[0], lazy.groups, lazy.pattern)  # type: ignore[index] # it matches
    assert lazy.flags == re.compile("a(B)", re.IGNORECASE).flags
    assert ["b"] == lazy.findall("ab")


def test_it_is_compiled_when_it_is_used_and_only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """A method that was asked for once is not looked for again."""
    compiled: list[str] = []
    real = re.compile

    def noting(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return real(source, flags)

    monkeypatch.setattr(re, "compile", noting)
    lazy = lazy_pattern("x+")
    assert [] == compiled
    assert lazy.match("xx")
    assert lazy.match("x")
    assert ["x+"] == compiled


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    """Not before, for nothing is looked at before."""
    lazy = lazy_pattern("(")
    with pytest.raises(re.error, match="missing \\)"):
        lazy.search("")
