"""The page on the orders is made from them."""

from pathlib import Path

from validator.knowledge.order_page import order_page
from validator.knowledge.orders import load_orders

PAGE = Path(__file__).parents[2] / "docs" / "orders.md"
WRITE = (
    "write it anew: python -c 'from pathlib import Path; from validator.knowledge.order_page import order_page; "
    'from validator.knowledge.orders import load_orders; Path("docs/orders.md").write_text(order_page(load_orders()))\''
)


def test_the_page_is_current() -> None:
    """Nobody has to remember to change it."""
    assert order_page(load_orders()) == PAGE.read_text(encoding="utf-8"), WRITE


def test_the_page_names_every_order_and_its_days() -> None:
    """One row per order in the first table; the last order is in force now."""
    page = order_page(load_orders())
    assert "| E.O. 12356 | 1982-08-01 | 1995-10-13 |" in page
    assert "| E.O. 13526 | 2010-06-27 | now | 2010-06-25, 2010-06-26 |" in page
    assert "| E.O. 11652 | GDS | TOP SECRET | SECRET after 2, CONFIDENTIAL after 4 | after 10 |" in page
    assert "| after 12 | E.O. 11652, from 1972-06-01 on |" in page
