"""The options that say which findings may stand, and what follows from them in a run."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define

from validator.errors import UsageError
from validator.plan import Plan
from validator.reports.report import JudgedDocument, Report, UnreadDocument

if TYPE_CHECKING:  # a run without waivers and baseline, as most hooks are, need not wait for these
    from validator.baseline import Baseline
    from validator.scope import Folder, Scope
    from validator.standing import Standing, Tally
    from validator.waivers import Waivers

WAIVERS = "declass-waivers.yaml"
"""The file of waivers that is used if no other is named."""

BASELINE = "declass-baseline.json"
"""The baseline that is written if no other is named."""


def add_waiver_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say which waivers hold: a file, None for the usual one if it is there, False for none."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--waivers", metavar="FILE", help=f"findings that may stand, with reasons (default: {WAIVERS}, if it is there)"
    )
    group.add_argument(
        "--no-waivers", dest="waivers", action="store_const", const=False, help="no waivers, even if the file is there"
    )


def add_baseline_option(parser: argparse.ArgumentParser, meaning: str, default: str | None = None) -> None:
    """Adds the option that names a baseline."""
    parser.add_argument("--baseline", metavar="FILE", default=default, help=meaning)


@define
class Settling:
    """What waivers and a baseline make of a run; nothing at all where there are none.

    Attributes:
        standing: The waivers and the baseline; None where there are none.
        tally: What the documents had to do with them.
        scope: What the run looks at.
    """

    standing: "Standing | None" = None
    tally: "Tally | None" = None
    scope: "Scope | None" = None

    def over(self, documents: Iterable[JudgedDocument | UnreadDocument]) -> Iterable[JudgedDocument | UnreadDocument]:
        """Settles documents as they come."""
        if self.standing is None or self.tally is None:
            return documents
        return self.tally.over(documents, self.standing)

    def close(self, report: Report) -> Report:
        """Adds to the report of the settled documents what is known at the end."""
        if self.standing is None or self.tally is None or self.scope is None:
            return report
        from validator.standing import close

        return close(report, self.standing, self.tally.met, self.scope)


def settling_of(options: argparse.Namespace, plan: Plan) -> Settling:
    """Reads the waivers and the baseline of a run.

    Args:
        options: The options; ``waivers`` may be False and ``baseline`` None, for none.
        plan: How the documents are judged.

    Raises:
        UsageError: A file that is named is not there or cannot be read.
        DefinitionError: A file is wrong.
    """
    waivers = _waivers(options, plan)
    baseline = baseline_at(options.baseline) if options.baseline else None
    if waivers is None and baseline is None:
        return Settling()
    from validator.standing import Standing, Tally

    return Settling(Standing(plan.as_of, waivers, baseline), Tally(), scope(options))


def baseline_at(path: str) -> "Baseline":
    """Reads a baseline.

    Raises:
        UsageError: It is not there, or cannot be read.
        DefinitionError: It is not a baseline.
    """
    from validator.baseline import read_baseline
    from validator.cli.saved import text_of

    return read_baseline(text_of(_bytes(path, "baseline"), path), path, folder_of(path))


def folder_of(path: str) -> "Folder":
    """Gives the folder of a file, from which it names documents."""
    from validator.scope import Folder

    return Folder(os.path.dirname(os.path.abspath(path)), os.getcwd())  # noqa: PTH100, PTH109, PTH120 - as text


def scope(options: argparse.Namespace) -> "Scope":
    """Gives what a run looks at: the files and folders that it names, but not what globs have found."""
    from validator.scope import scope_of

    return scope_of(tuple(path for path in options.paths if Path(path).exists()), os.getcwd())  # noqa: PTH109 - as text


def _waivers(options: argparse.Namespace, plan: Plan) -> "Waivers | None":
    path = options.waivers
    if path is None and os.path.lexists(WAIVERS):  # a link that leads nowhere is no reason to go on without
        path = WAIVERS
        if getattr(options, "loudness", None) == "verbose":
            print(f"declass: waivers of {WAIVERS} hold, because it is there; --no-waivers leaves them", file=sys.stderr)
    if not path:
        return None
    from validator.waivers import read_waivers

    return read_waivers(_bytes(path, "file of waivers"), path, folder_of(path), plan.ordinary.ruleset.catalogue)


def _bytes(path: str, what: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"the {what} {path} cannot be read: {error.strerror}") from None
