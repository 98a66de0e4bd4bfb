"""Where the program's own rules and schemas are: the only module that knows."""

from pathlib import Path
from typing import TYPE_CHECKING

from validator.errors import InstallationError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def folder(name: str) -> "Traversable":
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
    package = _package()
    installed = package / "_bundled" / name
    if installed.is_dir():
        return installed
    checkout = Path(str(package)).parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise InstallationError(f"the folder {name!r} is missing from this installation; install declass-validator again")


def walk(root: "Traversable", suffix: str | tuple[str, ...]) -> list[tuple[str, "Traversable"]]:
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


def _package() -> "Traversable":
    """Gives the folder of the package; only where that is in an archive the library for such places is imported."""
    place = Path(__file__).parent
    if place.is_dir():
        return place
    from importlib.resources import files

    return files("validator")
