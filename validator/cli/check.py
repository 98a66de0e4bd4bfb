"""``declass check``: judges documents and reports."""

import argparse
from collections.abc import Sequence

from validator.cli.configured import add_configuration_options, configured, require_paths
from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.rendering import FAIL_ON, add_fail_on, add_format_options, formats_epilog, targets_of, write
from validator.cli.shared import add_reading_options, add_rule_options, readings
from validator.pipeline import judge_all, report_of
from validator.reports.report import Report
from validator.ruleset.loading import load_ruleset

_EPILOG = """\
examples:
  declass check cables/ memo.txt
  declass check --as-of 2026-11-23 a.txt             judge as of a day, not of today
  declass check --format text --format json=out.json cables/
  declass check --fail-on warning cables/            exit with 1 on warnings too
  declass check                                      what declass.toml says

"""


def check(arguments: Sequence[str]) -> int:
    """Runs ``declass check`` and gives its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    run = configured(options)
    named = options.paths
    require_paths(options, run, parser)
    options.format = options.format or run.formats()
    targets = targets_of(options)
    inputs = readings(options, run.reading(), progress=True)
    plan = run.plan(load_ruleset)
    report = report_of(judge_all(inputs, plan), plan)
    run.tell_unmatched(named, (document.path for document in report.documents))
    return max(_exit_code(report, run.value("fail-on")), write(report, targets, options))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="declass check",
        description="Judges documents by the rules and reports what was found. Documents are never changed.",
        epilog=_EPILOG + formats_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser)
    add_rule_options(parser)
    add_format_options(parser)
    parser.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
    add_fail_on(parser)
    add_configuration_options(parser)
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
