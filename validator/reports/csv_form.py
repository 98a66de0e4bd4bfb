"""The findings as CSV (RFC 4180), for spreadsheets: one finding a row, with what is known of its document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain

from validator.reports.report import Report
from validator.reports.rows import COLUMNS, Cell, rows
from validator.reports.wording import no_formula
from validator.text import Place


def render_csv(report: Report) -> str:
    """Renders the findings of a report as CSV with a head row; line ends are CR LF.

    A text that a spreadsheet would take for a formula has an apostrophe before it: documents are strangers' texts, and
    a report on them must not run anything. Several texts or places of a cell are separated by ``; ``.
    """
    return "".join(csv_pieces(report))


def csv_pieces(report: Report) -> Iterator[str]:
    """Renders the same row by row."""
    return _lines(COLUMNS, rows(report))


def table(columns: Iterable[str], lines: Iterable[Iterable[Cell]]) -> str:
    """Writes a table as CSV, with harmless cells."""
    return "".join(_lines(columns, lines))


def _lines(columns: Iterable[str], lines: Iterable[Iterable[Cell]]) -> Iterator[str]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for line in chain((columns,), lines):
        writer.writerow([_shown(cell) for cell in line])
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def _shown(cell: Cell) -> str | int | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        cell = "; ".join(
            f"{each.line}:{each.column} {each.text}".rstrip() if isinstance(each, Place) else each for each in cell
        )
    return no_formula(cell) if isinstance(cell, str) else cell
