"""The report as Markdown, for the comment on a merge request, a wiki, or an archive's notebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from validator.reports.judged import SEVERITIES, Finding, JudgedDocument, UnreadDocument
from validator.reports.report import INCOMPLETE, STANDING_SENTENCES, Report, summarise
from validator.reports.wording import baseline_lines, counted, facts, number, one_line, where
from validator.text import Place

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~$&])")
_LIST = re.compile(r"^(?:\d+(?=\.)|(?=[-+]))")
_LINKS = re.compile(r"@(?=\w)|#(?=\w)|\b(?:https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)", re.IGNORECASE)
_NO_SPAN = re.compile(r"[`|\\]")


def render_markdown(report: Report, *, rule_pages: str | None = None) -> str:
    """Renders a report as Markdown with tables, as GitHub and GitLab show it.

    Texts of documents stand as texts: nothing in them becomes a heading, a link, a picture, HTML, or the mention of a
    person or an issue.

    Args:
        report: The report.
        rule_pages: URI of the folder of the rules' pages, to link rules to; without it there are no links.
    """
    pages = None if rule_pages is None else rule_pages.rstrip("/") + "/"
    parts = ["# Markings report", _head(report), "\n".join(_summary(report))]
    new = [document for document in report.judged if any(each.is_new for each in document.findings)]
    if new:
        parts.append("## Findings" if report.baseline is None else "## New findings")
    for document in new:
        parts += _document(document, pages)
    waived = [(document, each) for document in report.judged for each in document.findings if each.waived is not None]
    if waived:
        parts += ["## Waived", "\n".join(_waived(waived, pages))]
    if report.unread:
        parts += ["## Could not be read", "\n".join(_unread(each) for each in report.unread)]
    parts.append("\n".join(f"> {sentence}" for sentence in STANDING_SENTENCES))
    return "\n\n".join(parts) + "\n"


def _head(report: Report) -> str:
    summary = summarise(report)
    counts = ", ".join(
        number(count, noun) if count else f"no {noun}"
        for _, noun, count in counted(summary.new, known=report.baseline is not None)
    )
    told = f"**{number(summary.judged, 'document')} judged: {counts}.**"
    if summary.unreadable:
        told += f" **{number(summary.unreadable, 'input')} could not be read, and so not judged.**"
    if not report.complete:
        told += f" **{INCOMPLETE[0].upper()}{INCOMPLETE[1:]}.**"
    lines = () if report.baseline is None else baseline_lines(summary, report.baseline)
    known = "".join(f" {escaped(line[0].upper() + line[1:])}." for line in lines)
    run = f"Profile {code(report.profile)}, as of {report.as_of}, declass-validator {code(report.version)}."
    if report.configuration is not None:
        run += f" Configuration {code(report.configuration.path)}, SHA-256 {code(report.configuration.sha256)}."
    return f"{told}{known}\n\n{run}"


def _summary(report: Report) -> Iterator[str]:
    summary = summarise(report)
    counts = {
        "Documents": summary.documents,
        "Judged": summary.judged,
        "Could not be read": summary.unreadable,
        "With errors or warnings": summary.with_findings,
        **{f"{severity.capitalize()}s": summary.findings[severity] for severity in SEVERITIES},
        **({} if report.baseline is None else {"Of these in the baseline": sum(summary.baseline.values())}),
        "Waived": summary.waived,
        **{f"Rule outcomes: {name.replace('_', ' ')}": count for name, count in summary.outcomes.items()},
        **{
            f"Documents with a discrepancy: {escaped(report.discrepancy_titles[each])}": count
            for each, count in summary.discrepancies.items()
        },
    }
    yield "| Summary | |"
    yield "| --- | ---: |"
    for name, count in counts.items():
        yield f"| {name} | {count} |"


def _document(document: JudgedDocument, pages: str | None) -> Iterator[str]:
    yield f"### {escaped(where(document))} · {escaped(facts(document))}"
    rows = ["| Severity | Rule | Place | Finding |", "| --- | --- | --- | --- |"]
    for finding in document.findings:
        if finding.is_new:
            told = "".join((escaped(finding.message), *_remarks(finding)))
            rows.append(f"| {finding.severity} | {_rule(finding.rule, pages)} | {_position(finding.place)} | {told} |")
    yield "\n".join(rows)


def _remarks(finding: Finding) -> Iterator[str]:
    """Gives what stands below the message: the marked text, the other places, and why the severity was lowered."""
    yield f"<br>{code(finding.place.text)}"
    for place in finding.related:
        yield f"<br>see {_position(place)} {code(place.text)}"
    if finding.lowered is not None:
        yield f"<br>lowered: {escaped(finding.lowered)}"


def _waived(waived: list[tuple[JudgedDocument, Finding]], pages: str | None) -> Iterator[str]:
    yield "| Document | Severity | Rule | Place | Finding | Waiver |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for document, finding in waived:
        yield (
            f"| {escaped(where(document))} | {finding.severity} | {_rule(finding.rule, pages)} "
            f"| {_position(finding.place)} | {escaped(finding.message)} | {escaped(finding.waived or '')} |"
        )


def _unread(document: UnreadDocument) -> str:
    return f"- {escaped(where(document))}: {escaped(document.reason)}"


def _rule(rule: str, pages: str | None) -> str:
    return escaped(rule) if pages is None else f"[{escaped(rule)}](<{pages}{quote(rule, safe='')}.md>)"


def _position(place: Place) -> str:
    return f"{place.line}:{place.column}"


def escaped(text: str) -> str:
    """Gives a text, on one line, as Markdown that shows it as it is."""
    shown = _SIGNS.sub(r"\\\1", one_line(text))
    # A word joiner keeps forges from making links of @names, #numbers and addresses; escaping does not.
    return _LINKS.sub("\\g<0>&#8288;", _LIST.sub(r"\g<0>\\", shown))


def code(text: str) -> str:
    """Gives a text, on one line, as code within a table cell; an empty text is shown as a middle dot."""
    shown = one_line(text) or "·"
    # Within backticks neither a backtick nor a bar behind a backslash can be written in a table.
    return f"<code>{escaped(shown)}</code>" if _NO_SPAN.search(shown) else f"`{shown}`"
