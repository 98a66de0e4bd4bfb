"""Lists of paths: ``@FILE`` among the paths, and ``--files-from FILE``.

A list is what another program writes: one path a line, or with ``--null`` one before each NUL byte. Everything in it is
a path, as it stands: there are no comments, because a path may begin with ``#`` and nothing is skipped in silence; and
``-``, ``@x`` and ``[x]`` are files of these names.
"""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Iterator

from validator.errors import UsageError
from validator.reading import STANDARD_INPUT

SIGN = "@"
"""What begins the name of a list among the paths."""


def add_list_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options about lists of paths; the paths themselves are ``paths``, and may be none."""
    parser.add_argument(
        "--files-from",
        action="append",
        default=[],
        metavar="FILE",
        help="read paths from FILE, one a line, or from standard input where it is -; as @FILE among the paths",
    )
    parser.add_argument(
        "-0", "--null", action="store_true", help="paths in lists end with a NUL byte, as find -print0 writes them"
    )


def read_lists(options: argparse.Namespace) -> None:
    """Puts the paths of lists in their place.

    Args:
        options: What the user wrote. ``paths`` is replaced by all paths, in order; ``places`` becomes a dictionary of
            the place in a list, for each path that only a list names.

    Raises:
        UsageError: A list cannot be read, names nothing, or is not of the form that was said.
    """
    written = options.paths or []
    names = [path[1:] for path in written if path.startswith(SIGN)] + options.files_from
    if options.null and not names:
        raise UsageError("--null is about lists of paths, and there is none: --files-from FILE or @FILE")
    report = vars(options).get("report")
    if names.count(STANDARD_INPUT) + (STANDARD_INPUT in written) + (report == STANDARD_INPUT) > 1:
        raise UsageError("standard input (-) can be read only once: as a list of paths, a document or a report")
    named = [path for path in written if not path.startswith(SIGN)]
    paths: list[str] = []
    places: dict[str, str] = {}
    for word in [*written, *(SIGN + name for name in options.files_from)]:
        if not word.startswith(SIGN):
            paths.append(word)
            continue
        for path, place in _listed(word[1:], null=options.null):
            paths.append(path)
            places.setdefault(path, place)
    options.paths = paths
    options.places = {path: place for path, place in places.items() if path not in named}


def _listed(name: str, *, null: bool) -> Iterator[tuple[str, str]]:
    """Gives the paths of a list, each with its place."""
    if not name:
        raise UsageError(f"the name of the list is missing behind {SIGN}; a path that begins so is written ./{SIGN}")
    shown = "standard input" if name == STANDARD_INPUT else name
    data = _bytes(name)
    if not null and b"\0" in data:
        raise UsageError(f"the list {shown} holds NUL bytes: say --null if they end its paths (UTF-16 cannot be read)")
    found = False
    for number, item in enumerate(data.split(b"\0") if null else data.splitlines(), 1):
        if item:
            found = True
            path = os.fsdecode(item)
            place = f"{shown}: path {number}" if null else f"{shown}:{number}"
            # What is a sign on the command line is a name here.
            yield (f"./{path}" if path == STANDARD_INPUT else path), place
    if not found:
        raise UsageError(f"the list {shown} names no path")


def _bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return file.read().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise UsageError(f"the list {name} cannot be read: {error.strerror}") from None
