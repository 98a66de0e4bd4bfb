"""The calendar, read back by the library and held against RFC 5545."""

import datetime as dt
import re

import icalendar
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.schedule.sample import AS_OF, INPUTS, SCHEDULE, UNTIL, entry
from tests.reports.schedule.test_events import ENTRIES
from validator.reports.judged import Due
from validator.reports.schedule.events import DATED, Entry, schedule_of
from validator.reports.schedule.ics import schedule_ics
from validator.reports.wording import one_line


def events(text: str) -> list[icalendar.Event]:
    """Reads the events of a calendar back."""
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    return list(calendar.events)


def test_what_is_to_come_is_in_the_calendar() -> None:
    """From the day itself on; what has passed, and what has no day, is not."""
    found = [(each.decoded("dtstart"), str(each["summary"])) for each in events(schedule_ics(SCHEDULE))]
    assert [
        (dt.date(2026, 11, 23), "16LIMA1: due for declassification"),
        (dt.date(2026, 11, 23), "08LIMA80: due for downgrading to CONFIDENTIAL"),
        (dt.date(2027, 1, 1), "08LIMA83: due for declassification"),
        (dt.date(2027, 1, 1), "08LIMA83: due for declassification"),
        (dt.date(2028, 2, 29), "08LIMA81: due for review"),
        (dt.date(2030, 1, 1), "08LIMA80: due for downgrading to RESTRICTED"),
        (dt.date(2031, 12, 31), "06LIMA82: due if of permanent value"),
    ] == found


def names(*entries: Entry, as_of: str = AS_OF) -> list[str]:
    """Gives the names of the events of a calendar."""
    return [str(each["uid"]) for each in events(schedule_ics(schedule_of(entries, "0.1.0", as_of)))]


def test_an_event_keeps_its_name() -> None:
    """Whatever its day, the day of the schedule, its place and its neighbours; other events have other names."""
    due = Due("running", "instruction", "2033-11-18", (("2030-01-01", "CONFIDENTIAL"),), "x")
    first = entry(due)
    moved = evolve(first, path="elsewhere.txt", due=evolve(due, date="2034-01-01"))
    assert names(first) == names(moved, as_of="2027-01-01")
    assert 2 == len(set(names(first)))
    other = evolve(first, message_reference="08LIMA78")
    assert 4 == len({*names(first), *names(other)})
    assert set(names(first)) < set(names(other, first))
    twice = names(first, evolve(first, path="copy.txt"))
    assert 4 == len(set(twice))
    assert set(names(first)) < set(twice)


def test_a_document_without_reference_is_named_after_its_place() -> None:
    """File and record."""
    due = Due("running", "instruction", "2033-11-18", (), "x")
    places = [("a.txt", None), ("b.txt", None), ("a.jsonl", "1"), ("a.jsonl", "2")]
    made = [entry(due, None, path=path, record=record) for path, record in places]
    assert names(*made) == [name for each in made for name in names(each)]
    assert 4 == len(set(names(*made)))


def test_the_names_never_change() -> None:
    """A calendar that was taken in years ago must know its events again."""
    due = Due("running", "instruction", "2033-11-18", (), "x")
    (name,) = names(entry(due))
    assert "a22ab012-8de0-53b4-b941-64e30f0ab7dc" == name


@settings(max_examples=50)
@given(ENTRIES, st.none() | st.just(UNTIL))
def test_any_schedule_gives_a_calendar_that_reads_back(entries: list[Entry], until: str | None) -> None:
    """The same events on the same days with the same words; short lines that end in CR LF; no name comes twice."""
    schedule = schedule_of(entries, "0.1.0", AS_OF, until)
    text = schedule_ics(schedule)
    assert text == schedule_ics(schedule)
    lines = text.encode().split(b"\r\n")
    assert b"" == lines.pop()
    assert [] == [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    expected = [each for each in schedule.events if each.kind in DATED and each.date is not None and each.date >= AS_OF]
    found = events(text)
    assert [each.date for each in expected] == [each.decoded("dtstart").isoformat() for each in found]
    assert [each.kind for each in expected] == [each.categories[0] for each in found]
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    for event, each in zip(found, expected, strict=True):
        assert stamp == event.decoded("dtstamp")
        assert str(event["summary"]).endswith(each.what)
        assert one_line(each.entry.due.because) in str(event["description"])
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", str(event["description"]))
    uids = [str(each["uid"]) for each in found]
    assert sorted(set(uids)) == sorted(uids)


def test_unread_inputs_are_no_events() -> None:
    """They have no day."""
    assert [] == events(schedule_ics(schedule_of([INPUTS[4]], "0.1.0", AS_OF)))
