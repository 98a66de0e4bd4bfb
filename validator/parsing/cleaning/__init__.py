"""Cleaning: everything in the text that the author did not write, as repairs laid over the raw text.

The raw text never changes. Each repair has a kind; ``docs/repairs.md`` describes them all. A clean text costs little:
each kind is asked for by a substring search first.
"""

from __future__ import annotations

from validator.documents.traces import PageHeader, ReleaseStamp
from validator.light import define
from validator.parsing.cleaning.characters import character_edits
from validator.parsing.cleaning.markdown import markdown_edits
from validator.parsing.cleaning.pages import find_pages
from validator.parsing.cleaning.stamps import find_stamps
from validator.parsing.tables import Tables
from validator.parsing.text_lines import Lines, lines_of, raw_value
from validator.text import Span, read_through

__all__ = ["Cleaned", "clean"]


@define(eq=False)
class Cleaned:
    """A cleaned text.

    Attributes:
        lines: The repaired text in lines.
        page_headers: Page headers that were lifted out.
        release_stamps: Release stamps that were lifted out.
        class_word: Place of the first class word that was masked with a page header.
    """

    lines: Lines
    page_headers: tuple[PageHeader, ...]
    release_stamps: tuple[ReleaseStamp, ...]
    class_word: Span | None


def clean(raw: str, tables: Tables) -> Cleaned:
    """Cleans a text.

    Args:
        raw: The raw text.
        tables: The tables of the vocabulary.
    """
    edits = character_edits(raw)
    edits += markdown_edits(raw)
    upper = raw.upper()
    if len(upper) != len(raw):  # some letters have a capital of two letters
        upper = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in raw)
    pages = find_pages(raw, upper, tables)
    stamps = find_stamps(raw, upper, tables)
    read = read_through(raw, [*edits, *pages.edits, *stamps.edits])
    for header in pages.headers:
        header.text = raw_value(read, header.span)
    for stamp in stamps.stamps:
        stamp.text = raw_value(read, stamp.span)
    headers = sorted(pages.headers, key=lambda header: header.span.start)
    return Cleaned(lines_of(read), tuple(headers), tuple(stamps.stamps), pages.class_word)
