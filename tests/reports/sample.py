"""A report that holds a bit of everything."""

from validator.reports.judged import Due, Finding, JudgedDocument, UnreadDocument
from validator.reports.report import Report, RuleSummary
from validator.text import Place

OUTCOMES = {"pass": 1, "fail": 1, "not_applicable": 0, "undetermined": 0, "waived": 0}


def place(line: int, column: int, text: str, source_line: str) -> Place:
    """Makes a place within one line."""
    return Place(line, column, line, column + len(text), text, source_line)


FINDING = Finding(
    "DUR018",
    "error",
    "duration",
    "declassifies on 2040-11-18; E.O. 13526 allows 2033-11-18 at the latest",
    place(15, 19, "11/18/2040", "E.O. 13526: DECL: 11/18/2040"),
    (place(5, 3, "181149Z NOV 08", "P 181149Z NOV 08"),),
    ("E.O. 13526, section 1.5(b)",),
    None,
    "1:" + "0" * 32,
)
"""A finding of DUR018; tests evolve it."""


def judged(path: str, *findings: Finding, record: str | None = None) -> JudgedDocument:
    """Makes a judged cable."""
    outcome = "fail" if findings else "pass"
    return JudgedDocument(
        path,
        record,
        "a" * 64,
        "utf-8",
        "cable",
        "08KUWAIT1204",
        "2008-11-18",
        "eo-12958-amended",
        "CONFIDENTIAL",
        Due("declassified", "instruction", "2018-11-18", (), "its instruction names 2018-11-18"),
        findings,
        {"DUR018": outcome},
        {"page-header": 1},
        (),
    )


def report(*documents: JudgedDocument | UnreadDocument) -> Report:
    """Makes a report of documents."""
    rule = RuleSummary(
        "DUR018",
        "declassify-on-past-25-years",
        "Declassification date lies more than 25 years after the date of origin",
        "error",
        "duration",
        ("E.O. 13526, section 1.5(b)",),
        "Why it matters.",
        "Compare the date with the original.",
        OUTCOMES,
    )
    titles = {"duration": "Duration"}
    return Report("0.1.0", "b" * 64, ("declass-validator",), "default", "2026-11-23", (rule,), documents, titles)
