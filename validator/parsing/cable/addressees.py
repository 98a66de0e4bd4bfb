"""Format lines 6 to 9: the sender, and the lists of addressees."""

from __future__ import annotations

import re

from validator.documents.header import Addressee
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.parsing.tables import Tables
from validator.parsing.text_lines import Lines

_ROUTE = lazy_pattern(r"([A-Z]{3,7})[ \t]?/(?!/)[ \t]*+", re.IGNORECASE)
_OFFICE = lazy_pattern(r"//((?:[^/\n]|/(?!/)){0,80}+)(?://|\Z)")
_CONTINUITY = lazy_pattern(r"[0-9]{3,5}\Z")
_SHORTEST_PRECEDENCE = 4


def read_addressee(lines: Lines, start: int, end: int, tables: Tables) -> Addressee | None:
    """Reads one addressee: ``RUEHC/SECSTATE WASHDC PRIORITY 0121``.

    Args:
        lines: The text.
        start: Offset at which it begins.
        end: Offset behind it.
        tables: The tables of the vocabulary.

    Returns:
        The addressee; None where nothing stands there.
    """
    text, span = lines.take(start, end)
    if not text:
        return None
    rest = text
    route = None
    match = _ROUTE.match(rest)
    if match:
        route = match[1].upper() if match[1][0] in "RUru" else None
        rest = rest[match.end() :]
    office = None
    match = _OFFICE.search(rest) if "//" in rest else None
    if match:
        office = match[1].strip() or None
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    name, precedence, continuity = _without_tail(rest.split(), tables.vocabulary)
    post = tables.post(name)
    if post is None and ", " in name:  # WASHDC, SECSTATE in labelled messages
        place, _, office_first = name.partition(", ")
        post = tables.post(f"{office_first} {place}")
    facts = tables.vocabulary.post_facts.get(post or "")
    return Addressee(text, span, name, route, post, precedence, continuity, office, facts.kind if facts else None)


def _without_tail(words: list[str], vocabulary: Vocabulary) -> tuple[str, str | None, str | None]:
    """Takes precedence, continuity number and operating signals off the end of a name."""
    precedence = continuity = None
    while len(words) > 1:
        bare = words[-1].strip(".,")
        if continuity is None and _CONTINUITY.fullmatch(bare):
            continuity = bare
        elif precedence is None and _precedence(bare, vocabulary):
            precedence = bare.upper()
            two = f"{words[-2]} {precedence}".upper()
            if len(words) > 2 and _precedence(two, vocabulary):
                words.pop()
                precedence = two
        elif bare.upper() not in vocabulary.operating_signals:
            break
        words.pop()
    return " ".join(words), precedence, continuity


def _precedence(words: str, vocabulary: Vocabulary) -> bool:
    return len(words) >= _SHORTEST_PRECEDENCE and words.upper().replace(" ", "") in vocabulary.precedences
