"""What holds for a run or for a path, and where each value came from.

Defaults, the file, the overrides that fit a path and the command line are laid over each other, key by key. Keys are
those of the file, joined by dots: ``profile``, ``documents.text-field``, ``severities.DUR018``. Everything that a run
does follows from the table that comes out, and ``declass config show`` prints the same table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from validator.configuration import STANDARD_OUTPUT
from validator.light import define
from validator.reading.options import DEFAULTS as READING
from validator.reading.options import ReadingOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from validator.configuration.reading import Loaded
    from validator.yaml_types import Path

DEFAULT = "default"
COMMAND_LINE = "command line"

DEFAULTS: dict[str, Any] = {
    "profile": "default",
    "packs": (),
    "kind": None,
    "dated": None,
    "fail-on": "error",
    "as-of": None,
    "documents.paths": (),
    "documents.include": READING.include,
    "documents.exclude": READING.exclude,
    "documents.form": READING.form,
    "documents.text-field": READING.text_field,
    "documents.id-field": READING.id_field,
    "limits.document-bytes": READING.size_limit,
    "limits.jobs": None,
    "waivers": None,
    "baseline": None,
    "cache": None,
    "collection": False,
    "index": None,
}
"""What holds where nothing is said; None where what then happens is no value: what is recognised, today."""

_NAMES_PATHS = ("packs", "documents.paths", "waivers", "baseline", "cache", "index")
_OUTPUTS = "outputs."
_OVERRIDES = "overrides"


@define(frozen=True)
class Held:
    """A value that holds.

    Attributes:
        value: The value; paths are as seen from the working directory.
        source: Where it came from: ``default``, ``command line``, or file and line, with the number of the override.
    """

    value: Any
    source: str


Settled = dict[str, Held]
"""What holds, by key."""


def settle(given: Mapping[str, Any], loaded: Loaded | None, overrides: Sequence[int] = ()) -> Settled:
    """Lays everything that was said over each other.

    Args:
        given: What the command line says, by key.
        loaded: The configuration, if there is one.
        overrides: Indexes of the overrides that hold, as :meth:`Loaded.matching` gives them.
    """
    settled = {key: Held(value, DEFAULT) for key, value in DEFAULTS.items()}
    if loaded is not None:
        settled |= _said(loaded, overrides)
    for key, value in given.items():
        before = settled[key]
        if key == "packs" and before.value:  # rules of the file's packs may be named in the file, so they stay
            settled[key] = Held((*before.value, *value), f"{before.source}, {COMMAND_LINE}")
        else:
            settled[key] = Held(value, COMMAND_LINE)
    return settled


def by_rule(settled: Settled, table: str) -> dict[str, Any]:
    """Gives one of the tables ``severities`` and ``parameters`` as a mapping, the latter of mappings."""
    found: dict[str, Any] = {}
    for key, held in settled.items():
        first, _, rest = key.partition(".")
        if first == table:
            name, _, parameter = rest.partition(".")
            if parameter:
                found.setdefault(name, {})[parameter] = held.value
            else:
                found[name] = held.value
    return found


def formats(settled: Settled) -> list[str]:
    """Gives the outputs that the file asks for as ``--format`` takes them; text is printed if nothing else is."""
    outputs = {key.removeprefix(_OUTPUTS): held.value for key, held in settled.items() if key.startswith(_OUTPUTS)}
    written = [name if place == STANDARD_OUTPUT else f"{name}={place}" for name, place in outputs.items()]
    return written if STANDARD_OUTPUT in outputs.values() else ["text", *written]


def reading_options(settled: Settled, loaded: Loaded | None) -> ReadingOptions:
    """Gives how inputs are found and read."""
    return ReadingOptions(
        settled["documents.include"].value,
        settled["documents.exclude"].value,
        settled["documents.form"].value,
        settled["documents.text-field"].value,
        settled["documents.id-field"].value,
        settled["limits.document-bytes"].value,
        None if loaded is None else loaded.folder,
    )


def _said(loaded: Loaded, overrides: Sequence[int]) -> Iterator[tuple[str, Held]]:
    """Gives what the file says, and the overrides after the rest."""
    for path, value in _leaves(loaded.content, (), loaded):
        if path[0] != _OVERRIDES:
            yield _key(path), Held(_seen(_key(path), value, loaded), _place(path, loaded))
    for index in overrides:
        for path, value in _leaves(loaded.content.overrides[index], (_OVERRIDES, index), loaded):
            if path[2:] != ("paths",):
                yield _key(path[2:]), Held(value, f"{_place(path, loaded)} (override {index + 1})")


def _leaves(value: Any, path: Path, loaded: Loaded) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - of many types
    """Gives the values that the file sets below a path, each with its path."""
    from attrs import has  # only where there is a file

    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key), loaded)
    elif has(type(value)):
        from validator.knowledge.annotations import attributes_of

        cls: Any = type(value)
        for key, attribute in attributes_of(cls).items():
            if (*path, key) in loaded.file.places:
                yield from _leaves(getattr(value, attribute.name), (*path, key), loaded)
    else:
        yield path, value


def _key(path: Path) -> str:
    return ".".join(map(str, path))


def _place(path: Path, loaded: Loaded) -> str:
    problem = loaded.file.problem(path, "", key=True)
    return f"{problem.path}:{problem.line}"


def _seen(key: str, value: Any, loaded: Loaded) -> Any:  # noqa: ANN401 - as above
    """Gives a value with its paths as seen from the working directory."""
    if key in _NAMES_PATHS or key.startswith(_OUTPUTS):
        if isinstance(value, tuple):
            return tuple(map(loaded.near, value))
        if isinstance(value, str) and value != STANDARD_OUTPUT:
            return loaded.near(value)
    return value
