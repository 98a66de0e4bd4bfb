"""Where the program's own rules and schemas are: the only module that knows."""

from __future__ import annotations

import os

from validator.errors import InstallationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def folder(name: str) -> Traversable:
    """Finds one of the program's own data folders, in a wheel, an editable install or a checkout.

    A folder of that name beside the package counts only where a ``pyproject.toml`` stands there too: without that,
    a damaged installation would silently use a stranger's ``site-packages/rules``.

    Args:
        name: ``rules`` or ``schemas``.

    Returns:
        The folder. It need not be a real directory, so walk it with ``iterdir()``.

    Raises:
        InstallationError: The folder is in neither place.
    """
    found = place(name)
    if found is not None:
        from pathlib import Path  # a hook run finds its rules compiled

        return Path(found)
    from importlib.resources import files  # only where the package is in an archive, or damaged

    packed = files("validator") / "_bundled" / name
    if packed.is_dir():
        return packed
    raise InstallationError(f"the folder {name!r} is missing from this installation; install declass-validator again")


def place(name: str) -> str | None:
    """Gives the path of one of those folders; None where it is no directory of its own, but in an archive, say.

    Args:
        name: ``rules`` or ``schemas``.
    """
    package = os.path.dirname(__file__)
    checkout = os.path.dirname(package)
    installed = os.path.join(package, "_bundled", name)
    if os.path.isdir(installed):
        return installed
    beside = os.path.join(checkout, name)
    return beside if os.path.isfile(os.path.join(checkout, "pyproject.toml")) and os.path.isdir(beside) else None


def walk(root: Traversable, suffix: str | tuple[str, ...]) -> list[tuple[str, Traversable]]:
    """Lists the files below a folder whose names end in a suffix.

    Args:
        root: The folder.
        suffix: How names end, with the dot; one or several.

    Returns:
        Pairs of the path below ``root`` (with ``/``) and the file, sorted by path.
    """
    found: list[tuple[str, Traversable]] = []
    pending = [("", root)]
    while pending:
        prefix, place = pending.pop()
        for child in place.iterdir():
            path = prefix + child.name
            if child.is_dir():
                pending.append((path + "/", child))
            elif path.endswith(suffix):
                found.append((path, child))
    return sorted(found, key=lambda pair: pair[0])
