"""The options that say what becomes of a report, and the writing of it; for every command that has one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping

from validator.cli.exit_codes import ExitCode
from validator.cli.output import (
    CHECKSUM_SUFFIX,
    Content,
    Target,
    encoded,
    is_special,
    put,
    put_out,
    read_target,
    spare,
    try_out,
)
from validator.cli.shared import Unsaid
from validator.cli.telling import details
from validator.errors import UsageError
from validator.lazy import lazy_pattern
from validator.near_match import near_match
from validator.reports.formats import FORMATS, Format, Settings, check_installed, pieces
from validator.reports.judged import SEVERITIES
from validator.reports.report import Report

FAIL_ON = (*SEVERITIES, "never")
"""What ``--fail-on`` takes."""

COLOURS = ("auto", "always", "never")
"""What ``--colour`` takes."""

_URI = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")
_MARGIN = 8
_NARROWEST = 60
_PLAIN_WIDTH = 100


def add_format_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say in which formats a report is written, how, and where to."""
    add_target_options(parser, FORMATS)
    parser.add_argument(
        "--rule-pages", metavar="URL", help="where the pages of the rules are, for links in sarif and markdown"
    )
    parser.add_argument(
        "--every-outcome", action="store_true", help="sarif: results also of rules that passed or did not apply"
    )
    parser.add_argument("--show-waived", action="store_true", help="text, concise: findings that are waived too")
    parser.add_argument(
        "--show-baseline", action="store_true", help="text, concise: findings known from the baseline too"
    )
    parser.add_argument(
        "--colour",
        default="auto",
        choices=COLOURS,
        metavar="WHEN",
        help=f"{', '.join(COLOURS)} (default: auto); --color is the same",
    )
    # An option of its own, as help shows several names of one in a way that changes with the version of Python.
    parser.add_argument("--color", dest="colour", default=argparse.SUPPRESS, choices=COLOURS, help=argparse.SUPPRESS)


def add_target_options(parser: argparse.ArgumentParser, formats: Mapping[str, Format]) -> None:
    """Adds the options that say in which formats something is written, and where to."""
    parser.add_argument(
        "--format",
        action="append",
        metavar="FORMAT[=FILE]",
        help=f"{', '.join(formats)}; several may be given, all but one with a file (default: text)",
    )
    parser.add_argument("--checksum", action="store_true", help="write FILE.sha256 beside every FILE")


def add_fail_on(parser: argparse.ArgumentParser) -> None:
    """Adds the option that says which findings make the command fail."""
    parser.add_argument(
        "--fail-on", default=Unsaid("error"), metavar="SEVERITY", help=f"{', '.join(FAIL_ON)} (default: error)"
    )


def formats_epilog(formats: Mapping[str, Format] = FORMATS) -> str:
    """Gives the list of the formats for a help text."""
    width = max(map(len, formats))
    return "formats:\n" + "".join(f"  {name:<{width}}  {form.meaning}\n" for name, form in formats.items())


def fail_on(options: argparse.Namespace) -> str:
    """Gives from which severity on the command fails, or ``never``.

    Raises:
        UsageError: There is no such severity.
    """
    severity: str = options.fail_on
    if severity not in FAIL_ON:
        near = near_match(severity, FAIL_ON)
        raise UsageError(f"--fail-on takes one of {', '.join(FAIL_ON)}, not {severity!r}{near}")
    return severity


def targets_of(options: argparse.Namespace) -> list[Target]:
    """Gives the formats of a report that were asked for; all that can be wrong with them is found out now.

    Raises:
        UsageError: A format or its place cannot be, or what is said of one.
    """
    if options.rule_pages is not None and not _URI.fullmatch(options.rule_pages):
        raise UsageError(
            f"--rule-pages takes a whole URL such as https://example.org/rules, not {options.rule_pages!r}"
        )
    return places_of(options, FORMATS)


def places_of(options: argparse.Namespace, formats: Mapping[str, Format]) -> list[Target]:
    """Gives the formats that were asked for, each with its place.

    Args:
        options: The options that :func:`add_target_options` adds.
        formats: The formats that there are.

    Raises:
        UsageError: A format or its place cannot be.
    """
    targets = [read_target(text, tuple(formats)) for text in options.format or ["text"]]
    files = [target.path for target in targets if target.path is not None]
    if len(targets) - len(files) > 1:
        raise UsageError("only one --format can go to standard output; give the others a file: --format json=FILE")
    if options.checksum and not files:
        raise UsageError("--checksum is for files, and no --format has one: --format json=FILE")
    taken: set[str] = set()
    for target in targets:
        check_installed(target.format, formats)
        if target.path is None:
            if formats[target.format].form == "binary":
                raise UsageError(f"{target.format} is binary and needs a file: --format {target.format}=FILE")
            continue
        sealed = options.checksum and not is_special(target.path)
        for path in (target.path, target.path + CHECKSUM_SUFFIX) if sealed else (target.path,):
            # What lies in a folder is known only when it was read; a file that is named can be spared all the work.
            spare(path, lambda: getattr(options, "paths", ()))
            try_out(path)
            place = os.path.realpath(path)
            if place in taken and not is_special(place):
                raise UsageError(f"two formats cannot go to the same file: {path}")
            taken.add(place)
    return targets


def write(report: Report, targets: list[Target], options: argparse.Namespace) -> ExitCode:
    """Writes a report in every format; what cannot be written is told, and the others are written all the same."""
    return write_all(
        targets,
        FORMATS,
        lambda target: _content(report, target, options),
        lambda: (document.path for document in report.documents),
        checksum=options.checksum,
        tell=details(options),
    )


def write_all(
    targets: list[Target],
    formats: Mapping[str, Format],
    content: Callable[[Target], Content],
    documents: Callable[[], Iterable[str]],
    *,
    checksum: bool,
    tell: Callable[[str], None],
) -> ExitCode:
    """Writes every format to its place; what cannot be written is told, and the others are written all the same.

    Args:
        targets: The formats with their places.
        formats: The formats that there are.
        content: Renders one of them.
        documents: Gives the paths of the documents that were read, which nothing is written over.
        checksum: Whether to write a checksum file beside each file.
        tell: Called with what was done, as one clause.
    """
    code = ExitCode.CLEAN
    for target in targets:
        try:
            for path in (target.path, target.path + CHECKSUM_SUFFIX) if target.path is not None else ():
                spare(path, documents)
            made = content(target)
            if target.path is None and formats[target.format].form == "text":
                # Only what people read goes in the encoding of their terminal; machines get UTF-8 in every locale.
                put_out(encoded(made))
            else:
                put(made, target.path, checksum=checksum)
            tell(f"{target.format} written to {target.path or 'standard output'}")
        except UsageError as error:
            print(f"declass: {error}", file=sys.stderr)
            code = ExitCode.USAGE
    return code


def _content(report: Report, target: Target, options: argparse.Namespace) -> Content:
    terminal = target.path is None and sys.stdout.isatty()
    # NO_COLOR (no-color.org): set and not empty means no colours unless they are asked for.
    coloured = options.colour == "always" or (options.colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    width = _width() if terminal else _PLAIN_WIDTH
    settings = Settings(
        coloured, width, options.rule_pages, options.every_outcome, options.show_waived, options.show_baseline
    )
    return pieces(report, target.format, settings)


def _width() -> int:
    import shutil  # only for a terminal

    return max(_NARROWEST, shutil.get_terminal_size().columns - _MARGIN)
