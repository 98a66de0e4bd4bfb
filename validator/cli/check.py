"""``declass check``: judges documents and reports."""

import argparse
import datetime as dt
from collections.abc import Iterator, Sequence

from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.rendering import FAIL_ON, add_fail_on, add_format_options, fail_on, formats_epilog, targets_of, write
from validator.cli.shared import add_reading_options, add_rule_options, day, kind_of, readings
from validator.pipeline import judge_all, report_of
from validator.plan import Course, Plan
from validator.reading import ReadDocument, Unread
from validator.reports.report import JudgedDocument, Report, UnreadDocument
from validator.ruleset.loading import load_ruleset

_EPILOG = """\
examples:
  declass check cables/ memo.txt
  declass check --as-of 2026-11-23 a.txt             judge as of a day, not of today
  declass check --format text --format json=out.json cables/
  declass check --fail-on warning cables/            exit with 1 on warnings too
  declass check --collection --index cables.index cables/
  declass check --index cables.index cables/a.txt    beside the rest of the collection

"""


def check(arguments: Sequence[str]) -> int:
    """Runs ``declass check`` and gives its exit code."""
    options = _parser().parse_args(arguments)
    severity = fail_on(options)
    targets = targets_of(options)
    as_of = day(options.as_of, "--as-of") or dt.datetime.now(dt.UTC).date()
    kind = kind_of(options)
    dated = day(options.dated, "--dated")
    inputs = readings(options, progress=True)
    ruleset = load_ruleset(packs=options.rules, profile=options.profile)
    plan = Plan(as_of, Course(ruleset, kind, dated), collection=options.collection or options.index is not None)
    report = report_of(_judged(inputs, plan, options), plan)
    return max(_exit_code(report, severity), write(report, targets, options))


def _judged(
    inputs: Iterator[ReadDocument | Unread], plan: Plan, options: argparse.Namespace
) -> Iterator[JudgedDocument | UnreadDocument]:
    if not plan.collection:
        return judge_all(inputs, plan)
    from validator.cli.collecting import judged_as_collection

    return judged_as_collection(inputs, plan, options)


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
    parser.add_argument(
        "--collection", action="store_true", help="judge the documents side by side too: they are the whole collection"
    )
    parser.add_argument(
        "--index",
        metavar="FILE",
        help="with --collection: keep the index of the collection there; alone: judge the documents beside that index",
    )
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
