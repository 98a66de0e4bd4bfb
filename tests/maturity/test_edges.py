"""What must never be said to have fallen due: slips, dates of something else, statutes, extensions, quoted messages."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.maturity.documents import ORDERS, document, due, instruction, read
from validator.documents.duration import DeclassifyOn, DowngradeOn, Exemption
from validator.documents.traces import ActionMark
from validator.documents.values import Marking, Portion
from validator.knowledge.level import Level
from validator.maturity import BASES, STATES, Maturity, Step, maturity_of
from validator.text import Span

TODAY = dt.date(2026, 11, 23)
NOWHERE = Span(0, 1)
OLD_RULE = "E.O. 13526 declassifies records of permanent value 25 years from their origin"


def told(base: str, changes: dict[str, str], as_of: dt.date = TODAY) -> tuple[str, str, str | None, str]:
    """Gives state, basis, date and reason of a base document in which texts were replaced."""
    found = read(base, changes, as_of)
    return found.state, found.basis, found.date.isoformat() if found.date else None, found.because


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SOURCE MARKED OADR, DATE OF SOURCE 5/1/85", "gives no date for declassification"),
        ("OADR, DATE OF SOURCE 5/1/85", "gives no date for declassification"),
        ("2/10/97 OR OADR", "names more than one end"),
        ("2/10/97 OR X1", "names more than one end"),
        ("MR", "gives no date"),
    ],
)
def test_only_a_date_for_declassification_declassifies(text: str, why: str) -> None:
    """The date of a source is none, and one of two ends need not be the end; the 25 years hold."""
    expected = ("past-25-years", "25-year-rule", "2012-12-31", f"'{text}' {why}; {OLD_RULE}")
    assert expected == told("cable-1987-secret", {"DECL: OADR": f"DECL: {text}"})


@pytest.mark.parametrize("text", ["11/18/2007", "11/18/2008"])
def test_a_date_that_is_not_after_the_document_is_a_slip(text: str) -> None:
    """As LIF001 and LIF004 have it: such a date ends nothing, and the 25 years hold."""
    day = {"11/18/2007": "2007-11-18", "11/18/2008": "2008-11-18"}[text]
    because = f"its instruction names {day}, which is not after its own date; {OLD_RULE}"
    expected = ("running", "25-year-rule", "2033-12-31", because)
    assert expected == told("cable-2008-confidential", {"DECL: 11/18/2018": f"DECL: {text}"})


def test_a_date_or_an_event_is_told_with_the_event() -> None:
    """Which of both comes first is not known; the date is told, and the event beside it."""
    expected = (
        "declassified",
        "instruction",
        "1997-02-10",
        "its instruction names 1997-02-10, and the event 'UPON ARRIVAL'",
    )
    assert expected == told("cable-1987-secret", {"DECL: OADR": "DECL: 2/10/97 OR UPON ARRIVAL"})


def test_of_several_dates_the_last_counts() -> None:
    """The longest duration holds (32 CFR 2001.22(e)(2))."""
    expected = ("running", "instruction", "2050-01-01", "its instruction names 2050-01-01 with 25X1, 25X6")
    assert expected == told("cable-2008-confidential", {"11/18/2018": "25X1, 20300101, 25X6, 20500101"})


@pytest.mark.parametrize(
    ("change", "control"),
    [
        ({"SECRET//NOFORN\n\nDEPARTMENT": "SECRET//RD\n\nDEPARTMENT"}, "RD"),
        ({"SECRET//NOFORN\n\nDEPARTMENT": "SECRET//FRD\n\nDEPARTMENT"}, "FRD"),
    ],
)
def test_restricted_data_is_declassified_by_no_date(change: dict[str, str], control: str) -> None:
    """The date of the document has passed, and that ends nothing."""
    expected = ("exempt", "none", None, f"it is marked {control}, which no date declassifies")
    assert expected == told("memorandum-2011-secret", change)


def test_restricted_data_in_a_portion_is_enough() -> None:
    """A document with one such portion bears no date (32 CFR 2001.24(h))."""
    portion = Portion(
        "X", NOWHERE, "paragraph", 1, None, Marking("S//RD//NF", NOWHERE, Level.SECRET, ("NOFORN", "RD"), ())
    )
    plain = Portion("X", NOWHERE, "paragraph", 2, None, None)
    made = document(dt.date(1979, 1, 1), Level.SECRET, instruction("date", "DECL", dt.date(1985, 1, 1)))
    found = maturity_of(evolve(made, portions=(plain, portion)), ORDERS, TODAY)
    assert ("exempt", "it is marked RD, which no date declassifies") == (found.state, found.because)


@pytest.mark.parametrize(
    ("kind", "state"), [("extended", "unknown"), ("reclassified", "unknown"), ("declassified", "declassified")]
)
def test_an_extension_in_the_text_undoes_its_date(kind: str, state: str) -> None:
    """What was extended or classified again did not end on its first date."""
    mark = ActionMark("AS WRITTEN", NOWHERE, kind, None, None, None)
    made = document(dt.date(1998, 1, 1), Level.SECRET, instruction("date", "DECL", dt.date(2008, 1, 1)))
    found = maturity_of(evolve(made, action_marks=(mark,)), ORDERS, TODAY)
    assert state == found.state
    if state == "unknown":
        assert (
            Maturity("unknown", "none", None, (), "it says 'AS WRITTEN', so that what it said before no longer holds")
            == found
        )


@pytest.mark.parametrize(
    ("day", "code", "until"),
    [
        (dt.date(2008, 2, 29), "25X1", ", which holds until 2058-12-31 at the longest, unless it was renewed"),
        (dt.date(2008, 2, 29), "50X6", ", which holds until 2083-12-31 at the longest, unless it was renewed"),
        (dt.date(1960, 1, 1), "25X1", ", which holds until 2010-12-31 at the longest, unless it was renewed"),
        (dt.date(2011, 1, 1), "50X1-HUM", ""),
        (dt.date(2011, 1, 1), "75X1", ""),
        (dt.date(2005, 1, 1), "25X1-HUMAN", ""),
        (dt.date(9990, 1, 1), "25X1", ""),
        (None, "25X1", ""),
    ],
)
def test_an_exemption_from_the_25_years(day: dt.date | None, code: str, until: str) -> None:
    """Codes of 25, 50 and 75 years exempt without a date, and how long at the longest is told where it is known."""
    because = f"it claims 'AS WRITTEN' without a date{until}"
    assert Maturity("exempt", "instruction", None, (), because) == due(
        day, Level.SECRET, instruction("exemption", "DECL", None, code), TODAY
    )


@pytest.mark.parametrize("code", [f"X{number}" for number in range(1, 9)])
def test_codes_of_1995_last_25_years(code: str) -> None:
    """X1 to X8: 31 December of the year 25 years after origin (32 CFR 2001.12(c)(2))."""
    what = instruction("exemption", "DECL", None, code)
    states = [due(dt.date(2001, 5, 1), Level.SECRET, what, dt.date(2026, 12, day)).state for day in (30, 31)]
    assert ["running", "past-25-years"] == states


def test_a_code_is_no_exemption_before_there_was_one() -> None:
    """As of 1990 there was no such code and no rule that it could exempt from."""
    found = due(dt.date(1985, 1, 1), Level.SECRET, instruction("exemption", "DECL", None, "25X1"), dt.date(1990, 1, 1))
    assert Maturity("unknown", "none", None, (), "'AS WRITTEN' gives no date") == found


def test_a_date_beyond_the_calendar_is_unknown() -> None:
    """No year after 9999 can be reckoned with."""
    found = due(dt.date(9990, 1, 1), Level.SECRET, None, TODAY)
    assert "it has no declassification date, and its date is 9990-01-01" == found.because


def test_a_rule_to_the_day_is_reckoned_to_the_day() -> None:
    """No order of today has one; the data can say so."""
    orders = type(ORDERS)(
        {
            id_: evolve(each, automatic=each.automatic and evolve(each.automatic, year_end=False, not_before=None))
            for id_, each in ORDERS.by_id.items()
        }
    )
    found = maturity_of(document(dt.date(2004, 2, 29), Level.SECRET, None), orders, TODAY)
    assert dt.date(2029, 3, 1) == found.date


QUOTING = "cable-1976-confidential-quoting"
OWN = "E.O. 11652 declassifies CONFIDENTIAL 6 full calendar years after 1976"
ITS = "it quotes LISBON2261, of which holds"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, ("declassified", "1982-12-31", OWN), id="alike"),
        pytest.param(
            {"E.O. 11652: GDS\nTAGS: EFIS, PO\n": "E.O. 11652: XGDS-1\nTAGS: EFIS, PO\n"},
            ("past-25-years", "2006-12-31", f"{ITS}: 'XGDS-1' gives no date; {OLD_RULE}"),
            id="later",
        ),
        pytest.param(
            {"C O N F I D E N T I A L LISBON 2261": "S E C R E T LISBON 2261"},
            ("declassified", "1984-12-31", f"{ITS}: E.O. 11652 declassifies SECRET 8 full calendar years after 1976"),
            id="higher",
        ),
        pytest.param(
            {"C O N F I D E N T I A L LISBON 2261": "UNCLAS LISBON 2261"},
            ("declassified", "1982-12-31", OWN),
            id="unclassified",
        ),
        pytest.param(
            {"E.O. 11652: GDS\nTAGS: EFIS, PO\n": "TAGS: EFIS, PO\n"},
            ("declassified", "1982-12-31", OWN),
            id="without an instruction",
        ),
    ],
)  # fmt: skip
def test_a_quoted_message_that_ends_later_decides(changes: dict[str, str], expected: tuple[str, str, str]) -> None:
    """It is part of the whole; one that ends earlier, or says nothing of its own, changes nothing."""
    state, _, date, because = told(QUOTING, changes)
    assert expected == (state, date, because)


def test_a_quoted_message_without_reference_and_with_a_date() -> None:
    """It is named as what it is, and is reckoned from its own date."""
    inner = evolve(document(dt.date(1975, 3, 1), Level.SECRET, instruction("review", "RDS", dt.date(1995, 1, 1))))
    outer = evolve(
        document(dt.date(1979, 3, 1), Level.SECRET, instruction("date", "GDS", dt.date(1985, 1, 1))), embedded=(inner,)
    )
    because = "it quotes a message, of which holds: it is to be reviewed on 1995-01-01, which does not declassify it"
    assert Maturity("review-due", "review", dt.date(1995, 1, 1), (), because) == maturity_of(outer, ORDERS, TODAY)
    ended = evolve(
        outer,
        declassify_on=instruction("declassified"),
        embedded=(evolve(inner, declassify_on=instruction("declassified")),),
    )
    assert "it says 'AS WRITTEN'" == maturity_of(ended, ORDERS, TODAY).because
    unclassified = evolve(document(dt.date(1979, 3, 1), Level.UNCLASSIFIED, None), embedded=(inner,))
    assert "unclassified" == maturity_of(unclassified, ORDERS, TODAY).state


@pytest.mark.parametrize(
    ("level", "date", "event", "steps", "clause"),
    [
        (Level.CONFIDENTIAL, dt.date(1990, 2, 10), None, (Step(dt.date(1990, 2, 10), Level.CONFIDENTIAL),),
         "; its own downgrading leads to CONFIDENTIAL on 1990-02-10"),
        (Level.CONFIDENTIAL, None, "UPON ARRIVAL", (), "; its downgrading, 'C, THEN', names no day"),
        (None, dt.date(1990, 2, 10), None, (), "; its downgrading, 'C, THEN', names no level"),
        (Level.SECRET, dt.date(1990, 2, 10), None, (), "; its downgrading, 'C, THEN', changes nothing"),
        (Level.CONFIDENTIAL, dt.date(1997, 2, 10), None, (), "; its downgrading, 'C, THEN', changes nothing"),
        (Level.CONFIDENTIAL, dt.date(1987, 2, 10), None, (), "; its downgrading, 'C, THEN', changes nothing"),
    ],
)  # fmt: skip
def test_a_downgrading_instruction(
    level: Level | None, date: dt.date | None, event: str | None, steps: tuple[Step, ...], clause: str
) -> None:
    """DNG is a step on its day; where it is none, the reason tells of it (22 CFR 9.12 of 1982)."""
    made = document(dt.date(1987, 2, 10), Level.SECRET, instruction("date", "DECL", dt.date(1997, 2, 10)))
    found = maturity_of(evolve(made, downgrade_on=DowngradeOn("C, THEN", NOWHERE, level, date, event)), ORDERS, TODAY)
    assert (steps, f"its instruction names 1997-02-10{clause}") == (found.steps, found.because)


def test_a_review_does_not_end_the_downgrading() -> None:
    """A step after the date for review still comes, for the review ends nothing; without a date of its own, too."""
    asked = DowngradeOn("C, THEN", NOWHERE, Level.CONFIDENTIAL, dt.date(1999, 1, 1), None)
    made = document(dt.date(1979, 6, 5), Level.SECRET, instruction("review", "RDS", dt.date(1995, 6, 5)))
    step = (Step(dt.date(1999, 1, 1), Level.CONFIDENTIAL),)
    assert step == maturity_of(evolve(made, downgrade_on=asked), ORDERS, TODAY).steps
    undated = evolve(document(None, Level.SECRET, instruction("oadr")), downgrade_on=asked)
    assert ("unknown", step) == (maturity_of(undated, ORDERS, TODAY).state, maturity_of(undated, ORDERS, TODAY).steps)
    open_ = evolve(document(None, Level.UNCLASSIFIED, None), downgrade_on=asked)
    assert () == maturity_of(open_, ORDERS, TODAY).steps
    unread = evolve(
        made,
        classification=None,
        portions=(Portion("X", NOWHERE, "paragraph", 1, None, Marking("S", NOWHERE, Level.SECRET, (), ())),),
        downgrade_on=asked,
    )
    assert step == maturity_of(unread, ORDERS, TODAY).steps


_DAYS = st.dates(dt.date(1953, 12, 15), dt.date(2040, 12, 31))
_KINDS = ("date", "event", "exemption", "oadr", "schedule", "review", "not-applicable", "manual-review",
          "source-marked", "declassified", "unreadable")  # fmt: skip


@st.composite
def instructions(draw: st.DrawFn) -> DeclassifyOn | None:
    """Any instruction, sensible or not."""
    if draw(st.booleans()):
        return None
    codes = draw(st.lists(st.sampled_from(["X1", "25X1", "50X1-HUM", "XGDS-3"]), max_size=2))
    exemptions = tuple(Exemption(code, NOWHERE, code, draw(st.none() | _DAYS)) for code in codes)
    return evolve(
        instruction(
            draw(st.sampled_from(_KINDS)), draw(st.sampled_from(["DECL", "GDS", "GROUP"])), draw(st.none() | _DAYS)
        ),
        exemptions=exemptions,
        category=draw(st.sampled_from([None, 1, 2, 3, 4, 5])),
        alternatives=draw(st.sampled_from([1, 2])),
    )


@given(_DAYS, st.sampled_from(list(Level)), instructions(), _DAYS, st.none() | _DAYS)
def test_whatever_a_document_says_the_answer_fits_together(
    day: dt.date, level: Level, what: DeclassifyOn | None, as_of: dt.date, down: dt.date | None
) -> None:
    """States fit dates, steps go down before the end, nothing ends before it began, and later days undo nothing."""
    asked = DowngradeOn("C", NOWHERE, Level.CONFIDENTIAL, down, None) if down else None
    made = evolve(document(day, level, what), downgrade_on=asked)
    found = maturity_of(made, ORDERS, as_of)
    assert found.state in STATES
    assert found.basis in BASES
    come = {"declassified", "review-due", "past-25-years"}
    if found.date is not None and what is not None and what.kind != "declassified":
        assert (found.date <= as_of) == (found.state in come)
        assert (found.date > as_of) == (found.state == "running")
        assert found.basis == "review" or found.date > day
    levels = [level, *(step.level for step in found.steps)]
    assert levels == sorted(set(levels), reverse=True)
    assert [step.date for step in found.steps] == sorted({step.date for step in found.steps})
    if found.date is not None and found.basis != "review":
        assert all(step.date < found.date for step in found.steps)
    if found.state == "declassified" and as_of < dt.date(2040, 12, 31):
        assert "declassified" == maturity_of(made, ORDERS, as_of + dt.timedelta(days=1)).state
