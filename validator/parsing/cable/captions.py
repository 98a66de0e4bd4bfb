"""Captions and pass lines: what stands between the classification line and the first field."""

from __future__ import annotations

from validator.documents.values import Caption, Passage
from validator.lazy import lazy_pattern
from validator.parsing.tables import Tables, squeeze
from validator.parsing.text_lines import Lines

_WORD = lazy_pattern(r"[^\s,;/]++")
_SIGNS = "-*.()[]'\""
_MOST_WORDS = 9
"""Words of the longest caption (WARNING NOTICE - SENSITIVE INTELLIGENCE SOURCES AND METHODS INVOLVED)."""
_MOST_LETTERS = 20
"""Letters of the longest caption that is letter-spaced (C O R R E C T E D  C O P Y)."""
_MOST_UNKNOWN = 2
"""Words that an unknown caption has at most; a longer line asks for something to be done."""


def read_captions(lines: Lines, start: int, end: int, tables: Tables) -> tuple[list[Caption], int]:
    """Reads the captions with which a line begins.

    Args:
        lines: The text.
        start: Offset at which the line begins.
        end: Offset behind it.
        tables: The tables of the vocabulary.

    Returns:
        The captions that the vocabulary has, and the offset behind the last of them and what parts it from the rest.
    """
    text = lines.read.text
    vocabulary = tables.vocabulary
    first = _WORD.search(text, start, end)
    if first is not None and first[0].strip(_SIGNS) and not _may_begin(first[0], tables):
        return [], first.start()  # most lines
    words = [match.span() for match in _WORD.finditer(text, start, end) if match[0].strip(_SIGNS)]
    found: list[Caption] = []
    at = 0
    while at < len(words):
        spaced = words[at][1] - words[at][0] == 1
        if not _may_begin(text[slice(*words[at])], tables):
            break
        run = ""
        longest: tuple[str, int] | None = None
        for index in range(at, min(at + (_MOST_LETTERS if spaced else _MOST_WORDS), len(words))):
            run += squeeze(text[slice(*words[index])])
            name = vocabulary.captions.get(run)
            if name is not None:
                longest = name, index + 1
        if longest is None:
            break
        name, behind = longest
        place = words[behind - 1][1]
        if vocabulary.caption_facts[name].kind == "status":  # (PARIS ADDRESSEE ADDED) may follow
            place, behind = end, len(words)
        found.append(Caption(*lines.take(words[at][0], place), name, True))
        at = behind
    return found, words[at][0] if at < len(words) else end


def _may_begin(word: str, tables: Tables) -> bool:
    """Whether a caption may begin with a word: a letter of one that is spaced, or the first letters of one."""
    return len(word) == 1 or word[:2].upper() in tables.caption_starts


def read_pass_line(lines: Lines, start: int, end: int, tables: Tables) -> tuple[Caption | None, Passage | None]:
    """Reads a line in the place of captions that the vocabulary does not have.

    Args:
        lines: The text.
        start: Offset at which the line begins.
        end: Offset behind it.
        tables: The tables of the vocabulary.

    Returns:
        A caption that is not known, where the line is one or two words in capitals; else a pass line.
    """
    text, span = lines.take(start, end)
    words = text.split()
    if len(words) <= _MOST_UNKNOWN and text.isupper() and tables.vocabulary.layout.asking.isdisjoint(words):
        return Caption(text, span, text, False), None
    return None, Passage(text, span)


def captions_within(lines: Lines, start: int, end: int, tables: Tables) -> list[Caption]:
    """Reads captions among the words of a stretch, such as the controls on a classification line."""
    found: list[Caption] = []
    place = start
    for match in _WORD.finditer(lines.read.text, start, end):
        if match.start() >= place:
            captions, place = read_captions(lines, match.start(), end, tables)
            found += captions
    return found
