"""JSON files of ours as evidence: read strictly, and refused in one line each with the reason."""

import json
from typing import Any, NoReturn

from validator.errors import DefinitionError, Problem

_SHOWN = 20
"""How many problems of a file are told; a file of another program has one in every line."""


def parse(text: str, path: str, what: str) -> Any:  # noqa: ANN401 - JSON is of many types
    """Reads JSON that one of our programs wrote: keys once, whole numbers, whole characters.

    Args:
        text: The JSON text.
        path: What the file is called in errors.
        what: What the file holds, such as ``report``.

    Raises:
        DefinitionError: It is no such JSON, or was cut off.
    """

    def no_number(number: str) -> NoReturn:
        raise ValueError(f"holds the number {number}, and all numbers of a {what} are whole")

    try:
        data = json.loads(text, object_pairs_hook=_object, parse_float=no_number, parse_constant=no_number)
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        cut = "; it ends too early, as if it had been cut off" if not text[error.pos :].strip() else ""
        refuse(path, f"is not JSON: {error.msg.removesuffix(' at')}{cut}", error.lineno, error.colno)
    except UnicodeEncodeError:
        refuse(path, f"holds half of a surrogate pair, which no {what} does")
    except RecursionError:
        refuse(path, f"is nested deeper than any {what}")
    except ValueError as error:
        refuse(path, str(error))
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Makes an object, but never of members that stand twice, of which JSON would keep the last in silence."""
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"holds the key {twice!r} twice in one object")
    return members


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

    return [f"{_at(place)}{message}" for place, message in problems(schema, data)]


def _at(place: tuple[str | int, ...]) -> str:
    """Writes where in the data a value stands: ``documents[0].findings[2].severity: ``."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")
    return f"{written}: " if written else ""
