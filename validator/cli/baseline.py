"""``declass baseline``: writes down what is found today, and takes out what is found no more."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from validator.baseline import Baseline, Seen, baseline_text, gone, pruned, taken
from validator.cli.configured import Configured, add_configuration_options, configured, require_paths
from validator.cli.exit_codes import ExitCode
from validator.cli.judging import add_collection_options, judged
from validator.cli.output import put, put_out, try_out
from validator.cli.parser import Parser
from validator.cli.settling import (
    Settling,
    add_baseline_option,
    add_waiver_options,
    baseline_at,
    folder_of,
    scope,
    settling_with,
)
from validator.cli.shared import add_reading_options, add_rule_options
from validator.cli.working import add_working_options
from validator.own_files import BASELINE
from validator.plan import Plan
from validator.reports.report import Report
from validator.reports.wording import number, visible
from validator.standing import Standing

_EPILOG = """\
examples:
  declass baseline write cables/     what is found today, to declass-baseline.json
  declass baseline prune cables/     takes out what has been corrected since

In between, declass check --baseline declass-baseline.json cables/ fails on what is new only.
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
        epilog="examples:\n  declass baseline write cables/\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        prog="declass baseline write",
    )
    pruning = commands.add_parser(
        "prune",
        help="take out findings that are found no more; never adds any",
        description="Takes out findings whose documents were judged and that are found no more; never adds any.",
        epilog="examples:\n  declass baseline prune cables/\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        prog="declass baseline prune",
    )
    for each in (writing, pruning):
        add_reading_options(each)
        add_rule_options(each)
        add_collection_options(each)
        add_baseline_option(each, f"the file (default: that of the configuration, else {BASELINE})")
        each.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
        add_working_options(each)
        add_configuration_options(each)
    add_waiver_options(writing)
    options = parser.parse_args(arguments)
    run = configured(options)
    require_paths(options, run)
    do = {"write": _write, "prune": _prune}[options.command]
    return do(options, run, run.value("baseline") or BASELINE)


def _write(options: argparse.Namespace, run: Configured, path: str) -> ExitCode:
    before = baseline_at(path) if Path(path).is_file() else None
    try_out(path)
    report, gathered = judged(options, run, lambda plan: settling_with(options, run, plan, None))
    if not gathered.complete:
        raise KeyboardInterrupt  # half a baseline would let findings pass as new that are not
    now = taken(report, path, folder_of(path))
    put(baseline_text(now), path)
    documents = len({(one.document, one.record) for one in now.findings.values()})
    told = f"{number(len(now.findings), 'finding')} of {number(documents, 'document')} written to {visible(path)}"
    put_out(f"{told}{_compared(before, now)}\n")
    return _exit_code(report)


def _compared(before: Baseline | None, now: Baseline) -> str:
    """Tells what writing a baseline anew has changed, for it lets new findings pass."""
    if before is None:
        return ""
    came = len(now.findings.keys() - before.findings.keys())
    went = len(before.findings.keys() - now.findings.keys())
    return f"; {came} came in, {went} went out"


def _prune(options: argparse.Namespace, run: Configured, path: str) -> ExitCode:
    before = baseline_at(path)
    try_out(path)

    def settling(plan: Plan) -> Settling:
        return Settling(Standing(plan.as_of, None, before), scope(options))

    report, gathered = judged(options, run, settling)
    if not gathered.complete:
        raise KeyboardInterrupt
    seen = Seen() if gathered.met is None else gathered.met.baseline
    out = gone(before, seen, scope(options), {rule.id for rule in report.rules})
    if out:
        put(baseline_text(pruned(before, out)), path)
    left = number(len(before.findings) - len(out), "finding")
    put_out(f"{number(len(out), 'finding')} taken out of {visible(path)}, {left} left\n")
    return _exit_code(report)


def _exit_code(report: Report) -> ExitCode:
    """Gives the exit code; of what could not be read nothing is known, which has been told."""
    if report.tally.stumbled:
        return ExitCode.INTERNAL
    return ExitCode.UNREADABLE if report.tally.unread else ExitCode.CLEAN
