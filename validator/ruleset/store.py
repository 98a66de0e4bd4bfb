"""Compiled rule sets on disk, so that only the first run pays for YAML and the compiler.

A stored rule set is code that will be run, so it is taken only from a folder that belongs to this user and that nobody
else can enter, and its name is a hash over everything that it was made from: path, size and time of change of each file
of the packs, the profile, the program's version and the interpreter's own.
"""

import hashlib
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from validator import __version__
from validator.bundled import folder
from validator.cache_folder import cache_folder
from validator.ruleset.rules import RuleSet
from validator.ruleset.stored_form import revived

FORMAT = 2
"""Version of the stored form."""

_MAKERS = ("documents", "knowledge", "light", "ruleset")
"""The packages that say what a stored rule set looks like."""


def stored_ruleset(packs: Sequence[str], profile: str) -> tuple[RuleSet | None, Path | None]:
    """Looks for a stored rule set.

    Args:
        packs: Folders of users' own packs.
        profile: Name of the profile.

    Returns:
        The rule set, or None; and the file in which to store it, or None where nothing may be stored.
    """
    place = cache_folder()
    signature = _signature(packs, profile)
    if place is None or signature is None:
        return None, None
    file = place / f"ruleset-{signature}.bin"
    try:
        return revived(marshal.loads(file.read_bytes())), file  # noqa: S302 - from our own folder only
    except OSError:
        return None, file
    except (EOFError, ValueError, TypeError, NameError, KeyError):
        # A file that was cut short or meddled with is as good as none; it is written anew.
        return None, file


def store(ruleset: RuleSet, file: Path) -> bool:
    """Stores a rule set; where that fails, on a full disk say, the next run compiles it again.

    Args:
        ruleset: The rule set.
        file: Where, as :func:`stored_ruleset` has said.

    Returns:
        Whether it is stored.
    """
    import tempfile  # only where something is stored

    from validator.ruleset.writing import stored_form

    data = marshal.dumps(compile(stored_form(ruleset), "<rules>", "exec"))
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        Path(temporary).replace(file)
    except OSError:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        return False
    return True


def _signature(packs: Sequence[str], profile: str) -> str | None:
    """Hashes what a rule set is made from; None where that is not in files: zipped, or not there at all."""
    digest = hashlib.sha256(f"{FORMAT}|{__version__}|{sys.implementation.cache_tag}|{profile}".encode())
    package = Path(__file__).parent.parent
    # The program's own modules count too: in a checkout they change without a change of version.
    try:
        for root in (folder("rules"), *(package / name for name in _MAKERS), *packs):
            digest.update(f"|{root}|{'|'.join(sorted(_stamps(str(root))))}".encode())
    except OSError:
        return None
    return digest.hexdigest()[:32]


def _stamps(folder: str) -> Iterator[str]:
    """Gives path, size and time of change of every file below a folder; it may come to four hundred, so no detours."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path)
            elif entry.name.endswith((".yaml", ".txt", ".py")):
                status = entry.stat()
                yield f"{entry.path}|{status.st_size}|{status.st_mtime_ns}"
