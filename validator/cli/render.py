"""``declass render``: makes other formats of a saved JSON report, without judging again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from validator.cli.parser import Parser
from validator.cli.rendering import add_format_options, formats_epilog, targets_of, write
from validator.cli.saved import read_report
from validator.cli.telling import add_telling_options, detail

_EPILOG = """\
examples:
  declass render report.json                             for people, as check prints it
  declass render report.json --format sarif=report.sarif --format junit=report.xml
  declass render - --format csv < report.json

The output is, byte for byte, what the run that made the report would have written.

"""


def render(arguments: Sequence[str]) -> int:
    """Runs ``declass render`` and gives its exit code."""
    parser = Parser(
        prog="declass render",
        description="Makes other formats of a report that 'declass check --format json' wrote.",
        epilog=_EPILOG + formats_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("report", metavar="REPORT", help="a JSON report, or - for standard input")
    add_format_options(parser)
    add_telling_options(parser)
    options = parser.parse_args(arguments)
    targets = targets_of(options)
    report = read_report(options.report)
    detail(options, f"report read from {options.report}; documents: {len(report.documents)}")
    return write(report, targets, options)
