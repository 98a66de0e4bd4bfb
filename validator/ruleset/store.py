"""Compiled rule sets on disk, so that only the first run pays for YAML and the compiler.

A stored rule set is code that will be run, so it is taken only from a folder that belongs to this user and that nobody
else can enter, and its name is a hash over everything that it was made from: path, size and time of change of each file
of the packs, the profile, the program's version and the interpreter's own.
"""

import hashlib
import marshal
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import evolve

from validator import __version__
from validator.bundled import folder, walk
from validator.ruleset.judges import bind
from validator.ruleset.rules import RuleSet, unbound

FORMAT = 2
"""Version of the stored form."""

SWITCH = "DECLASS_CACHE_DIR"
"""Environment variable that names the folder for stored rule sets; empty for none."""


def stored_ruleset(packs: Sequence[str], profile: str) -> tuple[RuleSet | None, Path | None]:
    """Looks for a stored rule set.

    Args:
        packs: Folders of users' own packs.
        profile: Name of the profile.

    Returns:
        The rule set, or None; and the file in which to store it, or None where nothing may be stored.
    """
    place = _place()
    signature = _signature(packs, profile)
    if place is None or signature is None:
        return None, None
    file = place / f"ruleset-{signature}.bin"
    try:
        code, ruleset = pickle.loads(file.read_bytes())  # noqa: S301 - from our own folder only, which _place has checked
        return bind(ruleset, marshal.loads(code)), file  # noqa: S302 - as above
    except OSError:
        return None, file
    except (EOFError, ValueError, TypeError, AttributeError, ImportError, pickle.UnpicklingError):
        # A file that was cut short or meddled with is as good as none; it is written anew.
        return None, file


def store(ruleset: RuleSet, file: Path) -> None:
    """Stores a rule set; where that fails, on a full disk say, the next run compiles it again.

    Args:
        ruleset: The rule set.
        file: Where, as :func:`stored_ruleset` has said.
    """
    rules = tuple(evolve(rule, judge=unbound) for rule in ruleset.rules)
    collection = tuple(evolve(rule, judge=unbound) for rule in ruleset.collection)
    bare = evolve(ruleset, rules=rules, collection=collection, code=None)
    data = pickle.dumps((marshal.dumps(ruleset.code), bare), protocol=pickle.HIGHEST_PROTOCOL)
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        Path(temporary).replace(file)
    except OSError:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _place() -> Path | None:
    """Gives the folder for stored rule sets, made if need be; None where there is none that can be trusted."""
    named = os.environ.get(SWITCH)
    if named == "":
        return None
    if named is None:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 - pathlib raises where there is no home
        named = os.path.join(base, "declass-validator")  # noqa: PTH118 - as above
    place = Path(named)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = place.stat()
    except OSError:
        return None
    mine = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077)
    return place if mine else None


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
