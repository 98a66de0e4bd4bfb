"""Writes every generated page of docs/ anew (``make pages``).

Tests hold the pages equal to what is made here, so a page can never say what the program does not do.
"""

import contextlib
import io
import os
from pathlib import Path

from tools import make_completions
from tools.make_completions import commands_of
from validator.cli.exit_codes import MEANINGS
from validator.cli.main import COMMANDS, main
from validator.knowledge.order_page import order_page
from validator.knowledge.orders import load_orders
from validator.pages import pages, profile_pages, write_pages
from validator.ruleset.assembly import ruleset_of
from validator.ruleset.expression import function_table
from validator.ruleset.packs import read_packs

DOCS = Path(__file__).parent.parent / "docs"
_TABLE = "<!-- generated from the function table: `function_table()` in validator.ruleset.expression -->\n"
_END = "<!-- end of generated part -->\n"
_COMMANDS = "<!-- generated from the commands themselves, by 'make pages' -->\n"
_MADE = "<!-- Made by 'make pages'; change its sources, not this page. -->\n\n"


def made() -> dict[str, str]:
    """Makes every generated page: texts by path below docs/."""
    packs = read_packs()
    texts = {f"rules/{name}": text for name, text in pages(packs, ruleset_of(packs)).items()}
    texts |= {f"profiles/{name}": text for name, text in profile_pages(packs).items()}
    texts["orders.md"] = order_page(load_orders())
    texts["command-line.md"] = _command_line()
    texts["catalogue.md"] = _catalogue()
    before, _, rest = (DOCS / "expressions.md").read_text(encoding="utf-8").partition(_TABLE)
    after = rest.partition(_END)[2]
    texts["expressions.md"] = f"{before}{_TABLE}{function_table()}{_END}{after}"
    return texts


def _command_line() -> str:
    """Puts what the commands say of themselves behind the hand-written part of the page."""
    written = (DOCS / "command-line.md").read_text(encoding="utf-8").partition(_COMMANDS)[0]
    rows = [f"| {code.value} | {meaning} |" for code, meaning in MEANINGS.items()]
    parts = [
        written + _COMMANDS,
        "## Exit codes\n\nThe highest that applies.\n\n| Code | Meaning |\n| --- | --- |\n" + "\n".join(rows) + "\n",
    ]
    everything = [
        [],
        *(words for name in COMMANDS for words in ([name], *([name, below] for below in commands_of(name)))),
    ]
    for words in everything:
        heading = f"{'#' * max(2, len(words) + 1)} {' '.join(['declass', *words])}"
        parts.append(f"{heading}\n\n```text\n{_help(words)}```\n")
    return "\n".join(parts)


def _help(words: list[str]) -> str:
    out = io.StringIO()
    os.environ["COLUMNS"] = "100"
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        main([*words, "--help"])
    return out.getvalue()


def _catalogue() -> str:
    """Joins the tables of the families: what became of every row of the fact sheet of the law."""
    head = """\
# Catalogue

Every candidate check that the project started from, by family, with what became of it: a rule, a case of a rule (for
what must not be reported), or the reason why it is neither. Numbers from 101 on are checks that were added.
"""
    parts = [path.read_text(encoding="utf-8") for path in sorted((DOCS / "catalogue").glob("*.md"))]
    return "\n".join([_MADE + head, *parts])


if __name__ == "__main__":
    texts = made()
    for folder in ("rules", "profiles"):
        below = {name.removeprefix(f"{folder}/"): text for name, text in texts.items() if name.startswith(f"{folder}/")}
        write_pages(below, DOCS / folder)
    for name, text in texts.items():
        if "/" not in name:
            (DOCS / name).write_text(text, encoding="utf-8")
    make_completions.write()
