"""Compiled rule sets on disk, so that only the first run pays for YAML and the compiler.

A stored rule set is code that will be run, so it is taken only from a folder that belongs to this user and that nobody
else can enter, and its name is a hash over everything that it was made from: path, size and time of change of each file
of the packs, the profile, the program's version and the interpreter's own.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence

from validator import __version__
from validator.bundled import place
from validator.cache_folder import cache_folder, keep
from validator.digests import sha256_of
from validator.ruleset.rules import RuleSet
from validator.ruleset.stored_form import revived
from validator.stamps import stamps

FORMAT = 3
"""Version of the stored form."""

_MAKERS = ("documents", "knowledge", "light", "ruleset")
"""The packages that say what a stored rule set looks like."""


def stored_ruleset(packs: Sequence[str], profile: str) -> tuple[RuleSet | None, str | None]:
    """Looks for a stored rule set.

    Args:
        packs: Folders of users' own packs.
        profile: Name of the profile.

    Returns:
        The rule set, or None; and the file in which to store it, or None where nothing may be stored.
    """
    folder = cache_folder()
    signature = _signature(packs, profile)
    if folder is None or signature is None:
        return None, None
    file = os.path.join(folder, f"ruleset-{signature}.bin")
    try:
        with open(file, "rb") as stored:
            return revived(marshal.loads(stored.read())), file  # noqa: S302 - from our own folder only
    except OSError:
        return None, file
    except (EOFError, ValueError, TypeError, NameError, KeyError):
        # A file that was cut short or meddled with is as good as none; it is written anew.
        return None, file


def store(ruleset: RuleSet, file: str) -> bool:
    """Stores a rule set; where that fails, on a full disk say, the next run compiles it again.

    Args:
        ruleset: The rule set.
        file: Where, as :func:`stored_ruleset` has said.

    Returns:
        Whether it is stored.
    """
    from validator.ruleset.writing import stored_form  # only where something is stored

    return keep(marshal.dumps(compile(stored_form(ruleset), "<rules>", "exec")), file)


def _signature(packs: Sequence[str], profile: str) -> str | None:
    """Hashes what a rule set is made from; None where that is not in files: zipped, or not there at all."""
    made_of = [str(FORMAT), __version__, str(sys.implementation.cache_tag), profile]
    rules = place("rules")
    if rules is None:
        return None
    package = os.path.dirname(os.path.dirname(__file__))
    # The program's own modules count too: in a checkout they change without a change of version.
    try:
        for root in (rules, *(os.path.join(package, name) for name in _MAKERS), *packs):
            made_of += [root, *stamps(root)]
    except OSError:
        return None
    return sha256_of("|".join(made_of).encode("utf-8", "surrogateescape"))[:32]
