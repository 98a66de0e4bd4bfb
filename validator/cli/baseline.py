"""``declass baseline``: writes down what is found today, and takes out what is found no more."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from validator.baseline import Baseline, Seen, baseline_text, gone, pruned, taken
from validator.cli.exit_codes import ExitCode
from validator.cli.output import put, put_out, try_out
from validator.cli.parser import Parser
from validator.cli.settling import (
    BASELINE,
    Settling,
    add_baseline_option,
    add_waiver_options,
    baseline_at,
    folder_of,
    scope,
    settling_of,
)
from validator.cli.shared import add_reading_options, add_rule_options, day, kind_of, readings
from validator.pipeline import judge_all, report_of
from validator.plan import Course, Plan
from validator.reports.report import Report
from validator.reports.wording import number, one_line, visible, where
from validator.ruleset.loading import load_ruleset
from validator.standing import Standing, Tally

_EPILOG = """\
examples:
  declass baseline write cables/                        what is found today, to declass-baseline.json
  declass check --baseline declass-baseline.json cables/    only what is new fails
  declass baseline prune cables/                        takes out what has been corrected since
"""


def baseline(arguments: Sequence[str]) -> int:
    """Runs ``declass baseline`` and gives its exit code."""
    parser = Parser(
        prog="declass baseline",
        description="Keeps what was found before, so that 'declass check --baseline' fails on new findings only.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    writing = commands.add_parser(
        "write",
        help="write down every finding that is not waived",
        description="Writes down every finding that is not waived; what the file held before is replaced.",
        epilog="example:\n  declass baseline write cables/\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        prog="declass baseline write",
    )
    pruning = commands.add_parser(
        "prune",
        help="take out findings that are found no more; never adds any",
        description="Takes out findings whose documents were judged and that are found no more; never adds any.",
        epilog="example:\n  declass baseline prune cables/\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        prog="declass baseline prune",
    )
    for each in (writing, pruning):
        add_reading_options(each)
        add_rule_options(each)
        add_baseline_option(each, f"the file (default: {BASELINE})", BASELINE)
        each.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
    add_waiver_options(writing)
    options = parser.parse_args(arguments)
    return {"write": _write, "prune": _prune}[options.command](options)


def _write(options: argparse.Namespace) -> ExitCode:
    path = options.baseline
    before = baseline_at(path) if Path(path).is_file() else None
    try_out(path)
    plan, inputs = _plan(options), readings(options, progress=True)
    options.baseline = None
    settling = settling_of(options, plan)
    report = report_of(settling.over(judge_all(inputs, plan)), plan)
    now = taken(report, path, folder_of(path))
    put(baseline_text(now), path)
    documents = len({(one.document, one.record) for one in now.findings.values()})
    told = f"{number(len(now.findings), 'finding')} of {number(documents, 'document')} written to {visible(path)}"
    put_out(f"{told}{_compared(before, now)}\n")
    return _unread(report)


def _compared(before: Baseline | None, now: Baseline) -> str:
    """Tells what writing a baseline anew has changed, for it lets new findings pass."""
    if before is None:
        return ""
    came = len(now.findings.keys() - before.findings.keys())
    went = len(before.findings.keys() - now.findings.keys())
    return f"; {came} came in, {went} went out"


def _prune(options: argparse.Namespace) -> ExitCode:
    path = options.baseline
    before = baseline_at(path)
    try_out(path)
    plan, inputs = _plan(options), readings(options, progress=True)
    settling = Settling(Standing(plan.as_of, None, before), tally := Tally(), scope(options))
    report = report_of(settling.over(judge_all(inputs, plan)), plan)
    seen: Seen = tally.met.baseline
    out = gone(before, seen, scope(options), {rule.id for rule in report.rules})
    if out:
        put(baseline_text(pruned(before, out)), path)
    left = number(len(before.findings) - len(out), "finding")
    put_out(f"{number(len(out), 'finding')} taken out of {visible(path)}, {left} left\n")
    return _unread(report)


def _plan(options: argparse.Namespace) -> Plan:
    as_of = day(options.as_of, "--as-of") or dt.datetime.now(dt.UTC).date()
    kind, dated = kind_of(options), day(options.dated, "--dated")
    return Plan(as_of, Course(load_ruleset(packs=options.rules, profile=options.profile), kind, dated))


def _unread(report: Report) -> ExitCode:
    """Tells what could not be read, of whose findings nothing is known."""
    for document in report.unread:
        print(f"declass: {where(document)}: {one_line(document.reason)}", file=sys.stderr)
    codes = [ExitCode.INTERNAL if document.our_fault else ExitCode.UNREADABLE for document in report.unread]
    return max(codes, default=ExitCode.CLEAN)
