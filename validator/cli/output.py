"""Where output goes: standard output, or a file that is written whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from attrs import define

from validator.errors import UsageError
from validator.knowledge.checks import near_match


@define(frozen=True)
class Target:
    """A format with the place it goes to.

    Attributes:
        format: Name of the format.
        path: File to write; None for standard output.
    """

    format: str
    path: str | None


def read_target(text: str, formats: tuple[str, ...]) -> Target:
    """Reads ``FORMAT`` or ``FORMAT=FILE``.

    Raises:
        UsageError: There is no such format, or no file name behind the equals sign.
    """
    name, equals, path = text.partition("=")
    if name not in formats:
        raise UsageError(f"there is no format {name!r}{near_match(name, formats)} (formats: {', '.join(formats)})")
    if equals and not path:
        raise UsageError(f"--format {text}: the file name is missing behind the equals sign")
    return Target(name, path or None)


def put(text: str, path: str | None) -> None:
    """Writes text to standard output, or to a file: whole, or not at all.

    Raises:
        UsageError: The file cannot be written.
    """
    if path is None:
        sys.stdout.write(text)
        return
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
