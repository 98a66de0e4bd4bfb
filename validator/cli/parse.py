"""``declass parse``: shows what was read from documents."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from validator.cli.configured import add_configuration_options, configured, require_paths
from validator.cli.exit_codes import ExitCode
from validator.cli.output import read_target
from validator.cli.parser import Parser
from validator.cli.shared import add_reading_options, readings
from validator.cli.telling import unread
from validator.documents.as_json import document_to_json
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import load_orders
from validator.parsing import parse as parse_text
from validator.reading import Unread

FORMATS = ("json", "jsonl")

_EPILOG = """\
examples:
  declass parse a.txt                                the document model as JSON
  declass parse --format jsonl records.jsonl         one line a record, in the same order
  declass parse --kind cable --dated 2008-11-18 -    a fragment from standard input
"""


def parse(arguments: Sequence[str]) -> int:
    """Runs ``declass parse`` and gives its exit code."""
    parser = Parser(
        prog="declass parse",
        description="Shows what was read: every field with its place, and every repair.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser)
    add_configuration_options(parser)
    parser.add_argument("--format", default="json", metavar="FORMAT", help="json, or jsonl for one line a document")
    options = parser.parse_args(arguments)
    form = read_target(options.format, FORMATS).format
    run = configured(options)
    require_paths(options, run)
    inputs = readings(options, run.reading())
    vocabulary = load_vocabulary()
    orders = load_orders()
    code = ExitCode.CLEAN
    for reading in inputs:
        if isinstance(reading, Unread):
            unread(reading.path, reading.record, reading.reason)
            data = {"source": {"path": reading.path, "record": reading.record}, "unread": reading.reason}
            code = ExitCode.UNREADABLE
        else:
            text, held = reading.text, run.held_for(reading.source.path)
            kind, dated = reading.kind or held["kind"].value, reading.dated or held["dated"].value
            document = parse_text(text.raw, vocabulary, orders, kind=kind, dated=dated)
            data = document_to_json(document, reading.source, text)
        print(json.dumps(data, ensure_ascii=False, indent=2 if form == "json" else None))
    return code
