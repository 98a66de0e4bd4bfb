"""The user's paths as files: folders walked, globs expanded, and nothing passed over unsaid.

What the user names is always taken. In folders the files with the suffixes of texts are taken; hidden files and folders
are left out, as are those of version control. The order is that of the arguments, and in folders that of the names.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from validator.errors import UsageError
from validator.light import define
from validator.own_files import BASELINE, CONFIGURATION, WAIVERS
from validator.reading.globs import glob_of, matches_any
from validator.reading.options import TAKEN, ReadingOptions
from validator.reading.outcome import Unread, printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

STANDARD_INPUT = "-"
"""The path that means standard input."""

_LEFT_OUT = frozenset({"CVS", "_darcs", "__pycache__", CONFIGURATION, WAIVERS, BASELINE})
"""What is no document although it stands among them: of version control, of interpreters, and our own configuration."""

_SHOWN_SUFFIXES = 5


def discover(
    paths: Sequence[str],
    options: ReadingOptions,
    passed_over: Callable[[str], None] | None = None,
    places: Mapping[str, str] | None = None,
) -> Iterator[str | Unread]:
    """Finds the files that the user means.

    Every argument is looked at before the first file is given, so that a wrong one is told before any work is done.

    Args:
        paths: Files, folders, globs, and ``-`` for standard input.
        options: What to include and exclude.
        passed_over: Called with each file in a folder that is not taken because of its suffix.
        places: Where a path was named, if in a list: file and line, to be told with what is wrong with it. What stands
            in a list is a name, never a glob.

    Returns:
        The files, and folders that could not be read. A file that is meant by several arguments is given once, unless
        they lead to it by different names.

    Raises:
        UsageError: A path does not exist, or a folder or glob holds nothing to read; all such paths at once.
    """
    arguments: dict[str, str] = {}
    wrong = [] if paths else ["there is nothing to read: no path was given"]
    for path in paths:
        place = (places or {}).get(path)
        try:
            for one in _expand(path, options, listed=place is not None):
                # Standard input is no file, so its key is no path either; a file may be called "-" too.
                arguments.setdefault("" if one == STANDARD_INPUT else os.path.normpath(one), one)
        except UsageError as error:
            wrong.append(f"{place}: {error}" if place else str(error))
    if wrong:
        raise UsageError("\n".join(wrong))
    return _files(arguments, options, passed_over)


def _files(
    arguments: dict[str, str], options: ReadingOptions, passed_over: Callable[[str], None] | None
) -> Iterator[str | Unread]:
    walker = _Walker(options, passed_over)
    several = len(arguments) > 1
    for path in arguments.values():
        if path == STANDARD_INPUT or _nature(path) != "folder":
            yield path
            continue
        for found in walker.walk(path):
            # A file that is an argument itself has its place there.
            if not (several and isinstance(found, str) and os.path.normpath(found) in arguments):
                yield found


def _expand(path: str, options: ReadingOptions, *, listed: bool) -> list[str]:
    """Gives the existing paths that an argument means."""
    if path == STANDARD_INPUT:
        return [path]
    nature = _nature(path)
    if nature == "folder" and (problem := _problem_of_folder(path, options)):
        raise UsageError(problem)
    if nature != "missing":
        return [path]
    if not listed and any(sign in path for sign in "*?["):
        return _expand_glob(path, options)
    raise UsageError(f"there is no file or folder {path!r}{_near_match(path)}")


def suffix_of(path: str) -> str:
    """Gives the suffix of a file name in small letters, with its dot; empty where there is none."""
    suffix = os.path.splitext(path)[1].lower()
    return "" if suffix == "." else suffix


def _nature(path: str) -> Literal["folder", "file", "missing"]:
    """Tells what a path is. A link that leads nowhere is a file, as is what cannot be told: reading it tells why."""
    if not path:
        return "missing"
    try:
        return "folder" if stat.S_ISDIR(os.stat(path).st_mode) else "file"
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "file" if os.path.islink(path) else "missing"
    except OSError:
        return "file"


def _expand_glob(pattern: str, options: ReadingOptions) -> list[str]:
    from glob import glob

    found = sorted(glob(pattern, recursive=True))
    usable = [path for path in found if not (_nature(path) == "folder" and _problem_of_folder(path, options))]
    if not usable:
        raise UsageError(f"nothing to read matches {pattern!r}")
    return usable


def _problem_of_folder(path: str, options: ReadingOptions) -> str | None:
    """Tells what is wrong with a folder that holds nothing to read; looks no further than the first file."""
    others: Counter[str] = Counter()

    def count(other: str) -> None:
        others[suffix_of(other) or "no suffix"] += 1

    if next(_Walker(options, count).walk(path), None) is not None:
        return None
    wanted = "files like " + ", ".join(options.include) if options.include else "files with " + ", ".join(TAKEN)
    held = ", ".join(f"{number} with {suffix}" for suffix, number in others.most_common(_SHOWN_SUFFIXES))
    return f"the folder {path!r} holds nothing to read; looked for {wanted}" + (f", found {held}" if held else "")


def _near_match(path: str) -> str:
    """Gives the existing path that is most like one that does not exist, as the end of a message."""
    from difflib import get_close_matches
    from pathlib import Path, PurePath

    near = Path()
    for part in PurePath(path).parts:
        step = near / part
        if _nature(str(step)) == "missing":
            try:
                names = get_close_matches(part, sorted(child.name for child in near.iterdir()), 1)
            except OSError:
                return ""
            if not names:
                return ""
            step = near / names[0]
        near = step
    return f"; did you mean {str(near)!r}?"


@define
class _Entry:
    """What stands in a folder: its path, its path below the folder that the user named, and whether it is a folder."""

    path: str
    below: str
    is_folder: bool


class _Walker:
    """Walks folders; each real folder once, so that symbolic links that lead in circles end."""

    def __init__(self, options: ReadingOptions, passed_over: Callable[[str], None] | None) -> None:
        self._include = [glob_of(glob) for glob in options.include]
        self._exclude = [glob_of(glob) for glob in options.exclude]
        self._passed_over = passed_over
        self._top = options.top
        self._visited: set[tuple[int, int]] = set()

    def walk(self, folder: str) -> Iterator[str | Unread]:
        """Gives the files of a folder and of those below it, in order of name; and folders that cannot be read."""
        stack = [_Entry(folder, self._below(folder), is_folder=True)]
        while stack:
            entry = stack.pop()
            if not entry.is_folder:
                yield entry.path
                continue
            try:
                entries = self._entries(entry)
            except OSError as error:
                yield Unread(printable(entry.path), None, f"cannot be listed: {error.strerror}")
            else:
                stack += reversed(entries)

    def _below(self, folder: str) -> str:
        """Gives what globs see in front of the names in a folder that the user named: its path below the top."""
        if self._top is None:
            return ""
        below = os.path.relpath(folder, self._top)
        return "" if below.split("/")[0] in (".", "..") else below + "/"

    def _entries(self, folder: _Entry) -> list[_Entry]:
        status = os.stat(folder.path)
        identity = (status.st_dev, status.st_ino)
        if identity in self._visited:
            return []
        self._visited.add(identity)
        with os.scandir(folder.path) as scan:
            listed = sorted(scan, key=lambda entry: entry.name)
        found: list[_Entry] = []
        for entry in listed:
            name = entry.name
            if name.startswith(".") or name in _LEFT_OUT:
                continue
            below = folder.below + name
            if self._exclude and matches_any(below, self._exclude):
                continue
            nature = _nature_in_folder(entry)
            if nature == "folder":
                found.append(_Entry(entry.path, below + "/", is_folder=True))
            elif nature == "file" and self._takes(below):
                found.append(_Entry(entry.path, below, is_folder=False))
            elif self._passed_over is not None and not self._include:
                self._passed_over(entry.path)
        return found

    def _takes(self, below: str) -> bool:
        if self._include:
            return matches_any(below, self._include)
        return below.lower().endswith(TAKEN)


def _nature_in_folder(entry: os.DirEntry[str]) -> Literal["folder", "file", "special"]:
    """Tells what an entry is, as :func:`_nature` does; pipes and devices in folders are never read."""
    try:
        if entry.is_dir():
            return "folder"
        if entry.is_file():
            return "file"
        return "special" if os.path.exists(entry.path) else "file"
    except OSError:
        return "file"
