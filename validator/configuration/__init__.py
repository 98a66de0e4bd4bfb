"""The configuration ``declass.toml``: finding it, reading it, and settling what holds for a path.

Only the finding is here, because every run pays for it: a few questions to the file system, and no further import. What
a file says is read by ``reading`` into the values of ``content``; ``settling`` lays defaults, file, overrides and
command line over each other and remembers where each value came from; ``planning`` makes the plan of a run of it.
"""

from __future__ import annotations

import os

from validator.own_files import CONFIGURATION

STANDARD_OUTPUT = "-"
"""The output that means standard output."""

_TOP = ".git"


def find(start: str) -> str | None:
    """Finds the configuration nearest upwards.

    Args:
        start: Absolute path of the folder to begin with.

    Returns:
        Path of the file, or of whatever else is called so: reading it tells what is wrong. None where there is none up
        to the top of the repository (the folder with ``.git``) or, outside of one, of the file system.
    """
    folder = start
    while True:
        file = os.path.join(folder, CONFIGURATION)
        if os.path.lexists(file):
            return file
        parent = os.path.dirname(folder)
        if parent == folder or os.path.lexists(os.path.join(folder, _TOP)):
            return None
        folder = parent
