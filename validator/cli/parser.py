"""How every command reads its words."""

import argparse
from typing import NoReturn

from validator.errors import UsageError


class Parser(argparse.ArgumentParser):
    """An argument parser that raises our own error, so that every wrong usage looks alike."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError in place of printing and exiting."""
        raise UsageError(f"{message} (see '{self.prog} --help')")
