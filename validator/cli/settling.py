"""The options that say which findings may stand, and what follows from them in a run."""

from __future__ import annotations

import argparse
import os

from validator.cli.configured import Configured
from validator.cli.telling import detail
from validator.errors import UsageError
from validator.light import define
from validator.own_files import WAIVERS
from validator.plan import Plan
from validator.reports.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:  # a run without waivers and baseline, as most hooks are, need not wait for these
    from typing import Literal

    from validator.baseline import Baseline
    from validator.scope import Folder, Scope
    from validator.standing import Met, Standing
    from validator.waivers import Waivers


def add_waiver_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say which waivers hold: a file, None for the usual one if it is there, False for none."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--waivers", metavar="FILE", help=f"findings that may stand, with reasons (default: {WAIVERS}, if it is there)"
    )
    group.add_argument(
        "--no-waivers", dest="waivers", action="store_const", const=False, help="no waivers, even if the file is there"
    )


def add_baseline_option(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Adds the option that names a baseline."""
    parser.add_argument("--baseline", metavar="FILE", help=meaning)


@define
class Settling:
    """What waivers and a baseline make of a run; nothing at all where there are none.

    Attributes:
        standing: The waivers and the baseline; None where there are none.
        scope: What the run looks at.
    """

    standing: Standing | None = None
    scope: Scope | None = None

    def close(self, report: Report, met: Met | None) -> Report:
        """Adds to the report of the settled documents what is known at the end."""
        if self.standing is None or met is None or self.scope is None:
            return report
        from validator.standing import close

        return close(report, self.standing, met, self.scope)


def settling_of(options: argparse.Namespace, run: Configured, plan: Plan) -> Settling:
    """Reads the waivers and the baseline of a run.

    Args:
        options: The options.
        run: What holds for the run; ``waivers`` and ``baseline`` may be False, for none.
        plan: How the documents are judged.

    Raises:
        UsageError: A file that is named is not there or cannot be read.
        DefinitionError: A file is wrong.
    """
    path = run.value("baseline")
    return settling_with(options, run, plan, baseline_at(path) if path else None)


def settling_with(options: argparse.Namespace, run: Configured, plan: Plan, baseline: Baseline | None) -> Settling:
    """Does the same with a baseline that was read, or none."""
    waivers = _waivers(options, run.value("waivers"), plan)
    if waivers is None and baseline is None:
        return Settling()
    from validator.standing import Standing

    return Settling(Standing(plan.as_of, waivers, baseline), scope(options))


def baseline_at(path: str) -> Baseline:
    """Reads a baseline.

    Raises:
        UsageError: It is not there, or cannot be read.
        DefinitionError: It is not a baseline.
    """
    from validator.baseline import read_baseline
    from validator.cli.saved import text_of

    return read_baseline(text_of(_bytes(path, "baseline"), path), path, folder_of(path))


def folder_of(path: str) -> Folder:
    """Gives the folder of a file, from which it names documents."""
    from validator.scope import Folder

    return Folder(os.path.dirname(os.path.abspath(path)), os.getcwd())


def scope(options: argparse.Namespace) -> Scope:
    """Gives what a run looks at: the files and folders that it names, but not what globs have found."""
    from validator.scope import scope_of

    return scope_of(tuple(path for path in options.paths if os.path.exists(path)), os.getcwd())


def _waivers(options: argparse.Namespace, path: str | Literal[False] | None, plan: Plan) -> Waivers | None:
    if path is None and os.path.lexists(WAIVERS):  # a link that leads nowhere is no reason to go on without
        path = WAIVERS
        detail(options, f"waivers of {WAIVERS} hold, because it is there; --no-waivers leaves them")
    if not path:
        return None
    from validator.waivers import read_waivers

    return read_waivers(_bytes(path, "file of waivers"), path, folder_of(path), plan.ordinary.ruleset.catalogue)


def _bytes(path: str, what: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UsageError(f"the {what} {path} cannot be read: {error.strerror}") from None
