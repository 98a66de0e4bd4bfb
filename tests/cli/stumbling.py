"""A program that has a fault."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def stumbling(work: Callable[Concatenate[str, P], T], word: str) -> Callable[Concatenate[str, P], T]:
    """Gives what does the same work but on texts with a word, which it stumbles over."""

    def stumble(raw: str, /, *arguments: P.args, **named: P.kwargs) -> T:
        if word in raw:
            raise ZeroDivisionError("oops")
        return work(raw, *arguments, **named)

    return stumble
