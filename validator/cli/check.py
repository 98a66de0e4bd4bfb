"""``declass check``: judges documents and reports."""

import argparse
import datetime as dt
from collections.abc import Sequence

from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.rendering import FAIL_ON, add_fail_on, add_format_options, fail_on, formats_epilog, targets_of, write
from validator.cli.sampled import add_sample_option, sample_of
from validator.cli.shared import add_reading_options, add_rule_options, day, kind_of, readings
from validator.pipeline import judge_all, report_of
from validator.plan import Course, Plan
from validator.reports.report import Report
from validator.ruleset.loading import load_ruleset
from validator.sampling.following import drawn_of

_EPILOG = """\
examples:
  declass check cables/ memo.txt
  declass check --as-of 2026-11-23 a.txt             judge as of a day, not of today
  declass check --format text --format json=out.json cables/
  declass check --fail-on warning cables/            exit with 1 on warnings too
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
    sample = sample_of(options)
    inputs = readings(options, progress=True)
    if sample is not None:
        inputs = drawn_of(sample, inputs)
    ruleset = load_ruleset(packs=options.rules, profile=options.profile)
    plan = Plan(as_of, Course(ruleset, kind, dated))
    report = report_of(judge_all(inputs, plan), plan, None if sample is None else sample.draw)
    return max(_exit_code(report, severity), write(report, targets, options))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="declass check",
        description="Judges documents by the rules and reports what was found. Documents are never changed.",
        epilog=_EPILOG + formats_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser, "*")
    add_sample_option(parser)
    add_rule_options(parser)
    add_format_options(parser)
    parser.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
    add_fail_on(parser)
    return parser


def _exit_code(report: Report, severity: str) -> ExitCode:
    failing = FAIL_ON[: FAIL_ON.index(severity) + 1] if severity != "never" else ()
    codes = [ExitCode.CLEAN]
    if any(
        each.severity in failing and each.waived is None for document in report.judged for each in document.findings
    ):
        codes.append(ExitCode.FINDINGS)
    codes += [ExitCode.INTERNAL if document.our_fault else ExitCode.UNREADABLE for document in report.unread]
    return max(codes)
