"""``declass check``: judges documents and reports."""

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.rendering import FAIL_ON, add_fail_on, add_format_options, fail_on, formats_epilog, targets_of, write
from validator.cli.shared import (
    add_reading_options,
    add_rule_options,
    day,
    inputs_of,
    kind_of,
    progress,
    reading_options,
)
from validator.cli.telling import details, note, unread
from validator.cli.working import add_working_options, jobs_of, results_of
from validator.pipeline import report_of
from validator.plan import Course, Plan
from validator.reports.report import Report
from validator.ruleset.loading import load_ruleset
from validator.run import Hands, gather

if TYPE_CHECKING:
    from validator.cli.sampled import SampleRun

_EPILOG = """\
examples:
  declass check cables/ memo.txt
  declass check --as-of 2026-11-23 a.txt             judge as of a day, not of today
  declass check --format text --format json=out.json cables/
  declass check --fail-on warning cables/            exit with 1 on warnings too
  declass check 'cables/2008-*.txt'                  a glob that the program expands, not the shell
  declass check --dated 2008-11-18 - < fragment.txt  standard input
  declass check @changed.txt                         the paths that stand in a file, one a line
  git ls-files -z '*.txt' | declass check --null --files-from -
  declass check --sample sample.json --format inspection=inspection.html

"""


def check(arguments: Sequence[str]) -> int:
    """Runs ``declass check`` and gives its exit code."""
    options = _parser().parse_args(arguments)
    severity = fail_on(options)
    targets = targets_of(options)
    as_of = day(options.as_of, "--as-of") or dt.datetime.now(dt.UTC).date()
    kind = kind_of(options)
    dated = day(options.dated, "--dated")
    jobs = jobs_of(options)
    sample = None if options.sample is None else _sample(options)
    inputs = inputs_of(options)
    watch = progress(options)
    ruleset = load_ruleset(packs=options.rules, profile=options.profile, tell=details(options))
    plan = Plan(as_of, Course(ruleset, kind, dated))
    hands = Hands(plan, reading_options(options), results_of(options))
    tasks = inputs.tasks if sample is None else sample.tasks_of(inputs.tasks)
    gathered = gather(tasks, hands, jobs, watch.over if watch is not None else iter)
    inputs.tell_passed_over(options)
    if gathered.trouble is not None:
        note(options, gathered.trouble)
    report = report_of(gathered.documents, plan, gathered.tally, None if sample is None else sample.draw)
    for document in report.unread:
        unread(document.path, document.record, document.reason)
    return max(_exit_code(report, severity), write(report, targets, options))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="declass check",
        description="Judges documents by the rules and reports what was found. Documents are never changed.",
        epilog=_EPILOG + formats_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser)
    parser.add_argument(
        "--sample",
        metavar="FILE",
        help="in place of paths: what 'declass sample --format json=FILE' drew; the rate is estimated",
    )
    add_rule_options(parser)
    add_format_options(parser)
    parser.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
    add_fail_on(parser)
    add_working_options(parser)
    return parser


def _sample(options: argparse.Namespace) -> "SampleRun":
    from validator.cli.sampled import sample_run  # a hook run has no sample

    return sample_run(options)


def _exit_code(report: Report, severity: str) -> ExitCode:
    failing = FAIL_ON[: FAIL_ON.index(severity) + 1] if severity != "never" else ()
    codes = [ExitCode.CLEAN]
    tally = report.tally
    if any(tally.new[each] for each in failing):
        codes.append(ExitCode.FINDINGS)
    if tally.unread:
        codes.append(ExitCode.UNREADABLE)
    if tally.stumbled:
        codes.append(ExitCode.INTERNAL)
    return max(codes)
