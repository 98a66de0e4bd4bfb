"""``declass explain-date``: when documents fall due by their own markings, and what that rests on."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from validator.cli.configured import add_configuration_options, configured, require_paths
from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.shared import add_reading_options, add_rule_options, readings
from validator.cli.telling import details, unread
from validator.dates.intervals import interval_in_words
from validator.documents.model import Document
from validator.maturity import Maturity, maturity_of
from validator.pipeline import parse_reading
from validator.reading import Unread
from validator.reports.wording import where
from validator.ruleset.loading import load_ruleset

_EPILOG = """\
examples:
  declass explain-date a.txt
  declass explain-date --as-of 2010-01-01 cables/    as it was on that day
"""

_STATES = {
    "unclassified": "not classified",
    "declassified": "declassified by its own terms",
    "review-due": "due for review, which declassifies nothing",
    "running": "still running",
    "exempt": "claims an exemption",
    "past-25-years": "past the 25-year point: declassified if of permanent value and not exempted",
    "unknown": "cannot be said",
}


def explain_date(arguments: Sequence[str]) -> int:
    """Runs ``declass explain-date`` and gives its exit code."""
    parser = Parser(
        prog="declass explain-date",
        description="Says when documents fall due by their own markings, and what that rests on.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser)
    add_rule_options(parser)
    parser.add_argument("--as-of", metavar="DATE", help="as of this date (YYYY-MM-DD; default: today, UTC)")
    add_configuration_options(parser)
    options = parser.parse_args(arguments)
    run = configured(options)
    require_paths(options, run)
    inputs = readings(options, run.reading())
    plan = run.plan(partial(load_ruleset, tell=details(options)))
    as_of = plan.as_of
    code = ExitCode.CLEAN
    for reading in inputs:
        if isinstance(reading, Unread):
            unread(reading.path, reading.record, reading.reason)
            code = ExitCode.UNREADABLE
            continue
        source = reading.source
        course = plan.course_for(source.path)
        document = parse_reading(reading, course)
        print(where(source))
        for line in _explained(document, maturity_of(document, course.ruleset.orders, as_of), as_of):
            print(f"  {line}")
    return code


def _explained(document: Document, due: Maturity, as_of: dt.date) -> Iterator[str]:
    reference = document.message_reference
    facts = [reference.canonical if reference else None, document.date.isoformat() if document.date else "undated"]
    level = document.classification.level if document.classification else None
    facts.append(level.title if level is not None else None)
    yield " · ".join(fact for fact in facts if fact)
    for step in due.steps:
        yield f"{step.date}  {step.level.title} ({interval_in_words(step.date, as_of)})"
    if due.date is not None:
        what = "to be reviewed" if due.basis == "review" else "due"
        yield f"{due.date}  {what} ({interval_in_words(due.date, as_of)})"
    yield f"as of {as_of}: {_STATES[due.state]}"
    yield f"because {due.because}"
