"""What came of a document, as text, for the runs that will meet the same document again (``validator.cache``).

It is JSON and no pickle on purpose: a configuration may name the folder, and a folder may come with what is checked, so
that reading what lies in it must not run anything.
"""

from __future__ import annotations

import json

from validator.light import attributes
from validator.reports.judged import OUTCOMES, Due, Finding, JudgedDocument
from validator.text import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from validator.documents.summary import Summary

_CODES = {outcome: str(code) for code, outcome in enumerate(OUTCOMES)}
_OUTCOMES = {code: outcome for outcome, code in _CODES.items()}


def packed(document: JudgedDocument, summary: Summary | None, rules: Sequence[str]) -> bytes:
    """Gives a result as bytes; outcomes, of which each rule has one, without the rules.

    Args:
        document: What came of the document.
        summary: What a collection remembers of it, where there is one.
        rules: Ids of the rules by which the document was judged.
    """
    values = _plain(document)
    values["outcomes"] = "".join(map(_CODES.__getitem__, map(document.outcomes.__getitem__, rules)))
    remembered = None
    if summary is not None:
        from validator.collection.stored import written  # only for collections

        remembered = written(summary)
    return json.dumps((values, remembered), separators=(",", ":")).encode()


def unpacked(data: bytes, rules: Sequence[str], path: str) -> tuple[JudgedDocument, Summary | None] | None:
    """Gives the result that bytes stand for; None where they were meddled with.

    Args:
        data: What :func:`packed` has made of it.
        rules: Ids of the rules by which the document was judged.
        path: Where the document is now, as the user named it.
    """
    try:
        values, remembered = json.loads(data)
        values["path"] = path
        values["due"] = Due(**values["due"] | {"steps": tuple(map(tuple, values["due"]["steps"]))})
        values["findings"] = tuple(map(_finding, values["findings"]))
        values["outcomes"] = dict(zip(rules, map(_OUTCOMES.__getitem__, values["outcomes"]), strict=True))
        values["notes"] = tuple(values["notes"])
        return JudgedDocument(**values), None if remembered is None else _summary(remembered, path)
    except (AttributeError, TypeError, ValueError, LookupError, RecursionError):
        return None


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of any class of results
    if isinstance(value, tuple):
        return list(map(_plain, value))
    names = attributes(value.__class__)
    return value if names is None else {name: _plain(getattr(value, name)) for name in names}


def _finding(values: dict[str, Any]) -> Finding:
    values["place"] = Place(**values["place"])
    values["related"] = tuple(Place(**place) for place in values["related"])
    values["authority"] = tuple(values["authority"])
    return Finding(**values)


def _summary(text: str, path: str) -> Summary:
    from validator.collection.stored import read  # only for collections
    from validator.light import evolve

    return evolve(read(text), path=path)
