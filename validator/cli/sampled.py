"""``declass check --sample``: a run over the documents that ``declass sample`` drew."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from validator.cli.saved import read_bytes, text_of
from validator.errors import UsageError
from validator.light import define
from validator.reading import STANDARD_INPUT, ReadingOptions, Task, read_task
from validator.reports.sample_form import sample_from_json
from validator.sampling.estimation import check_installed
from validator.sampling.following import drawn_of
from validator.sampling.model import Draw, Sample


@define(frozen=True)
class SampleRun:
    """A run over a sample.

    Attributes:
        sample: The sample.
        how: How its documents are read.
    """

    sample: Sample
    how: ReadingOptions

    @property
    def draw(self) -> Draw:
        """How the sample was drawn."""
        return self.sample.draw

    def tasks_of(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """Gives of what its paths hold what was drawn, read and held against the sample."""
        return drawn_of(self.sample, (one for task in tasks for one in read_task(task, self.how)))


def sample_run(options: argparse.Namespace, how: ReadingOptions) -> SampleRun:
    """Reads the sample that the options name, and puts the paths of its documents among the options.

    Args:
        options: The options.
        how: How documents are read.

    Raises:
        UsageError: There are paths beside a sample; the sample cannot be read; its documents are all gone; the library
            that estimates is not installed.
        DefinitionError: The file is not a sample.
    """
    if options.paths:
        raise UsageError("--sample names the documents itself: leave the paths out")
    sample = sample_from_json(text_of(read_bytes(options.sample, "sample"), options.sample), options.sample)
    if not sample.draw.is_census:
        check_installed()
    paths = dict.fromkeys(one.path for one in sample.documents)
    options.paths = [path for path in paths if path == STANDARD_INPUT or Path(path).exists()]
    if not options.paths:
        raise UsageError(f"none of the documents of {options.sample} is there; paths hold from where it was drawn")
    return SampleRun(sample, how)
