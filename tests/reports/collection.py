"""A small invented collection as a report: what is clean, what is wrong, and whatever a renderer could stumble over.

It is made of values, not by running the program, so that it says what renderers do and nothing else. Everything in it
fits together as in a report that a run wrote.
"""

from attrs import evolve

from validator.reports.judged import OUTCOMES, WAIVERS, Due, Finding, JudgedDocument, UnreadDocument
from validator.reports.report import BaselineUse, Report, RuleSummary
from validator.sampling.model import Bounds, Draw, Sampled, Stratum
from validator.text import Place

_RULES = {
    "DUR018": (
        "declassify-on-past-25-years",
        "Declassification date lies more than 25 years after the date of origin",
        "error",
        "duration",
        ("E.O. 12958 as amended by E.O. 13292, section 1.5(b)", "32 CFR 2001.12(a)(1)(iii)"),
        "Nobody may keep information classified for longer than the order allows.",
        "Compare the date with the original, and correct whichever is wrong.",
    ),
    "POR003": (
        "portion-above-overall",
        "A portion is classified higher than the whole document",
        "error",
        "marking",
        ("E.O. 13526, section 1.6(c)",),
        "The overall level is the highest of any portion.",
        "Raise the overall level, or lower the portion, with the classifier.",
    ),
    "REF003": (
        "reference-cited-but-not-listed",
        "A reference is cited in the text that the reference line does not list",
        "warning",
        "reference",
        ("5 FAH-2 H-321.4",),
        "A reader cannot find what the text rests on.",
        "Add it to the reference line.",
    ),
    "TXT001": (
        "guessed-encoding",
        "The encoding of the text had to be guessed",
        "note",
        "reading",
        (),
        "A wrong guess changes letters.",
        "Convert the file to UTF-8.",
    ),
}

_CLEAN = {"DUR018": "pass", "POR003": "pass", "REF003": "not_applicable", "TXT001": "pass"}

_DECLASSIFIED = Due("declassified", "instruction", "2018-11-18", (), "its instruction names 2018-11-18")
_DOWNGRADED = Due(
    "running",
    "schedule",
    "2027-02-03",
    (("1999-02-03", "CONFIDENTIAL"),),
    "the schedule of its group ends on 2027-02-03",
)
_UNKNOWN = Due("unknown", "none", None, (), "its instruction cannot be read")


def _fingerprint(number: int) -> str:
    return f"1:{number:032x}"


def _finding(
    rule: str,
    severity: str,
    message: str,
    place: Place,
    related: tuple[Place, ...] = (),
    lowered: str | None = None,
    waived: str | None = None,
    *,
    number: int,
) -> Finding:
    _, _, _, discrepancy, authority, _, _ = _RULES[rule]
    return Finding(
        rule, severity, discrepancy, message, place, related, authority, lowered, _fingerprint(number), waived
    )


def _judged(
    path: str,
    digest: str,
    reference: str | None,
    findings: tuple[Finding, ...],
    outcomes: dict[str, str],
    *,
    record: str | None = None,
    due: Due = _DECLASSIFIED,
    kind: str = "cable",
    level: str | None = "CONFIDENTIAL",
    encoding: str = "utf-8",
    notes: tuple[str, ...] = (),
    decision: str = "original",
) -> JudgedDocument:
    dated = reference is not None
    return JudgedDocument(
        path,
        record,
        digest * 64,
        encoding,
        kind,
        reference,
        "2008-11-18" if dated else None,
        "eo-12958-amended" if dated else None,
        level,
        due,
        findings,
        _CLEAN | outcomes,
        {"page-header": 2} if dated else {},
        notes,
        decision,
    )


CLEAN = _judged("cables/08AMMAN3120.txt", "a", "08AMMAN3120", (), {})
"""A cable without findings."""

FAULTY = _judged(
    "cables/08LIMA 77.txt",
    "b",
    "08LIMA77",
    (
        _finding(
            "TXT001",
            "note",
            "the text was read as Windows-1252, because it is not UTF-8",
            Place(1, 1, 1, 1, "", "VZCZCXYZ0001"),
            number=3,
        ),
        _finding(
            "DUR018",
            "error",
            "declassifies on 2040-11-18; E.O. 12958 as amended allows 2033-11-18 at the latest",
            Place(14, 19, 14, 29, "11/18/2040", "E.O. 12958: DECL: 11/18/2040"),
            (Place(5, 3, 5, 17, "181149Z NOV 08", "P 181149Z NOV 08"),),
            number=1,
        ),
        _finding(
            "REF003",
            "warning",
            "reftel B is cited but not listed",
            Place(29, 41, 30, 2, "reftel B", "3. (C) As the ambassador reported in ref"),
            (
                Place(16, 6, 16, 20, "A. 08 QUITO 12", "REF: A. 08 QUITO 12"),
                Place(31, 4, 31, 4, "", "   and elsewhere."),
            ),
            number=2,
        ),
    ),
    {"DUR018": "fail", "REF003": "fail", "TXT001": "fail"},
    encoding="cp1252",
    notes=("it is not UTF-8, so it was read as Windows-1252",),
)
"""A cable with an error, a warning and a note, with other places, one of them between two characters."""

STRANGE = _judged(
    "Übersicht/Ñandú, 100% [1]: a|b.txt",
    "c",
    None,
    (
        _finding(
            "POR003",
            "error",
            'the portion "(S//NF)|<b>" is SECRET;\nthe whole is `CONFIDENTIAL`, says @clerk in #1',
            Place(3, 12, 3, 20, "(S//NF)|", "東\t«é\u0301» ]]> (S//NF)| & 'x' \x1b[31mred\u2028end"),
            number=4,
        ),
        _finding(
            "POR003",
            "error",
            '=HYPERLINK("https://example.org"), ::error::100%',
            Place(4, 1, 6, 5, "=1+1 " + "long " * 20 + "…", "=1+1 long, long, long"),
            number=5,
        ),
    ),
    {"DUR018": "undetermined", "POR003": "fail"},
    due=_UNKNOWN,
    kind="memorandum",
    level="unknown",
    decision="unknown",
)
"""A memorandum with everything in path, message and text that a format could take for its own signs."""

RECORD = _judged(
    "export.jsonl",
    "d",
    "08LIMA78",
    (
        _finding(
            "REF003",
            "note",
            "reftel C is cited but not listed",
            Place(8, 2, 8, 10, "reftel C", "(reftel C)"),
            lowered="the reference line of the copy was cut off",
            number=6,
        ),
    ),
    {"REF003": "fail"},
    record="case/17 ä",
    due=_DOWNGRADED,
    decision="derivative",
)
"""A record of a JSON Lines file, with a lowered finding."""

WAIVED = _judged(
    "export.jsonl",
    "e",
    "08LIMA79",
    (
        _finding(
            "DUR018",
            "error",
            "declassifies on 2034-01-01; E.O. 12958 as amended allows 2033-11-18 at the latest",
            Place(9, 7, 9, 17, "01/01/2034", "DECL: 01/01/2034"),
            waived="the classifier confirmed it in writing on 2026-03-02",
            number=7,
        ),
        _finding(
            "REF003",
            "warning",
            "reftel D is cited but not listed",
            Place(12, 5, 12, 13, "reftel D", "see (reftel D)"),
            waived="listed in a correction",
            number=8,
        ),
        _finding(
            "REF003",
            "warning",
            "reftel E is cited but not listed",
            Place(13, 5, 13, 13, "reftel E", "see (reftel E)"),
            number=9,
        ),
    ),
    {"DUR018": "waived", "REF003": "fail"},
    record="79",
)
"""A record of which one rule is waived, and another in part."""

UNREAD = UnreadDocument("scans/08LIMA80.txt", None, "is PDF, which is not read; take the text out of it first")
"""A file that could not be read."""

STUMBLED = UnreadDocument("export.jsonl", "81", "declass-validator stumbled over it (ZeroDivisionError: oops)", True)
"""A record that the program stumbled over."""

DOCUMENTS = (CLEAN, FAULTY, UNREAD, STRANGE, RECORD, WAIVED, STUMBLED)


def report_of(*documents: JudgedDocument | UnreadDocument) -> Report:
    """Makes a report of documents, with the counts that fit them."""
    counts = {rule: dict.fromkeys(OUTCOMES, 0) for rule in _RULES}
    for document in documents:
        if isinstance(document, JudgedDocument):
            for rule, outcome in document.outcomes.items():
                counts[rule][outcome] += 1
    rules = tuple(
        RuleSummary(id_, name, title, severity, discrepancy, authority, why, remedy, counts[id_])
        for id_, (name, title, severity, discrepancy, authority, why, remedy) in _RULES.items()
    )
    titles = {"duration": "Duration", "marking": "Marking", "reading": "Reading", "reference": "References"}
    packs = ("declass-validator", "post")
    return Report("0.1.0", "f" * 64, packs, "default", "2026-11-23", rules, documents, titles, ("reference",))


REPORT = report_of(*DOCUMENTS)
"""The collection."""

SAMPLED = evolve(
    REPORT,
    sample=Sampled(
        Draw(
            "2026 inspection",
            7,
            ("level", "year"),
            1,
            "9" * 64,
            (
                Stratum(("CONFIDENTIAL", "2008"), 41, 5),
                Stratum(("none", "undated"), 2, 0),
                Stratum(("unknown", "<b>=1"), 14, 1),
                Stratum(("unknown", "undated"), 3, 1),
            ),
        ),
        95,
        Bounds(7, 55),
        Bounds(12, 58),
    ),
)
"""The collection as a sample of sixty documents."""

NOTHING = report_of(CLEAN)
"""A report without a finding."""

KNOWN = evolve(FAULTY, findings=tuple(evolve(each, baseline=each.rule != "REF003") for each in FAULTY.findings))
"""The cable with an error, a warning and a note, of which only the warning is new."""

_WAIVER_RULE = RuleSummary(
    "WAI002",
    "unused-waiver",
    "A waiver lets nothing stand",
    "warning",
    "waiver",
    (),
    "What is waived no more hides what may come.",
    "Take the waiver out of the file.",
    dict.fromkeys(OUTCOMES, 0) | {"fail": 1},
)

WAIVERS_FILE = JudgedDocument(
    "declass-waivers.yaml",
    None,
    "7" * 64,
    "utf-8",
    WAIVERS,
    None,
    None,
    None,
    None,
    Due("unknown", "none", None, (), "it is a file of waivers"),
    (
        Finding(
            "WAI002",
            "warning",
            "waiver",
            "no finding is waived by this",
            Place(5, 13, 5, 23, "old/a*.txt", "  document: old/a*.txt"),
            (),
            (),
            None,
            _fingerprint(10),
        ),
    ),
    {"WAI002": "fail"},
    {},
    (),
)
"""A file of waivers, one of which is unused."""


def _standing() -> Report:
    report = report_of(KNOWN, WAIVED, evolve(RECORD, findings=(evolve(RECORD.findings[0], baseline=True),)))
    return evolve(
        report,
        rules=(*report.rules, _WAIVER_RULE),
        documents=(*report.documents, WAIVERS_FILE),
        discrepancy_titles=report.discrepancy_titles | {"waiver": "Waivers"},
        baseline=BaselineUse("declass-baseline.json", 15, 12),
    )


STANDING = _standing()
"""A report of a run with waivers and a baseline: three findings are known, two waived, and three new."""
