"""``declass check``: judges documents and reports."""

import argparse
import datetime as dt
import os
import shutil
import sys
from collections.abc import Sequence

from validator.cli.exit_codes import ExitCode
from validator.cli.output import Target, put, read_target
from validator.cli.parser import Parser
from validator.cli.shared import add_reading_options, add_rule_options, day, kind_of, readings
from validator.errors import UsageError
from validator.pipeline import judge_all, report_of
from validator.reports.report import Report
from validator.ruleset.loading import load_ruleset

FORMATS = ("text", "json")
_FAIL_ON = ("error", "warning", "note", "never")

_EPILOG = """\
examples:
  declass check cables/ memo.txt
  declass check --as-of 2026-11-23 a.txt             judge as of a day, not of today
  declass check --format text --format json=out.json cables/
  declass check --fail-on warning cables/            exit with 1 on warnings too
"""


def check(arguments: Sequence[str]) -> int:
    """Runs ``declass check`` and gives its exit code."""
    options = _parser().parse_args(arguments)
    targets = [read_target(text, FORMATS) for text in options.format or ["text"]]
    if len([target for target in targets if target.path is None]) > 1:
        raise UsageError("only one --format can go to standard output; give the others a file: --format json=FILE")
    if options.fail_on not in _FAIL_ON:
        raise UsageError(f"--fail-on takes one of {', '.join(_FAIL_ON)}, not {options.fail_on!r}")
    as_of = day(options.as_of, "--as-of") or dt.datetime.now(dt.UTC).date()
    kind = kind_of(options)
    dated = day(options.dated, "--dated")
    inputs = readings(options)
    ruleset = load_ruleset(packs=options.rules, profile=options.profile)
    report = report_of(judge_all(inputs, ruleset, as_of, kind=kind, dated=dated), ruleset, as_of)
    for target in targets:
        put(_render(report, target, options.colour), target.path)
    return _exit_code(report, options.fail_on)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="declass check",
        description="Judges documents by the rules and reports what was found. Documents are never changed.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser)
    add_rule_options(parser)
    parser.add_argument(
        "--format",
        action="append",
        metavar="FORMAT[=FILE]",
        help=f"{', '.join(FORMATS)}; several may be given, all but one with a file (default: text)",
    )
    parser.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
    parser.add_argument(
        "--fail-on", default="error", metavar="SEVERITY", help=f"{', '.join(_FAIL_ON)} (default: error)"
    )
    parser.add_argument(
        "--colour", "--color", default="auto", choices=("auto", "always", "never"), help="colours (default: auto)"
    )
    return parser


def _render(report: Report, target: Target, colour: str) -> str:
    if target.format == "json":
        from validator.reports.json_form import render_json

        return render_json(report)
    from validator.reports.text import render_text

    terminal = target.path is None and sys.stdout.isatty()
    # NO_COLOR (no-color.org): set and not empty means no colours unless they are asked for.
    coloured = colour == "always" or (colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    width = max(60, shutil.get_terminal_size().columns - 8) if terminal else 100
    return render_text(report, colour=coloured, width=width)


def _exit_code(report: Report, fail_on: str) -> int:
    failing = _FAIL_ON[: _FAIL_ON.index(fail_on) + 1] if fail_on != "never" else ()
    codes = [ExitCode.CLEAN]
    if any(finding.severity in failing for document in report.judged for finding in document.findings):
        codes.append(ExitCode.FINDINGS)
    codes += [ExitCode.INTERNAL if document.our_fault else ExitCode.UNREADABLE for document in report.unread]
    return max(codes)
