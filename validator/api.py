"""The Python API: judging texts and files from other programs.

All names of ``__all__`` are names of the package, which imports this module when the first of them is asked for:
``from validator import check_text``. What is not named here may change with any version.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from validator.digests import sha256_of
from validator.documents.model import KINDS, Source
from validator.errors import (
    DeclassError,
    DefinitionError,
    InstallationError,
    Problem,
    ReadingError,
    UsageError,
)
from validator.near_match import near_match
from validator.pipeline import judge_reading, report_of
from validator.plan import Course, Plan
from validator.reading import DEFAULTS, ReadDocument, ReadingOptions, Task, read_tasks
from validator.reports.formats import Settings, render
from validator.reports.judged import Due, Finding, JudgedDocument, UnreadDocument
from validator.reports.report import Report, RuleSummary, Summary, summarise
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet
from validator.run import Gathered, Hands, gather
from validator.text import Place, SourceText

__all__ = [
    "DeclassError",
    "DefinitionError",
    "Due",
    "Finding",
    "InstallationError",
    "JudgedDocument",
    "Place",
    "Problem",
    "ReadingError",
    "ReadingOptions",
    "Report",
    "RuleSet",
    "RuleSummary",
    "Settings",
    "Summary",
    "UnreadDocument",
    "UsageError",
    "check_paths",
    "check_text",
    "load_ruleset",
    "render",
    "summarise",
]


def check_text(
    text: str,
    *,
    as_of: dt.date,
    ruleset: RuleSet | None = None,
    kind: str | None = None,
    dated: dt.date | None = None,
    name: str = "text",
) -> JudgedDocument:
    r"""Judges one text.

    >>> import datetime
    >>> document = check_text(
    ...     "C O N F I D E N T I A L LIMA 001875\nE.O. 12958: DECL: 10/11/2036\n",
    ...     as_of=datetime.date(2008, 12, 1),
    ...     kind="cable",
    ...     dated=datetime.date(2006, 10, 11),
    ... )
    >>> document.classification, document.due.date
    ('CONFIDENTIAL', '2036-10-11')
    >>> [(finding.rule, finding.place.line) for finding in document.findings if finding.severity == "error"]
    [('DUR018', 2)]

    Args:
        text: The text, as it was found; a fragment will do.
        as_of: Date as of which to judge. The program never looks at a clock, so it has to be given.
        ruleset: The rules; the bundled ones under their default profile if None. These are loaded once in a process.
        kind: ``cable``, ``memorandum``, ``email`` or ``unrecognised``; recognised by its form if None.
        dated: Date of origin, if the text gives none.
        name: What to call it; it becomes the ``path`` of the document.

    Returns:
        The document with its findings, outcomes, and when it falls due.

    Raises:
        ReadingError: The text holds nothing, or halves of surrogate pairs.
        UsageError: There is no such kind.
        DefinitionError: The rules are wrong.
    """
    if not text or text.isspace():
        raise ReadingError(name, "is empty but for white space" if text else "is empty")
    try:
        digest = sha256_of(text.encode())
    except UnicodeEncodeError:
        raise ReadingError(name, "holds half of a surrogate pair") from None
    reading = ReadDocument(Source(name, None, digest, "utf-8", None), SourceText(text), None, None, ())
    return judge_reading(reading, _course(ruleset, kind, dated), as_of)


def check_paths(  # noqa: PLR0913 - what the command line has options for
    paths: Iterable[str | os.PathLike[str]],
    *,
    as_of: dt.date,
    ruleset: RuleSet | None = None,
    kind: str | None = None,
    dated: dt.date | None = None,
    reading: ReadingOptions = DEFAULTS,
    jobs: int = 1,
    collection: bool = False,
    beside: str | os.PathLike[str] | None = None,
) -> Report:
    """Judges files, folders and globs, as ``declass check`` does; nothing is printed, and nothing is written.

    Args:
        paths: What to judge, in this order.
        as_of: Date as of which to judge.
        ruleset: The rules; the bundled ones under their default profile if None.
        kind: Kind of the documents; recognised by their form if None.
        dated: Date of origin of documents that give none.
        reading: How files are found and read.
        jobs: Processes to use where there are many documents; the report is the same, whatever their number.
        collection: Whether to judge them side by side too: they are the whole collection.
        beside: Index of a collection (``declass check --collection --index FILE``) to which they belong; they are
            judged beside its documents, and it stays as it is.

    Returns:
        The report. What could not be read is in it, among the documents (``report.unread``), and raises nothing.

    Raises:
        UsageError: A path does not exist, there is nothing to read, there is no such kind or index, or documents are to
            be both the whole collection and a part of one.
        DefinitionError: The rules are wrong, or the index is of no use.
        KeyboardInterrupt: The run was interrupted.
    """
    if collection and beside is not None:
        raise UsageError("documents are the whole collection, or are judged beside one, not both")
    tasks = read_tasks([os.fspath(path) for path in paths], options=reading)
    plan = Plan(as_of, _course(ruleset, kind, dated), collection=collection or beside is not None)
    hands = Hands(plan, reading)
    gathered = _side_by_side(tasks, hands, jobs, beside) if plan.collection else gather(tasks, hands, jobs)
    if not gathered.complete:
        raise KeyboardInterrupt
    return report_of(gathered.documents, plan, gathered.tally)


def _side_by_side(tasks: Iterable[Task], hands: Hands, jobs: int, beside: str | os.PathLike[str] | None) -> Gathered:
    from validator.collecting import gather_collection  # a database and more
    from validator.collection.index import temporary_index
    from validator.collection.kept import index_beside, location_of

    file = None if beside is None else Path(beside)
    index = temporary_index() if file is None else index_beside(file)
    try:
        return gather_collection(tasks, hands, jobs, index, partial(location_of, file))
    finally:
        index.close()


def _course(ruleset: RuleSet | None, kind: str | None, dated: dt.date | None) -> Course:
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r}{near_match(kind, KINDS)} (kinds: {', '.join(KINDS)})")
    return Course(ruleset or _bundled(), kind, dated)


@cache
def _bundled() -> RuleSet:
    return load_ruleset()
