"""The digest of a rule set: the same for two runs if, and only if, they judged by the same rules.

It is made of the files alone, so it can be told without YAML, compiler or store.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from validator.bundled import folder, walk
from validator.digests import sha256_of

BUNDLED = "declass-validator"
"""Name of the bundled pack."""

SUFFIXES = (".yaml", ".txt")
"""How the names of the files of a pack end; others are not read."""


def digest_of(texts: Mapping[str, str], profile: str) -> str:
    """Gives the digest of a rule set.

    Args:
        texts: Every file of its packs, by ``pack/path``.
        profile: Name of the profile.

    Returns:
        SHA-256, hexadecimal.
    """
    files = "".join(f"{name}\0{len(text)}\0{text}\0" for name, text in sorted(texts.items()))
    return sha256_of(f"{files}{profile}".encode())


def bundled_digest(profile: str = "default") -> str:
    """Gives the digest of the bundled rules under a profile, as reports state it.

    Args:
        profile: Name of the profile.
    """
    return digest_of({f"{BUNDLED}/{path}": read(entry) for path, entry in walk(folder("rules"), SUFFIXES)}, profile)


def read(entry: Traversable) -> str:
    """Reads a file of a pack; line ends do not count, so a checkout on Windows has the same digest.

    Raises:
        OSError: It cannot be read.
        UnicodeDecodeError: It is not UTF-8.
    """
    return entry.read_text(encoding="utf-8")
