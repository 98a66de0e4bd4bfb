"""``declass sample``: draws a representative sample of a collection, for a self-inspection."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path

from validator import __version__
from validator.cli.configured import Configured, add_configuration_options, configured, require_paths
from validator.cli.exit_codes import ExitCode
from validator.cli.output import put, read_target, spare, try_out
from validator.cli.parser import Parser
from validator.cli.shared import add_reading_options, readings
from validator.cli.telling import note, unread
from validator.documents.naming import name_of
from validator.errors import UsageError
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import load_orders
from validator.near_match import near_match
from validator.parsing import parse
from validator.reading import STANDARD_INPUT, Unread
from validator.reports.sample_form import sample_to_json
from validator.reports.wording import number
from validator.sampling.drawing import TRAITS, Unit, draw, unit_of
from validator.sampling.model import Sample

FORMATS = ("text", "null", "json")

_EPILOG = """\
examples:
  declass sample cables/ --size 60 --seed 2026-inspection
  declass sample cables/ --size 200 --seed 2026 --stratify level,order,year --format json=sample.json
  declass sample cables/ --size 60 --seed 2026 --format null > list

To judge what was drawn: declass check --sample sample.json --format inspection=inspection.html, or, without an estimate
for the whole collection, declass check --null --files-from list.

Which documents are drawn follows from their bytes and the seed alone: not from their names, their order, or the
version of Python. Choose the seed before you have seen what it draws. Each stratum gives documents in proportion to its
size, and at least one if the size allows.

formats:
  text  the paths, one a line
  null  the paths, with a NUL behind each: for names that hold line ends
  json  the sample with all that is needed to draw it again; check --sample reads it
"""


def sample(arguments: Sequence[str]) -> int:
    """Runs ``declass sample`` and gives its exit code."""
    parser = Parser(
        prog="declass sample",
        description="Draws a representative sample of documents. They are read, but not judged.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_options(parser)
    parser.add_argument("--size", required=True, metavar="N", help="how many documents to draw")
    parser.add_argument("--seed", required=True, metavar="TEXT", help="what decides which; any text")
    parser.add_argument(
        "--stratify", default="", metavar="TRAITS", help=f"traits that make strata, with commas: {', '.join(TRAITS)}"
    )
    parser.add_argument(
        "--format", default="text", metavar="FORMAT[=FILE]", help=f"{', '.join(FORMATS)} (default: text)"
    )
    add_configuration_options(parser)
    options = parser.parse_args(arguments)
    run = configured(options)
    require_paths(options, run)
    size, seed, by = _size(options.size), _seed(options.seed), _traits(options.stratify)
    target = read_target(options.format, FORMATS)
    if target.path is not None:
        spare(target.path, lambda: options.paths)
        try_out(target.path)
    units, unreadable = _units(options, run, by)
    if target.path is not None:
        spare(target.path, lambda: (*unreadable, *(unit.path for unit in units)))
    if not units:
        raise UsageError("there is nothing to draw from: no document could be read")
    drawn = draw(units, size, seed, by, unreadable=len(unreadable))
    _check_names(drawn)
    _tell(drawn, options)
    end = {"text": b"\n", "null": b"\0"}.get(target.format)
    put(sample_to_json(drawn, __version__).encode() if end is None else _paths(drawn, end), target.path)
    return ExitCode.UNREADABLE if unreadable else ExitCode.CLEAN


def _size(text: str) -> int:
    if not re.fullmatch("0*[1-9][0-9]{0,11}", text):
        raise UsageError(f"--size takes a whole number of documents, at least 1, not {text!r}")
    return int(text)


def _seed(text: str) -> str:
    if not text or not text.isprintable():
        raise UsageError(f"--seed takes a text that can be printed, not {text!r}")
    return text


def _traits(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",")) if text else ()
    for name in names:
        if name not in TRAITS:
            raise UsageError(f"there is no trait {name!r}{near_match(name, TRAITS)} (traits: {', '.join(TRAITS)})")
    if len(set(names)) < len(names):
        raise UsageError(f"--stratify {text}: a trait stands there twice")
    return names


def _units(options: argparse.Namespace, run: Configured, by: tuple[str, ...]) -> tuple[list[Unit], list[str]]:
    """Reads and parses the documents; gives those that can be drawn, and the paths of what could not be read."""
    inputs = readings(options, run.reading())
    vocabulary, orders = load_vocabulary(), load_orders()
    units: list[Unit] = []
    unreadable: list[str] = []
    for one in inputs:
        if isinstance(one, Unread):
            unread(one.path, one.record, one.reason)
            unreadable.append(one.path)
            continue
        held = run.held_for(one.source.path)
        kind, dated = one.kind or held["kind"].value, one.dated or held["dated"].value
        document = parse(one.text.raw, vocabulary, orders, kind=kind, dated=dated)
        units.append(unit_of(one, document, by))
    return units, unreadable


def _check_names(drawn: Sample) -> None:
    """Finds out whether the documents can be found again by the names that are written down.

    Raises:
        UsageError: A name of a file is no UTF-8, so that what is written is not the name.
    """
    for one in drawn.documents:
        if one.path != STANDARD_INPUT and not Path(one.path).exists():
            raise UsageError(f"{one.path} was drawn, but its name is not UTF-8 and cannot be written down; rename it")


def _tell(drawn: Sample, options: argparse.Namespace) -> None:
    """Tells on standard error what the sample is, and what it is not."""
    facts = drawn.draw
    strata = f" in {_strata(len(facts.strata))}" if facts.stratified_by else ""
    note(options, f"drew {facts.drawn} of {number(facts.population, 'document')}{strata}")
    if facts.drawn < facts.size:
        note(options, "there are no more: this is the whole collection, and no sample of it")
    if empty := sum(not stratum.drawn for stratum in facts.strata):
        note(options, f"{_strata(empty)} gave no document; a size of {len(facts.strata)} has one of each")


def _strata(count: int) -> str:
    return "1 stratum" if count == 1 else f"{count} strata"


def _paths(drawn: Sample, end: bytes) -> bytes:
    """Gives the paths of the sample as a list that other programs read.

    Args:
        drawn: The sample.
        end: What stands behind each path.

    Raises:
        UsageError: A document of the sample is no file of its own, or its name does not fit in a line.
    """
    for one in drawn.documents:
        if one.record is not None:
            raise UsageError(
                f"{name_of(one.path, one.record)} was drawn, which is a record and has no path of its own: "
                "use --format json=FILE, and declass check --sample FILE"
            )
        if end == b"\n" and len(one.path.splitlines()) > 1:
            raise UsageError(f"{one.path!r} was drawn and does not fit in a line: use --format null")
    return b"".join(os.fsencode(one.path) + end for one in drawn.documents)
