"""What follows from a document's values: whether they could be read, and whether the document is classified."""

import datetime as dt
from typing import Any

import attrs
import pytest

from tests.documents.samples import sample
from validator.documents import duration, header, values
from validator.documents.model import Document
from validator.documents.values import Classification, Marking, Portion
from validator.errors import Undetermined
from validator.knowledge.level import Level
from validator.text import Span


def marked(*levels: Level | None) -> tuple[Portion, ...]:
    """Makes portions with these levels, and one without a marking."""
    place = Span(0, 1)
    return (
        *(Portion("", place, "paragraph", 1, None, Marking("", place, level, (), ())) for level in levels),
        Portion("", place, "paragraph", 2, None, None),
    )


def document(level: Level | str | None, portions: tuple[Portion, ...]) -> Document:
    """Makes a document with an overall level; ``absent`` means that it has no classification at all."""
    place = Span(0, 1)
    overall = None if isinstance(level, str) else Classification("", place, level, (), ())
    return Document("cable", place, place, classification=overall, portions=portions)


@pytest.mark.parametrize(
    ("expected", "levels"),
    [
        (None, []),
        (None, [None]),
        (Level.UNCLASSIFIED, [None, Level.UNCLASSIFIED]),
        (Level.SECRET, [Level.CONFIDENTIAL, Level.SECRET, None, Level.UNCLASSIFIED]),
    ],
)
def test_the_highest_portion_is_the_highest_level_that_can_be_read(
    expected: Level | None, levels: list[Level | None]
) -> None:
    """Portions without a marking, or with one whose level is unknown, do not count; it may be asked for again."""
    portions = document("absent", marked(*levels))
    assert portions.highest_portion is expected
    assert portions.highest_portion is expected


@pytest.mark.parametrize(
    ("expected", "level", "levels"),
    [
        (True, Level.CONFIDENTIAL, []),
        (True, Level.UNCLASSIFIED, [Level.CONFIDENTIAL]),
        (True, None, [Level.CONFIDENTIAL]),
        (True, "absent", [Level.UNCLASSIFIED, Level.RESTRICTED]),
        (False, Level.UNCLASSIFIED, []),
        (False, Level.UNCLASSIFIED, [Level.UNCLASSIFIED, None]),
    ],
)
def test_a_document_is_classified_if_any_level_above_unclassified_is_marked(
    expected: bool,  # noqa: FBT001 - an expected value
    level: Level | str | None,
    levels: list[Level | None],
) -> None:
    """The overall level or one portion is enough."""
    assert document(level, marked(*levels)).classified is expected


@pytest.mark.parametrize("level", [None, "absent"])
@pytest.mark.parametrize("levels", [[], [None], [Level.UNCLASSIFIED]])
def test_unknown_is_never_taken_for_unclassified(level: str | None, levels: list[Level | None]) -> None:
    """Where no overall level can be read, unclassified portions prove nothing."""
    with pytest.raises(Undetermined):
        _ = document(level, marked(*levels)).classified


def test_a_document_can_be_asked_again() -> None:
    """The answer stays what it was, and where there is none there is none the next time."""
    secret, open_, unread = (document(level, ()) for level in (Level.SECRET, Level.UNCLASSIFIED, None))
    assert [True, True, False, False] == [each.classified for each in (secret, secret, open_, open_)]
    for _ in range(2):
        with pytest.raises(Undetermined):
            _ = unread.classified


@pytest.mark.parametrize(
    ("cls", "attribute", "unread"),
    [
        (values.Marking, "level", None),
        (values.DateTimeGroup, "datetime", None),
        (values.OrderCited, "order", None),
        (values.Classification, "level", None),
        (duration.DeclassifyOn, "kind", "unreadable"),
        (values.Reference, "kind", "unknown"),
        (header.FilingTime, "day", None),
        (header.SecurityProsign, "level", None),
    ],
)
def test_a_value_that_was_not_understood_says_so(cls: type, attribute: str, unread: Any) -> None:  # noqa: ANN401 - any
    """It is there, and its text is kept; that is neither absent nor read."""
    value = sample(cls, full=True)
    assert value.readable is True
    unreadable = attrs.evolve(value, **{attribute: unread})
    assert unreadable.readable is False
    assert unreadable.text == value.text


@pytest.mark.parametrize(
    ("expected", "date", "event"),
    [
        (True, dt.date(1990, 1, 1), None),
        (True, None, "departure of the delegation"),
        (False, None, None),
    ],
)
def test_a_downgrading_is_readable_with_a_date_or_an_event(
    expected: bool,  # noqa: FBT001 - an expected value
    date: dt.date | None,
    event: str | None,
) -> None:
    """One of the two must have been understood."""
    downgrade = duration.DowngradeOn("", Span(0, 1), Level.CONFIDENTIAL, date, event)
    assert downgrade.readable is expected
