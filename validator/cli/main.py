"""The ``declass`` command: finds the subcommand, runs it, and turns what happened into an exit code."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from validator import __version__
from validator.cli.exit_codes import MEANINGS, ExitCode
from validator.cli.output import put_out, silence
from validator.cli.parser import Parser
from validator.errors import DefinitionError, InstallationError, UsageError

COMMANDS = {
    "check": "judge documents and report",
    "parse": "show what was read from documents",
    "sample": "draw a representative sample of documents",
    "explain-date": "say when documents fall due, and why",
    "schedule": "list what has fallen due, falls due or needs review",
    "render": "make other formats of a saved report",
    "diff": "compare two saved reports",
    "verify": "say whether documents are still those that were judged",
    "baseline": "write down what is found today, so that only what is new fails",
    "rules": "list, explain and prove rules",
    "config": "say what holds for a path, and why",
    "init": "write a configuration for a folder",
    "cache": "tell what earlier runs have left, or clear it",
    "completion": "print what completes this command in bash, zsh or fish",
}

_OWN = ("-h", "--help", "--version", "--explain-exit")
"""Options that stand before any command."""

_EPILOG = """\
examples:
  declass check cables/                        judge every document below a folder
  declass check --format json=report.json a.txt
  declass parse a.txt                          what was read, as JSON
  declass rules explain DUR018                 a rule, its law and its cases
  declass render report.json --format sarif    another format of a saved report
  declass COMMAND --help                       more on a command

Options of a command stand behind it. Exit codes: 0 clean, 1 findings, 2 and higher: see declass --explain-exit.
"""


def main(arguments: Sequence[str]) -> int:
    """Runs a command line.

    Args:
        arguments: The words behind ``declass``.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character of a document must not stop the report.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _flushed(arguments)
    except BrokenPipeError:
        # Whoever read the output has gone: not our fault, and nothing more can be said.
        silence()
        return ExitCode.CLEAN
    except KeyboardInterrupt:
        print("declass: interrupted", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except UsageError as error:
        for line in str(error).split("\n"):
            print(f"declass: {line}", file=sys.stderr)
        return ExitCode.USAGE
    except DefinitionError as error:
        for problem in error.problems:
            print(f"declass: {problem}", file=sys.stderr)
        return ExitCode.DEFINITION
    except InstallationError as error:
        print(f"declass: {error}", file=sys.stderr)
        return ExitCode.INTERNAL
    except Exception as error:  # noqa: BLE001 - the last resort: a user is told in one line, whatever it is
        print(f"declass: this is a fault of declass-validator: {type(error).__name__}: {error}", file=sys.stderr)
        return ExitCode.INTERNAL


def _flushed(arguments: Sequence[str]) -> int:
    """Runs a command line and sees to it that what it printed is written, however it ends, such as after ``--help``."""
    try:
        return _dispatch(arguments)
    finally:
        put_out("")


def _dispatch(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        return _run_command(arguments[0], arguments[1:])
    if arguments and arguments[0] not in _OWN:
        raise UsageError(_misplaced(arguments))
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.version:
        return _version()
    if options.explain_exit:
        for code, meaning in MEANINGS.items():
            print(f"{code.value:>3}  {meaning}")
        return ExitCode.CLEAN
    parser.print_help()
    return ExitCode.USAGE


def _parser() -> Parser:
    width = max(map(len, COMMANDS))
    commands = "".join(f"  {name:<{width}}  {does}\n" for name, does in COMMANDS.items())
    parser = Parser(
        prog="declass",
        description="Checks declassification dates and classification markings of US government documents.",
        usage="declass COMMAND ...\n       declass --help | --version | --explain-exit",
        epilog=f"commands:\n{commands}\n{_EPILOG}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="tell version and digest of the bundled rules, and exit")
    parser.add_argument("--explain-exit", action="store_true", help="tell what the exit codes mean, and exit")
    return parser


def _version() -> int:
    from validator.ruleset.digest import bundled_digest  # reads every rule file, so only here

    print(f"declass-validator {__version__}")
    print(f"bundled rules, profile default: digest {bundled_digest()}")
    return ExitCode.CLEAN


def _misplaced(arguments: Sequence[str]) -> str:
    """Tells what is wrong with words that do not begin with a command, and what was probably meant."""
    from validator.near_match import near_match

    first, known = arguments[0], tuple(COMMANDS)
    if first.startswith("-"):
        for word in arguments:
            if word in COMMANDS:
                return f"options of a command stand behind it: declass {word} {first} ..."
        return f"there is no option {first!r}{near_match(first, _OWN)} (see 'declass --help')"
    meant = f"; to judge it: declass check {first}" if os.path.exists(first) else near_match(first, known)
    return f"there is no command {first!r}{meant} (commands: {', '.join(known)})"


def _run_command(name: str, arguments: Sequence[str]) -> int:
    # Only the command that was asked for is imported: the others' imports would cost every hook run.
    module = name.replace("-", "_")
    command: Callable[[Sequence[str]], int] = getattr(import_module(f"validator.cli.{module}"), module)
    gc.freeze()
    gc.enable()
    return command(arguments)
