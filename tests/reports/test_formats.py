"""Every format of the list: its snapshot, its place in the list, and its way through a saved report."""

import io
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from tests.reports.collection import NOTHING, REPORT, SAMPLED, STANDING, report_of
from validator.reports.formats import FORMATS, Settings, pieces, render
from validator.reports.reading import report_from_json
from validator.reports.report import Report
from validator.reports.rows import COLUMNS
from validator.reports.verification import STATES

ROOT = Path(__file__).parent.parent.parent
EXPECTED = Path(__file__).parent / "expected"

_SPECIAL = {
    "text-coloured": ("text", Settings(colour=True, width=60), REPORT),
    "sarif-every-outcome": ("sarif", Settings(every_outcome=True, rule_pages="https://example.org/rules"), REPORT),
    "markdown-linked": ("markdown", Settings(rule_pages="https://example.org/rules/"), REPORT),
} | {
    f"{name}-sampled": (name, Settings(), SAMPLED) for name in ("text", "json", "html", "inspection", "inspection-csv")
}
"""Snapshots with settings or a report of their own."""

_STANDING = {
    "text-all-standing": ("text", Settings(show_waived=True, show_baseline=True), STANDING),
    "concise-all-standing": ("concise", Settings(show_waived=True, show_baseline=True), STANDING),
    "sarif-every-outcome-standing": ("sarif", Settings(every_outcome=True), STANDING),
} | {f"{name}-standing": (name, Settings(), STANDING) for name in FORMATS}
"""Snapshots of a report with waivers and a baseline."""

SNAPSHOTS = {name: (name, Settings(), REPORT) for name in FORMATS} | _SPECIAL | _STANDING


def readable(rendered: str | bytes) -> str:
    """Gives what a snapshot holds: a text as it is, of Parquet the rows, as its bytes belong to the library."""
    if isinstance(rendered, str):
        return rendered
    parquet: Any = import_module("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(rendered))
    head = json.loads(table.schema.metadata[b"report"])
    columns = {field.name: str(field.type) for field in table.schema}
    shown = {"metadata": head, "columns": columns, "rows": table.to_pylist()}
    return json.dumps(shown, ensure_ascii=False, indent=1, default=str) + "\n"


@pytest.mark.parametrize("snapshot", SNAPSHOTS)
def test_the_collection_is_rendered_as_expected(snapshot: str, request: pytest.FixtureRequest) -> None:
    """The whole output is compared; --update-expected writes it anew."""
    name, settings, report = SNAPSHOTS[snapshot]
    suffix = FORMATS[name].suffix if FORMATS[name].form != "binary" else f"{FORMATS[name].suffix}.json"
    path = EXPECTED / f"{snapshot}{suffix}"
    rendered = readable(render(report, name, settings))
    if request.config.getoption("--update-expected", default=False):
        path.write_bytes(rendered.encode())
    assert path.read_bytes().decode() == rendered


def test_no_snapshot_is_left_over() -> None:
    """A snapshot of a format that is gone would never fail."""
    assert sorted(SNAPSHOTS) == sorted(path.name.partition(".")[0] for path in EXPECTED.iterdir())


@pytest.mark.parametrize("snapshot", SNAPSHOTS)
def test_a_saved_report_is_rendered_to_the_same_bytes(snapshot: str) -> None:
    """What a run gives and what is made of its JSON report later are the same, byte for byte."""
    name, settings, report = SNAPSHOTS[snapshot]
    saved = report_from_json(str(render(report, "json")))
    assert render(report, name, settings) == render(saved, name, settings)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_what_the_list_says(name: str) -> None:
    """Texts are texts and binaries are bytes, with findings and without; what it is fits on one line."""
    form = FORMATS[name]
    expected = bytes if form.form == "binary" else str
    assert [expected, expected] == [type(render(report, name)) for report in (REPORT, NOTHING)]
    assert form.suffix.startswith(".")
    assert "\n" not in form.meaning
    assert set(form.takes) <= {"colour", "width", "rule_pages", "every_outcome", "show_waived", "show_baseline"}


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_renderer_that_is_asked_for_is_imported(name: str) -> None:
    """A hook that prints text must not pay for SARIF."""
    modules = {each.module for each in FORMATS.values()}
    needed = {
        "parquet": {"json_form"},
        "jsonl": {"json_form"},
        "inspection": {"html"},
        "inspection-csv": {"csv_form"},
    }.get(name, set())
    code = f"""
import sys
from validator.reports.formats import FORMATS
FORMATS[{name!r}].renderer()
print(*(module for module in {sorted(modules)!r} if "validator.reports." + module in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert {FORMATS[name].module, *needed} == set(done.stdout.split())


def test_the_list_itself_imports_no_renderer() -> None:
    """The command line reads the list in every run."""
    code = "import sys, validator.reports.formats; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    heavy = {"pyarrow", "jinja2", "jsonschema", *(f"validator.reports.{each.module}" for each in FORMATS.values())}
    assert set() == heavy & loaded


def test_every_format_and_every_column_is_documented() -> None:
    """The page of the reports has a section for each format, in the order of the list, and names all columns."""
    page = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    sections = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert list(FORMATS) == sections[: len(FORMATS)]
    table = [line for line in page.splitlines() if line.startswith("| [`")]
    assert [(name, form.suffix) for name, form in FORMATS.items()] == [
        (row.split("`")[1], row.split(" | ")[2].strip("`")) for row in table
    ]
    named = page.partition("The columns: ")[2].partition(". Names")[0]
    assert list(COLUMNS) == [part.strip("`") for part in named.replace("\n", " ").split(", ")]
    assert [state for state in STATES if f"`{state}`" not in page] == []


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.piecewise])
@pytest.mark.parametrize("report", [REPORT, NOTHING, STANDING, report_of()])
def test_pieces_are_the_whole(name: str, report: Report) -> None:
    """A report that need not be in memory is the same as one that is."""
    made = pieces(report, name)
    assert not isinstance(made, str | bytes)
    assert render(report, name) == "".join(made)


def test_other_formats_are_made_as_a_whole() -> None:
    """There is one way to ask for either."""
    assert render(REPORT, "sarif") == pieces(REPORT, "sarif")


@pytest.mark.parametrize("name", ["text", "markdown", "html", "inspection", "inspection-csv"])
def test_a_report_that_is_not_on_everything_says_so(name: str) -> None:
    """Where people read it; machines have a member for it."""
    told = "he run was interrupted: what follows the last document here was not judged"
    assert told in str(render(evolve(REPORT, complete=False), name))
    assert told not in str(render(REPORT, name))


def test_machines_are_told_what_is_not_complete() -> None:
    """SARIF has its own word for it."""
    stopped = evolve(NOTHING, complete=False)
    for name in ("json", "jsonl"):
        assert '"complete": false' in str(render(stopped, name))
    assert '"executionSuccessful": false' in str(render(stopped, "sarif"))
    assert '"executionSuccessful": true' in str(render(NOTHING, "sarif"))
