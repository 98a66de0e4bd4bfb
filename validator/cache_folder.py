"""The folder for what runs leave for later runs: compiled rule sets, results, and what lets the program start sooner.

Compiled rule sets, and what the program starts from, are run as code, so the folder is used only if it belongs to this
user and nobody else can enter it. Results are data; a folder for these alone may be named, and must be no less private.
"""

from __future__ import annotations

import os
import stat

SWITCH = "DECLASS_CACHE_DIR"
"""Environment variable that names the folder; empty for none."""

KEPT = 8
"""Files of one kind that are kept; of more, such as those of packs that have changed since, the oldest go."""


def cache_folder(named: str | None = None) -> str | None:
    """Gives the folder, made if need be; None where there is none that can be trusted, or none is wanted.

    Args:
        named: The folder; empty for none. By default what the environment variable says, else the folder
            ``declass-validator`` in the user's cache folder.
    """
    if named is None:
        named = os.environ.get(SWITCH)
    if named == "":
        return None
    if named is None:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        named = os.path.join(base, "declass-validator")
    try:
        os.makedirs(named, mode=0o700, exist_ok=True)
        status = os.stat(named)
    except OSError:
        return None
    mine = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077)
    return named if mine else None


def keep(data: bytes, file: str) -> bool:
    """Writes a file of the folder, whole or not at all, and drops the oldest of too many of its kind.

    Args:
        data: What to write.
        file: Path of the file; its kind is its name up to the first hyphen.

    Returns:
        Whether it is written; where it is not, on a full disk say, a later run will make it again.
    """
    import tempfile  # only where something is stored

    folder, name = os.path.split(file)
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        os.replace(temporary, file)
    except OSError:
        if temporary is not None:
            _remove(temporary)
        return False
    _drop(folder, name.partition("-")[0] + "-", name)
    return True


def _drop(folder: str, kind: str, newest: str) -> None:
    """Removes the oldest of too many files; where they cannot be looked at, a later run will."""
    try:
        with os.scandir(folder) as entries:
            others = [entry for entry in entries if entry.name.startswith(kind) and entry.name != newest]
        others.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    except OSError:  # another process may have removed one
        return
    for entry in others[KEPT - 1 :]:
        _remove(entry.path)


def _remove(path: str) -> None:
    """Removes a file; another process may have been quicker."""
    try:
        os.unlink(path)
    except OSError:
        return
