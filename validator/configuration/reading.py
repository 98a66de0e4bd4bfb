"""Reads a configuration: strictly, with the place of everything that is wrong."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import define

from validator.configuration.content import Configuration
from validator.digests import sha256_of
from validator.errors import UsageError
from validator.knowledge.strict import decoded, read_as
from validator.reading import STANDARD_INPUT
from validator.reading.globs import Glob, glob_of, matches_any
from validator.toml_text import TomlFile, read_toml


@define(frozen=True)
class Loaded:
    """A configuration that was read.

    Attributes:
        content: What it says.
        file: The file, with places for messages; its name is the path as seen from the working directory.
        folder: Absolute path of the folder that it is in; what it names is relative to that.
        here: Absolute path of the working directory.
        digest: SHA-256 of its bytes, hexadecimal.
        globs: The globs of each override, cut into parts.
    """

    content: Configuration
    file: TomlFile
    folder: str
    here: str
    digest: str
    globs: tuple[tuple[Glob, ...], ...]

    def near(self, path: str) -> str:
        """Gives a path that the file names as it is seen from the working directory."""
        return path if os.path.isabs(path) else os.path.relpath(os.path.join(self.folder, path), self.here)

    def matching(self, path: str) -> tuple[int, ...]:
        """Gives the indexes of the overrides that hold for a path, as the user named it.

        An override holds for a path if one of its globs fits the path or a folder that it is in. None holds for what is
        not below the folder of the file, such as standard input.
        """
        # Not resolved: a link is what it is called, so that the same name always means the same rules.
        whole = os.path.normpath(os.path.join(self.here, path))
        top = self.folder.rstrip("/") + "/"
        if path == STANDARD_INPUT or not whole.startswith(top):
            return ()
        parts = whole.removeprefix(top).split("/")
        leading = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
        return tuple(
            index for index, globs in enumerate(self.globs) if any(matches_any(below, globs) for below in leading)
        )


def load(path: str, here: str) -> Loaded:
    """Reads a configuration.

    Args:
        path: The file.
        here: Absolute path of the working directory.

    Raises:
        UsageError: It cannot be read.
        DefinitionError: It is wrong; all that is wrong at once.
    """
    whole = os.path.join(here, path)
    name = os.path.relpath(whole, here)
    try:
        data = Path(whole).read_bytes()
    except OSError as error:
        raise UsageError(f"the configuration {name} cannot be read: {error.strerror}") from None
    text = decoded(data, name)
    file = read_toml(text, name)
    content = read_as(Configuration, file)
    globs = tuple(tuple(map(glob_of, override.paths)) for override in content.overrides)
    folder = os.path.normpath(os.path.dirname(whole))
    return Loaded(content, file, folder, here, sha256_of(data), globs)
