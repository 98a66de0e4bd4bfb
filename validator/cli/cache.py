"""``declass cache``: what runs have left for later runs, and how to be rid of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from validator.cache import FILE, Results
from validator.cache_folder import SWITCH, cache_folder
from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.telling import add_telling_options
from validator.errors import UsageError
from validator.light import define
from validator.reports.wording import number
from validator.start_image import KIND

_EPILOG = f"""\
examples:
  declass cache info                       where the cache is, and what it holds
  declass cache clear                      forget all of it
  declass cache clear --cache .cache       those of a run with --cache .cache

The environment variable {SWITCH} names another folder; set to nothing, nothing is stored.
"""


def cache(arguments: Sequence[str]) -> int:
    """Runs ``declass cache`` and gives its exit code."""
    parser = Parser(
        prog="declass cache",
        description="Tells what earlier runs have left for later ones, or clears it:\n"
        "compiled rule sets, results, and what lets the program start sooner.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("do", choices=("info", "clear"), help="info: tell what is there; clear: remove it")
    parser.add_argument("--cache", metavar="DIR", help="the folder, if not the user's own")
    add_telling_options(parser)
    options = parser.parse_args(arguments)
    folder = cache_folder(options.cache)
    if folder is None:
        print("nothing is stored: there is no folder of your own that nobody else can enter")
        return ExitCode.CLEAN
    place = Path(folder)
    stored = _stored(place)
    if options.do == "info":
        for line in _told(place, stored):
            print(line)
        return ExitCode.CLEAN
    _remove([*stored.rule_sets, *stored.starts, *stored.results])
    print(
        f"removed from {place}: {number(len(stored.rule_sets), 'rule set')}, {number(stored.count, 'result')}, "
        f"{number(len(stored.starts), 'start image')}"
    )
    return ExitCode.CLEAN


@define
class _Stored:
    """What a folder holds.

    Attributes:
        rule_sets: Files of compiled rule sets.
        starts: Files from which the program starts.
        results: Files of results.
        count: How many results.
        trouble: Why results cannot be read; None where they can.
    """

    rule_sets: list[Path]
    starts: list[Path]
    results: list[Path]
    count: int
    trouble: str | None


def _stored(place: Path) -> _Stored:
    files = sorted(place.glob(f"{FILE}*"))  # SQLite keeps two more beside it while it is in use
    results = Results(str(place), "")
    count = results.count() if files else 0
    results.close()
    return _Stored(sorted(place.glob("ruleset-*")), sorted(place.glob(f"{KIND}-*")), files, count, results.trouble)


def _told(place: Path, stored: _Stored) -> list[str]:
    lines = [
        f"folder      {place}",
        f"rule sets   {len(stored.rule_sets)}, {_size(stored.rule_sets)}",
        f"start       {number(len(stored.starts), 'image')} of the program, {_size(stored.starts)}",
        f"results     {stored.count}, {_size(stored.results)}",
    ]
    return lines + ([f"but         {stored.trouble}; declass cache clear makes it anew"] if stored.trouble else [])


def _size(files: list[Path]) -> str:
    size = sum(file.stat().st_size for file in files)
    return f"{size / 2**20:.1f} MiB"


def _remove(files: list[Path]) -> None:
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(f"{file} cannot be removed: {error.strerror}") from None
