"""Judging what the options name, for every command that does: from paths to a report."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from validator.cli.configured import Configured
from validator.cli.settling import Settling
from validator.cli.shared import inputs_of, progress
from validator.cli.telling import details, note, unread
from validator.cli.working import results_in
from validator.light import evolve
from validator.pipeline import report_of
from validator.plan import Plan
from validator.reports.judged import UnreadDocument
from validator.reports.report import Report
from validator.ruleset.loading import load_ruleset
from validator.run import Gathered, Hands, default_jobs, gather

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.cli.sampled import SampleRun


def add_collection_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument(
        "--collection", action="store_true", help="judge the documents side by side too: they are the whole collection"
    )
    parser.add_argument(
        "--index",
        metavar="FILE",
        help="with --collection: keep the index of the collection there; alone: judge the documents beside that index",
    )


def judged(
    options: argparse.Namespace,
    run: Configured,
    settling_of: Callable[[Plan], Settling],
    sample: SampleRun | None = None,
) -> tuple[Report, Gathered]:
    """Judges everything that the options name, and tells on standard error what a report does not.

    Args:
        options: The options of reading, telling and working, and of collections.
        run: What holds for the run.
        settling_of: Gives what lets findings stand, of the plan.
        sample: The sample to which the documents belong; None where they were not drawn.

    Returns:
        The report, and what it was made of.

    Raises:
        UsageError: There is nothing to read, or something that the command line names is not there.
        DefinitionError: Rules, waivers, baseline or configuration are wrong.
    """
    how = run.reading()
    inputs = inputs_of(options, how)
    watch = progress(options, how)
    plan = run.plan(partial(load_ruleset, tell=details(options)))
    plan = evolve(plan, collection=options.collection or options.index is not None)
    settling = settling_of(plan)
    hands = Hands(plan, how, results_in(run.value("cache")), settling.standing)
    jobs = run.value("limits.jobs") or default_jobs()
    tasks = inputs.tasks if sample is None else sample.tasks_of(inputs.tasks)
    watched = watch.over if watch is not None else iter
    if plan.collection:
        from validator.cli.collecting import gather_with_index  # a database and more, which most runs need not load

        gathered = gather_with_index(tasks, hands, jobs, watched, options)
    else:
        gathered = gather(tasks, hands, jobs, watched)
    inputs.tell_passed_over(options)
    if gathered.trouble is not None:
        note(options, gathered.trouble)
    draw = None if sample is None else sample.draw
    made = report_of(gathered.documents, plan, gathered.tally, draw, complete=gathered.complete)
    report = settling.close(made, gathered.met)
    for document in report.documents if gathered.tally.unread else ():
        if isinstance(document, UnreadDocument):
            unread(document.path, document.record, document.reason)
    return report, gathered
