"""``declass completion``: prints the script with which a shell completes the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.resources import files

from validator.cli.exit_codes import ExitCode
from validator.cli.output import put_out
from validator.cli.parser import Parser

SHELLS = ("bash", "zsh", "fish")

_EPILOG = """\
examples:
  declass completion bash > ~/.local/share/bash-completion/completions/declass
  declass completion zsh > ~/.zfunc/_declass         with fpath+=(~/.zfunc) before compinit in ~/.zshrc
  declass completion fish > ~/.config/fish/completions/declass.fish

The script is fixed: it knows commands, options, their words and the bundled rules, and runs nothing.
"""


def completion(arguments: Sequence[str]) -> int:
    """Runs ``declass completion`` and gives its exit code."""
    parser = Parser(
        prog="declass completion",
        description="Prints the script with which a shell completes declass and its options.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    options = parser.parse_args(arguments)
    put_out(script(options.shell))
    return ExitCode.CLEAN


def script(shell: str) -> str:
    """Gives the script for a shell, as ``tools/make_completions.py`` made it."""
    return (files("validator.cli") / "completions" / f"declass.{shell}").read_text(encoding="utf-8")
