"""The options that say how the work of a run is done: in how many processes, and with which results of earlier runs."""

from __future__ import annotations

import argparse

from validator.cache_folder import cache_folder
from validator.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from validator.cache import Results


def add_working_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument(
        "--jobs", metavar="N", help="processes that judge, if there are many documents (default: one a processor)"
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--cache", metavar="DIR", help="folder for results of earlier runs (default: the user's own)")
    choice.add_argument("--no-cache", action="store_true", help="judge everything anew, and leave nothing behind")


def number_of_jobs(text: str | None) -> int | None:
    """Reads the option that says how many processes judge; None where it was not given.

    Raises:
        UsageError: What the user wrote is no number of processes.
    """
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise UsageError(f"--jobs takes a number of processes, 1 or more, not {text!r}")
    return int(text)


def results_in(folder: str | Literal[False] | None) -> Results | None:
    """Gives the results of earlier runs; None for doing without them.

    Args:
        folder: The folder that was asked for; False for none, None for the user's own.

    Raises:
        UsageError: A folder that was asked for cannot be used.
    """
    place = None if folder is False else cache_folder(folder)
    if place is None:
        if folder:
            raise UsageError(
                f"the cache {folder} cannot be used: it must be a folder of your own that nobody else can enter"
            )
        return None
    from validator.cache import Results

    return Results(place)
