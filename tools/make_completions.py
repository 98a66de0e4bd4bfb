"""Makes the scripts with which shells complete the command line, from the parsers of the commands (``make pages``).

The library that writes them is needed here and nowhere else: what it writes is kept, and delivered, as it is.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import shtab

from validator.cli import diff, parse, sample
from validator.cli.completion import SHELLS
from validator.cli.main import COMMANDS
from validator.cli.parser import Parser
from validator.cli.rendering import FAIL_ON
from validator.cli.shared import KINDS
from validator.reports.formats import FORMATS
from validator.ruleset.packs import read_packs

FOLDER = Path(__file__).parent.parent / "validator" / "cli" / "completions"

_FILES = ("FILE", "PATH", "REPORT", "OLD", "NEW")
_FOLDERS = ("DIR",)


class _ParserSeen(Exception):  # noqa: N818 - no error: it ends a command at the point where it has its parser
    def __init__(self, parser: Parser) -> None:
        self.parser = parser


def made() -> dict[str, str]:
    """Makes the script of every shell: texts by file name."""
    whole = argparse.ArgumentParser(prog="declass", description="declassification dates and classification markings")
    whole.add_argument("--version", action="store_true", help="tell version and digest of the bundled rules")
    whole.add_argument("--explain-exit", action="store_true", help="tell what the exit codes mean")
    commands = whole.add_subparsers()
    words = _words()
    for name, does in COMMANDS.items():
        parser = parser_of(name)
        for action in _actions(parser):
            keys = (f"{name} {action.dest}", action.dest, str(action.metavar))
            _complete(action, next((words[key] for key in keys if key in words), None))
        commands.add_parser(name, help=does, parents=[parser], add_help=False)
    return {f"declass.{shell}": shtab.complete(whole, shell).rstrip() + "\n" for shell in SHELLS}


def parser_of(name: str) -> Parser:
    """Gives the parser of a command: runs the command as far as it has made one."""

    def stop(parser: Parser, *_: object) -> None:
        raise _ParserSeen(parser)

    module = name.replace("-", "_")
    command: Callable[[Sequence[str]], int] = getattr(import_module(f"validator.cli.{module}"), module)
    with patch.object(Parser, "parse_known_args", stop):
        try:
            command([])
        except _ParserSeen as seen:
            return seen.parser
    raise AssertionError(f"the command {name} has no parser")


def commands_of(name: str) -> list[str]:
    """Gives the names of the commands below a command."""
    return parser_of(name).commands()


def write() -> None:
    """Writes the scripts anew."""
    for name, text in made().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Gives all options and positional words of a parser and of those below it."""
    for action in parser._actions:  # noqa: SLF001 - there is no public name; the library does the same
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for below in action.choices.values():
                yield from _actions(below)
        else:
            yield action


def _words() -> dict[str, Sequence[str]]:
    """Gives what options and positional words take: by command and name, by name alone, or by what help calls it."""
    packs = read_packs()
    return {
        "parse format": parse.FORMATS,
        "sample format": sample.FORMATS,
        "diff format": tuple(diff.FORMS),
        "format": tuple(FORMATS),
        "profile": sorted(packs.profiles),
        "KIND": KINDS,
        "SEVERITY": FAIL_ON,
        "RULE": tuple(packs.rules),
    }


def _complete(action: argparse.Action, words: Sequence[str] | None) -> None:
    if words is not None:
        action.choices = words
    elif action.metavar in _FILES:
        vars(action)["complete"] = shtab.FILE
    elif action.metavar in _FOLDERS:
        vars(action)["complete"] = shtab.DIRECTORY


if __name__ == "__main__":
    write()
