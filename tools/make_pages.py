"""Writes every generated page of docs/ anew (``make pages``).

Tests hold the pages equal to what is made here, so a page can never say what the program does not do.
"""

import contextlib
import inspect
import io
import os
import re
from pathlib import Path

from tools import make_completions
from tools.make_completions import commands_of
from validator.cli.exit_codes import MEANINGS
from validator.cli.main import COMMANDS, main
from validator.configuration.page import key_table
from validator.documents.summary import Cited, Instruction, Mark, Number, Origin, Overall, Passed, Summary
from validator.knowledge.order_page import order_page
from validator.knowledge.orders import load_orders
from validator.pages import pages, profile_pages, write_pages
from validator.ruleset.assembly import whole_ruleset
from validator.ruleset.expression import function_table, record_type
from validator.ruleset.packs import read_packs
from validator.text import Place

DOCS = Path(__file__).parent.parent / "docs"
_FUNCTIONS = "<!-- generated from the function table: `function_table()` in validator.ruleset.expression -->\n"
_KEYS = "<!-- generated from schemas/configuration.schema.json: `key_table()` in validator.configuration.page -->\n"
_SUMMARIES = "<!-- generated from the classes of summaries: `summary_tables()` in tools/make_pages.py -->\n"
_LINK = re.compile(r":class:`~[\w.]*?(\w+)`")
_END = "<!-- end of generated part -->\n"
_COMMANDS = "<!-- generated from the commands themselves, by 'make pages' -->\n"
_MADE = "<!-- Made by 'make pages'; change its sources, not this page. -->\n\n"


def made() -> dict[str, str]:
    """Makes every generated page: texts by path below docs/."""
    packs = read_packs()
    texts = {f"rules/{name}": text for name, text in pages(packs, whole_ruleset(packs)).items()}
    texts |= {f"profiles/{name}": text for name, text in profile_pages(packs).items()}
    texts["orders.md"] = order_page(load_orders())
    texts["command-line.md"] = _command_line()
    texts["catalogue.md"] = _catalogue()
    texts["expressions.md"] = _with_table("expressions.md", _FUNCTIONS, function_table())
    texts["configuration.md"] = _with_table("configuration.md", _KEYS, key_table())
    texts["collections.md"] = _with_table("collections.md", _SUMMARIES, summary_tables())
    return texts


def _with_table(name: str, mark: str, table: str) -> str:
    """Gives a page whose text is written by hand, with its generated part made anew."""
    before, _, rest = (DOCS / name).read_text(encoding="utf-8").partition(mark)
    return f"{before}{mark}{table}{_END}{rest.partition(_END)[2]}"


def summary_tables() -> str:
    """Gives the fields of summaries as rules see them: name, type and meaning."""
    parts: list[str] = []
    for cls in (Summary, Number, Overall, Instruction, Cited, Origin, Passed, Mark, Place):
        rows = [
            f"| `{name}` | `{each.type}`{', may be absent' if each.optional else ''} | {_meaning(cls, name)} |"
            for name, each in record_type(cls).fields.items()
        ]
        parts.append("\n".join([f"**{cls.__name__}**", "", "| Field | Type | Meaning |", "| --- | --- | --- |", *rows]))
    return "\n" + "\n\n".join(parts) + "\n\n"


def _meaning(cls: type, name: str) -> str:
    """Gives what the docstring of a class, or of its property, says of a field."""
    member = getattr(cls, name, None)
    if isinstance(member, property):
        return inspect.getdoc(member) or ""
    told = re.search(rf"\b{name}: (.+(?:\n {{8}}.+)*)", inspect.getdoc(cls) or "")
    text = told[1] if told else "Its place."
    return _LINK.sub(r"`\1`", " ".join(text.split())).replace("``", "`")


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
