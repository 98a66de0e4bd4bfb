"""A schedule with a bit of everything: every group, and whatever a renderer could stumble over."""

from validator.reports.judged import Due, UnreadDocument
from validator.reports.schedule.events import Entry, Schedule, schedule_of

AS_OF = "2026-11-23"
UNTIL = "2031-12-31"


def entry(
    due: Due,
    reference: str | None = "08LIMA77",
    *,
    path: str = "cables/a.txt",
    record: str | None = None,
    level: str | None = "SECRET",
    date: str | None = "2008-11-18",
) -> Entry:
    """Makes an entry."""
    return Entry(path, record, reference, level, date, "eo-12958-amended" if date else None, due)


STRANGE = entry(
    Due("unknown", "none", None, (), '=1+1, <b>"it" & \x1b[31m\u202ecannot\n be\tread</b>; end\\'),
    None,
    path="Übersicht/=Ñandú, 100% [1]; \u202etxt.txt",
    record="case/17\r\nä",
    level="unknown",
    date=None,
)
"""A record with everything in it that a format could take for its own signs."""

INPUTS: tuple[Entry | UnreadDocument, ...] = (
    entry(Due("declassified", "instruction", "2018-11-18", (), "its instruction names 2018-11-18"), path="b.txt"),
    entry(
        Due(
            "declassified",
            "schedule",
            "1984-12-31",
            (("1976-12-31", "SECRET"), ("1978-12-31", "CONFIDENTIAL")),
            "E.O. 11652 declassifies TOP SECRET 10 full calendar years after 1974",
        ),
        "74QUITO1",
        level="TOP SECRET",
        date="1974-01-02",
    ),
    entry(
        Due("declassified", "instruction", AS_OF, (), f"its instruction names {AS_OF}"), "16LIMA1", date="2016-11-23"
    ),
    entry(Due("declassified", "instruction", None, (), "it says 'DECLASSIFIED'"), "66LIMA9", date="1966-01-01"),
    UnreadDocument("scan.txt", None, "is PDF, which is not read; take the text out of it first"),
    entry(
        Due(
            "past-25-years",
            "25-year-rule",
            "2012-12-31",
            (("1990-02-10", "CONFIDENTIAL"),),
            "'OADR' gives no date; E.O. 13526 declassifies records of permanent value 25 years from their origin; its "
            "own downgrading leads to CONFIDENTIAL on 1990-02-10",
        ),
        "87DAMASCUS961",
        date="1987-02-10",
    ),
    entry(
        Due(
            "review-due", "review", "1999-06-05", (), "it is to be reviewed on 1999-06-05, which does not declassify it"
        ),
        "79ANKARA4310",
        level="CONFIDENTIAL",
        date="1979-06-05",
    ),
    entry(
        Due(
            "running",
            "instruction",
            "2033-11-18",
            (("2025-01-01", "SECRET"), ("2026-11-23", "CONFIDENTIAL"), ("2030-01-01", "RESTRICTED")),
            "its instruction names 2033-11-18",
        ),
        "08LIMA80",
        level="TOP SECRET",
    ),
    entry(Due("running", "review", "2028-02-29", (), "it is to be reviewed on 2028-02-29"), "08LIMA81", record="7"),
    entry(Due("running", "25-year-rule", "2031-12-31", (), "it has no declassification date"), "06LIMA82"),
    entry(Due("running", "instruction", "2027-01-01", (), "its instruction names 2027-01-01"), "08LIMA83"),
    entry(
        Due("running", "instruction", "2027-01-01", (), "its instruction names 2027-01-01"), "08LIMA83", path="copy.txt"
    ),
    entry(Due("exempt", "instruction", None, (), "it claims '25X1' without a date"), "08LIMA84", level=None),
    STRANGE,
    entry(Due("unclassified", "none", None, (), "it bears no classification"), "08LIMA85", level="UNCLASSIFIED"),
    UnreadDocument("export.jsonl", "81", "declass-validator stumbled over it (ZeroDivisionError: oops)", True),
)

SCHEDULE: Schedule = schedule_of(INPUTS, "0.1.0", AS_OF, UNTIL)
"""All of it."""

NOTHING: Schedule = schedule_of(
    [entry(Due("unclassified", "none", None, (), "it bears no classification"), level="UNCLASSIFIED")], "0.1.0", AS_OF
)
"""Nothing to show."""

PAST: Schedule = schedule_of([INPUTS[0]], "0.1.0", AS_OF, UNTIL)
"""Nothing to come."""
