"""How every command reads its words."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterable, Sequence

from validator.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_ANY_WIDTH = 100


class Parser(argparse.ArgumentParser):
    """An argument parser that raises our own error, so that every wrong usage looks alike.

    Long options are written out: an abbreviation that is understood today could mean another option tomorrow. Where a
    command takes lists of paths (``validator.cli.lists``), they are read at once: then ``paths`` holds paths only.

    argparse makes a formatter for every argument that is added, and each asks for the width of the terminal. Only help
    is shown to anybody, so only for help the width is asked for.
    """

    def __init__(
        self,
        *,
        prog: str,
        formatter_class: Callable[..., argparse.HelpFormatter] = argparse.HelpFormatter,
        **options: Any,  # noqa: ANN401 - those of argparse
    ) -> None:
        self._for_help = formatter_class
        super().__init__(
            prog=prog,
            allow_abbrev=False,
            formatter_class=lambda prog: formatter_class(prog, width=_ANY_WIDTH),
            **options,
        )

    def format_help(self) -> str:
        """Gives the help, as wide as the terminal; its first line names what must be written, and no other options.

        The library would name all of them there, and break the lines in a way that changes with the version of Python.
        """
        self.formatter_class: Any = self._for_help
        if self.usage is None:
            self.usage = " ".join([self.prog, *filter(None, map(_written, self._actions))])
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raises UsageError in place of printing and exiting."""
        raise UsageError(f"{message} (see '{self.prog} --help')")

    def parse_known_args(  # type: ignore[override] # the library's overloads for other kinds of namespaces are not used
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Reads words; an unknown option is told before anything that is missing only because of it.

        Raises:
            UsageError: The words are wrong.
        """
        words = [*(args or ())]
        for word in _before(words, {"--", *self.commands()}):
            name = word.partition("=")[0]
            if name.startswith("--") and name not in self._option_string_actions:
                self.error(f"there is no option {name!r}{_near_match(name, self._option_string_actions)}")
        options, others = super().parse_known_args(words, namespace)
        if "files_from" in options and not others:
            from validator.cli.lists import read_lists

            read_lists(options)
        return options, others

    def commands(self) -> list[str]:
        """Gives the names of the commands below this one."""
        return [
            name
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - there is no public name for it
            for name in action.choices
        ]

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is None or value in action.choices:
            return
        words = [str(choice) for choice in action.choices]
        near = _near_match(str(value), words)
        if action.option_strings:
            self.error(f"{action.option_strings[0]} takes one of {', '.join(words)}, not {value!r}{near}")
        if action.metavar is None:
            self.error(f"{value!r} is none of {', '.join(words)}{near}")
        what = str(action.metavar).lower()
        self.error(f"there is no {what} {value!r}{near} ({what}s: {', '.join(words)})")


_FORMS = {"?": "[{}]", "*": "[{} ...]", "+": "{} ...", argparse.PARSER: "{} ..."}
"""How often a positional word stands, by what the library calls ``nargs``."""


def _written(action: argparse.Action) -> str | None:
    """Gives an action as it stands in the first line of the help; None if it does not."""
    if not action.option_strings:
        return _FORMS.get(str(action.nargs), "{}").format(action.metavar or "|".join(action.choices or [action.dest]))
    if action.required:
        return f"{action.option_strings[-1]} {action.metavar}"
    return "[OPTION ...]" if isinstance(action, argparse._HelpAction) else None  # noqa: SLF001 - the first of every parser


def _before(words: Iterable[str], stops: Collection[str]) -> Iterable[str]:
    for word in words:
        if word in stops:
            return
        yield word


def _near_match(word: str, words: Iterable[str]) -> str:
    from validator.near_match import near_match  # only where something is wrong

    return near_match(word, words)
