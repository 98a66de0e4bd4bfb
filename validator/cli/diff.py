"""``declass diff``: compares two saved JSON reports."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from validator.cli.exit_codes import ExitCode
from validator.cli.output import put, read_target, try_out
from validator.cli.parser import Parser
from validator.cli.rendering import add_fail_on, fail_on
from validator.cli.saved import read_report
from validator.cli.telling import add_telling_options, detail
from validator.reading import STANDARD_INPUT
from validator.reports.comparison import compare
from validator.reports.comparison_forms import comparison_json, comparison_text

FORMS = {"text": comparison_text, "json": comparison_json}

_EPILOG = """\
examples:
  declass diff old.json new.json                     what is new, changed and gone
  declass diff --fail-on warning old.json new.json   exit with 1 on new warnings too
  declass diff --format json=diff.json old.json new.json

Findings are the same if their fingerprints are, whatever lines were put in above them. Findings of documents that the
new report did not judge are unseen, not gone.
"""


def diff(arguments: Sequence[str]) -> int:
    """Runs ``declass diff`` and gives its exit code."""
    parser = Parser(
        prog="declass diff",
        description="Compares two reports: which findings are new, of another severity, gone, or unchanged.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", metavar="OLD", help="the JSON report from before")
    parser.add_argument("new", metavar="NEW", help="the JSON report of now; one of both may be - for standard input")
    parser.add_argument("--format", default="text", metavar="FORMAT[=FILE]", help=f"{', '.join(FORMS)} (default: text)")
    add_fail_on(parser)
    add_telling_options(parser)
    options = parser.parse_args(arguments)
    if options.old == options.new == STANDARD_INPUT:
        parser.error(f"standard input ({STANDARD_INPUT}) can be only one of the two reports")
    severity = fail_on(options)
    target = read_target(options.format, tuple(FORMS))
    if target.path is not None:
        try_out(target.path)
    reports = []
    for path in (options.old, options.new):
        reports.append(read_report(path))
        detail(options, f"report read from {path}; documents: {len(reports[-1].documents)}")
    comparison = compare(*reports)
    content = FORMS[target.format](comparison)
    put(content.encode() if target.format == "json" else content, target.path)
    return ExitCode.FINDINGS if severity != "never" and comparison.worse(severity) else ExitCode.CLEAN
