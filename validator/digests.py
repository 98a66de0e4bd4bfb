"""SHA-256, without waiting for a library that a run over few documents does not need.

``hashlib`` loads OpenSSL, which takes as long as hashing a megabyte with the module of the interpreter's own that it
would fall back on. So that one is used at first, as the standard library's ``random`` does, and ``hashlib``, which is
several times as fast, as soon as so much has been hashed that it pays.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

TYPE_CHECKING = False  # the constant of typing, without the import

if TYPE_CHECKING:
    from hashlib import _Hash

LEAN = ("_sha2", "_sha256")
"""The interpreter's own modules with SHA-256: of Python 3.12 and later, and of Python 3.11; others may have neither."""

_WORTH = 2**19
"""Bytes from which on it pays to load ``hashlib``."""


def lean(modules: tuple[str, ...]) -> Callable[[bytes], _Hash]:
    """Finds SHA-256 without OpenSSL.

    Args:
        modules: The modules that may have it; where none of them is there, ``hashlib`` has.
    """
    for module in modules:
        try:
            return import_module(module).sha256  # type: ignore[no-any-return]
        except ImportError:
            continue
    return import_module("hashlib").sha256  # type: ignore[no-any-return]


class Digests:
    """Makes digests, and knows how much it has hashed."""

    def __init__(self) -> None:
        self._sha256 = lean(LEAN)
        self._left = _WORTH

    def of(self, data: bytes) -> str:
        """Gives the SHA-256 of bytes, hexadecimal."""
        if self._left > 0:
            self._left -= len(data)
            if self._left <= 0:
                self._sha256 = lean(())
        return self._sha256(data).hexdigest()


sha256_of = Digests().of
"""Gives the SHA-256 of bytes, hexadecimal."""
