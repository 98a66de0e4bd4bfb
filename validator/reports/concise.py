"""One line a finding, as compilers print them: for editors, ``grep`` and people in a hurry."""

from validator.reports.report import Report, UnreadDocument
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
    lines: list[str] = []
    for document in report.documents:
        path = where(document)
        if isinstance(document, UnreadDocument):
            lines.append(f"{path}: unread {one_line(document.reason)}\n")
            continue
        lines += [
            f"{path}:{each.place.line}:{each.place.column}: {each.severity} {each.rule} {one_line(each.message)}"
            f"{set_aside(each)}\n"
            for each in document.findings
            if shows(each, waived=show_waived, baseline=show_baseline)
        ]
    return "".join(lines)
