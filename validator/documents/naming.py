"""What a document is called."""

from __future__ import annotations


def name_of(path: str, record: str | None) -> str:
    """Names a document: its path, and behind it the record in square brackets, if it is one of several."""
    return path if record is None else f"{path}[{record}]"
