"""Libraries that are no part of every installation, each with the extra that installs it."""

from __future__ import annotations

from importlib.util import find_spec

from validator.errors import UsageError

EXTRAS = {"icalendar": "calendar", "jinja2": "html", "pyarrow": "arrow", "scipy": "stats"}
"""Name of the extra by the package."""


def require(module: str, what: str) -> None:
    """Finds out whether a library is there.

    Args:
        module: Its module, or the one within it that is needed.
        what: What needs it, such as ``the format html``.

    Raises:
        UsageError: It is not installed.
    """
    package = module.partition(".")[0]
    if find_spec(package) is None or find_spec(module) is None:
        raise UsageError(f"{what} needs the package {package}: install declass-validator[{EXTRAS[package]}]")
