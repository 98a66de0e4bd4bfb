"""``declass init``: writes a configuration and the lines for pre-commit, after a look at the folder."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

from validator.cli.exit_codes import ExitCode
from validator.cli.output import put, put_out
from validator.cli.parser import Parser
from validator.configuration.looking import look_at
from validator.configuration.proposing import configuration_for, hook_for
from validator.errors import UsageError
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import load_orders
from validator.own_files import CONFIGURATION
from validator.reports.wording import number

_HOOKS = ".pre-commit-config.yaml"

_EPILOG = f"""\
examples:
  declass init                 for the folder that you are in
  declass init --dry-run       print what would be written
  declass init archive/        for another folder

A {CONFIGURATION} that is there is never overwritten. The lines for pre-commit are printed, and written to
{_HOOKS} at the top of a repository that has none.
"""


def init(arguments: Sequence[str]) -> int:
    """Runs ``declass init`` and gives its exit code."""
    parser = Parser(
        prog="declass init",
        description=(
            f"Writes a {CONFIGURATION} with comments, and the lines for pre-commit, after a look at the folder."
        ),
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the folder (default: the current one)")
    parser.add_argument("--dry-run", action="store_true", help="print both and write nothing")
    options = parser.parse_args(arguments)
    folder = Path(options.folder)
    if not folder.is_dir():
        raise UsageError(f"{options.folder} is not a folder")
    file, hooks = folder / CONFIGURATION, folder / _HOOKS
    if os.path.lexists(file) and not options.dry_run:
        raise UsageError(f"{file} is there already, and is not overwritten; --dry-run prints what would be written")
    look = look_at(options.folder, load_vocabulary(), load_orders())
    content, lines = configuration_for(look, dt.datetime.now(dt.UTC).year), hook_for(look)
    if options.dry_run:
        put_out(f"{content}\n# {_HOOKS}\n{lines}")
        return ExitCode.CLEAN
    put(content, str(file))
    told = [f"{file} is written, after a look at {number(look.looked, 'file')} of {look.files}"]
    if os.path.lexists(hooks):
        told.append(f"{hooks} is there already, and is not changed; these are the lines for it:")
    elif not (folder / ".git").exists():
        told.append(f"this is not the top of a repository; these are the lines for its {_HOOKS}:")
    else:
        put(lines, str(hooks))
        told.append(f"{hooks} is written:")
    put_out("\n".join([*told, "", lines]))
    return ExitCode.CLEAN
