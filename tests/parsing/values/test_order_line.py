"""E.O. lines: every row of the table, and what holds for any text."""

import datetime as dt
import functools
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.values.field_tables import Counting, assert_in_place, stretch_of, table, vocabulary
from validator.documents.duration import DeclassifyOn, DowngradeOn
from validator.documents.values import OrderCited
from validator.knowledge.loading import load_orders
from validator.knowledge.orders import Orders
from validator.parsing.values import runs
from validator.parsing.values.instruction import read_instruction
from validator.parsing.values.order_line import OrderLine, read_order_line
from validator.text import Stretch


@functools.cache
def orders() -> Orders:
    """The orders of the program itself."""
    return load_orders()


def cases() -> list[dict[str, Any]]:
    """The rows, each with the year of its document."""
    found: list[dict[str, Any]] = []
    year = 0
    for row in table("order_lines"):
        year = row.get("year", year)
        if "line" in row:
            found.append(row | {"year": year})
    return found


CASES = cases()


def read(text: str, year: int) -> tuple[Stretch, OrderLine]:
    """Reads a line of a document of 1 June of a year."""
    stretch = stretch_of(text, "SIPDIS\n", "\nTAGS")
    return stretch, read_order_line(stretch, vocabulary(), orders(), dt.date(year, 6, 1))


def cited(order: OrderCited) -> str:
    """An order in the form of the table: its id only where it is not that of its number."""
    return order.number if order.order == f"eo-{order.number}" else f"{order.number}={order.order or ''}"


def told(value: DeclassifyOn | None) -> dict[str, Any]:
    """An instruction in the form of the table: what is not the default."""
    if value is None:
        return {}
    codes = " ".join(f"{each.code}={each.date}" if each.date else each.code for each in value.exemptions)
    found = {
        "says": value.kind,
        "keyword": value.keyword,
        "date": str(value.date) if value.date else None,
        "form": value.date_form if value.date_form != "month-first" or value.date is None else None,
        "short": value.two_digit_year or None,
        "event": value.event,
        "codes": codes or None,
        "number": value.category,
        "by": value.classifier,
        "origin": value.originator_code,
        "ways": value.alternatives if value.alternatives > 1 else None,
    }
    return {key: each for key, each in found.items() if each is not None}


def lowered(value: DowngradeOn | None) -> str | None:
    """A downgrading in the form of the table."""
    if value is None:
        return None
    level = value.level.title if value.level is not None else "-"
    return f"{level} {value.date or value.event or '-'}"


@pytest.mark.parametrize("case", CASES, ids=[f"{case['year']} {' '.join(case['line'].split())}" for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    """Orders, instruction and downgrading are read, and nothing that is not there."""
    stretch, line = read(case["line"], case["year"])
    expected = {
        key: each for key, each in case.items() if key not in ("line", "year", "orders", "down", "text", "repaired")
    }
    assert expected == told(line.declassify_on)
    assert str(case.get("orders", "")).split() == [cited(order) for order in line.orders_cited]
    assert case.get("down") == lowered(line.downgrade_on)
    assert case.get("repaired", []) == [edit.replacement for edit in stretch.repairs]
    if "text" in case:
        assert line.declassify_on
        assert case["text"] == line.declassify_on.text
    assert_all_in_place(stretch, line)


def assert_all_in_place(stretch: Stretch, line: OrderLine) -> None:
    """Every value lies in its place."""
    values: list[Any] = [*line.orders_cited, line.declassify_on, line.downgrade_on]
    if line.declassify_on:
        values += line.declassify_on.exemptions
    for value in values:
        if value:
            assert_in_place(stretch, value.text, value.span, stretch.repairs)


def test_the_value_is_what_rules_mark() -> None:
    """The date without its keyword and without the name behind it; a schedule with its number."""
    for line, text in (
        ("E.O. 12065: RDS-4 6/5/99 (WHITCOMB, ALAN R.) OR-M", "6/5/99"),
        ("E.O. 11652: XGDS-3", "XGDS-3"),
        ("E.O. 12958: DECL: X1, X5", "X1, X5"),
        ("E.O. 12958: DECL: 1/1/2005 OR X1", "1/1/2005 OR X1"),
        ("E.O. 12356: DECL: OADR.", "OADR"),
        ("E.O. 12958: DECL: UPON THE END\nOF THE VISIT.", "UPON THE END OF THE VISIT"),
    ):
        value = read(line, 1998)[1].declassify_on
        assert value
        assert text == value.text


def test_each_exemption_has_its_own_place() -> None:
    """Rules point at the one that is wrong."""
    stretch, line = read("E.O. 12958: DECL: X1, X9", 1998)
    assert line.declassify_on
    assert ["X1", "X9"] == [each.text for each in line.declassify_on.exemptions]
    assert ["X1", "X9"] == [stretch.read.raw[each.span.start : each.span.end] for each in line.declassify_on.exemptions]


def test_without_a_date_of_the_document_the_pivot_decides() -> None:
    """85 is 1985 and 05 is 2005 on a telegram whose own date is not known."""
    for text, year in (("GDS 8/25/85", 1985), ("DECL: 8/24/05", 2005)):
        value = read_instruction(stretch_of(text), vocabulary(), None).declassify_on
        assert value
        assert value.date
        assert year == value.date.year


def test_any_words_behind_a_label_are_an_event() -> None:
    """What stands behind Declassify on, the label taken off, needs no word that events begin with."""
    value = read_instruction(stretch_of("Island elections"), vocabulary(), None).declassify_on
    assert value
    assert ("event", "Island elections") == (value.kind, value.event)


PIECES = st.sampled_from(
    [
        "E.O. 12958", "E.O. ", "12958", "1295", "DECL", "DNG", "GDS", "XGDS-3", "RDS", "OADR", "N/A", "X1", "25X1",
        "X-", "1.6X6",
        "11/18/2018", "6/5/99", "20181118", "NOV", "18", "2018", "OR", "AND", "UPON", "VISIT", "(DOE, J.)", "OR-M",
        "DECONTROL",
        "SOURCE MARKED", "DATE OF SOURCE", "DECLASSIFIED", "MR", "OA", "AS AMENDED", "TAGS:", "XXXX", "[...]",
        "GROUP 4", "C",
        ":", ";", ",", ".", "/", "-", " ", "\n", "\n\n", "(", ")", "\\", "l", "O", "\u00e9", "\u2013",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.none() | st.dates())
def test_any_text(text: str, dated: dt.date | None) -> None:
    """Reading never raises, and every value lies in its place, whatever the text."""
    stretch = stretch_of(text)
    line = read_order_line(stretch, vocabulary(), orders(), dated)
    assert_all_in_place(stretch, line)
    if line.declassify_on:
        assert line.declassify_on.readable == (line.declassify_on.kind != "unreadable")
        assert line.declassify_on.alternatives >= 1


def test_a_number_is_repaired_where_one_order_fits_only() -> None:
    """12365 is one step from 12356 and from 12065, so it stays what it is."""
    assert {"12356", "12065"} <= {order.number for order in orders()}
    line = read("E.O. 12365: DECL: OADR", 1987)[1]
    assert [("12365", None, False)] == [(each.number, each.order, each.readable) for each in line.orders_cited]


def test_what_the_table_tells_is_all() -> None:
    """A new attribute of an instruction must come into the table, too."""
    assert {
        "text", "span", "kind", "keyword", "date", "date_form", "two_digit_year", "event", "exemptions", "category",
        "classifier", "originator_code", "alternatives",
    } == {each.name for each in attrs.fields(DeclassifyOn)}  # fmt: skip


def test_a_list_of_codes_has_an_end() -> None:
    """A list longer than any real one is not read to its end."""
    value = read("E.O. 12958: DECL: " + "X1, " * 400, 1998)[1].declassify_on
    assert value
    assert 10 < len(value.exemptions) < 200


@pytest.mark.parametrize(
    "piece", ["E.O. 12958: ", "DECL: ", "DNG: C ", "UPON X OR ", "X-ABCD OR ", "GDS 6/5/85 (DOE) ", "A\n", "XXXX "]
)
def test_work_grows_no_faster_than_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text costs at most twice the words looked at, whatever is repeated in it; and nothing is that deep."""
    pieces = Counting(runs._PIECE)
    monkeypatch.setattr(runs, "_PIECE", pieces)
    costs: list[int] = []
    for size in (500, 1000, 100_000):
        pieces.calls = 0
        read(piece * (size // len(piece)), 1998)
        costs.append(pieces.calls)
    assert costs[1] <= 2.2 * costs[0] + 50
    assert costs[2] <= 8 * costs[1] + 50
