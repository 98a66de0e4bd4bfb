"""Repairs of single characters: what a converter, a codec or a teletype left in the text.

A clean text of plain ASCII costs a few substring searches.
"""

from __future__ import annotations

from validator.lazy import lazy_pattern
from validator.text import Edit

_CONTROLS = tuple(chr(code) for code in (*range(9), 11, *range(14, 32), 127))
_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0e-\x1f\x7f]++")
_LONE_RETURN = lazy_pattern(r"\r(?!\n)")
_FORM_FEED = lazy_pattern(r"\n?\x0c\n?")
_ENTITY = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ERROR_SIGN = lazy_pattern(r"E{8,40}+")
_SPECIAL = lazy_pattern(
    "(?P<no_break_space>[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
    "|(?P<byte_order_mark>\ufeff)"
    "|(?P<invisible>[\u00ad\u200b-\u200d\u2060\u0080-\u009f]++)"
    "|(?P<garble>\u00bf{2,}+)"
    "|(?P<pilcrow>(?<![^\n\r\x0c])[ \t]{0,20}[\u00b6\ufffd][ \t]?(?=[0-9A-Za-z]{1,4}[.):]|\\())"
    "|(?P<line_separator>[\u2028\u2029])"
)
_KINDS = {
    "no_break_space": ("no-break-space", " "),
    "byte_order_mark": ("byte-order-mark", ""),
    "invisible": ("control-character", ""),
    "garble": ("garble", " "),
    "pilcrow": ("pilcrow", ""),
    "line_separator": ("line-end", "\n"),
}


def character_edits(raw: str) -> list[Edit]:
    """Gives the repairs of single characters.

    Control characters, byte order marks and invisible characters are masked; no-break and other odd spaces become
    spaces, lone carriage returns and form feeds line ends; HTML entities are decoded, but only with their semicolon;
    a pilcrow, or the replacement character that stands for one, is masked before a number, a letter or a bracket at the
    start of a line; the eight letters E by which an operator cancelled a slip are masked.

    Args:
        raw: The raw text.
    """
    edits: list[Edit] = []
    if not raw.isascii():
        for match in _SPECIAL.finditer(raw):
            kind, replacement = _KINDS[match.lastgroup or ""]
            edits.append(Edit(match.start(), match.end(), replacement, kind))
    for control in _CONTROLS:
        if control in raw:
            edits += [Edit(match.start(), match.end(), "", "control-character") for match in _CONTROL.finditer(raw)]
            break
    if "\r" in raw and raw.count("\r") != raw.count("\r\n"):
        edits += [Edit(match.start(), match.end(), "\n", "line-end") for match in _LONE_RETURN.finditer(raw)]
    if "\x0c" in raw:
        edits += [Edit(match.start(), match.end(), "\n", "form-feed") for match in _FORM_FEED.finditer(raw)]
    if "&" in raw and ";" in raw:
        edits += _entities(raw)
    if "EEEEEEEE" in raw:
        edits += [Edit(match.start(), match.end(), "", "error-sign") for match in _ERROR_SIGN.finditer(raw)]
    return edits


def _entities(raw: str) -> list[Edit]:
    from html import unescape

    edits = []
    for match in _ENTITY.finditer(raw):
        meant = unescape(match[0])
        if meant != match[0]:
            shown = meant if meant.isprintable() else " "
            edits.append(Edit(match.start(), match.end(), shown, "html-entity"))
    return edits
