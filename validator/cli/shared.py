"""Options that several commands have."""

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from validator.cli.lists import add_list_options
from validator.cli.progress import Progress, is_wanted
from validator.cli.telling import add_telling_options, detail, is_plain, note
from validator.errors import UsageError
from validator.knowledge.checks import near_match
from validator.reading import STANDARD_INPUT, ReadDocument, ReadingOptions, Unread, discover, read_inputs

KINDS = ("cable", "memorandum", "email")


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say what to read and how, and how much is told of it."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders, globs, @FILE for a list, or - for standard input"
    )
    add_list_options(parser)
    parser.add_argument("--kind", metavar="KIND", help=f"kind of document, if not to be recognised: {', '.join(KINDS)}")
    parser.add_argument("--dated", metavar="DATE", help="date of origin of documents that give none (YYYY-MM-DD)")
    parser.add_argument("--text-field", default="text", metavar="NAME", help="field of a JSON Lines record: its text")
    parser.add_argument("--id-field", default="id", metavar="NAME", help="field of a JSON Lines record: its id")
    add_telling_options(parser)


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say by which rules to judge."""
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="DIR",
        help="a rule pack of your own; may be given several times",
    )
    parser.add_argument("--profile", default="default", metavar="NAME", help="profile of rules (default: default)")


def readings(options: argparse.Namespace, *, progress: bool = False) -> Iterator[ReadDocument | Unread]:
    """Reads what the options name; wrong paths are told at once, files that were passed over at the end.

    Args:
        options: The options that :func:`add_reading_options` adds.
        progress: Whether to tell how far reading is, if standard error is a terminal.

    Raises:
        UsageError: There is nothing to read.
    """
    if not options.paths:
        raise UsageError("the following arguments are required: PATH (or a list of paths: @FILE, --files-from FILE)")
    stdin = sys.stdin.buffer.read() if STANDARD_INPUT in options.paths else None
    how = ReadingOptions(text_field=options.text_field, id_field=options.id_field)
    passed: Counter[str] = Counter()

    def pass_over(path: str) -> None:
        passed.update([_suffix(path)])
        detail(options, f"passed over because of its suffix: {path}")

    inputs = read_inputs(options.paths, stdin=stdin, options=how, passed_over=pass_over, places=options.places)
    if progress and is_plain(options) and is_wanted():
        inputs = Progress(sys.stderr, sum(1 for _ in discover(options.paths, how))).over(inputs)
    return _telling(inputs, passed, options)


def _telling(
    inputs: Iterator[ReadDocument | Unread], passed: Counter[str], options: argparse.Namespace
) -> Iterator[ReadDocument | Unread]:
    count = 0
    detail(options, f"reading begins; paths that were named: {len(options.paths)}")
    for one in inputs:
        count += 1
        yield one
    detail(options, f"reading ends; documents and records: {count}")
    if passed:
        kinds = ", ".join(f"{many} {suffix}" for suffix, many in sorted(passed.items()))
        note(options, f"passed over in folders, because of their suffix: {kinds}; name them to have them read")


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower() or "without one"


def kind_of(options: argparse.Namespace) -> str | None:
    """Gives the kind of document that was asked for.

    Raises:
        UsageError: There is no such kind.
    """
    kind: str | None = options.kind
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r}{near_match(kind, KINDS)} (kinds: {', '.join(KINDS)})")
    return kind


def day(text: str | None, option: str) -> dt.date | None:
    """Reads a date option.

    Raises:
        UsageError: It is no date of the form YYYY-MM-DD.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} takes a date of the form YYYY-MM-DD, not {text!r}") from None
