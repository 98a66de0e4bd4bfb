"""Options that several commands have."""

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from validator.cli.progress import Progress, is_wanted
from validator.errors import UsageError
from validator.knowledge.checks import near_match
from validator.reading import STANDARD_INPUT, ReadDocument, ReadingOptions, Unread, discover, read_inputs

KINDS = ("cable", "memorandum", "email")


def add_reading_options(parser: argparse.ArgumentParser, paths: str = "+") -> None:
    """Adds the options that say what to read and how.

    Args:
        parser: The parser.
        paths: How many paths there may be, as ``nargs`` has it.
    """
    parser.add_argument("paths", nargs=paths, metavar="PATH", help="files, folders, or - for standard input")
    parser.add_argument("--kind", metavar="KIND", help=f"kind of document, if not to be recognised: {', '.join(KINDS)}")
    parser.add_argument("--dated", metavar="DATE", help="date of origin of documents that give none (YYYY-MM-DD)")
    parser.add_argument("--text-field", default="text", metavar="NAME", help="field of a JSON Lines record: its text")
    parser.add_argument("--id-field", default="id", metavar="NAME", help="field of a JSON Lines record: its id")


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
    """
    stdin = sys.stdin.buffer.read() if STANDARD_INPUT in options.paths else None
    how = ReadingOptions(text_field=options.text_field, id_field=options.id_field)
    passed: Counter[str] = Counter()
    inputs = read_inputs(
        options.paths, stdin=stdin, options=how, passed_over=lambda path: passed.update([_suffix(path)])
    )
    if progress and is_wanted():
        inputs = Progress(sys.stderr, sum(1 for _ in discover(options.paths, how))).over(inputs)
    return _telling(inputs, passed)


def _telling(inputs: Iterator[ReadDocument | Unread], passed: Counter[str]) -> Iterator[ReadDocument | Unread]:
    yield from inputs
    if passed:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(passed.items()))
        print(
            f"declass: passed over in folders, because of their suffix: {kinds}; name them to have them read",
            file=sys.stderr,
        )


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
