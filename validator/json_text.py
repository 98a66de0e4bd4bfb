"""JSON as we read it back: whole numbers, no member twice, no half characters, and every refusal with its place."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from validator.errors import DefinitionError, Problem


def read_json(text: str, path: str, what: str) -> Any:  # noqa: ANN401 - JSON is of many types
    """Reads a JSON text that a program of ours wrote.

    Args:
        text: The text.
        path: What the file is called in errors.
        what: What it should be, in a word: ``report``.

    Raises:
        DefinitionError: It is no JSON, cut off, or holds what we never write.
    """
    reader = _Reader(what)
    try:
        data = json.loads(
            text, object_pairs_hook=reader.mapping, parse_float=reader.number, parse_constant=reader.number
        )
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        ends = not text[error.pos :].strip() or error.msg.startswith("Unterminated string")
        cut = "; it ends too early, as if it had been cut off" if ends else ""
        message = f"is not JSON: {error.msg.removesuffix(' at')}{cut}"
        raise DefinitionError([Problem(path, error.lineno, error.colno, message)]) from None
    except UnicodeEncodeError:
        raise _refusal(path, f"holds half of a surrogate pair, which no {what} does") from None
    except RecursionError:
        raise _refusal(path, f"is nested deeper than any {what}") from None
    except ValueError as error:
        raise _refusal(path, str(error)) from None
    return data


class _Reader:
    def __init__(self, what: str) -> None:
        self._what = what

    def mapping(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Makes an object, but never of members that stand twice, of which JSON would keep the last in silence."""
        members = dict(pairs)
        if len(members) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise ValueError(f"holds the key {twice!r} twice in one object")
        return members

    def number(self, text: str) -> NoReturn:
        raise ValueError(f"holds the number {text}, and all numbers of a {self._what} are whole")


def _refusal(path: str, message: str) -> DefinitionError:
    return DefinitionError([Problem(path, 0, 0, message)])


def at(place: tuple[str | int, ...]) -> str:
    """Writes where in the data a value stands: ``documents[0].findings[2].severity: ``."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")
    return f"{written}: " if written else ""
