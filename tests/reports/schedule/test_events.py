"""The work list itself: what is in it, in which order, and what is not."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.collection import CLEAN, UNREAD, report_of
from tests.reports.schedule.sample import AS_OF, INPUTS, SCHEDULE, entry
from validator.maturity import BASES, STATES
from validator.reports.judged import Due
from validator.reports.schedule.events import DATED, GROUPS, KINDS, Entry, Schedule, schedule_of
from validator.reports.schedule.saved import entries_of


def told(schedule: Schedule) -> list[tuple[str, str, str | None, str | None]]:
    """Gives group, kind, day and level of every event."""
    return [(each.group, each.kind, each.date, each.level) for each in schedule.events]


def test_everything_has_its_group_and_order() -> None:
    """By group, then by day, then as the input has it; what lies after the last day is only counted."""
    expected = [
        ("declassified", "declassification", None, None),
        ("declassified", "declassification", "1984-12-31", None),
        ("declassified", "declassification", "2018-11-18", None),
        ("declassified", "declassification", AS_OF, None),
        ("past-25-years", "automatic", "2012-12-31", None),
        ("review-due", "review", "1999-06-05", None),
        ("downgraded", "downgrade", "1990-02-10", "CONFIDENTIAL"),
        ("downgraded", "downgrade", "2026-11-23", "CONFIDENTIAL"),
        ("coming", "declassification", "2027-01-01", None),
        ("coming", "declassification", "2027-01-01", None),
        ("coming", "review", "2028-02-29", None),
        ("coming", "downgrade", "2030-01-01", "RESTRICTED"),
        ("coming", "automatic", "2031-12-31", None),
        ("exempt", "exempt", None, None),
        ("unknown", "unknown", None, None),
    ]
    assert expected == told(SCHEDULE)
    assert (14, 1, 1, 2) == (SCHEDULE.documents, SCHEDULE.unclassified, SCHEDULE.later, len(SCHEDULE.unread))
    assert ["a.txt", "copy.txt"] == [each.entry.path.rpartition("/")[2] for each in SCHEDULE.by_group["coming"][:2]]


def test_without_a_last_day_nothing_is_left_out() -> None:
    """The event that was only counted is there."""
    whole = schedule_of(INPUTS, "0.1.0", AS_OF)
    assert 0 == whole.later
    assert set(told(whole)) - set(told(SCHEDULE)) == {("coming", "declassification", "2033-11-18", None)}


@pytest.mark.parametrize(("until", "kept"), [("2031-12-30", 4), ("2031-12-31", 5)])
def test_the_last_day_is_in_it(until: str, kept: int) -> None:
    """Until a day means that day too."""
    assert kept == len(schedule_of(INPUTS, "0.1.0", AS_OF, until).by_group["coming"])


@pytest.mark.parametrize(
    "due",
    [
        Due("running", "instruction", None, (), "x"),
        Due("running", "none", "2030-01-01", (), "x"),
        Due("declassified", "none", "2010-01-01", (), "x"),
    ],
)
def test_what_does_not_fit_together_is_unknown(due: Due) -> None:
    """No run writes it, but a report that somebody changed may say it."""
    assert [("unknown", "unknown", None, None)] == told(schedule_of([entry(due)], "0.1.0", AS_OF))


@pytest.mark.parametrize(
    ("basis", "group"), [("instruction", "declassified"), ("schedule", "declassified"), ("review", "review-due"),
                         ("25-year-rule", "past-25-years")],
)  # fmt: skip
def test_a_saved_report_is_brought_forward(basis: str, group: str) -> None:
    """What was to come has come by a later day, on the day itself; what was unread is still."""
    document = evolve(CLEAN, due=Due("running", basis, "2030-06-01", (), "x"))
    report = report_of(document, UNREAD)
    groups = [
        schedule_of(entries_of(report, day), "0.1.0", day).events[0].group
        for day in (AS_OF, "2030-05-31", "2030-06-01")
    ]
    assert ["coming", "coming", group] == groups
    assert (UNREAD,) == schedule_of(entries_of(report, AS_OF), "0.1.0", AS_OF).unread


@pytest.mark.parametrize(
    "due", [CLEAN.due, Due("running", "none", "2030-06-01", (), "x"), Due("running", "review", None, (), "x")]
)
def test_what_cannot_come_stays_as_it_was(due: Due) -> None:
    """Something that has come, or that has no day or no basis."""
    (found,) = entries_of(report_of(evolve(CLEAN, due=due)), "2040-01-01")
    assert isinstance(found, Entry)
    assert due == found.due
    assert (CLEAN.path, None, CLEAN.message_reference, "CONFIDENTIAL", CLEAN.date, CLEAN.governing_order) == (
        found.path, found.record, found.message_reference, found.classification, found.date, found.governing_order,
    )  # fmt: skip


_DATES = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)
_STEPS = st.lists(
    st.tuples(_DATES, st.sampled_from(["SECRET", "CONFIDENTIAL"])), max_size=3, unique_by=lambda each: each[0]
)
DUES = st.builds(
    Due, st.sampled_from(STATES), st.sampled_from(BASES), st.none() | _DATES, _STEPS.map(sorted).map(tuple),
    st.text(max_size=40),
)  # fmt: skip
ENTRIES = st.lists(
    st.builds(
        Entry,
        st.text(min_size=1, max_size=12),
        st.none() | st.text(max_size=5),
        st.none() | st.sampled_from(["08LIMA1", "08LIMA2"]),
        st.none() | st.text(max_size=12),
        st.none() | _DATES,
        st.none() | st.sampled_from(["eo-13526", "eo-11652"]),
        DUES,
    ),
    max_size=8,
)


@given(ENTRIES, _DATES, st.none() | _DATES)
def test_whatever_the_input_the_list_holds_together(entries: list[Entry], as_of: str, until: str | None) -> None:
    """Events lie in the range, groups and days are in order, and every classified document is there or counted."""
    schedule = schedule_of(entries, "0.1.0", as_of, until)
    order = list(GROUPS)
    keys = [(order.index(each.group), each.date or "") for each in schedule.events]
    assert keys == sorted(keys)
    assert sum(map(len, schedule.by_group.values())) == len(schedule.events)
    for each in schedule.events:
        assert each.kind in KINDS
        assert (each.level is not None) == (each.kind == "downgrade")
        assert each.date is None or each.kind in DATED
        if each.group == "coming" and each.kind == "downgrade":
            assert as_of < (each.date or "")
        if each.group == "coming" and until is not None:
            assert (each.date or "") <= until
        if each.group == "downgraded":
            assert (each.date or "") <= as_of
    classified = [each for each in entries if each.due.state != "unclassified"]
    assert len(entries) - len(classified) == schedule.unclassified
    whole = schedule_of(entries, "0.1.0", as_of)
    assert len(whole.events) == len(schedule.events) + schedule.later
    shown = [id(each.entry) for each in whole.events]
    assert {id(each) for each in classified} == set(shown)
    # Within a group and a day the order is that of the input.
    position = {id(each): number for number, each in enumerate(entries)}
    places = [(order.index(each.group), each.date or "", position[id(each.entry)]) for each in whole.events]
    assert places == sorted(places)
