"""Compiled rule sets on disk, so that only the first run pays for YAML and the compiler.

A stored rule set is code that will be run, so it is taken only from a folder that belongs to this user and that nobody
else can enter, and its name is a hash over everything that it was made from: path, size and time of change of each file
of the packs, the profile, the program's version and the interpreter's own.
"""

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from validator import __version__
from validator.bundled import folder, walk
from validator.cache_folder import cache_folder
from validator.ruleset.rules import RuleSet

FORMAT = 1
"""Version of the stored form."""


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
        stored = pickle.loads(file.read_bytes())  # noqa: S301 - from our own folder only
    except OSError:
        return None, file
    except (EOFError, ValueError, TypeError, AttributeError, ImportError, pickle.UnpicklingError):
        # A file that was cut short or meddled with is as good as none; it is written anew.
        return None, file
    return (stored if isinstance(stored, RuleSet) else None), file


def store(ruleset: RuleSet, file: Path) -> bool:
    """Stores a rule set; where that fails, on a full disk say, the next run compiles it again.

    Args:
        ruleset: The rule set.
        file: Where, as :func:`stored_ruleset` has said.

    Returns:
        Whether it is stored.
    """
    data = pickle.dumps(ruleset, protocol=pickle.HIGHEST_PROTOCOL)
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
    roots: list[Traversable] = [folder("rules"), package / "knowledge", package / "ruleset", *map(Path, packs)]
    try:
        for root in roots:
            digest.update(f"|{root}".encode())
            for path, entry in walk(root, (".yaml", ".txt", ".py")):
                status = os.stat(str(entry))  # noqa: PTH116 - a Traversable, as it comes
                digest.update(f"|{path}|{status.st_size}|{status.st_mtime_ns}".encode())
    except OSError:
        return None
    return digest.hexdigest()[:32]
