"""Regular expressions of the parser cannot run away: repeats without a bound never give back what they took."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import validator.parsing
from validator.lazy import UsedPattern

parser: Any = importlib.import_module("re._parser")
codes: Any = importlib.import_module("re._constants")


def patterns() -> Iterator[tuple[str, Any]]:
    """Gives all patterns that stand at the top of modules of the parser, field parsers aside."""
    for info in pkgutil.walk_packages(validator.parsing.__path__, "validator.parsing."):
        if ".values" in info.name:
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern | UsedPattern):
                yield f"{info.name}.{name}", value


def loose(items: Any, *, last: bool = True) -> Iterator[str]:  # noqa: ANN401 - the parser's own trees
    """Gives repeats without a bound that may give back, and have something behind them to try again for."""
    rest = list(items)
    for place, (code, argument) in enumerate(rest):
        behind = last and place == len(rest) - 1
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            _, most, inner = argument
            if most == codes.MAXREPEAT and not behind:
                yield str(inner)
            yield from loose(inner, last=False)
        elif code is codes.POSSESSIVE_REPEAT:
            yield from loose(argument[2], last=False)
        elif code is codes.SUBPATTERN:
            yield from loose(argument[3], last=behind)
        elif code is codes.BRANCH:
            for branch in argument[1]:
                yield from loose(branch, last=behind)


FOUND = dict(patterns())


@pytest.mark.parametrize("name", FOUND)
def test_no_repeat_runs_away(name: str) -> None:
    """A repeat is bounded, possessive, or the end of its pattern."""
    pattern = FOUND[name]
    assert [] == list(loose(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))


def test_there_are_patterns() -> None:
    """The walk finds them."""
    assert len(FOUND) > 50
