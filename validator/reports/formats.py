"""Which formats there are: the list that the command line reads; a renderer is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from validator.light import define
from validator.reports.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Protocol

    class Renderer(Protocol):
        """A pure function of a report, or of another value that has formats of its own."""

        def __call__(self, subject: object, /, **settings: object) -> str | bytes:
            """Renders it."""
            ...


@define(frozen=True)
class Settings:
    """What a run may say about how its report is rendered; each format takes what concerns it.

    Attributes:
        colour: Whether to use ANSI colours.
        width: Columns that a source line may take.
        rule_pages: URI of the folder of the rules' pages.
        every_outcome: Whether rules that passed, did not apply or could not be decided are told too, where that is not
            done anyway.
        show_waived: Whether lists for people show what is waived too.
        show_baseline: Whether lists for people show what is known from the baseline too.
    """

    colour: bool = False
    width: int = 100
    rule_pages: str | None = None
    every_outcome: bool = False
    show_waived: bool = False
    show_baseline: bool = False


DEFAULTS = Settings()
"""Settings of a run that says nothing."""


@define(frozen=True)
class Format:
    """A format of reports.

    Attributes:
        module: Module of the renderer below ``validator.reports``.
        function: Name of the renderer in it.
        suffix: How names of files of the format end, with the dot.
        form: ``words`` for people at a terminal, in the encoding of the terminal; ``text`` for machines, always UTF-8;
            ``binary``, which needs a file.
        meaning: What it is, on one line.
        takes: The attributes of Settings that the renderer takes.
        library: Module of the library that it needs, where that is no part of every installation.
        piecewise: Name of the function of the module that gives the text piece by piece, with no more than one document
            in memory; None where the format is made as a whole.
    """

    module: str
    function: str
    suffix: str
    form: Literal["words", "text", "binary"]
    meaning: str
    takes: tuple[str, ...] = ()
    library: str | None = None
    piecewise: str | None = None

    def renderer(self) -> Renderer:
        """Imports the renderer."""
        renderer: Renderer = getattr(import_module(f"validator.reports.{self.module}"), self.function)
        return renderer


FORMATS: dict[str, Format] = {
    "text": Format(
        "text",
        "render_text",
        ".txt",
        "words",
        "findings with source lines, for people",
        ("colour", "width", "show_waived", "show_baseline"),
        piecewise="text_pieces",
    ),
    "concise": Format(
        "concise",
        "render_concise",
        ".txt",
        "words",
        "one line a finding",
        ("show_waived", "show_baseline"),
        piecewise="concise_pieces",
    ),
    "json": Format(
        "json_form",
        "render_json",
        ".json",
        "text",
        "the whole report; the other formats follow from it",
        piecewise="json_pieces",
    ),
    "jsonl": Format(
        "jsonl", "render_jsonl", ".jsonl", "text", "the whole report, one document a line", piecewise="jsonl_pieces"
    ),
    "sarif": Format(
        "sarif", "render_sarif", ".sarif", "text", "SARIF 2.1.0, for code scanning", ("rule_pages", "every_outcome")
    ),
    "junit": Format("junit", "render_junit", ".xml", "text", "JUnit XML, a test a rule and document"),
    "github": Format("github", "render_github", ".txt", "text", "annotations of a GitHub Actions run"),
    "gitlab": Format("gitlab", "render_gitlab", ".json", "text", "GitLab Code Quality"),
    "markdown": Format("markdown", "render_markdown", ".md", "text", "for comments and notebooks", ("rule_pages",)),
    "html": Format(
        "html",
        "render_html",
        ".html",
        "text",
        "one page with charts, for browsers; needs the extra html",
        library="jinja2",
    ),
    "csv": Format(
        "csv_form", "render_csv", ".csv", "text", "one finding a row, for spreadsheets", piecewise="csv_pieces"
    ),
    "parquet": Format(
        "parquet",
        "render_parquet",
        ".parquet",
        "binary",
        "one finding a row, for databases; needs the extra arrow",
        library="pyarrow",
    ),
    "inspection": Format(
        "html.inspection",
        "render_inspection",
        ".html",
        "text",
        "tables of a self-inspection, one page without scripts; needs the extra html",
        library="jinja2",
    ),
    "inspection-csv": Format(
        "inspection_csv", "render_inspection_csv", ".csv", "text", "tables of a self-inspection, one number a row"
    ),
}
"""The formats by name. Adding one is adding an entry, its snapshot under ``tests/reports/expected`` and its page."""


def check_installed(name: str, formats: Mapping[str, Format] = FORMATS) -> None:
    """Finds out whether a format can be rendered here, before any work is done for it.

    Args:
        name: Name of a format.
        formats: The list that it is in.

    Raises:
        UsageError: The library that it needs is not installed.
    """
    form = formats[name]
    if form.library is None:
        return
    from validator.extras import require  # most formats need no library

    require(form.library, f"the format {name}")


def pieces(report: Report, name: str, settings: Settings = DEFAULTS) -> str | bytes | Iterator[str]:
    """Renders a report piece by piece, where its format can be; arguments and errors are those of ``render``."""
    form = FORMATS[name]
    if form.piecewise is None:
        return render(report, name, settings)
    module = import_module(f"validator.reports.{form.module}")
    made: Iterator[str] = getattr(module, form.piecewise)(report, **_taken(form, settings))
    return made


def _taken(form: Format, settings: Settings) -> dict[str, object]:
    return {taken: getattr(settings, taken) for taken in form.takes}


def render(report: Report, name: str, settings: Settings = DEFAULTS) -> str | bytes:
    """Renders a report.

    Args:
        report: The report.
        name: Name of a format.
        settings: What the run says about rendering.

    Returns:
        A text, or bytes where the format is binary.

    Raises:
        KeyError: There is no such format.
        UsageError: The format needs a library that is not installed.
    """
    form = FORMATS[name]
    return form.renderer()(report, **_taken(form, settings))
