"""Charts as inline SVG, by hand: coloured by the style sheet's classes, so that they follow light and dark.

Each is one picture for a screen reader, with a sentence that says what it shows; the numbers stand in a table next to
it. Every text is escaped here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from validator.reports.html.data import shown
from validator.reports.html.figures import Heat

_WIDTH = 720
_HEIGHT = 240
_LEFT = 48
_BOTTOM = 28
_TOP = 14
_MOST_LABELS = 12
_ROW = 26
_HEAT_LEFT = 170
_LONGEST_NAME = 22
_WIDEST = 80
_RIGHT = 20


def stacked(title: str, bars: Mapping[str, Mapping[str, int]], series: Sequence[str], mark: str | None = None) -> str:
    """Draws stacked bars.

    Args:
        title: What the chart shows, as a sentence for those who do not see it.
        bars: By label, from left to right: counts by series.
        series: Names of the series from the bottom up; they are also classes of the style sheet.
        mark: Label of the bar that is "today"; a line is drawn before it.

    Returns:
        An ``svg`` element.
    """
    high = max((sum(each.values()) for each in bars.values()), default=0)
    top, step = _scale(high)
    plot = _HEIGHT - _TOP - _BOTTOM
    slot = min(_WIDEST, (_WIDTH - _LEFT) / max(len(bars), 1))
    parts = [_head(title, _WIDTH + _RIGHT, _HEIGHT)]
    for value in range(0, top + 1, step):
        y = _HEIGHT - _BOTTOM - plot * value / top
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>')
    every = -(-len(bars) // _MOST_LABELS)
    for index, (label, counts) in enumerate(bars.items()):
        x = _LEFT + slot * index
        y = float(_HEIGHT - _BOTTOM)
        for name in series:
            tall = plot * counts.get(name, 0) / top
            if tall:
                y -= tall
                parts.append(
                    f'<rect class="s-{_safe(name)}" x="{x + slot * 0.12:.1f}" y="{y:.1f}" width="{slot * 0.76:.1f}" '
                    f'height="{tall:.1f}"><title>{_safe(label)}: {counts[name]:,} {_safe(name)}</title></rect>'
                )
        if label == mark:
            parts.append(f'<line class="today" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}"/>')
        if index % every == 0:
            parts.append(
                f'<text x="{x + slot / 2:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{_safe(label)}</text>'
            )
    return "".join(parts) + "</svg>"


def heat_map(title: str, heat: Heat, titles: Mapping[str, str]) -> str:
    """Draws the heat map of discrepancies by place and class: the stronger the colour, the larger the share.

    Args:
        title: What it shows, as a sentence for those who do not see it.
        heat: The counts.
        titles: Titles of the classes by id.

    Returns:
        An ``svg`` element.
    """
    wide = min(_WIDEST, (_WIDTH - _HEAT_LEFT) / max(len(heat.classes), 1))
    head = 28 + max((len(_short(titles.get(each, each))) for each in heat.classes), default=0) * 9 // 2
    parts = [_head(title, _WIDTH + 60, head + _ROW * len(heat.rows) + 4)]
    for column, each in enumerate(heat.classes):
        x = _HEAT_LEFT + wide * (column + 0.5)
        parts.append(
            f'<text x="{x:.1f}" y="{head - 8}" transform="rotate(-35 {x:.1f} {head - 8})">'
            f"{_safe(_short(titles.get(each, each)))}</text>"
        )
    for row, (place, judged, counts) in enumerate(heat.rows):
        y = head + _ROW * row
        parts.append(
            f'<text x="{_HEAT_LEFT - 8}" y="{y + 17}" text-anchor="end">{_safe(_short(place))}'
            f"<title>{_safe(place)}</title></text>"
        )
        for column, each in enumerate(heat.classes):
            count = counts.get(each, 0)
            grade = 0 if not count else 1 + min(3, count * 4 // judged)
            x = _HEAT_LEFT + wide * column
            parts.append(
                f'<rect class="h h{grade}" x="{x + 1:.1f}" y="{y + 1}" width="{wide - 2:.1f}" height="{_ROW - 2}">'
                f"<title>{_safe(place)}, {_safe(titles.get(each, each))}: {count:,} of {judged:,}</title></rect>"
            )
            if count:
                parts.append(
                    f'<text class="t{grade}" x="{x + wide / 2:.1f}" y="{y + 17}" text-anchor="middle">{count:,}</text>'
                )
    return "".join(parts) + "</svg>"


def years(first: int, last: int, counts: Mapping[int, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    """Gives the bars of a chart by year without gaps; of a span beyond 120 years only the years that occur."""
    span = range(first, last + 1) if last - first <= 120 else sorted({first, last, *counts})
    return {str(year): counts.get(year, {}) for year in span}


def _head(title: str, width: int, height: int) -> str:
    return (
        f'<svg role="img" aria-label="{_safe(title)}" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    )


def _scale(high: int) -> tuple[int, int]:
    """Gives a round end of the scale that is not below a number, and the step of its lines; at least one of each."""
    step = 1
    while high > step * 5:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return max(step, -(-high // step) * step), step


def _safe(text: str) -> str:
    return escape(shown(text))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
