"""The numbers of a self-inspection, and its page."""

import csv
import io
import re

from attrs import evolve

from tests.reports.collection import CLEAN, FAULTY, NOTHING, RECORD, REPORT, SAMPLED, STRANGE, report_of
from validator.reports.formats import render
from validator.reports.inspection import NO_SAMPLE, Discrepant, inspect
from validator.reports.judged import UnreadDocument
from validator.reports.report import STANDING_SENTENCES
from validator.sampling.model import Bounds, Draw, Sampled, Stratum

HOSTILE = "</script><img src=x onerror=alert(1)> {{ 7*7 }} \u202e"


def test_documents_and_discrepancies_are_counted() -> None:
    """A class counts once per document, and one that is told apart makes no document discrepant."""
    found = inspect(REPORT)
    assert (5, 3, 2) == (found.reviewed, found.compliant, found.faulty)
    assert (("duration", "marking", "reading"), ("reference",)) == (found.classes, found.apart)
    assert [
        Discrepant(
            FAULTY.path, "08LIMA77", "2008-11-18", "E.O. 12958 amended", "CONFIDENTIAL", "Original", {"duration": 1}
        ),
        Discrepant(STRANGE.path, None, None, "no order known", "unknown", "Not shown", {"marking": 2}),
    ] == list(found.discrepant)
    decisions, orders, levels = found.tables
    assert ("original", "derivative", "unknown") == decisions.counts.groups
    assert {"original": 3, "derivative": 1, "unknown": 1} == decisions.counts.reviewed
    assert {"original": 1, "derivative": 0, "unknown": 1} == decisions.counts.faulty
    assert {"original": 1} == decisions.counts.classes["duration"]
    assert {"eo-12958-amended": "E.O. 12958 amended", "": "no order known"} == orders.heads
    assert ("CONFIDENTIAL", "unknown") == levels.counts.groups


def test_the_columns_stand_in_their_order() -> None:
    """Levels from the highest down; original and derivative are there even if no document is of the kind."""
    names = (None, "UNCLASSIFIED", "unknown", "TOP SECRET", "SECRET")
    documents = [evolve(CLEAN, classification=name, decision="none") for name in names]
    decisions, _, levels = inspect(report_of(*documents)).tables
    assert ("TOP SECRET", "SECRET", "UNCLASSIFIED", "no classification", "unknown") == levels.counts.groups
    assert ("original", "derivative", "none") == decisions.counts.groups
    assert {"original": 0, "derivative": 0, "none": 5} == decisions.counts.reviewed


def test_what_is_said_of_others_than_the_documents() -> None:
    """Nothing, unless they are a sample."""
    assert (NO_SAMPLE,) == inspect(REPORT).sampling
    assert "With 95 % confidence, 12 to 58 of the 60 (20.0 % to 96.7 %) have no discrepancy." == inspect(
        SAMPLED
    ).sampling[1]  # fmt: skip


def test_a_census_has_no_bounds() -> None:
    """The page says why, and the CSV form has no rows for them."""
    draw = Draw("x", 1, (), 0, "0" * 64, (Stratum((), 1, 1),))
    report = evolve(NOTHING, sample=Sampled(draw, 95, None, None))
    page, table = str(render(report, "inspection")), str(render(report, "inspection-csv"))
    assert "this is a census. So no confidence interval is stated: nothing is left to estimate." in page
    assert "Strata" not in page
    assert "\r\nsample,,,drawn,Documents drawn,1\r\ntotal," in table


def test_strata_are_written_as_people_write_them() -> None:
    """Orders and kinds of decision have titles, as in the tables; what is unknown to both stays as it is."""
    strata = (Stratum(("derivative", "eo-13526", "2011"), 9, 1), Stratum(("odd", "none", "undated"), 4, 0))
    draw = Draw("x", 1, ("decision", "order", "year"), 0, "0" * 64, strata)
    page = str(render(evolve(NOTHING, sample=Sampled(draw, 95, Bounds(1, 13), Bounds(1, 13))), "inspection"))
    rows = [re.sub("<[^>]*>", " ", row).split() for row in re.findall("<tr>.*</tr>", page)]
    assert ["Derivative", "E.O.", "13526", "2011", "9", "1"] in rows
    assert ["odd", "none", "undated", "4", "0"] in rows


def test_every_row_of_the_tables_adds_up() -> None:
    """The numbers of the groups give those of all, in each table of the CSV form."""
    rows = list(csv.DictReader(io.StringIO(str(render(REPORT, "inspection-csv")), newline="")))
    total = {row["item"]: int(row["value"]) for row in rows if row["table"] == "total"}
    for table in ("decision", "order", "level"):
        for item in ("reviewed", "discrepant", "duration", "marking", "reading"):
            values = [int(row["value"]) for row in rows if (row["table"], row["item"]) == (table, item)]
            assert total[item] == sum(values)


def test_both_forms_say_the_standing_sentences_and_what_was_not_judged() -> None:
    """And neither calls the classes anybody's own."""
    for name in ("inspection", "inspection-csv"):
        text = str(render(REPORT, name))
        for sentence in (*STANDING_SENTENCES, "is PDF, which is not read; take the text out of it first"):
            assert sentence in text
        assert "ISOO's" not in text
    assert "modelled on ISOO practice" in str(render(REPORT, "inspection"))


def test_a_page_of_nothing_says_so() -> None:
    """No discrepancy, nothing unread, nothing undecided; without documents the rate is a dash."""
    page = str(render(evolve(NOTHING, not_discrepancies=()), "inspection"))
    for sentence in ("No document has a discrepancy.", "Every document could be judged.", "Every rule could decide"):
        assert sentence in page
    assert 'id="apart"' not in page
    assert "<b>\N{EN DASH}</b>" in str(render(report_of(), "inspection"))


def test_long_lists_are_cut_and_counted() -> None:
    """The CSV form has all of them."""
    documents = [evolve(FAULTY, path=f"{number}.txt") for number in range(502)]
    unread = [UnreadDocument(f"u{number}.txt", None, "is empty") for number in range(503)]
    report = report_of(*documents, *unread)
    page = str(render(report, "inspection"))
    assert ["And 2 more; the format inspection-csv names all.", "And 3 more; the format inspection-csv names all."] == (
        re.findall(r"And [^.]*\.", page)
    )
    assert 502 == str(render(report, "inspection-csv")).count("\r\ndocument,")


def test_nothing_in_a_document_gets_out_of_its_place() -> None:
    """Texts from outside stay texts in the page, which has no script, and in a spreadsheet."""
    hostile = evolve(STRANGE, path=HOSTILE, message_reference="=1+1", classification=HOSTILE, governing_order=HOSTILE)
    report = report_of(hostile, RECORD, UnreadDocument(HOSTILE, HOSTILE, HOSTILE))
    page = str(render(report, "inspection"))
    assert ("<img" in page, "\u202e" in page, "<script" in page, "{{ 7*7 }}" in page) == (False, False, False, True)
    assert "script-src &#39;none&#39;" in page
    assert ",'=1+1," in str(render(report, "inspection-csv"))
