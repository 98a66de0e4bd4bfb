"""What users may say about how their inputs are read."""

from __future__ import annotations

from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

TEXT_SUFFIXES = (".txt", ".text", ".asc", ".cable", ".md", ".markdown")
"""Suffixes of files in folders that are read as one document each; case does not matter."""

RECORD_SUFFIXES = (".jsonl", ".ndjson")
"""Suffixes of files that hold one document a line (JSON Lines)."""

TAKEN = TEXT_SUFFIXES + RECORD_SUFFIXES
"""Suffixes of files in folders that are read."""


@define(frozen=True)
class ReadingOptions:
    """How inputs are found and read.

    Attributes:
        include: Globs of files in folders; they replace the choice by suffix. ``*`` and ``?`` stop at ``/``, ``**``
            does not; a pattern without ``/`` is held against the name alone, any other against the path below the
            folder that the user named, or below ``top``.
        exclude: Globs of files and folders in folders that are left out. Files named by the user are read all the same.
        form: Whether every input is one ``text`` or JSON ``lines``; by suffix if None.
        text_field: Member of a JSON record that holds the text.
        id_field: Member of a JSON record that holds its id.
        size_limit: Greatest size of a document, in bytes.
        top: Absolute path of the folder that globs with ``/`` are relative to; the one that the user named if None.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    form: Literal["text", "lines"] | None = None
    text_field: str = "text"
    id_field: str = "id"
    size_limit: int = 64 * 2**20
    top: str | None = None


DEFAULTS = ReadingOptions()
"""Options of a run that says nothing."""
