"""The report for a person at a terminal: each finding with its place, the source line, and carets under the marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from validator.reports.excerpt import Paint, excerpt, plain
from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.reports.report import INCOMPLETE, STANDING_SENTENCES, Report, RuleSummary, summarise
from validator.reports.wording import baseline_lines, counted, facts, number, one_line, shows, visible, where

_CODES = {"error": "1;31", "warning": "1;33", "note": "1;36", "dim": "2", "bold": "1", "good": "1;32"}


def _coloured(style: str, text: str) -> str:
    return f"\033[{_CODES[style]}m{text}\033[0m"


def render_text(
    report: Report, *, colour: bool = False, width: int = 100, show_waived: bool = False, show_baseline: bool = False
) -> str:
    """Renders a report for a terminal.

    Args:
        report: The report.
        colour: Whether to use ANSI colours.
        width: Columns that a source line may take; longer lines are cut around the mark.
        show_waived: Whether waived findings are shown too, with the reason.
        show_baseline: Whether findings that are known from the baseline are shown too, marked as such.
    """
    pieces = text_pieces(report, colour=colour, width=width, show_waived=show_waived, show_baseline=show_baseline)
    return "".join(pieces)


def text_pieces(
    report: Report, *, colour: bool = False, width: int = 100, show_waived: bool = False, show_baseline: bool = False
) -> Iterator[str]:
    """Renders the same line by line."""
    paint = _coloured if colour else plain
    rules = {rule.id: rule for rule in report.rules}
    for document in report.documents:
        if isinstance(document, UnreadDocument):
            yield f"{paint('error', 'could not be read')}: {where(document)}: {one_line(document.reason)}\n\n"
        elif shown := [each for each in document.findings if shows(each, waived=show_waived, baseline=show_baseline)]:
            for line in _document(document, shown, rules, paint, width):
                yield f"{line}\n"
    for line in _summary(report, paint, waived="not" if show_waived else "neither shown nor"):
        yield f"{line}\n"


def _document(
    document: JudgedDocument, findings: list[Finding], rules: dict[str, RuleSummary], paint: Paint, width: int
) -> Iterator[str]:
    yield f"{paint('bold', where(document))}  {paint('dim', facts(document))}"
    yield ""
    for finding in findings:
        yield from _finding(where(document), finding, rules[finding.rule], paint, width)
        yield ""


def _finding(path: str, finding: Finding, rule: RuleSummary, paint: Paint, width: int) -> Iterator[str]:
    head = paint(finding.severity, f"{finding.severity}[{finding.rule}]")
    yield f"{head} {paint('bold', rule.name)}: {one_line(finding.message)}"
    gutter = len(str(max([finding.place.line, *(place.line for place in finding.related)])))
    yield f"{' ' * gutter}{paint('dim', '-->')} {path}:{finding.place.line}:{finding.place.column}"
    yield from excerpt(finding.place, "^", gutter=gutter, width=width, style=finding.severity, paint=paint)
    for place in finding.related:
        yield f"{' ' * gutter} {paint('dim', ':::')} {path}:{place.line}:{place.column}"
        yield from excerpt(place, "-", gutter=gutter, width=width, paint=paint)
    yield from _remark("authority", "; ".join(finding.authority), gutter, paint, width)
    yield from _remark("lowered", finding.lowered or "", gutter, paint, width)
    yield from _remark("waived", finding.waived or "", gutter, paint, width)
    yield from _remark("baseline", "known from it, and so not new" if finding.baseline else "", gutter, paint, width)
    yield from _remark("remedy", rule.remedy, gutter, paint, width)


def _remark(name: str, text: str, gutter: int, paint: Paint, width: int) -> Iterator[str]:
    """Gives the lines of a remark under a finding, wrapped to the width of the source lines above it; none if empty."""
    head = f"{' ' * gutter} {paint('dim', f'= {name}:')} "
    for line in _wrapped(text, width - len(name) - 1):
        yield head + line
        head = " " * (gutter + len(name) + 5)


@lru_cache(maxsize=1024)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """Wraps what is said of a rule; it is said of many findings."""
    import textwrap  # only where there is something to tell

    return tuple(textwrap.wrap(one_line(text), width, break_on_hyphens=False))


def _summary(report: Report, paint: Paint, *, waived: str) -> Iterator[str]:
    summary = summarise(report)
    counts = [
        paint(severity, number(count, noun)) if count else f"no {noun}"
        for severity, noun, count in counted(summary.new, known=report.baseline is not None)
    ]
    yield f"{number(summary.judged, 'document')} judged as of {report.as_of}: {', '.join(counts)}"
    if not report.complete:
        yield paint("error", INCOMPLETE)
    if report.sample is not None:
        from validator.reports.estimate import CLEAN, sampling_in_words  # a hook run has no sample

        yield from sampling_in_words(report, report.sample.without_findings, CLEAN)[:2]
    if report.baseline is not None:
        yield from baseline_lines(summary, report.baseline)
    if summary.unreadable:
        yield paint("error", f"{number(summary.unreadable, 'input')} could not be read and so not judged")
    if summary.waived:
        yield f"{number(summary.waived, 'finding')} waived, and so {waived} counted above"
    if summary.discrepancies:
        classes = ", ".join(f"{report.discrepancy_titles[each]} {n}" for each, n in summary.discrepancies.items())
        yield f"discrepancies by class, in documents: {classes}"
    outcomes = summary.outcomes
    judged = number(summary.judged, "document") + (
        " and the waivers" if len(report.documents) > summary.documents else ""
    )
    yield (
        f"{number(len(report.rules), 'rule')} of profile {report.profile} on {judged}: "
        f"{outcomes['pass']} passed, {outcomes['fail']} failed, {outcomes['not_applicable']} not applicable, "
        f"{outcomes['undetermined']} undetermined, {outcomes['waived']} waived"
    )
    if report.configuration is not None:
        yield f"configuration {visible(report.configuration.path)}, SHA-256 {report.configuration.sha256}"
    for sentence in STANDING_SENTENCES:
        yield paint("dim", sentence)
