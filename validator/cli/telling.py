"""What is said on standard error beside errors: notes, and what is being done where somebody asks for that."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial

from validator.documents.naming import name_of

QUIET, NORMAL, VERBOSE = "quiet", "normal", "verbose"

_BEGUN = time.monotonic()


def add_telling_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say how much is told on standard error; errors always are."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "-q",
        "--quiet",
        dest="loudness",
        action="store_const",
        const=QUIET,
        default=NORMAL,
        help="no notes and no progress on standard error, only errors",
    )
    choice.add_argument(
        "-v",
        "--verbose",
        dest="loudness",
        action="store_const",
        const=VERBOSE,
        help="tell on standard error what is being done, and when",
    )


def note(options: argparse.Namespace, text: str) -> None:
    """Tells what the user should know, unless nothing but errors is wanted.

    Args:
        options: The options that :func:`add_telling_options` adds.
        text: One clause.
    """
    if options.loudness != QUIET:
        _say(text)


def detail(options: argparse.Namespace, text: str) -> None:
    """Tells what is being done, where that is wanted, with the seconds since the program began.

    Args:
        options: The options that :func:`add_telling_options` adds.
        text: One clause.
    """
    if options.loudness == VERBOSE:
        _say(f"{time.monotonic() - _BEGUN:.3f} s: {text}")


def details(options: argparse.Namespace) -> Callable[[str], None]:
    """Gives :func:`detail` for these options."""
    return partial(detail, options)


def is_plain(options: argparse.Namespace) -> bool:
    """Says whether neither less nor more than usual is wanted; progress would be in the way of either."""
    return bool(options.loudness == NORMAL)


def unread(path: str, record: str | None, reason: str) -> None:
    """Tells that an input could not be read. This is an error, so it is told always.

    Args:
        path: Path as the user named it.
        record: Record within the file, where only that failed.
        reason: Why, as one clause.
    """
    _say(f"{name_of(path, record)}: {reason}")


def _say(text: str) -> None:
    from validator.reports.wording import visible  # only where something is said

    print(f"declass: {visible(text)}", file=sys.stderr)
