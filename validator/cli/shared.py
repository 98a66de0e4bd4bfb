"""Options that several commands have."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator

from validator.cli.lists import add_list_options
from validator.cli.progress import Progress, is_wanted
from validator.cli.telling import add_telling_options, detail, is_plain, note
from validator.errors import UsageError
from validator.light import define
from validator.near_match import near_match
from validator.reading import (
    STANDARD_INPUT,
    ReadDocument,
    ReadingOptions,
    Task,
    Unread,
    discover,
    read_task,
    read_tasks,
    suffix_of,
)

KINDS = ("cable", "memorandum", "email")


class Unsaid(str):
    """The default of an option: a text that the user did not say, so that a configuration goes before it."""

    __slots__ = ()


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say what to read and how, and how much is told of it."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders, globs, @FILE for a list, or - for standard input "
        "(default: documents.paths of the configuration)",
    )
    add_list_options(parser)
    add_document_options(parser)
    add_telling_options(parser)


def add_document_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say what documents are, and how they stand in records."""
    parser.add_argument("--kind", metavar="KIND", help=f"kind of document, if not to be recognised: {', '.join(KINDS)}")
    parser.add_argument("--dated", metavar="DATE", help="date of origin of documents that give none (YYYY-MM-DD)")
    add_field_options(parser)


def add_field_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say what the members of JSON Lines records are called."""
    parser.add_argument(
        "--text-field", default=Unsaid("text"), metavar="NAME", help="field of a JSON Lines record: its text"
    )
    parser.add_argument("--id-field", default=Unsaid("id"), metavar="NAME", help="field of a JSON Lines record: its id")


def add_rule_options(parser: argparse.ArgumentParser, *, profile: bool = True) -> None:
    """Adds the options that say by which rules to judge.

    Args:
        parser: The parser.
        profile: Whether a profile chooses among the rules.
    """
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="DIR",
        help="a rule pack of your own; may be given several times",
    )
    if profile:
        parser.add_argument(
            "--profile", default=Unsaid("default"), metavar="NAME", help="profile of rules (default: default)"
        )


@define
class Inputs:
    """What the options name.

    Attributes:
        tasks: What is to be read, in its order.
        passed_over: Files in folders that are not read because of their suffix, by suffix; known when all tasks are.
    """

    tasks: Iterator[Task]
    passed_over: Counter[str]

    def tell_passed_over(self, options: argparse.Namespace) -> None:
        """Tells what was passed over."""
        if self.passed_over:
            kinds = ", ".join(f"{many} {suffix}" for suffix, many in sorted(self.passed_over.items()))
            note(options, f"passed over in folders, because of their suffix: {kinds}; name them to have them read")


def inputs_of(options: argparse.Namespace, how: ReadingOptions) -> Inputs:
    """Gives what the options name; wrong paths are told at once.

    Args:
        options: The options that :func:`add_reading_options` adds.
        how: How inputs are found and read.

    Raises:
        UsageError: There is nothing to read.
    """
    if not options.paths:
        raise UsageError("the following arguments are required: PATH (or a list of paths: @FILE, --files-from FILE)")
    stdin = sys.stdin.buffer.read() if STANDARD_INPUT in options.paths else None
    passed: Counter[str] = Counter()

    def pass_over(path: str) -> None:
        passed.update([_suffix(path)])
        detail(options, f"passed over because of its suffix: {path}")

    found = read_tasks(options.paths, stdin=stdin, options=how, passed_over=pass_over, places=options.places)
    return Inputs(_counted(found, options), passed)


def readings(options: argparse.Namespace, how: ReadingOptions) -> Iterator[ReadDocument | Unread]:
    """Reads what the options name; wrong paths are told at once, files that were passed over at the end.

    Arguments and errors are those of :func:`inputs_of`.
    """
    return _readings(inputs_of(options, how), options, how)


def _readings(inputs: Inputs, options: argparse.Namespace, how: ReadingOptions) -> Iterator[ReadDocument | Unread]:
    for task in inputs.tasks:
        yield from read_task(task, how)
    inputs.tell_passed_over(options)


def _counted(tasks: Iterator[Task], options: argparse.Namespace) -> Iterator[Task]:
    count = 0
    detail(options, f"reading begins; paths that were named: {len(options.paths)}")
    for one in tasks:
        count += 1
        yield one
    detail(options, f"all is found; files and records: {count}")


def progress(options: argparse.Namespace, how: ReadingOptions) -> Progress | None:
    """Gives what tells how far a run over the named inputs is; None where nobody is to be told."""
    if not is_plain(options) or not is_wanted():
        return None
    return Progress(sys.stderr, sum(1 for _ in discover(options.paths, how)))


def _suffix(path: str) -> str:
    return suffix_of(path) or "without one"


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
