"""What lets the program start sooner: the code of its modules and compiled patterns, as earlier runs have left them.

For each module Python looks through folders and opens a file, and each pattern is compiled in every process anew. For a
hook that judges one document both together take longer than judging it. So a run leaves them in one file in the cache
folder, and the next run takes them from there.

The code of a module counts only while its source has the size and the time of change that it had: the bargain that
Python itself makes with the files in ``__pycache__``. The file holds for the very Python and installation that wrote
it. What is in it will be run, so it is taken only from a folder of this user's own (``validator.cache_folder``).

This module, and those that it imports, come from elsewhere in every run, so they are few and short.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

from validator.cache_folder import cache_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import CodeType, ModuleType

    Identity = tuple[int, str, str | None, int, str]
    """What must be the same: version of this form, Python, its form of code, level of optimisation, this package."""

    Module = tuple[str, bool, tuple[int, int], int, int]
    """Path of its source, whether it is a package, state of its source, and where its code begins and ends."""

    Index = tuple[Identity, int, Mapping[str, Module], Mapping[tuple[str, int], bytes]]
    """What a file begins with: for whom it holds, bytes of code behind, modules, patterns (``validator.patterns``)."""

FORMAT = 1
"""Version of the form of the file."""

KIND = "start"
"""How names of such files begin."""

SIZE = 8
"""Bytes in front that say how long the index is."""


class StartImage:
    """The code of modules and the compiled patterns of earlier runs; as a finder of modules, it finds the former.

    Attributes:
        file: Path of its file; None where there is no place for one.
        identity: For whom it holds.
        modules: The modules.
        patterns: The patterns.
    """

    def __init__(self, file: str | None, identity: Identity) -> None:
        """Reads the file of an image; one that is not there, or cannot be used, is empty.

        Args:
            file: Its path; None where there is no place for one.
            identity: For whom it must hold.
        """
        self.file = file
        self.identity = identity
        self.modules: Mapping[str, Module] = {}
        self.patterns: Mapping[tuple[str, int], bytes] = {}
        self._before = frozenset(sys.modules)
        self._codes = memoryview(b"")
        if file is None:
            return
        try:
            with open(file, "rb", buffering=0) as stream:
                data = memoryview(stream.read())
            end = SIZE + int.from_bytes(data[:SIZE], "little")
            index: Index = marshal.loads(data[SIZE:end])  # noqa: S302 - from our own folder only
            if index[:2] == (identity, len(data) - end):
                _, _, self.modules, self.patterns = index
                self._codes = data[end:]
        except (OSError, EOFError, ValueError, TypeError, LookupError):
            return  # one that is not there, was cut short or meddled with is as good as none; it is written anew

    def begin(self) -> None:
        """Lets this process take modules and patterns from the image."""
        sys.meta_path.insert(0, self)
        from validator.patterns import PATTERNS  # as every other module from now on, from the image

        PATTERNS.kept = self.patterns

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - the interface
        target: ModuleType | None = None,  # noqa: ARG002 - the interface
    ) -> ModuleSpec | None:
        """Finds a module; None where it is not kept, or has changed since."""
        module = self.modules.get(name)
        if module is None:
            return None
        origin, is_package, state, start, end = module
        if state_of(origin) != state:
            return None
        spec = ModuleSpec(name, Loader(name, origin, self.code_of(start, end)), origin=origin, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(origin)]
        spec.has_location = True
        spec.cached = self.file  # else Python works out where it would have kept the code
        return spec

    def code_of(self, start: int, end: int) -> memoryview:
        """Gives the code of a module as it is kept, from where it begins to where it ends."""
        return self._codes[start:end]

    def end(self) -> tuple[list[ModuleType], list[tuple[str, int]]]:
        """Leaves everything as it was before it began.

        Returns:
            The modules and the patterns that this process had to find elsewhere.
        """
        sys.meta_path.remove(self)
        from validator.patterns import PATTERNS

        PATTERNS.kept = {}
        return [module for name, module in sys.modules.items() if self._is_fresh(name, module)], PATTERNS.fresh

    def _is_fresh(self, name: str, module: ModuleType) -> bool:
        return (
            name.startswith("validator.")
            and name not in self._before
            and type(getattr(module, "__loader__", None)) is SourceFileLoader
        )


class Loader(SourceFileLoader):
    """Loads a module as Python does, but for the place where its code comes from."""

    def __init__(self, name: str, path: str, code: memoryview) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:  # noqa: ARG002 - the interface
        """Gives the code of the module."""
        code: CodeType = marshal.loads(self._code)  # noqa: S302 - from our own folder only
        return code


def start_image() -> StartImage:
    """Gives the image of this installation under this Python."""
    package = os.path.dirname(__file__)
    python = sys.implementation.cache_tag
    folder = cache_folder()
    if folder is None or python is None:
        return StartImage(None, (FORMAT, "", None, 0, ""))
    place = "".join(sign if sign.isalnum() else "-" for sign in package)[-100:]
    file = os.path.join(folder, f"{KIND}-{python}-{place}.bin")
    return StartImage(file, (FORMAT, sys.version, python, sys.flags.optimize, package))


def state_of(path: str) -> tuple[int, int] | None:
    """Gives time of change and size of a file; None where it cannot be looked at."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
