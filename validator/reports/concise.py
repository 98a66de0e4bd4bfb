"""One line a finding, as compilers print them: for editors, ``grep`` and people in a hurry."""

from __future__ import annotations

from collections.abc import Iterator

from validator.reports.judged import UnreadDocument
from validator.reports.report import Report
from validator.reports.wording import one_line, set_aside, shows, where


def render_concise(report: Report, *, show_waived: bool = False, show_baseline: bool = False) -> str:
    """Renders a report as lines of the form ``PATH:LINE:COLUMN: SEVERITY RULE MESSAGE``.

    An input that could not be read is ``PATH: unread REASON``. Findings that are waived or known from the baseline are
    left out, and there is no summary: a report without new findings is an empty text. Nothing in a document can add a
    line or move the cursor.

    Args:
        report: The report.
        show_waived: Whether waived findings are told too, with the reason at the end of the line.
        show_baseline: Whether findings that are known from the baseline are told too, marked as such.
    """
    return "".join(concise_pieces(report, show_waived=show_waived, show_baseline=show_baseline))


def concise_pieces(report: Report, *, show_waived: bool = False, show_baseline: bool = False) -> Iterator[str]:
    """Renders the same line by line."""
    for document in report.documents:
        path = where(document)
        if isinstance(document, UnreadDocument):
            yield f"{path}: unread {one_line(document.reason)}\n"
            continue
        for each in document.findings:
            if shows(each, waived=show_waived, baseline=show_baseline):
                told = f"{each.severity} {each.rule} {one_line(each.message)}{set_aside(each)}"
                yield f"{path}:{each.place.line}:{each.place.column}: {told}\n"
