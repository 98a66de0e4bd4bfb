"""``declass check``: judges documents and reports."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial

from validator.cli.configured import Configured, add_configuration_options, configured, require_paths
from validator.cli.exit_codes import ExitCode
from validator.cli.judging import add_collection_options, judged
from validator.cli.parser import Parser
from validator.cli.rendering import FAIL_ON, add_fail_on, add_format_options, formats_epilog, targets_of, write
from validator.cli.settling import add_baseline_option, add_waiver_options, settling_of
from validator.cli.shared import add_reading_options, add_rule_options
from validator.cli.telling import note
from validator.cli.working import add_working_options
from validator.errors import UsageError
from validator.reports.report import Report

TYPE_CHECKING = False
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
  declass check                                      what declass.toml says
  declass check --baseline declass-baseline.json cables/    exit with 1 on what is new
  declass check --sample sample.json --format inspection=inspection.html
  declass check --collection --index cables.index cables/    side by side too, and keep an index
  declass check --index cables.index cables/a.txt    beside the rest of the collection

"""


def check(arguments: Sequence[str]) -> int:
    """Runs ``declass check`` and gives its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    run = configured(options)
    sample = None if options.sample is None else _sample(options, run)
    named = options.paths
    require_paths(options, run)
    options.format = options.format or run.formats()
    targets = targets_of(options)
    report, _ = judged(options, run, partial(settling_of, options, run), sample)
    if report.complete and sample is None:
        run.tell_unmatched(named, (document.path for document in report.documents), partial(note, options))
    return max(_exit_code(report, run.value("fail-on")), write(report, targets, options))


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
    add_waiver_options(parser)
    add_baseline_option(parser, "findings that are known and do not fail the run: see 'declass baseline'")
    add_collection_options(parser)
    add_format_options(parser)
    parser.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
    add_fail_on(parser)
    add_working_options(parser)
    add_configuration_options(parser)
    return parser


def _sample(options: argparse.Namespace, run: Configured) -> SampleRun:
    if options.collection:
        raise UsageError("a sample is no whole collection: with --sample, name the --index of one without --collection")
    from validator.cli.sampled import sample_run  # a hook run has no sample

    return sample_run(options, run.reading())


def _exit_code(report: Report, severity: str) -> ExitCode:
    failing = FAIL_ON[: FAIL_ON.index(severity) + 1] if severity != "never" else ()
    codes = [ExitCode.CLEAN]
    tally = report.tally
    if not report.complete:
        codes.append(ExitCode.INTERRUPTED)
    if any(tally.new[each] for each in failing):
        codes.append(ExitCode.FINDINGS)
    if tally.unread:
        codes.append(ExitCode.UNREADABLE)
    if tally.stumbled:
        codes.append(ExitCode.INTERNAL)
    return max(codes)
