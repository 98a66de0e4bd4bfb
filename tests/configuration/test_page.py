"""The table of keys on the page about the configuration."""

from pathlib import Path

from validator.configuration.page import key_table

PAGE = Path(__file__).parent.parent.parent / "docs" / "configuration.md"


def test_the_table_stands_on_the_page() -> None:
    """As it is made now: a row for every key, with its default and its meaning."""
    table = key_table()
    assert table in PAGE.read_text(encoding="utf-8")
    assert "| `limits.jobs` |" in table
    assert len(table.splitlines()) > 20
