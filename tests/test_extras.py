"""Every library that is no part of every installation has its extra."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from validator.errors import UsageError
from validator.extras import EXTRAS, require

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_extras_are_those_of_the_project() -> None:
    """One for each library, and another for all of them."""
    named = {needs[0].partition(">=")[0]: extra for extra, needs in PROJECT["optional-dependencies"].items()}
    assert EXTRAS == {package: extra for package, extra in named.items() if extra != "all"}


@pytest.mark.parametrize("package", EXTRAS)
def test_a_library_that_is_there_is_no_trouble(package: str) -> None:
    """As in the tests all are."""
    require(package, "this test")


def test_a_library_that_is_not_there_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether all of it is missing or the part that is needed."""
    monkeypatch.setitem(EXTRAS, "no_such_package", "none")
    monkeypatch.setitem(EXTRAS, "email", "mail")
    for module in ("no_such_package", "no_such_package.part", "email.no_such_part"):
        package = module.partition(".")[0]
        message = f"this test needs the package {package}: install declass-validator[{EXTRAS[package]}]"
        with pytest.raises(UsageError) as caught:
            require(module, "this test")
        assert message == str(caught.value)
