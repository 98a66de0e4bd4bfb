"""The options that say how the work of a run is done: in how many processes, and with which results of earlier runs."""

import argparse
from typing import TYPE_CHECKING

from validator.cache_folder import cache_folder
from validator.errors import UsageError
from validator.run import default_jobs

if TYPE_CHECKING:
    from validator.cache import Results


def add_working_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument(
        "--jobs", metavar="N", help="processes that judge, if there are many documents (default: one a processor)"
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--cache", metavar="DIR", help="folder for results of earlier runs (default: the user's own)")
    choice.add_argument("--no-cache", action="store_true", help="judge everything anew, and leave nothing behind")


def jobs_of(options: argparse.Namespace) -> int:
    """Gives how many processes judge.

    Raises:
        UsageError: What the user wrote is no number of processes.
    """
    text: str | None = options.jobs
    if text is None:
        return default_jobs()
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise UsageError(f"--jobs takes a number of processes, 1 or more, not {text!r}")
    return int(text)


def results_of(options: argparse.Namespace) -> "Results | None":
    """Gives the results of earlier runs; None for doing without them.

    Raises:
        UsageError: The user named a folder that cannot be used.
    """
    if options.no_cache:
        return None
    place = cache_folder(options.cache)
    if place is None:
        if options.cache is not None:
            raise UsageError(f"--cache {options.cache}: it must be a folder of your own that nobody else can enter")
        return None
    from validator.cache import Results

    return Results(place)
