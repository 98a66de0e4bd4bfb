"""The groups of E.O. 10501 as amended by E.O. 10964, and what E.O. 11652 made of them."""

import datetime as dt

import pytest
from attrs import evolve

from tests.maturity.documents import ORDERS, document, due, instruction, read
from validator.documents.values import Marking, Portion
from validator.knowledge.level import Level
from validator.maturity import Step, maturity_of
from validator.text import Span

TODAY = dt.date(2026, 11, 23)
BEFORE = dt.date(1972, 5, 31)
OLD_RULE = "E.O. 13526 declassifies records of permanent value 25 years from their origin"


def of(
    day: dt.date, level: Level | None, number: int | None, as_of: dt.date
) -> tuple[str, str, dt.date | None, tuple[Step, ...], str]:
    """Gives all that is said of a document of a group."""
    found = due(day, level, evolve(instruction("schedule", "GROUP"), category=number), as_of)
    return found.state, found.basis, found.date, found.steps, found.because


def steps(*pairs: tuple[int, int, int, Level]) -> tuple[Step, ...]:
    """Makes steps."""
    return tuple(Step(dt.date(year, month, day), level) for year, month, day, level in pairs)


def test_group_3_goes_down_every_twelve_years_and_no_further() -> None:
    """The 25-year rule of today ends it; 29 February is 1 March in a common year, and 29 February in a leap year."""
    expected = (
        "past-25-years", "25-year-rule", dt.date(2006, 12, 31),
        steps((1976, 2, 29, Level.SECRET), (1988, 2, 29, Level.CONFIDENTIAL)),
        f"E.O. 10501 downgrades group 3 every 12 years and never declassifies it by itself; {OLD_RULE}",
    )  # fmt: skip
    assert expected == of(dt.date(1964, 2, 29), Level.TOP_SECRET, 3, TODAY)


def test_group_4_by_its_own_terms() -> None:
    """Before June 1972: down every three years, declassified after twelve, each to the day."""
    expected = (
        "running", "schedule", dt.date(1976, 2, 29),
        steps((1967, 3, 1, Level.SECRET), (1970, 3, 1, Level.CONFIDENTIAL)),
        "E.O. 10501 downgrades group 4 every 3 years and declassifies it after 12",
    )  # fmt: skip
    assert expected == of(dt.date(1964, 2, 29), Level.TOP_SECRET, 4, BEFORE)


@pytest.mark.parametrize(
    ("day", "level", "date", "down", "what"),
    [
        pytest.param(
            dt.date(1971, 5, 3), Level.TOP_SECRET, dt.date(1981, 12, 31),
            steps((1973, 12, 31, Level.SECRET), (1975, 12, 31, Level.CONFIDENTIAL)),
            "TOP SECRET 10 full calendar years after 1971",
            id="the schedule is the faster one",
        ),
        pytest.param(
            dt.date(1970, 1, 2), Level.TOP_SECRET, dt.date(1980, 12, 31),
            steps((1972, 12, 31, Level.SECRET), (1974, 12, 31, Level.CONFIDENTIAL)),
            "TOP SECRET 10 full calendar years after 1970",
            id="early in a year",
        ),
        pytest.param(
            dt.date(1967, 5, 3), Level.TOP_SECRET, dt.date(1977, 12, 31),
            steps((1970, 5, 3, Level.SECRET), (1972, 6, 1, Level.CONFIDENTIAL)),
            "TOP SECRET 10 full calendar years after 1967",
            id="a step of its own, and one on the first day",
        ),
        pytest.param(
            dt.date(1964, 5, 3), Level.CONFIDENTIAL, dt.date(1972, 6, 1), (),
            "CONFIDENTIAL 6 full calendar years after 1964",
            id="over on the first day",
        ),
    ],
)  # fmt: skip
def test_group_4_under_the_schedule_of_1972(
    day: dt.date, level: Level, date: dt.date, down: tuple[Step, ...], what: str
) -> None:
    """E.O. 11652 section 5(D); never before it was in force."""
    because = f"its group went under the schedule of E.O. 11652 on 1972-06-01, and E.O. 11652 declassifies {what}"
    assert ("declassified", "schedule", date, down, because) == of(day, level, 4, TODAY)


def test_group_4_that_had_ended_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Had the groups come earlier, the twelve years would have been over before June 1972."""
    first = ORDERS.by_id["eo-10501"]
    assert first.groups is not None
    monkeypatch.setitem(ORDERS.by_id, first.id, evolve(first, groups=evolve(first.groups, from_=dt.date(1954, 1, 1))))
    assert dt.date(1970, 5, 3) == of(dt.date(1958, 5, 3), Level.SECRET, 4, TODAY)[2]


def test_a_level_that_the_schedule_does_not_name_keeps_its_group() -> None:
    """RESTRICTED and unreadable levels are in no schedule."""
    assert dt.date(1977, 5, 3) == of(dt.date(1965, 5, 3), Level.RESTRICTED, 4, TODAY)[2]
    made = document(dt.date(1965, 5, 3), None, evolve(instruction("schedule", "GROUP"), category=4))
    portion = Portion("X", Span(0, 1), "paragraph", 1, None, Marking("S", Span(0, 1), Level.SECRET, (), ()))
    found = maturity_of(evolve(made, portions=(portion,)), ORDERS, TODAY)
    assert (dt.date(1977, 5, 3), ()) == (found.date, found.steps)


@pytest.mark.parametrize("number", [1, 2])
def test_groups_1_and_2_stand_outside(number: int) -> None:
    """Nothing happens to them by themselves before the 25-year rule."""
    because = f"E.O. 10501 does not downgrade group {number} and never declassifies it by itself; {OLD_RULE}"
    expected = ("past-25-years", "25-year-rule", dt.date(2006, 12, 31), (), because)
    assert expected == of(dt.date(1965, 5, 3), Level.SECRET, number, TODAY)


@pytest.mark.parametrize(
    ("day", "number"),
    [(dt.date(1961, 9, 19), 4), (dt.date(1965, 1, 1), 5), (dt.date(1965, 1, 1), None), (dt.date(1975, 1, 1), 4)],
)
def test_a_group_that_there_was_not(day: dt.date, number: int | None) -> None:
    """Before its first day, of another number, or under a later order: the 25 years hold, nothing else."""
    state, basis, _, down, because = of(day, Level.SECRET, number, TODAY)
    assert ("past-25-years", "25-year-rule", ()) == (state, basis, down)
    assert because.startswith("'AS WRITTEN' gives no date; ")


def test_another_keyword_is_no_group() -> None:
    """A number behind a keyword that the order does not have says nothing."""
    found = due(dt.date(1965, 1, 1), Level.SECRET, evolve(instruction("schedule", "GDS"), category=4), TODAY)
    assert "25-year-rule" == found.basis


def test_a_group_as_it_stands_on_a_memorandum() -> None:
    """Words and all, from the text."""
    found = read("memorandum-1965-secret", {}, TODAY)
    assert (dt.date(2006, 12, 31), steps((1977, 10, 19, Level.CONFIDENTIAL))) == (found.date, found.steps)
    fourth = read("memorandum-1965-secret", {"GROUP 3": "GROUP 4"}, TODAY)
    assert ("declassified", dt.date(1973, 12, 31), steps((1968, 10, 19, Level.CONFIDENTIAL))) == (
        fourth.state, fourth.date, fourth.steps,
    )  # fmt: skip


def test_a_portion_above_the_whole_is_on_its_own_schedule() -> None:
    """The overall level is too low then, and the longer schedule is the safe one."""
    made = document(dt.date(1974, 1, 2), Level.CONFIDENTIAL, instruction("schedule", "GDS"))
    portion = Portion("X", Span(0, 1), "paragraph", 1, None, Marking("S", Span(0, 1), Level.SECRET, (), ()))
    assert dt.date(1982, 12, 31) == maturity_of(evolve(made, portions=(portion,)), ORDERS, TODAY).date
