"""When documents fall due, and what has become of them."""

import datetime as dt

import pytest
from attrs import evolve

from tests.maturity.documents import due, instruction
from validator.documents.duration import DeclassifyOn
from validator.knowledge.level import Level
from validator.maturity import Maturity, Step

GDS = instruction("schedule", "GDS")


@pytest.mark.parametrize("day", [dt.date(1974, 1, 2), dt.date(1974, 12, 30)])
@pytest.mark.parametrize(
    ("level", "year", "steps"),
    [
        (Level.CONFIDENTIAL, 1980, ()),
        (Level.SECRET, 1982, (Step(dt.date(1976, 12, 31), Level.CONFIDENTIAL),)),
        (
            Level.TOP_SECRET,
            1984,
            (Step(dt.date(1976, 12, 31), Level.SECRET), Step(dt.date(1978, 12, 31), Level.CONFIDENTIAL)),
        ),
    ],
)
def test_the_schedule_of_1972_counts_whole_years(
    day: dt.date, level: Level, year: int, steps: tuple[Step, ...]
) -> None:
    """All of a year matures alike: E.O. 11652 section 5(A) counts full calendar years after the year of origin."""
    last = dt.date(year, 12, 31)
    running = due(day, level, GDS, last - dt.timedelta(days=1))
    assert ("running", "schedule", last, steps) == (running.state, running.basis, running.date, running.steps)
    assert "declassified" == due(day, level, GDS, last).state


def test_a_date_declassifies_on_its_day() -> None:
    """The day that the instruction names is the first on which the document is declassified."""
    what = instruction("date", "DECL", dt.date(2018, 11, 18))
    day = dt.date(2008, 11, 18)
    expected = Maturity("running", "instruction", dt.date(2018, 11, 18), (), "its instruction names 2018-11-18")
    assert expected == due(day, Level.SECRET, what, dt.date(2018, 11, 17))
    assert evolve(expected, state="declassified") == due(day, Level.SECRET, what, dt.date(2018, 11, 18))


def test_a_review_date_never_declassifies() -> None:
    """An RDS date of E.O. 12065 is a date for review (section 1-402)."""
    what = instruction("review", "RDS", dt.date(1999, 6, 5))
    day = dt.date(1979, 6, 5)
    assert "running" == due(day, Level.CONFIDENTIAL, what, dt.date(1999, 6, 4)).state
    come = due(day, Level.CONFIDENTIAL, what, dt.date(2026, 1, 1))
    because = "it is to be reviewed on 1999-06-05, which does not declassify it"
    assert Maturity("review-due", "review", dt.date(1999, 6, 5), (), because) == come


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(1965, 10, 19), dt.date(2006, 12, 31)),
        (dt.date(1981, 12, 31), dt.date(2006, 12, 31)),
        (dt.date(1982, 1, 1), dt.date(2007, 12, 31)),
        (dt.date(2000, 2, 29), dt.date(2025, 12, 31)),
    ],
)
def test_without_a_date_the_25_year_rule_holds(day: dt.date, expected: dt.date) -> None:
    """31 December of the year 25 years after origin, and never before 31 December 2006."""
    found = due(day, Level.SECRET, instruction("oadr", "DECL"), dt.date(2026, 11, 23))
    assert ("past-25-years", "25-year-rule", expected) == (found.state, found.basis, found.date)
    assert "'AS WRITTEN' gives no date; E.O. 13526 declassifies records of permanent value 25 years" in found.because
    missing = due(day, Level.SECRET, None, dt.date(2026, 11, 23))
    assert missing.because.startswith("it has no declassification date; ")


def test_the_25_year_point_is_still_to_come() -> None:
    """A document that is not yet 25 years old is running."""
    found = due(dt.date(2005, 1, 1), Level.SECRET, instruction("event", "DECL"), dt.date(2026, 11, 23))
    assert ("running", dt.date(2030, 12, 31)) == (found.state, found.date)


def test_codes_of_1995_do_not_exempt_from_the_25_year_rule() -> None:
    """X1 to X8 exempted from ten years, not from 25 (32 CFR 2001.12(c)(2))."""
    what = instruction("exemption", "DECL", None, "X1")
    assert "past-25-years" == due(dt.date(1998, 1, 1), Level.SECRET, what, dt.date(2026, 11, 23)).state


def test_a_code_of_today_is_an_exemption() -> None:
    """25X1 without a date claims an exemption from automatic declassification."""
    what = instruction("exemption", "DECL", None, "25X1")
    found = due(dt.date(2008, 1, 1), Level.SECRET, what, dt.date(2026, 11, 23))
    assert ("exempt", "instruction", None) == (found.state, found.basis, found.date)
    dated = due(dt.date(2008, 1, 1), Level.SECRET, evolve(what, date=dt.date(2058, 1, 1)), dt.date(2026, 11, 23))
    assert ("running", "its instruction names 2058-01-01 with 25X1") == (dated.state, dated.because)


@pytest.mark.parametrize(
    ("day", "level", "what", "because"),
    [
        pytest.param(dt.date(2008, 1, 1), None, GDS, "its level cannot be read", id="level"),
        pytest.param(
            dt.date(2008, 1, 1), Level.SECRET, instruction("unreadable"),
            "its declassification instruction cannot be read", id="instruction",
        ),
        pytest.param(None, Level.SECRET, None, "it has no declassification date", id="no date at all"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_unknown(
    day: dt.date | None, level: Level | None, what: DeclassifyOn | None, because: str
) -> None:
    """Nothing is guessed where level, instruction or date are missing or unreadable."""
    assert Maturity("unknown", "none", None, (), because) == due(day, level, what, dt.date(2026, 11, 23))


def test_no_rule_for_old_records_before_there_was_one() -> None:
    """As of 1990 nothing declassified old records by itself (E.O. 12356 had review only)."""
    assert "unknown" == due(dt.date(1983, 1, 1), Level.SECRET, None, dt.date(1990, 1, 1)).state


def test_an_unclassified_document_has_nothing_to_mature() -> None:
    """No classification, no date."""
    expected = Maturity("unclassified", "none", None, (), "it bears no classification")
    assert expected == due(dt.date(2008, 1, 1), Level.UNCLASSIFIED, None, dt.date(2026, 11, 23))


def test_a_line_that_tells_of_a_declassification() -> None:
    """What the E.O. line says has happened has happened."""
    what = instruction("declassified", None, dt.date(2009, 9, 2))
    found = due(dt.date(1966, 1, 1), Level.SECRET, what, dt.date(2026, 11, 23))
    assert ("declassified", "it says 'AS WRITTEN'") == (found.state, found.because)


def test_a_schedule_that_the_order_does_not_have() -> None:
    """GDS on a document of 1990, or at a level that the schedule does not name, leaves the 25-year rule."""
    assert "25-year-rule" == due(dt.date(1990, 1, 1), Level.SECRET, GDS, dt.date(2026, 11, 23)).basis
    assert "25-year-rule" == due(dt.date(1974, 1, 1), Level.RESTRICTED, GDS, dt.date(2026, 11, 23)).basis
    exempt = instruction("schedule", "XGDS")
    assert "25-year-rule" == due(dt.date(1974, 1, 1), Level.SECRET, exempt, dt.date(2026, 11, 23)).basis
