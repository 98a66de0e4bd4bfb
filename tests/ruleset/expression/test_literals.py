"""Literals of dates, moments and durations."""

import datetime as dt

import pytest

from validator.ruleset.expression.literals import read_date, read_duration, read_timestamp


def test_dates() -> None:
    """A date is written year, month, day."""
    assert dt.date(2003, 9, 22) == read_date("2003-09-22")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("22 Sep 2003", "'22 Sep 2003' is not a date; write it as \"2003-09-22\""),
        ("2003-9-22", "'2003-9-22' is not a date; write it as \"2003-09-22\""),
        ("2003-09-22 ", "'2003-09-22 ' is not a date; write it as \"2003-09-22\""),
        ("٢٠٠٣-09-22", "'٢٠٠٣-09-22' is not a date; write it as \"2003-09-22\""),
        ("2003-02-29", "there is no such day as 2003-02-29"),
        ("0000-01-01", "there is no such day as 0000-01-01"),
    ],
)
def test_bad_dates(text: str, message: str) -> None:
    """A date has to exist."""
    with pytest.raises(ValueError, match=r"day|date") as raised:
        read_date(text)
    assert message == str(raised.value)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2003-09-22T01:02:03Z", dt.datetime(2003, 9, 22, 1, 2, 3, tzinfo=dt.UTC)),
        ("2003-09-22t01:02:03.5z", dt.datetime(2003, 9, 22, 1, 2, 3, 500_000, tzinfo=dt.UTC)),
        ("2003-09-22T01:02:03.000001Z", dt.datetime(2003, 9, 22, 1, 2, 3, 1, tzinfo=dt.UTC)),
        ("2003-09-22T01:00:00+05:30", dt.datetime(2003, 9, 21, 19, 30, tzinfo=dt.UTC)),
        ("2003-09-22T01:00:00-05:30", dt.datetime(2003, 9, 22, 6, 30, tzinfo=dt.UTC)),
    ],
)
def test_timestamps(text: str, moment: dt.datetime) -> None:
    """A moment is RFC 3339, and is kept in UTC."""
    assert moment == read_timestamp(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2003-09-22", "'2003-09-22' is not a timestamp; write it as \"2003-09-22T00:00:00Z\""),
        ("2003-09-22T00:00:00", "'2003-09-22T00:00:00' is not a timestamp; write it as \"2003-09-22T00:00:00Z\""),
        ("2003-09-31T00:00:00Z", "there is no such day as 2003-09-31"),
        ("2003-09-22T24:00:00Z", "there is no such moment as 2003-09-22T24:00:00Z"),
        ("9999-12-31T23:00:00-02:00", "there is no such moment as 9999-12-31T23:00:00-02:00"),
    ],
)
def test_bad_timestamps(text: str, message: str) -> None:
    """A moment has to exist, and to lie in the years 1 to 9999 in UTC."""
    with pytest.raises(ValueError, match=r"day|moment|timestamp") as raised:
        read_timestamp(text)
    assert message == str(raised.value)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("24h", dt.timedelta(days=1)),
        ("1h30m", dt.timedelta(minutes=90)),
        ("1m1h", dt.timedelta(minutes=61)),
        ("1.5h", dt.timedelta(minutes=90)),
        (".5m", dt.timedelta(seconds=30)),
        ("1.s", dt.timedelta(seconds=1)),
        ("-90s", -dt.timedelta(seconds=90)),
        ("+1ms", dt.timedelta(milliseconds=1)),
        ("7us", dt.timedelta(microseconds=7)),
        ("0", dt.timedelta()),
        ("87660000h", dt.timedelta(hours=87_660_000)),
    ],
)
def test_durations(text: str, duration: dt.timedelta) -> None:
    """A duration is a sum of numbers with units."""
    assert duration == read_duration(text)


@pytest.mark.parametrize("text", ["", "h", "1", "1d", "1 h", "1h-2m", "1ns", ".h", "9" * 19 + "h", "--1h"])
def test_bad_durations(text: str) -> None:
    """Units cannot be left out; days are written as hours."""
    with pytest.raises(ValueError, match="is not a duration"):
        read_duration(text)


@pytest.mark.parametrize("text", ["87660001h", "-87660001h", "9" * 18 + "h"])
def test_durations_that_are_too_long(text: str) -> None:
    """CEL's durations end at about 10,000 years."""
    with pytest.raises(ValueError, match="is longer than 10,000 years"):
        read_duration(text)
