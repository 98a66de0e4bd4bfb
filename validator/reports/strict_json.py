"""JSON files of ours as evidence: what is wrong with them is refused in one line each with the reason."""

from __future__ import annotations

from typing import NoReturn

from validator.errors import DefinitionError, Problem
from validator.json_text import at

_SHOWN = 20
"""How many problems of a file are told; a file of another program has one in every line."""


def refuse(path: str, message: str, line: int = 0, column: int = 0) -> NoReturn:
    """Refuses a file for one reason.

    Raises:
        DefinitionError: Always.
    """
    raise DefinitionError([Problem(path, line, column, message)])


def refuse_all(path: str, problems: list[str]) -> NoReturn:
    """Refuses a file for several reasons, of which not too many are told.

    Raises:
        DefinitionError: Always.
    """
    more = len(problems) - _SHOWN
    told = [Problem(path, 0, 0, problem) for problem in problems[:_SHOWN]]
    raise DefinitionError([*told, *([Problem(path, 0, 0, f"and {more} more")] if more > 0 else [])])


def faults(schema: str, data: object) -> list[str]:
    """Lets the schema tell what is wrong with data; some of what is refused it does not know of.

    Args:
        schema: Name of the schema, such as ``report``.
        data: The data.
    """
    from validator.schemas import problems

    return [f"{at(place)}{message}" for place, message in problems(schema, data)]
