"""Repairs of what a Markdown converter did to a cable: links around tags, headings, rules, escapes, pilcrows."""

from __future__ import annotations

from validator.lazy import lazy_pattern
from validator.text import Edit

_LINK = lazy_pattern(r"\[([^\[\]\n]{1,120}+)\]\((?:#[^()\s]{0,120}+|https?://[^()\s]{1,400}+)\)")
_PILCROW = lazy_pattern(r"\[(?:1|¶|\ufffd)\]\(#\)[ \t]?(?=[0-9A-Za-z(])")
_HEADING = lazy_pattern(r"(?<![^\n])[ \t]{0,3}(#{1,6})[ \t]++(?=[^\s#])")
_RULE = lazy_pattern(r"[ \t]*+(?:-{3,}+|={3,}+|\*{3,}+|_{3,}+)[ \t]*+(?=\n|\r|\Z)")
_ESCAPE = lazy_pattern(r"\\(?=[ \t]*+(?:\r?\n|\Z)|[!-/:-@\[-`{-~])")


def markdown_edits(raw: str) -> list[Edit]:
    """Gives the repairs of Markdown.

    Of a link its text is kept; ``[1](#)`` at the start of a line is the rest of a pilcrow and is masked; the signs of a
    heading and the rule under it are masked, as are backslashes before a line end or a sign.

    Args:
        raw: The raw text.
    """
    edits: list[Edit] = []
    if "](" in raw:
        edits += _links(raw)
    if "# " in raw:
        edits += _headings(raw)
    if "\\" in raw:
        edits += [Edit(match.start(), match.end(), "", "markdown-escape") for match in _ESCAPE.finditer(raw)]
    return edits


def _links(raw: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _LINK.finditer(raw):
        start = match.start()
        line = raw.rfind("\n", 0, start) + 1
        pilcrow = _PILCROW.match(raw, start)
        if pilcrow and raw[line:start].isspace() | (line == start):
            edits.append(Edit(start, pilcrow.end(), "", "pilcrow"))
        else:
            edits.append(Edit(start, start + 1, "", "markdown-link"))
            edits.append(Edit(match.end(1), match.end(), "", "markdown-link"))
    return edits


def _headings(raw: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _HEADING.finditer(raw):
        edits.append(Edit(match.start(1), match.end(), "", "markdown-heading"))
        end = raw.find("\n", match.end())
        if end < 0:
            break
        rule = _RULE.match(raw, _next_line(raw, end))
        if rule:
            edits.append(Edit(rule.start(), rule.end(), "", "markdown-rule"))
    return edits


def _next_line(raw: str, end: int) -> int:
    """Gives the start of the next line that is not blank, at most two blank lines on."""
    start = end + 1
    for _ in range(2):
        after = raw.find("\n", start)
        if after < 0 or raw[start:after].strip():
            break
        start = after + 1
    return start
