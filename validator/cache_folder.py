"""The folder for what runs leave for later runs: compiled rule sets and results.

What is stored there is read back as code or as pickled values, so it is used only if it belongs to this user and nobody
else can enter it.
"""

import os
import stat
from pathlib import Path

SWITCH = "DECLASS_CACHE_DIR"
"""Environment variable that names the folder; empty for none."""


def cache_folder(named: str | None = None) -> Path | None:
    """Gives the folder, made if need be; None where there is none that can be trusted, or none is wanted.

    Args:
        named: The folder; empty for none. By default what the environment variable says, else the folder
            ``declass-validator`` in the user's cache folder.
    """
    if named is None:
        named = os.environ.get(SWITCH)
    if named == "":
        return None
    if named is None:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 - pathlib raises where there is no home
        named = os.path.join(base, "declass-validator")  # noqa: PTH118 - as above
    place = Path(named)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = place.stat()
    except OSError:
        return None
    mine = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077)
    return place if mine else None
