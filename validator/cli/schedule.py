"""``declass schedule``: what has fallen due, falls due, needs review, is exempt or unknown, and why."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import PurePath

from validator import __version__
from validator.cli.configured import Configured, add_configuration_options, configured, require_paths
from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.rendering import add_target_options, formats_epilog, places_of, write_all
from validator.cli.saved import read_report
from validator.cli.shared import add_reading_options, day, readings
from validator.cli.telling import details
from validator.errors import UsageError
from validator.reports.judged import UnreadDocument
from validator.reports.schedule.events import Entry, schedule_of
from validator.reports.schedule.formats import SCHEDULE_FORMATS
from validator.reports.schedule.saved import entries_of
from validator.ruleset.loading import load_ruleset
from validator.scheduling import schedule_all

_REPORT = ".json"

_EPILOG = """\
examples:
  declass schedule cables/                              the work list of today
  declass schedule --until 2030-12-31 cables/           nothing later than that day
  declass schedule --format ics=due.ics --format csv=due.csv cables/
  declass schedule report.json                          from a report that check wrote

Documents are parsed and not judged. Files named .json are taken for reports of 'declass check --format json'; their
schedule is that of the day of the report, unless --as-of names a later one.

"""


def schedule(arguments: Sequence[str]) -> int:
    """Runs ``declass schedule`` and gives its exit code."""
    options = _parser().parse_args(arguments)
    run = configured(options)
    require_paths(options, run)
    targets = places_of(options, SCHEDULE_FORMATS)
    asked, until = day(options.as_of, "--as-of"), day(options.until, "--until")
    reports = [path for path in options.paths if PurePath(path).suffix.lower() == _REPORT]
    if reports and len(reports) < len(options.paths):
        raise UsageError(f"{reports[0]} is taken for a report, and reports and documents cannot be in one schedule")
    inputs, as_of = _from_reports(reports, asked) if reports else _from_documents(options, run)
    if until is not None and until < as_of:
        raise UsageError(f"--until {until} is before {as_of}, the day of the schedule")
    gathered = list(inputs)
    made = schedule_of(gathered, __version__, as_of.isoformat(), until.isoformat() if until else None)
    code = write_all(
        targets,
        SCHEDULE_FORMATS,
        lambda target: SCHEDULE_FORMATS[target.format].renderer()(made),
        lambda: (each.path for each in gathered),
        checksum=options.checksum,
        tell=details(options),
    )
    return max([code, *(ExitCode.INTERNAL if each.our_fault else ExitCode.UNREADABLE for each in made.unread)])


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="declass schedule",
        description="Says what has fallen due, falls due, needs review, is exempt or unknown, and why.",
        epilog=_EPILOG + formats_epilog(SCHEDULE_FORMATS),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser)
    add_target_options(parser, SCHEDULE_FORMATS)
    parser.add_argument("--as-of", metavar="DATE", help="as of this date (YYYY-MM-DD; default: today, UTC)")
    add_configuration_options(parser)
    parser.add_argument("--until", metavar="DATE", help="what falls due until this date (default: whenever it does)")
    return parser


def _from_documents(options: argparse.Namespace, run: Configured) -> tuple[Iterable[Entry | UnreadDocument], dt.date]:
    inputs = readings(options, run.reading())
    plan = run.plan(partial(load_ruleset, tell=details(options)))
    return schedule_all(inputs, plan), plan.as_of


def _from_reports(paths: list[str], asked: dt.date | None) -> tuple[list[Entry | UnreadDocument], dt.date]:
    """Reads saved reports; of several, the last day is that of the schedule."""
    reports = [read_report(path) for path in paths]
    for report, path in zip(reports, paths, strict=True):
        if not report.complete:
            raise UsageError(f"{path} is the report of an interrupted run, so documents are missing; judge them again")
    latest, path = max((report.as_of, path) for report, path in zip(reports, paths, strict=True))
    as_of = asked or dt.date.fromisoformat(latest)
    if as_of.isoformat() < latest:
        raise UsageError(f"--as-of {as_of} is before {latest}, the day of {path}, which does not say what was so then")
    return [entry for report in reports for entry in entries_of(report, as_of.isoformat())], as_of
