"""Judging a collection: where its index is, and what is said about it."""

import argparse
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from validator.cli.output import try_out
from validator.collection.index import Index, temporary_index
from validator.collection.kept import index_beside, save, state_of
from validator.errors import UsageError
from validator.pipeline import judge_collection
from validator.plan import Plan
from validator.reading import STANDARD_INPUT, ReadDocument, Unread
from validator.reports.report import JudgedDocument, UnreadDocument


def judged_as_collection(
    inputs: Iterator[ReadDocument | Unread], plan: Plan, options: argparse.Namespace
) -> Iterator[JudgedDocument | UnreadDocument]:
    """Judges documents by themselves and as a collection.

    With ``--collection`` they are the whole collection, and ``--index`` names the file that keeps its index. With
    ``--index`` alone they are judged beside the documents of that file, which stays as it is.

    Args:
        inputs: What was read.
        plan: How to judge.
        options: The options.

    Raises:
        UsageError: The index file is missing or cannot be written, or is no index and would be overwritten.
        DefinitionError: The index is of no use.
    """
    kept = None if options.index is None else Path(options.index)
    if options.collection and kept is not None:
        _prepare(kept)
    index = temporary_index() if options.collection or kept is None else index_beside(kept)

    def location_of(path: str) -> str:
        return path if kept is None else _location(path, kept)

    try:
        yield from judge_collection(inputs, plan, index, location_of)
        if options.collection and kept is not None:
            _keep(index, kept)
    finally:
        index.close()


def _prepare(kept: Path) -> None:
    """Refuses to overwrite what is no index, and says of an index that is of no use that it is made anew."""
    state = state_of(kept)
    if not state.ours:
        raise UsageError(f"{kept}: {state.fault}, and is not overwritten")
    try_out(str(kept))
    if state.fault is not None and kept.exists():
        print(f"declass: {kept}: {state.fault}; it is made anew", file=sys.stderr)


def _keep(index: Index, kept: Path) -> None:
    """Writes an index whole or not at all: under another name first."""
    try:
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix=f".{kept.name[:100]}.") as folder:
            made = Path(folder) / kept.name
            save(index, made)
            made.replace(kept)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{kept} cannot be written: {error}") from None


def _location(path: str, kept: Path) -> str:
    """Gives the way from the index to a file, so that it is known again from any folder and by any name."""
    if path == STANDARD_INPUT:
        return path
    real = os.path.realpath(path)
    try:
        return os.path.relpath(real, os.path.realpath(kept.parent))
    except ValueError:  # on another drive
        return real
