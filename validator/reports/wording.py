"""Words and numbers as several renderers write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from validator.documents.naming import name_of
from validator.reports.judged import SEVERITIES, Finding, JudgedDocument
from validator.reports.report import BaselineUse, Summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Located(Protocol):
        """What has a place in the input, as the user named it."""

        @property
        def path(self) -> str:
            """Path of the file."""
            ...

        @property
        def record(self) -> str | None:
            """Record within the file, if it is one of several."""
            ...


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
            "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
"""How texts begin that spreadsheets take for formulas, also after they have dropped what stands before."""


def visible(text: str) -> str:
    """Gives a text that takes no control of the terminal: control and format characters become a middle dot."""
    return text if text.isprintable() else "".join(map(visible_character, text))


def visible_character(character: str) -> str:
    """Gives a character, or what is shown in its place: a space for a tab, a middle dot for a control character."""
    if character == "\t":
        return " "
    return "·" if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} else character


def one_line(text: str) -> str:
    """Gives a text on one line, white space folded, and without control characters."""
    return visible(" ".join(text.split()))


def where(document: Located) -> str:
    """Names a document, so that it takes no control of the terminal."""
    return visible(name_of(document.path, document.record))


def facts(document: JudgedDocument) -> str:
    """Gives what is known of a document in a few words: reference, level, date and kind."""
    known = (document.message_reference, document.classification, document.date, document.kind)
    return " · ".join(visible(fact) for fact in known if fact)


def number(count: int, noun: str) -> str:
    """Gives a count with its noun, which takes an s where the count is not one."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def no_formula(text: str) -> str:
    """Gives a text that no spreadsheet runs: before what one would take for a formula stands an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def shows(finding: Finding, *, waived: bool, baseline: bool) -> bool:
    """Says whether a list shows a finding.

    Args:
        finding: The finding.
        waived: Whether the list shows what is waived.
        baseline: Whether it shows what is known from the baseline.
    """
    return waived if finding.waived is not None else baseline or not finding.baseline


def set_aside(finding: Finding) -> str:
    """Gives why a finding is not new, in brackets behind a blank; nothing where it is."""
    if finding.waived is not None:
        return f" (waived: {one_line(finding.waived)})"
    return " (in the baseline)" if finding.baseline else ""


def counted(findings: dict[str, int], *, known: bool) -> Iterator[tuple[str, str, int]]:
    """Gives each severity with its noun and its count.

    Args:
        findings: Counts by severity.
        known: Whether there is a baseline, so that these are the new ones.
    """
    for severity in SEVERITIES:
        yield severity, f"new {severity}" if known else severity, findings[severity]


def baseline_lines(summary: Summary, baseline: BaselineUse) -> Iterator[str]:
    """Tells in words what is known from a baseline, and what of it is gone."""
    counts = ", ".join(
        number(count, severity) if count else f"no {severity}"
        for severity, _, count in counted(summary.baseline, known=True)
    )
    yield f"known from the baseline {visible(baseline.path)}: {counts}"
    if baseline.gone:
        are = "is" if baseline.gone == 1 else "are"
        yield f"{number(baseline.gone, 'finding')} of the baseline {are} gone: declass baseline prune"
