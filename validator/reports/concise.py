"""One line a finding, as compilers print them: for editors, ``grep`` and people in a hurry."""

from validator.reports.report import Report, UnreadDocument
from validator.reports.wording import one_line, where


def render_concise(report: Report) -> str:
    """Renders a report as lines of the form ``PATH:LINE:COLUMN: SEVERITY RULE MESSAGE``.

    An input that could not be read is ``PATH: unread REASON``. Waived findings are left out, and there is no summary: a
    report without findings is an empty text. Nothing in a document can add a line or move the cursor.
    """
    lines: list[str] = []
    for document in report.documents:
        path = where(document)
        if isinstance(document, UnreadDocument):
            lines.append(f"{path}: unread {one_line(document.reason)}\n")
            continue
        lines += [
            f"{path}:{each.place.line}:{each.place.column}: {each.severity} {each.rule} {one_line(each.message)}\n"
            for each in document.findings
            if each.waived is None
        ]
    return "".join(lines)
