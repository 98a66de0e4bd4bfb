"""The reference of functions in ``docs/expressions.md``, made from the function table."""

from __future__ import annotations

from itertools import groupby

from validator.ruleset.expression.functions import LIBRARY, MACROS


def function_table() -> str:
    """Return Markdown tables of all macros, operators, functions and methods, ending in a line break."""
    lines = _heading("Macros", "Written", "Meaning")
    lines += [f"| `{written}` | {meaning} |" for written, meaning in MACROS.values()]
    for group, functions in groupby(LIBRARY, key=lambda function: function.group):
        lines += ["", *_heading(group, "Signature", "Result")]
        for function in functions:
            note = " *(may be undetermined)*" if function.partial else ""
            lines.append(f"| `{function.signature.replace('|', chr(92) + '|')}` | {function.meaning}{note} |")
    return "\n".join(lines) + "\n"


def _heading(title: str, *columns: str) -> list[str]:
    return [f"### {title}", "", f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
