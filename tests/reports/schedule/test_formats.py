"""Every format of the schedule: its snapshot, its place in the list, and that it is a pure function."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reports.schedule.sample import NOTHING, PAST, SCHEDULE
from validator.errors import UsageError
from validator.extras import EXTRAS
from validator.reports.formats import check_installed
from validator.reports.schedule.events import GROUPS, KINDS, STANDING
from validator.reports.schedule.formats import SCHEDULE_FORMATS
from validator.reports.schedule.json_form import schedule_to_json
from validator.reports.schedule.table import COLUMNS
from validator.schemas import problems, schema

ROOT = Path(__file__).parents[3]
EXPECTED = Path(__file__).parent / "expected"
SNAPSHOTS = {
    **{name: (name, SCHEDULE) for name in SCHEDULE_FORMATS},
    **{f"{name}-nothing": (name, NOTHING) for name in ("text", "csv", "ics", "json", "html")},
    "text-past": ("text", PAST),
}


def render(name: str, schedule: object = SCHEDULE) -> str:
    """Renders a schedule."""
    made = SCHEDULE_FORMATS[name].renderer()(schedule)
    assert isinstance(made, str)
    return made


@pytest.mark.parametrize("snapshot", SNAPSHOTS)
def test_a_schedule_is_rendered_as_expected(snapshot: str, request: pytest.FixtureRequest) -> None:
    """The whole output is compared; --update-expected writes it anew."""
    name, schedule = SNAPSHOTS[snapshot]
    path = EXPECTED / f"{snapshot}{SCHEDULE_FORMATS[name].suffix}"
    if request.config.getoption("--update-expected", default=False):
        path.write_bytes(render(name, schedule).encode())
    assert path.read_bytes().decode() == render(name, schedule)


def test_no_snapshot_is_left_over() -> None:
    """A snapshot of a format that is gone would never fail."""
    assert sorted(SNAPSHOTS) == sorted(path.name.partition(".")[0] for path in EXPECTED.iterdir())


@pytest.mark.parametrize("schedule", [SCHEDULE, NOTHING, PAST], ids=["all", "nothing", "past"])
def test_the_json_is_what_its_schema_says(schedule: object) -> None:
    """And the words of the schema are those of the program."""
    assert [] == problems("schedule", json.loads(render("json", schedule)))
    whole = schema("schedule")
    events = whole["properties"]["events"]["items"]["properties"]
    assert (list(GROUPS), list(KINDS)) == (events["group"]["enum"], events["kind"]["enum"])
    assert list(GROUPS) == list(whole["properties"]["summary"]["properties"]["groups"]["properties"])


def test_the_table_has_a_row_for_everything_of_the_json() -> None:
    """Nothing is in one format and not in the other."""
    rows = list(csv.DictReader(io.StringIO(render("csv"))))
    data = schedule_to_json(SCHEDULE)
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["event"], row["event_date"]) for row in rows if row["event"] != "unread"] == [
        (event["kind"], event["date"] or "") for event in data["events"]
    ]
    assert [row["because"] for row in rows if row["event"] == "unread"] == [each["reason"] for each in data["unread"]]


def test_no_cell_of_the_table_is_a_formula() -> None:
    """Documents are strangers' texts."""
    rows = csv.reader(io.StringIO(render("csv")))
    assert [] == [cell for row in rows for cell in row if cell.startswith("=")]
    assert "'=1+1" in render("csv")


def test_texts_of_documents_do_not_take_the_terminal() -> None:
    """Control characters and turns of the direction of writing are dots, in every format that people look at."""
    for name in ("text", "html", "ics"):
        assert [] == [each for each in "\x1b\u202e" if each in render(name)], name


def test_the_page_escapes_what_documents_say() -> None:
    """No tag of a document is a tag of the page."""
    page = render("html")
    assert "<b>&#34;it" not in page
    assert "&lt;b&gt;&#34;it&#34; &amp; ·[31m·cannot" in page


@pytest.mark.parametrize("name", ["text", "ics", "html", "json"])
def test_every_format_for_people_says_what_it_cannot_know(name: str) -> None:
    """The standing sentences."""
    told = " ".join(render(name).replace("\r\n ", "").replace("\\,", ",").split())
    assert [] == [sentence for sentence in STANDING if sentence not in told]


@pytest.mark.parametrize(("name", "library"), [("ics", "icalendar"), ("html", "jinja2")])
def test_a_library_that_is_not_there_is_told(name: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any work is done, and also where nobody looked."""
    monkeypatch.setitem(sys.modules, library, None)
    form = SCHEDULE_FORMATS[name]
    message = rf"^the format {name} needs the package {library}: install declass-validator\[{EXTRAS[library]}\]$"
    with pytest.raises(UsageError, match=message):
        form.renderer()(SCHEDULE)
    with pytest.raises(UsageError, match=message):
        check_installed(name, SCHEDULE_FORMATS)


def test_the_list_itself_imports_no_renderer() -> None:
    """Nor the libraries that they need."""
    code = "import sys, validator.reports.schedule.formats; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {
        "icalendar",
        "jinja2",
        "pendulum",
        *(f"validator.reports.{each.module}" for each in SCHEDULE_FORMATS.values()),
    }
    assert set() == heavy & set(done.stdout.split())


def test_every_group_format_and_column_is_documented() -> None:
    """The page of the schedule names them all."""
    page = (ROOT / "docs" / "schedule.md").read_text(encoding="utf-8")
    words = [*GROUPS, *KINDS, *SCHEDULE_FORMATS, *COLUMNS]
    assert [] == [word for word in words if f"`{word}`" not in page]
