"""The reference is what the function table says."""

from pathlib import Path

from validator.ruleset.expression import function_table
from validator.ruleset.expression.functions import LIBRARY, MACROS

PAGE = Path(__file__).parents[3] / "docs" / "expressions.md"
BEGIN = "<!-- generated from the function table: `function_table()` in validator.ruleset.expression -->\n"
END = "<!-- end of generated part -->\n"


def test_the_page_holds_the_table() -> None:
    """``docs/expressions.md`` contains exactly the generated reference."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    table, _, _ = rest.partition(END)
    assert function_table() == table


def test_everything_is_in_the_table() -> None:
    """Every macro and every signature has its row."""
    rows = [line for line in function_table().splitlines() if line.startswith("| `")]
    assert len(LIBRARY) + len(MACROS) == len(rows)
    assert r"| `latest(date\|timestamp, ...) -> date\|timestamp` | the latest of them |" in rows
