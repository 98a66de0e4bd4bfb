"""CSV and Parquet: the same rows, safe to open and true to type."""

import csv
import datetime as dt
import io
import json
import sys
from importlib import import_module
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.collection import FAULTY, NOTHING, RECORD, REPORT, STRANGE, report_of
from validator.errors import UsageError
from validator.reports.csv_form import render_csv
from validator.reports.json_form import render_json
from validator.reports.parquet import render_parquet
from validator.reports.report import Report
from validator.reports.rows import COLUMNS, rows


def from_csv(report: Report) -> list[dict[str, str]]:
    """Renders a report as CSV and reads its rows."""
    return list(csv.DictReader(io.StringIO(render_csv(report), newline="")))


def from_parquet(report: Report) -> Any:  # noqa: ANN401 - a table of a library without types
    """Renders a report as Parquet and reads the table."""
    parquet: Any = import_module("pyarrow.parquet")
    return parquet.read_table(io.BytesIO(render_parquet(report)))


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_csv_gives_back_every_text(path: str, message: str, mark: str) -> None:
    """Quotes, commas and line ends come through; an apostrophe is put before what looks like a formula."""
    finding = evolve(STRANGE.findings[0], message=message, place=evolve(STRANGE.findings[0].place, text=mark))
    (row,) = from_csv(report_of(evolve(STRANGE, path=path, findings=(finding,))))
    found = [row["path"], row["message"], row["text"]]
    assert [path, message, mark] == [
        cell if cell == text else cell.removeprefix("'")
        for cell, text in zip(found, (path, message, mark), strict=True)
    ]
    assert not any(cell[:1] in tuple("=+-@\t\r\n") for cell in found if cell)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_csv_disarms_formulas(begin: str) -> None:
    """A spreadsheet runs what begins so, also with wide signs."""
    finding = evolve(STRANGE.findings[0], message=f"{begin}1+1")
    (row,) = from_csv(report_of(evolve(STRANGE, findings=(finding,))))
    assert f"'{begin}1+1" == row["message"]


def test_csv_is_as_rfc_4180_says() -> None:
    """A head row, CR LF, and as many fields in every record."""
    text = render_csv(REPORT)
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.endswith("\r\n")
    assert {len(COLUMNS)} == {len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)}
    assert ",".join(COLUMNS) + "\r\n" == render_csv(NOTHING)


def test_every_finding_and_every_unread_input_is_a_row() -> None:
    """Waived findings too; an unread input says why in the column of messages."""
    found = from_csv(REPORT)
    assert 9 + 2 == len(found)
    assert 2 == len([row for row in found if row["waived"]])
    unread = [row for row in found if row["severity"] == "unread"]
    assert [("scans/08LIMA80.txt", ""), ("export.jsonl", "81")] == [(row["path"], row["record"]) for row in unread]
    assert "is PDF, which is not read; take the text out of it first" == unread[0]["message"]


def test_csv_has_what_is_known_of_the_document() -> None:
    """So that a pivot table needs no second file."""
    (row,) = from_csv(report_of(RECORD))
    known = {name: row[name] for name in ("record", "kind", "message_reference", "date", "due_state", "due_date")}
    assert {
        "record": "case/17 ä",
        "kind": "cable",
        "message_reference": "08LIMA78",
        "date": "2008-11-18",
        "due_state": "running",
        "due_date": "2027-02-03",
    } == known


def test_csv_separates_several_texts_and_places() -> None:
    """Authorities and other places share a cell each; an empty mark is its place alone."""
    _, first, second = from_csv(report_of(FAULTY))
    assert "E.O. 12958 as amended by E.O. 13292, section 1.5(b); 32 CFR 2001.12(a)(1)(iii)" == first["authority"]
    assert "16:6 A. 08 QUITO 12; 31:4" == second["related"]


def test_rows_have_a_cell_for_each_column() -> None:
    """Of findings and of unread inputs."""
    assert {len(COLUMNS)} == {len(row) for row in rows(REPORT)}


def test_parquet_has_the_rows_of_csv() -> None:
    """Same rows, same order, same names."""
    table = from_parquet(REPORT)
    assert list(COLUMNS) == table.column_names
    for name in ("path", "record", "rule", "message", "fingerprint"):
        assert [row[name] for row in from_csv(REPORT)][:4] == [each or "" for each in table.column(name).to_pylist()][
            :4
        ]
    assert len(from_csv(REPORT)) == table.num_rows


def test_parquet_has_types() -> None:
    """Dates are dates, numbers numbers, and other places are places."""
    _, first, second = from_parquet(report_of(FAULTY)).to_pylist()
    assert dt.date(2008, 11, 18) == first["date"]
    assert (14, 19) == (first["line"], first["column"])
    assert ["E.O. 12958 as amended by E.O. 13292, section 1.5(b)", "32 CFR 2001.12(a)(1)(iii)"] == first["authority"]
    assert {"line": 16, "column": 6, "end_line": 16, "end_column": 20, "text": "A. 08 QUITO 12"} == second["related"][0]


def test_parquet_carries_the_head_of_the_report() -> None:
    """All of the JSON report but its documents stands in the metadata."""
    whole = json.loads(render_json(REPORT))
    del whole["documents"]
    assert whole == json.loads(from_parquet(REPORT).schema.metadata[b"report"])


def test_parquet_without_findings_has_columns() -> None:
    """An empty table is a table."""
    table = from_parquet(NOTHING)
    assert (0, list(COLUMNS)) == (table.num_rows, table.column_names)
    assert from_parquet(REPORT).schema.equals(table.schema)


def test_parquet_is_the_same_every_time() -> None:
    """No time of writing, no random id."""
    assert render_parquet(REPORT) == render_parquet(REPORT)


@pytest.mark.parametrize("missing", ["pyarrow", "pyarrow.parquet"])
def test_parquet_names_the_extra_that_is_missing(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for it without the library is told what to install."""
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=r"needs the package pyarrow: install declass-validator\[arrow\]"):
        render_parquet(REPORT)
