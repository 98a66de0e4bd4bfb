"""Documents as a file of ours names them, and which files and folders a run looked at.

Waivers and baselines name documents by their path from the folder in which they stand, so that they hold wherever the
command is run. Everything here is a function of texts: no file system is asked.
"""

from __future__ import annotations

import posixpath

from attrs import define

_STANDARD_INPUT = "-"


@define(frozen=True)
class Folder:
    """The folder of a file of ours, from which that file names documents.

    Attributes:
        path: The folder, absolute.
        here: The working directory of the run, absolute; paths as the user names them begin there.
    """

    path: str
    here: str

    def name(self, path: str) -> str:
        """Gives a path, as the user named it, as the file names it; standard input keeps its name."""
        if path == _STANDARD_INPUT:
            return path
        return posixpath.relpath(posixpath.join(self.here, path), self.path)

    def absolute(self, name: str) -> str:
        """Gives a path that the file names, absolute."""
        return posixpath.normpath(posixpath.join(self.path, name))


@define(frozen=True)
class Scope:
    """The files and folders that a run looked at as a whole.

    Attributes:
        looked_at: Their paths, absolute. What is not there any more below them is known not to be there.
    """

    looked_at: tuple[str, ...] = ()

    def covers(self, path: str) -> bool:
        """Says whether all that stands at or below an absolute path was looked at."""
        return any(is_within(path, each) for each in self.looked_at)


def scope_of(paths: tuple[str, ...], here: str) -> Scope:
    """Gives the scope of a run.

    Args:
        paths: The files and folders that the user named.
        here: The working directory, absolute.
    """
    named = (path for path in paths if path != _STANDARD_INPUT)
    return Scope(tuple(posixpath.normpath(posixpath.join(here, path)) for path in named))


def is_within(path: str, folder: str) -> bool:
    """Says whether an absolute path is a folder, or stands below it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")
