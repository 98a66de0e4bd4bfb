"""The page of the schedule in a real browser."""

import datetime as dt

import pytest

from tests.browser.conftest import Show, Shown
from tests.reports.schedule.sample import AS_OF, INPUTS, NOTHING, SCHEDULE, entry
from validator.reports.judged import Due
from validator.reports.schedule.events import Schedule, schedule_of
from validator.reports.schedule.html import schedule_html

pytestmark = pytest.mark.browser

MANY = 20_000

_TALL = "[...document.querySelectorAll('.work tbody tr')].filter(each => each.offsetHeight).length"
"""Counts the rows that take room."""


def many(documents: int) -> Schedule:
    """Documents that fall due one after another."""
    first = dt.date(2027, 1, 1)
    dues = (
        Due(
            "running",
            "instruction",
            (first + dt.timedelta(days=number // 4)).isoformat(),
            (),
            "its instruction says so",
        )
        for number in range(documents)
    )
    return schedule_of([entry(due, f"08LIMA{documents - number}") for number, due in enumerate(dues)], "0.1.0", AS_OF)


def column(shown: Shown, group: str, cells: str) -> list[str]:
    """Gives the texts of the visible cells of a column, first lines only."""
    found = shown.page.locator(f"section[aria-labelledby='{group}'] tbody {cells}:visible").all_inner_texts()
    return [text.partition("\n")[0] for text in found]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_tables_stand_in_order_of_date(show: Show, *, scripts: bool) -> None:
    """With scripts and without."""
    shown = show(schedule_html(SCHEDULE), java_script_enabled=scripts)
    assert ["2027-01-01", "2027-01-01", "2028-02-29", "2030-01-01", "2031-12-31"] == column(shown, "coming", ".c-day")
    assert ["none", "1984-12-31", "2018-11-18", AS_OF] == column(shown, "declassified", ".c-day")
    assert (5 if scripts else 0) == shown.page.locator("section[aria-labelledby='coming'] button").count()


def test_every_column_can_be_sorted(show: Show) -> None:
    """Once upwards, again downwards; levels by rank, days by day, and the head says how."""
    shown = show(schedule_html(SCHEDULE))
    day = shown.page.locator("section[aria-labelledby='coming'] th[role='columnheader']").nth(0)
    assert "ascending" == day.get_attribute("aria-sort")
    day.get_by_role("button").click()
    assert ["2031-12-31", "2030-01-01", "2028-02-29", "2027-01-01", "2027-01-01"] == column(shown, "coming", ".c-day")
    assert "descending" == day.get_attribute("aria-sort")
    level = shown.page.locator("section[aria-labelledby='declassified'] th[role='columnheader']").nth(3)
    level.get_by_role("button").click()
    assert ["SECRET", "SECRET", "SECRET", "TOP SECRET"] == column(shown, "declassified", ".c-level")
    level.get_by_role("button").click()
    assert ["TOP SECRET", "SECRET", "SECRET", "SECRET"] == column(shown, "declassified", ".c-level")
    document = shown.page.locator("section[aria-labelledby='coming'] th[role='columnheader']").nth(2)
    document.get_by_role("button").click()
    assert ["06LIMA82", "08LIMA80", "08LIMA81", "08LIMA83", "08LIMA83"] == [
        text.split()[0] for text in column(shown, "coming", ".c-document")
    ]
    sorts = shown.page.locator("section[aria-labelledby='coming'] th[role='columnheader']").evaluate_all(
        "all => all.map(each => each.ariaSort)"
    )
    assert ["none", "none", "ascending", "none", "none"] == sorts


def test_twenty_thousand_stay_usable(show: Show) -> None:
    """Of a long table the first rows are shown, whatever it is sorted by."""
    shown = show(schedule_html(many(MANY)))
    assert 200 == shown.page.evaluate(_TALL)
    assert "The first 200 of 20,000 are shown. Show all 20,000" == shown.page.locator(".more").inner_text()
    shown.page.locator("section[aria-labelledby='coming'] th[role='columnheader'] button").nth(0).click()
    assert (200, "2040-09-08") == (shown.page.evaluate(_TALL), shown.page.locator("tbody time").first.inner_text())


def test_a_long_table_is_whole_on_request_and_on_paper(show: Show) -> None:
    """The focus is then where the rows are."""
    shown = show(schedule_html(many(201)))
    assert 200 == shown.page.evaluate(_TALL)
    shown.page.emulate_media(media="print")
    assert 201 == shown.page.evaluate(_TALL)
    assert not shown.page.is_visible(".more")
    shown.page.emulate_media(media="screen")
    shown.page.locator(".more").get_by_role("button").click()
    assert (201, 0) == (shown.page.evaluate(_TALL), shown.page.locator(".more").count())
    assert "Falling due, as a table" == shown.page.evaluate("document.activeElement.ariaLabel")
    assert 0 == show(schedule_html(many(200))).page.locator(".more").count()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(show: Show, scheme: str, width: int) -> None:
    """axe-core finds no violation, in light and in dark, on a telephone and on a desk."""
    for schedule in (SCHEDULE, NOTHING):
        shown = show(schedule_html(schedule), color_scheme=scheme, viewport={"width": width, "height": 900})
        for details in shown.page.locator("summary").all():
            details.click()
        assert [] == shown.violations()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(show: Show, width: int) -> None:
    """Also not with long names."""
    due = Due("running", "instruction", "2030-01-01", (), "b" * 300)
    long = entry(due, None, path="a" * 300, level="c" * 60)
    schedule = schedule_of([*INPUTS, long], "0.1.0", AS_OF)
    shown = show(schedule_html(schedule), viewport={"width": width, "height": 900})
    assert width == shown.page.evaluate("document.documentElement.scrollWidth")


def test_it_is_printed(show: Show) -> None:
    """On paper the folded part is open, and afterwards it is closed again."""
    shown = show(schedule_html(SCHEDULE))
    assert shown.page.pdf(format="A4").startswith(b"%PDF-")
    assert 0 == shown.page.locator("details[open]").count()
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert 1 == shown.page.locator("details[open]").count()
    shown.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert 0 == shown.page.locator("details[open]").count()


def test_its_parts_can_be_reached(show: Show) -> None:
    """By keyboard and by address: each group that has something has a place."""
    shown = show(schedule_html(SCHEDULE), "#coming")
    assert "coming" == shown.page.evaluate("document.querySelector(':target').id")
    links = shown.page.locator("header nav a").evaluate_all(
        "all => all.map(each => each.getAttribute('href').slice(1))"
    )
    assert links == shown.page.locator("h2").evaluate_all("all => all.map(each => each.id)")
    nothing = show(schedule_html(NOTHING))
    assert "Nothing has fallen due, nothing falls due, and nothing is open." in nothing.page.inner_text("main")


def test_hostile_texts_are_only_shown(show: Show) -> None:
    """A document's text runs nothing and loads nothing."""
    text = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)> &amp;"
    due = Due("exempt", "instruction", None, (), text)
    shown = show(schedule_html(schedule_of([entry(due, None, path=text, record=text, level=text)], "0.1.0", AS_OF)))
    assert ("Declassification schedule: 1 document as of 2026-11-23", 0) == (
        shown.page.title(),
        shown.page.locator("img").count(),
    )
    assert text == shown.page.locator(".c-why").inner_text()
