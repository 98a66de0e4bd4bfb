"""The options that say what becomes of a report, and the writing of it; for every command that has one."""

import argparse
import os
import sys

from validator.cli.exit_codes import ExitCode
from validator.cli.output import Target, is_special, put, read_target, try_out
from validator.cli.telling import detail
from validator.errors import UsageError
from validator.lazy import lazy_pattern
from validator.near_match import near_match
from validator.reports.formats import FORMATS, Settings, check_installed, render
from validator.reports.report import SEVERITIES, Report

FAIL_ON = (*SEVERITIES, "never")
"""What ``--fail-on`` takes."""

_URI = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")
_MARGIN = 8
_NARROWEST = 60
_PLAIN_WIDTH = 100


def add_format_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say in which formats a report is written, and where to."""
    parser.add_argument(
        "--format",
        action="append",
        metavar="FORMAT[=FILE]",
        help=f"{', '.join(FORMATS)}; several may be given, all but one with a file (default: text)",
    )
    parser.add_argument("--checksum", action="store_true", help="write FILE.sha256 beside every FILE")
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
        "--colour", "--color", default="auto", choices=("auto", "always", "never"), help="colours (default: auto)"
    )


def add_fail_on(parser: argparse.ArgumentParser) -> None:
    """Adds the option that says which findings make the command fail."""
    parser.add_argument("--fail-on", default="error", metavar="SEVERITY", help=f"{', '.join(FAIL_ON)} (default: error)")


def formats_epilog() -> str:
    """Gives the list of the formats for a help text."""
    width = max(map(len, FORMATS))
    return "formats:\n" + "".join(f"  {name:<{width}}  {form.meaning}\n" for name, form in FORMATS.items())


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
    """Gives the formats that were asked for, each with its place; all that can be wrong with them is found out now.

    Raises:
        UsageError: A format or its place cannot be.
    """
    targets = [read_target(text, tuple(FORMATS)) for text in options.format or ["text"]]
    files = [target.path for target in targets if target.path is not None]
    if len(targets) - len(files) > 1:
        raise UsageError("only one --format can go to standard output; give the others a file: --format json=FILE")
    if options.checksum and not files:
        raise UsageError("--checksum is for files, and no --format has one: --format json=FILE")
    if options.rule_pages is not None and not _URI.fullmatch(options.rule_pages):
        raise UsageError(
            f"--rule-pages takes a whole URL such as https://example.org/rules, not {options.rule_pages!r}"
        )
    taken: set[str] = set()
    for target in targets:
        check_installed(target.format)
        if target.path is None:
            if FORMATS[target.format].form == "binary":
                raise UsageError(f"{target.format} is binary and needs a file: --format {target.format}=FILE")
            continue
        try_out(target.path)
        place = os.path.realpath(target.path)
        if place in taken and not is_special(place):
            raise UsageError(f"two formats cannot go to the same file: {target.path}")
        taken.add(place)
    return targets


def write(report: Report, targets: list[Target], options: argparse.Namespace) -> ExitCode:
    """Writes a report in every format; what cannot be written is told, and the others are written all the same."""
    code = ExitCode.CLEAN
    for target in targets:
        try:
            put(_content(report, target, options), target.path, checksum=options.checksum)
            detail(options, f"{target.format} written to {target.path or 'standard output'}")
        except UsageError as error:
            print(f"declass: {error}", file=sys.stderr)
            code = ExitCode.USAGE
    return code


def _content(report: Report, target: Target, options: argparse.Namespace) -> str | bytes:
    terminal = target.path is None and sys.stdout.isatty()
    # NO_COLOR (no-color.org): set and not empty means no colours unless they are asked for.
    coloured = options.colour == "always" or (options.colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    width = _width() if terminal else _PLAIN_WIDTH
    settings = Settings(
        coloured, width, options.rule_pages, options.every_outcome, options.show_waived, options.show_baseline
    )
    content = render(report, target.format, settings)
    # Only what people read goes in the encoding of their terminal; machines get UTF-8, whatever the locale is.
    return content.encode() if isinstance(content, str) and FORMATS[target.format].form == "text" else content


def _width() -> int:
    import shutil  # only for a terminal

    return max(_NARROWEST, shutil.get_terminal_size().columns - _MARGIN)
