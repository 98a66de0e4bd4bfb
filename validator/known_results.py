"""What came of a document, as bytes, for the runs that will meet the same document again (``validator.cache``)."""

from __future__ import annotations

import pickle

from validator.light import evolve
from validator.reports.judged import OUTCOMES, JudgedDocument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from validator.documents.summary import Summary

_CODES = {outcome: code for code, outcome in enumerate(OUTCOMES)}


def packed(document: JudgedDocument, summary: Summary | None, rules: Sequence[str]) -> bytes:
    """Gives a result as bytes; outcomes, of which each rule has one, without the rules.

    Args:
        document: What came of the document.
        summary: What a collection remembers of it, where there is one.
        rules: Ids of the rules by which the document was judged.
    """
    codes = bytes(map(_CODES.__getitem__, map(document.outcomes.__getitem__, rules)))
    return pickle.dumps((evolve(document, outcomes={}), codes, summary), protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes, rules: Sequence[str], path: str) -> tuple[JudgedDocument, Summary | None] | None:
    """Gives the result that bytes stand for; None where they were meddled with.

    Args:
        data: What :func:`packed` has made of it.
        rules: Ids of the rules by which the document was judged.
        path: Where the document is now, as the user named it.
    """
    document: JudgedDocument
    codes: bytes
    summary: Summary | None
    try:
        document, codes, summary = pickle.loads(data)  # noqa: S301 - from our own folder only
        document.outcomes = dict(zip(rules, map(OUTCOMES.__getitem__, codes), strict=True))
        document.path = path
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError, ValueError, LookupError):
        return None
    return document, None if summary is None else evolve(summary, path=path)
