"""The page of a self-inspection in a real browser: what an inspector reads, prints and hands on."""

import pytest
from attrs import evolve

from tests.browser.conftest import Show
from tests.reports.collection import FAULTY, NOTHING, SAMPLED, STRANGE, report_of
from validator.reports.judged import UnreadDocument
from validator.reports.report import Report

pytestmark = pytest.mark.browser


LONG = report_of(
    evolve(STRANGE, path="a" * 300, message_reference="b" * 300), FAULTY, UnreadDocument("c" * 300, None, "d" * 300)
)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("report", [SAMPLED, NOTHING], ids=["sampled", "nothing"])
def test_it_is_accessible(show: Show, report: Report, scheme: str, width: int) -> None:
    """axe-core finds no violation, in light and in dark, on a telephone and on a desk."""
    shown = show(report, form="inspection", color_scheme=scheme, viewport={"width": width, "height": 900})
    assert [] == shown.violations()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(show: Show, width: int) -> None:
    """What is wider scrolls within its own region."""
    shown = show(LONG, form="inspection", viewport={"width": width, "height": 900})
    assert width == shown.page.evaluate("document.documentElement.scrollWidth")


def test_it_reads_the_same_without_scripts_and_on_paper(show: Show) -> None:
    """It has none, and nothing is folded; the rate and its bounds are told at the top."""
    shown = show(SAMPLED, form="inspection", java_script_enabled=False)
    assert 0 == shown.page.locator("script, details").count()
    tiles = shown.page.locator(".tile").all_inner_texts()
    assert ["5", "2", "60 %", "2"] == [tile.split("\n")[0] for tile in tiles]
    main = shown.page.inner_text("main")
    assert "With 95 % confidence, 12 to 58 of the 60 (20.0 % to 96.7 %) have no discrepancy." in main
    shown.page.emulate_media(media="print")
    assert shown.page.inner_text("main") == main
    assert shown.page.pdf(format="A4").startswith(b"%PDF-")


def test_the_numbers_of_a_table_stand_under_their_heads(show: Show) -> None:
    """Each row has as many cells as the head."""
    shown = show(SAMPLED, form="inspection")
    widths = shown.page.locator("table").evaluate_all(
        "all => all.map(table => [...new Set([...table.rows].map(row => row.cells.length))].length)"
    )
    assert [1] * 7 == widths


def test_everything_can_be_reached_with_keys(show: Show) -> None:
    """The skip link, the parts, and each table that may have to be scrolled."""
    shown = show(SAMPLED, form="inspection")
    shown.page.keyboard.press("Tab")
    assert "Skip to the discrepancies" == shown.focused()
    reached = []
    for _ in range(12):
        shown.page.keyboard.press("Tab")
        reached.append(
            shown.page.evaluate("(e => e.getAttribute('aria-label') || e.textContent.trim())(document.activeElement)")
        )
    assert [
        "Reviewed", "Discrepancies", "Told apart", "Documents", "Limits", "Strata of the sample",
        "Discrepancies by kind of decision", "Discrepancies by governing order", "Discrepancies by overall level",
        "Classes that are told apart", "Table of documents with a discrepancy", "Rules that could not decide",
    ] == reached  # fmt: skip


def test_the_html_report_tells_of_its_sample(show: Show) -> None:
    """Beside the compliance rate."""
    shown = show(SAMPLED)
    assert "With 95 % confidence, 7 to 55 of the 60 (11.6 % to 91.7 %)" in shown.page.inner_text("main > section")
