"""Globs over paths below a folder: ``*`` and ``?`` stop at ``/``, ``**`` does not."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

Glob = tuple[str, ...]
"""The parts of a glob, between the slashes."""


def glob_of(text: str) -> Glob:
    """Cuts a glob into its parts; one that names no folder is meant at any depth."""
    parts = tuple(part for part in text.split("/") if part not in ("", "."))
    return parts if "/" in text.rstrip("/") else ("**", *parts)


def matches_any(below: str, globs: Iterable[Glob]) -> bool:
    """Says whether a path below a folder is meant by one of some globs."""
    parts = tuple(below.split("/"))
    return any(_matches(parts, glob) for glob in globs)


def _matches(parts: tuple[str, ...], glob: Glob) -> bool:
    if not glob:
        return not parts
    if glob[0] == "**":
        return any(_matches(parts[skipped:], glob[1:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], glob[0]) and _matches(parts[1:], glob[1:])
