"""The option of ``declass check`` that says that the documents are a sample which ``declass sample`` drew."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from validator.cli.saved import read_bytes, text_of
from validator.cli.shared import reading_options
from validator.errors import UsageError
from validator.reading import STANDARD_INPUT, Task, read_task
from validator.sampling.estimation import check_installed
from validator.sampling.following import drawn_of
from validator.sampling.model import Sample


def add_sample_option(parser: argparse.ArgumentParser) -> None:
    """Adds ``--sample``."""
    parser.add_argument(
        "--sample",
        metavar="FILE",
        help="in place of paths: what 'declass sample --format json=FILE' drew; the rate is estimated",
    )


def sample_of(options: argparse.Namespace) -> Sample | None:
    """Reads the sample that the options name, if they do, and puts the paths of its documents among the options.

    Raises:
        UsageError: There are paths beside a sample; the sample cannot be read; its documents are all gone; the library
            that estimates is not installed.
        DefinitionError: The file is not a sample.
    """
    if options.sample is None:
        return None
    if options.paths:
        raise UsageError("--sample names the documents itself: leave the paths out")
    from validator.reports.sample_form import sample_from_json

    sample = sample_from_json(text_of(read_bytes(options.sample, "sample"), options.sample), options.sample)
    if not sample.draw.is_census:
        check_installed()
    paths = dict.fromkeys(one.path for one in sample.documents)
    options.paths = [path for path in paths if path == STANDARD_INPUT or Path(path).exists()]
    if not options.paths:
        raise UsageError(f"none of the documents of {options.sample} is there; paths hold from where it was drawn")
    return sample


def tasks_of(tasks: Iterator[Task], sample: Sample | None, options: argparse.Namespace) -> Iterator[Task]:
    """Gives what is to be read: everything, or of a sample what was drawn, read and held against it."""
    if sample is None:
        return tasks
    how = reading_options(options)
    return drawn_of(sample, (one for task in tasks for one in read_task(task, how)))
