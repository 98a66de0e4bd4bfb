"""``docs/repairs.md`` describes every kind of repair and of doubt, and none that there is not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "repairs.md").read_text(encoding="utf-8")
DESCRIBED = set(re.findall(r"^\| `([a-z0-9-]+)` \|", PAGE, re.MULTILINE))
CODE = ("parsing", "dates", "markings")
MAKERS = {"Edit", "Repair", "repair", "Doubt", "Numbered", "ParsingNote"}
TABLE = "_KINDS"


def literals() -> Iterator[str]:
    """Gives the kinds that the code names where it makes a repair or a note."""
    for folder in CODE:
        for path in (ROOT / "validator" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield from kinds_of(node)


def kinds_of(node: ast.AST) -> Iterator[str]:
    """Gives the kinds that a node names: the last argument, the last of four, or the first of a pair in a table."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in MAKERS:
        last = node.keywords[-1].value if node.keywords else node.args[-1]
        yield from word(last)
    elif (
        isinstance(node, ast.Tuple)
        and len(node.elts) == 4
        and isinstance(node.elts[0], ast.BinOp | ast.Subscript | ast.Call)
    ):
        yield from word(node.elts[-1])
    elif (
        isinstance(node, ast.Assign)
        and getattr(node.targets[0], "id", "") == TABLE
        and isinstance(node.value, ast.Dict)
    ):
        for pair in node.value.values:
            if isinstance(pair, ast.Tuple):
                yield from word(pair.elts[0])


def word(node: ast.AST) -> Iterator[str]:
    """Gives a text that looks like a kind."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z][a-z0-9-]+", node.value):
        yield node.value


def test_every_kind_is_described() -> None:
    """A kind that the page does not know would be a repair that nobody can look up."""
    assert set() == set(literals()) - DESCRIBED


def test_every_kind_that_is_described_is_made() -> None:
    """What the page describes stands in the code as a word."""
    code = "".join(
        path.read_text(encoding="utf-8") for folder in CODE for path in (ROOT / "validator" / folder).rglob("*.py")
    )
    assert [] == [kind for kind in sorted(DESCRIBED) if f'"{kind}"' not in code]
