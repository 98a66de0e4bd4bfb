"""The findings as Parquet, for databases and data frames; needs the extra ``arrow``."""

from __future__ import annotations

import datetime as dt
import io
import json
from importlib import import_module
from typing import Any

from validator.extras import require
from validator.reports.json_form import head_to_json
from validator.reports.report import Report
from validator.reports.rows import COLUMNS, Cell, Kind, rows
from validator.text import Place


def render_parquet(report: Report) -> bytes:
    """Renders the findings of a report as a Parquet file, a row each; the columns are those of the CSV form.

    Everything of the JSON report but its documents stands, as JSON, in the metadata of the file under ``report``.

    Raises:
        UsageError: The library for it is not installed.
    """
    require("pyarrow.parquet", "the format parquet")
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    place = arrow.struct([(name, arrow.string() if name == "text" else arrow.int64()) for name in _PLACE])
    types: dict[Kind, Any] = {
        "text": arrow.string(),
        "number": arrow.int64(),
        "date": arrow.date32(),
        "flag": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
        "places": arrow.list_(place),
    }
    head = json.dumps(head_to_json(report), ensure_ascii=False)
    schema = arrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()], metadata={"report": head})
    columns = list(zip(*rows(report), strict=True)) or [()] * len(COLUMNS)
    cells = [[_typed(cell, kind) for cell in column] for column, kind in zip(columns, COLUMNS.values(), strict=True)]
    table = arrow.table(cells, schema=schema)
    sink = io.BytesIO()
    parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue()


_PLACE = ("line", "column", "end_line", "end_column", "text")


def _typed(cell: Cell, kind: Kind) -> object:
    if kind == "date" and isinstance(cell, str):
        return dt.date.fromisoformat(cell)
    if kind == "places" and isinstance(cell, tuple):
        return [{name: getattr(each, name) for name in _PLACE} for each in cell if isinstance(each, Place)]
    return cell
