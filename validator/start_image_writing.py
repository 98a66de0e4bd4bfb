"""Writes what the next run starts from (``validator.start_image``)."""

from __future__ import annotations

import marshal

from validator.cache_folder import keep
from validator.patterns import packed
from validator.start_image import SIZE, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any

    from validator.start_image import StartImage

    Kept = tuple[str, bool, tuple[int, int], bytes]
    """Path of the source of a module, whether it is a package, state of the source, and code."""


def write(image: StartImage, file: str, modules: Iterable[ModuleType], patterns: Iterable[tuple[str, int]]) -> None:
    """Writes an image with more modules and patterns, and without those modules of it that have changed since.

    Args:
        image: The image.
        file: Its file.
        modules: Modules that are loaded, each from a file of its own.
        patterns: Patterns by their source and flags.
    """
    kept: dict[str, Kept] = {
        name: (path, is_package, state, bytes(image.code_of(start, end)))
        for name, (path, is_package, state, start, end) in image.modules.items()
        if state_of(path) == state
    }
    for module in modules:
        if (found := _kept(module)) is not None:
            kept[module.__name__] = found
    compiled = dict(image.patterns)
    for source, flags in patterns:
        if (pattern := packed(source, flags)) is not None:
            compiled[source, flags] = pattern
    end = 0
    places = {name: (*module[:3], end, end := end + len(module[3])) for name, module in kept.items()}
    index = marshal.dumps((image.identity, end, places, compiled))
    codes = b"".join(module[3] for module in kept.values())
    keep(len(index).to_bytes(SIZE, "little") + index + codes, file)


def _kept(module: ModuleType) -> Kept | None:
    """Gives what is kept of a module that is loaded; None where its source is there no more."""
    loader: Any = module.__loader__
    state = state_of(loader.path)  # before its code is read: a change in between is seen by the next run
    if state is None:
        return None
    try:
        return loader.path, hasattr(module, "__path__"), state, marshal.dumps(loader.get_code(module.__name__))
    except OSError:
        return None
