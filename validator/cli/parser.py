"""How every command reads its words."""

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from validator.errors import UsageError

_ANY_WIDTH = 100


class Parser(argparse.ArgumentParser):
    """An argument parser that raises our own error, so that every wrong usage looks alike.

    argparse makes a formatter for every argument that is added, and each asks for the width of the terminal. Only help
    is shown to anybody, so only for help the width is asked for.
    """

    def __init__(
        self,
        *,
        formatter_class: Callable[..., argparse.HelpFormatter] = argparse.HelpFormatter,
        **options: Any,  # noqa: ANN401 - those of argparse
    ) -> None:
        self._for_help = formatter_class
        super().__init__(formatter_class=lambda prog: formatter_class(prog, width=_ANY_WIDTH), **options)

    def format_help(self) -> str:
        """Gives the help text, as wide as the terminal."""
        self.formatter_class: Any = self._for_help
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raises UsageError in place of printing and exiting."""
        raise UsageError(f"{message} (see '{self.prog} --help')")
