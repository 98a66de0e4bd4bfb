"""Charts are SVG that says what it shows."""

import xml.etree.ElementTree as ET

import pytest

from validator.reports.html import charts
from validator.reports.html.figures import Heat


def drawn(svg: str) -> ET.Element:
    """Reads a chart as XML, so that it is well formed."""
    return ET.fromstring(svg)  # noqa: S314 - our own text


def test_bars_are_stacked_from_the_bottom_up() -> None:
    """Heights are in proportion, and each part begins where the one below it ends."""
    chart = drawn(charts.stacked("T", {"2008": {"note": 1, "error": 3}, "2009": {}}, ("note", "error")))
    note, error = chart.findall("rect")
    assert ("s-note", "s-error") == (note.get("class"), error.get("class"))
    assert 3 * float(note.get("height", 0)) == pytest.approx(float(error.get("height", 0)), abs=0.2)
    bottom = float(error.get("y", 0)) + float(error.get("height", 0))
    assert float(note.get("y", 0)) == pytest.approx(bottom, abs=0.2)
    assert ["2008: 1 note", "2008: 3 error"] == [each.findtext("title") for each in (note, error)]


def test_a_chart_has_a_name_and_no_styles_of_its_own() -> None:
    """It is one picture for a screen reader, and the page's policy forbids style attributes."""
    svg = charts.stacked('A "b" <c>', {"<2008>": {"note": 1}}, ("note",))
    chart = drawn(svg)
    assert ("img", 'A "b" <c>') == (chart.get("role"), chart.get("aria-label"))
    assert "<2008>" in [each.text for each in chart.findall("text")]
    assert "style" not in svg


def test_today_is_marked() -> None:
    """The line stands before the bar of the day's year, and only there."""
    bars = {"2025": {"a": 1}, "2026": {"a": 1}}
    lines = [
        each.get("x1") for each in drawn(charts.stacked("T", bars, ("a",), "2026")) if each.get("class") == "today"
    ]
    (x,) = lines
    assert 128.0 == float(x or 0)
    assert "today" not in charts.stacked("T", bars, ("a",))


def test_labels_do_not_run_into_each_other() -> None:
    """Of many bars only some have a label."""
    bars = {str(year): {"a": 1} for year in range(1950, 2030)}
    labels = [each.text or "" for each in drawn(charts.stacked("T", bars, ("a",))).findall("text")]
    years = [label for label in labels if label.startswith(("19", "20"))]
    assert (12, "1950", "1957") == (len(years), years[0], years[1])


def test_nothing_can_be_drawn() -> None:
    """A chart without bars has a scale and no bar."""
    assert [] == drawn(charts.stacked("T", {}, ("a",))).findall("rect")
    assert [] == drawn(charts.heat_map("T", Heat((), ()), {})).findall("rect")


@pytest.mark.parametrize(
    ("high", "expected"),
    [(0, (1, 1)), (1, (1, 1)), (5, (5, 1)), (6, (6, 2)), (11, (15, 5)), (26, (30, 10)), (20000, (20000, 5000))],
)
def test_the_scale_is_round_and_reaches_the_highest(high: int, expected: tuple[int, int]) -> None:
    """Steps of 1, 2 or 5 and their tens; five lines at most."""
    assert expected == charts._scale(high)


def test_heat_is_the_share_of_the_documents() -> None:
    """Four grades: under a quarter, from a quarter, from half, from three quarters; none for none."""
    rows = tuple((f"P{count}", 100, {"a": count} if count else {}) for count in (0, 1, 25, 50, 75, 100))
    chart = drawn(charts.heat_map("T", Heat(("a",), rows), {"a": "Class"}))
    assert ["h h0", "h h1", "h h2", "h h3", "h h4", "h h4"] == [each.get("class") for each in chart.findall("rect")]
    assert "P25, Class: 25 of 100" == chart.findall("rect")[2].findtext("title")


def test_long_names_are_cut_and_told_whole() -> None:
    """The name stays in the chart as the tooltip of its label; a class without a title has its id."""
    name = "folder <a>/" + "b" * 40
    chart = drawn(charts.heat_map("T", Heat(("some",), ((name, 1, {"some": 1}),)), {}))
    class_label, label, _ = chart.findall("text")
    assert "some" == class_label.text
    assert name[:21] + "…" == label.text
    assert name == label.findtext("title")


def test_years_have_no_gaps_unless_the_span_is_absurd() -> None:
    """A misread year must not draw thousands of bars."""
    assert {"2008": {"a": 1}, "2009": {}, "2010": {}} == charts.years(2008, 2010, {2008: {"a": 1}})
    assert ["1900", "2008", "9999"] == list(charts.years(1900, 9999, {2008: {"a": 1}}))
