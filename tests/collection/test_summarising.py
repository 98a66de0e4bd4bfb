"""Summaries: what is kept of a document is what stands in it, with its place."""

import datetime as dt

import pytest

from tests.collection.documents import base, summarised
from validator.documents.summary import Cited, Instruction, Mark, Number, Origin, Overall, Passed
from validator.knowledge.level import Level
from validator.ruleset.rules import RuleSet
from validator.text import Place


def mark(line: int, column: int, text: str, source_line: str, paragraph: int = 0) -> Mark:
    """Makes the mark of a text within one line."""
    return Mark(Place(line, column, line, column + len(text), text, source_line), paragraph)


def test_a_cable(ruleset: RuleSet) -> None:
    """Every value of a cable is kept with line, column, marked text and source line."""
    found = summarised(base("cable-2008-confidential"), ruleset)
    line = "C O N F I D E N T I A L SECTION 01 OF 02 KUWAIT 001204"
    assert (found.path, found.record, found.name, found.kind) == ("a.txt", None, "a.txt", "cable")
    assert found.identity == "08KUWAIT1204"
    assert found.mark == mark(1, 1, "VZCZCXRO4127", "VZCZCXRO4127")
    assert (found.date, found.governing_order) == (dt.date(2008, 11, 18), "eo-12958-amended")
    assert found.order_cited == "eo-12958-amended"
    assert found.message_reference == Number(mark(11, 42, "KUWAIT 001204", line), "KUWAIT", 1204, 2008, "08KUWAIT1204")
    assert found.section == 1
    assert found.date_time_group == Passed(mark(5, 3, "181149Z NOV 08", "P 181149Z NOV 08"))
    assert found.classification == Overall(mark(11, 1, "C O N F I D E N T I A L", line), Level.CONFIDENTIAL, ())
    assert found.portion_levels == (Level.UNCLASSIFIED, Level.CONFIDENTIAL)
    assert found.captions == ("SIPDIS",)
    assert found.declassify_on == Instruction(
        mark(15, 19, "11/18/2018", "E.O. 12958: DECL: 11/18/2018"), "date", dt.date(2018, 11, 18), ()
    )
    assert found.references == (
        Cited(
            mark(19, 9, "STATE 104417 (NOTAL)", "REF: A. STATE 104417 (NOTAL)"),
            "STATE", 104417, 2008, False, True, (),
        ),
        Cited(mark(20, 9, "KUWAIT 1188", "     B. KUWAIT 1188"), "KUWAIT", 1188, 2008, False, False, ()),
    )  # fmt: skip
    assert found.sources == ()
    assert found.reasoned
    assert (found.sender, found.addressees, found.addressees_known) == ("KUWAIT", ("STATE", "LONDON"), False)


def test_a_source_that_is_a_message_is_known_as_one(ruleset: RuleSet) -> None:
    """The Derived From line names a message, whose year is that of the date given."""
    found = summarised(base("cable-2010-secret-derivative"), ruleset)
    text = "ADDIS ABABA 1440, DATED 20100928"
    place = mark(20, 15, text, f"DERIVED FROM: {text}")
    assert found.sources == (Origin(place, dt.date(2010, 9, 28), False, "ADDISABABA", 1440, 2010),)
    assert not found.reasoned
    assert found.addressees_known


@pytest.mark.parametrize(
    ("named", "post", "year"),
    [
        ("ADDIS ABABA 1440", "ADDISABABA", 2010),
        ("ADDIS ABABA 1440, DATED 20091231", "ADDISABABA", 2009),
        ("ADDIS ABABA 1440, NAIROBI 1500", None, None),
        ("REPORT OF THE HARBOR SURVEY, DATED 20100928", None, None),
        ("REFTEL", None, None),
    ],
)
def test_only_one_message_is_a_source_that_can_be_found(
    named: str, post: str | None, year: int | None, ruleset: RuleSet
) -> None:
    """A source without a date is of the document's own year; two messages, or a report, are no message."""
    text = base("cable-2010-secret-derivative").replace(
        "DERIVED FROM: ADDIS ABABA 1440, DATED 20100928", f"DERIVED FROM: {named}"
    )
    (source,) = summarised(text, ruleset).sources
    assert (post, year) == (source.post, source.year)


def test_a_document_that_says_nothing(ruleset: RuleSet) -> None:
    """What is absent is None or empty; the document is pointed at by its first line."""
    found = summarised("\nNothing here.\n", ruleset, "b.jsonl", "17")
    assert found.name == "b.jsonl[17]"
    assert found.identity == "17"
    assert found.mark == mark(2, 1, "Nothing here.", "Nothing here.")
    absent = (found.date, found.message_reference, found.date_time_group, found.classification)
    assert absent == (None,) * 4
    assert (found.declassify_on, found.order_cited, found.governing_order, found.sender) == (None,) * 4
    assert (found.references, found.sources, found.addressees, found.captions, found.portion_levels) == ((),) * 5
    assert not found.addressees_known
    assert not found.reasoned
    assert found.section == 1


def test_a_document_that_cites_an_order_of_no_number_that_is_known(ruleset: RuleSet) -> None:
    """The order cited is None where no classification order has that number."""
    text = base("cable-2008-confidential").replace("E.O. 12958", "E.O. 99999")
    assert summarised(text, ruleset).order_cited is None


def test_a_later_section_and_exempted_addressees(ruleset: RuleSet) -> None:
    """A file that begins with section 2 says so; where addressees are exempted, who had it is not known."""
    text = base("cable-2010-secret").replace("S E C R E T NAIROBI", "S E C R E T SECTION 02 OF 03 NAIROBI")
    assert summarised(text, ruleset).section == 2
    assert summarised(text, ruleset).addressees_known
    exempted = text.replace("PRIORITY 3120\n", "PRIORITY 3120\nXMT AMEMBASSY KAMPALA\n")
    assert not summarised(exempted, ruleset).addressees_known


def test_readable_says_what_was_understood(ruleset: RuleSet) -> None:
    """A level and an instruction that were not understood say so."""
    found = summarised(base("cable-2008-confidential"), ruleset)
    assert found.classification is not None
    assert found.classification.readable
    assert found.declassify_on is not None
    assert found.declassify_on.readable
    assert not Overall(found.mark, None, ()).readable
    assert not Instruction(found.mark, "unreadable", None, ()).readable


def test_only_messages_that_are_named_in_full_are_references(ruleset: RuleSet) -> None:
    """An e-mail, and a message of unknown year, cannot be looked for."""
    text = base("cable-2008-confidential").replace("A. STATE 104417 (NOTAL)", "A. PENROSE-OAKES EMAIL OF NOVEMBER 3")
    assert [("KUWAIT", 1188)] == [(each.post, each.number) for each in summarised(text, ruleset).references]
    undated = base("cable-2008-confidential").replace("P 181149Z NOV 08\n", "").replace("3231149", "")
    assert () == summarised(undated, ruleset).references
