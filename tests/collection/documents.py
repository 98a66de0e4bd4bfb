"""Documents and summaries for the tests of collections."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from validator.collecting import gather_collection
from validator.collection.index import Index, temporary_index
from validator.collection.summarising import summary_of
from validator.documents.model import Source
from validator.documents.summary import Cited, Mark, Number, Summary
from validator.parsing import parse
from validator.plan import Plan
from validator.reading import DEFAULTS, ReadDocument, Unread
from validator.ruleset.rules import RuleSet
from validator.run import Gathered, Hands
from validator.text import Place, SourceText

BASE = Path(__file__).parent.parent.parent / "rules" / "base-documents"
MARK = Mark(Place(1, 1, 1, 5, "KABUL", "KABUL 1"), 0)


def base(name: str) -> str:
    """Gives the text of a base document."""
    return (BASE / f"{name}.txt").read_text(encoding="utf-8")


def reading(text: str, path: str = "a.txt", record: str | None = None) -> ReadDocument:
    """Gives a text as it is read."""
    source = Source(path, record, hashlib.sha256(text.encode()).hexdigest(), "utf-8", None)
    return ReadDocument(source, SourceText(text), None, None, ())


def summarised(text: str, ruleset: RuleSet, path: str = "a.txt", record: str | None = None) -> Summary:
    """Gives the summary of a text."""
    one = reading(text, path, record)
    return summary_of(parse(text, ruleset.vocabulary, ruleset.orders), one.source, one.text, ruleset.vocabulary)


def gathered(
    readings: Sequence[ReadDocument | Unread],
    plan: Plan,
    index: Index | None = None,
    location_of: Callable[[str], str] = str,
) -> Gathered:
    """Judges documents by themselves and side by side, in this process."""
    return gather_collection(readings, Hands(plan, DEFAULTS), 1, index or temporary_index(), location_of)


def summary(
    path: str,
    number: int | None = None,
    date: dt.date | None = None,
    *,
    sha256: str = "",
    references: tuple[Cited, ...] = (),
    post: str = "KABUL",
) -> Summary:
    """Makes a summary that says little."""
    year = date.year if date else None
    numbered = None if number is None else Number(MARK, post, number, year, f"{year or ''}{post}{number}")
    return Summary(
        path, None, sha256 or path, path, "cable", MARK, date, None, None, numbered, 1, None, None, (), (), None,
        references, (), False, None, (), False,
    )  # fmt: skip


def cited(number: int, year: int, *, written: bool = True, post: str = "KABUL") -> Cited:
    """Makes a reference."""
    return Cited(MARK, post, number, year, written, False, ())
