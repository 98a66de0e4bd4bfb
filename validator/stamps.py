"""What tells whether files have changed: their paths, sizes and times of change."""

from __future__ import annotations

import os

SUFFIXES = (".yaml", ".txt", ".py")
"""How the names of the files end that count."""


def stamps(folder: str) -> tuple[str, ...]:
    """Gives path, size and time of change of every file below a folder.

    Args:
        folder: The folder; it may hold four hundred files, so no detours are taken.

    Raises:
        OSError: It cannot be looked at.
    """
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += stamps(entry.path)
            elif entry.name.endswith(SUFFIXES):
                status = entry.stat()
                found.append(f"{entry.path}|{status.st_size}|{status.st_mtime_ns}")
    return tuple(sorted(found))
