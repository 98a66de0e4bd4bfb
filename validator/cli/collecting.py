"""The index file of a run over a collection: where it is, and what is said about it."""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from validator.cli.output import try_out
from validator.cli.telling import note
from validator.collecting import gather_collection
from validator.collection.index import Index, temporary_index
from validator.collection.kept import index_beside, location_of, save, state_of
from validator.errors import UsageError
from validator.reading import Task
from validator.run import Done, Gathered, Hands


def gather_with_index(
    tasks: Iterable[Task],
    hands: Hands,
    jobs: int,
    watched: Callable[[Iterator[Done]], Iterator[Done]],
    options: argparse.Namespace,
) -> Gathered:
    """Judges documents by themselves and as a collection.

    With ``--collection`` they are the whole collection, and ``--index`` names the file that keeps its index; it is not
    written where the run was interrupted. With ``--index`` alone they are judged beside the documents of that file,
    which stays as it is.

    Args:
        tasks: What is to be read.
        hands: How it is done.
        jobs: Processes to use.
        watched: Gives on what is done, and may tell how far it is.
        options: The options.

    Raises:
        UsageError: The index file is missing or cannot be written, or is no index and would be overwritten.
        DefinitionError: The index is of no use.
    """
    file = None if options.index is None else Path(options.index)
    if options.collection and file is not None:
        _prepare(file, options)
    index = temporary_index() if options.collection or file is None else index_beside(file)

    try:
        gathered = gather_collection(tasks, hands, jobs, index, partial(location_of, file), watched)
        if options.collection and file is not None and gathered.complete:
            _keep(index, file)
    finally:
        index.close()
    return gathered


def _prepare(kept: Path, options: argparse.Namespace) -> None:
    """Refuses to overwrite what is no index, and says of an index that is of no use that it is made anew."""
    state = state_of(kept)
    if not state.ours:
        raise UsageError(f"{kept}: {state.fault}, and is not overwritten")
    try_out(str(kept))
    if state.fault is not None and kept.exists():
        note(options, f"{kept}: {state.fault}; it is made anew")


def _keep(index: Index, kept: Path) -> None:
    """Writes an index whole or not at all: under another name first."""
    try:
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix=f".{kept.name[:100]}.") as folder:
            made = Path(folder) / kept.name
            save(index, made)
            made.replace(kept)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{kept} cannot be written: {error}") from None
