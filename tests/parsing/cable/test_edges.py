"""Invented cables at the edges of the format: empty, doubled, broken and missing parts."""

import pytest

from validator.documents.model import Document
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse

HEADER = """VZCZCXRO1234
PP RUEHC
DE RUEHMS #0456/01 1241149
ZNY CCCCC ZZH
P 031149Z MAY 08
FM AMEMBASSY MUSCAT
TO RUEHC/SECSTATE WASHDC PRIORITY 0121
BT
"""
CLASS_LINE = "C O N F I D E N T I A L MUSCAT 000456\n\n"
FIELDS = "E.O. 12958: DECL: 05/03/2018\nTAGS: PREL, MU\nSUBJECT: HARBOR TALKS\n"
BODY = "\n1. (C) The harbor talks go on.\n"
SECTION_ONE = HEADER + CLASS_LINE.replace("MUSCAT", "SECTION 01 OF 02 MUSCAT") + FIELDS + BODY
LATER = "C O N F I D E N T I A L SECTION 02 OF 02 MUSCAT 000456\n"
LABELLED = (
    "MRN: 14 MUSCAT 321\nDate/DTG: May 03, 2014 / 031149Z MAY 14\nFrom: AMEMBASSY MUSCAT\n"
    "E.O.: 13526\nSubject: HARBOR TALKS\n\n1. (U) The talks.\n"
)


def read(text: str) -> Document:
    """The text as the parser reads it."""
    return parse(text, load_vocabulary(), load_orders())


def cable(old: str, new: str) -> Document:
    """A plain cable in which one part is put in the place of another."""
    return read((HEADER + CLASS_LINE + FIELDS + BODY).replace(old, new))


def behind(text: str) -> Document:
    """A plain cable with lines behind its one paragraph."""
    return read(HEADER + CLASS_LINE + FIELDS + BODY + text)


def texts(document: Document) -> list[str]:
    """The texts of the paragraphs."""
    return [each.text for each in document.paragraphs]


def quoted(number: int) -> str:
    """The beginning of a message that is quoted."""
    return f"QUOTE\nC O N F I D E N T I A L PARIS {number:06d}\n\nSUBJECT: LEVEL {number}\n\n1. (C) Text {number}.\n"


def test_a_list_may_be_empty() -> None:
    """A TO with nothing behind it names no addressee."""
    assert cable("TO RUEHC/SECSTATE WASHDC PRIORITY 0121", "TO").header.to == ()


def test_an_operating_signal_is_no_part_of_a_name() -> None:
    """An operating signal behind the continuity number belongs to neither name nor precedence."""
    (found,) = cable("PRIORITY 0121", "PRIORITY 0121 ZEN").header.to
    assert ("SECSTATE WASHDC", "PRIORITY", "0121") == (found.name, found.precedence, found.continuity)


def test_a_list_far_behind_the_header_is_none() -> None:
    """A line that begins with TO, far behind the last header line, begins no list."""
    document = cable("BT\n", "BT\n\nA\nB\nC\nD\nTO AMEMBASSY PARIS\n")
    assert ["STATE"] == [each.post for each in document.header.to]


def test_a_header_is_not_looked_through_without_end() -> None:
    """Behind forty lines that nothing is known of, no classification line is looked for."""
    assert cable("BT\n", "BT\n" + "ZEBRA WORDS\n" * 42).message_reference is None


def test_a_doubled_precedence_may_stand_before_the_group() -> None:
    """Format line 5 with its precedence doubled, as format line 2 has it, gives the group and no route."""
    document = read((HEADER + CLASS_LINE).replace("PP RUEHC\n", "").replace("P 031149Z", "PP 031149Z"))
    assert document.date_time_group is not None
    assert document.date_time_group.text == "031149Z MAY 08"
    assert document.header.routing == ()


@pytest.mark.parametrize(
    ("part", "expected", "old", "new"),
    [
        ("from_", "AMEMBASSY MUSCAT", "TO RU", "FM AMEMBASSY PARIS\nTO RU"),
        ("transmission", "VZCZCXRO1234", "PP RUEHC\n", "VZCZCABC9999\nPP RUEHC\n"),
        ("sender_route", "RUEHMS", "ZNY", "DE RUEHPA #0999 1241200\nZNY"),
        ("security_prosign", "ZNY CCCCC", "ZZH\n", "ZZH\nZNY SSSSS ZZH\n"),
    ],
)
def test_the_first_of_a_header_line_counts(part: str, expected: str, old: str, new: str) -> None:
    """Of a header line that stands twice the first counts."""
    assert expected == getattr(cable(old, new).header, part).text


def test_a_sender_may_stand_alone() -> None:
    """Format line 3 may give neither serial nor filing time."""
    header = cable(" #0456/01 1241149", "").header
    assert header.sender_route is not None
    assert header.sender_route.text == "RUEHMS"
    assert (None, None) == (header.station_serial, header.filing_time)


def test_a_day_that_cannot_be_dates_nothing() -> None:
    """A date-time group of day 99 is kept and gives no date."""
    document = cable("031149Z", "991149Z")
    assert document.date_time_group is not None
    assert document.date_time_group.text == "991149Z MAY 08"
    assert document.date is None


def test_a_group_of_four_digits_is_none() -> None:
    """Four digits and a Z are a time and no date-time group."""
    assert cable("031149Z MAY 08", "0311Z").date_time_group is None


def test_words_do_not_continue_routing() -> None:
    """A line behind format line 2 that holds more than routing indicators adds none."""
    header = cable("PP RUEHC\n", "PP RUEHC\nOUT OF HOURS\n").header
    assert ["RUEHC"] == [each.text for each in header.routing]


def test_attributes_that_say_nothing_are_no_repeats() -> None:
    """A line before the first pair is none; a number of no known form and keys of no field are not compared."""
    document = behind(
        "\nMessage Attributes\nscanned page\nCapture Date: 01 JAN 1994\nDocument Number: unknown\n"
        "Original Handling Restrictions: NODIS\n"
    )
    expected = ["Capture Date", "Document Number", "Original Handling Restrictions"]
    assert expected == [each.key for each in document.attributes]
    assert document.repeats == ()


def test_restrictions_that_differ_from_the_captions_are_a_repeat() -> None:
    """The block says NODIS, and the text SIPDIS."""
    head = HEADER + CLASS_LINE.strip() + "\nSIPDIS\n\n" + FIELDS + BODY
    (found,) = read(f"{head}\nMessage Attributes\nOriginal Handling Restrictions: NODIS\n").repeats
    assert ("captions", "NODIS", "SIPDIS") == (found.field, found.text, found.first)


@pytest.mark.parametrize(
    "line", ["> 2008MUSCAT00456 - Classification: SECRET TALKS", "the harbor and\nALDERWICK", "It ends.\nEND SUMMARY"]
)
def test_a_last_line_may_be_text(line: str) -> None:
    """A trailer with words behind it, a name inside a sentence and END SUMMARY are neither class word nor signature."""
    document = behind(f"{line}\n")
    assert ["(C) The harbor talks go on. " + line.replace("\n", " ")] == texts(document)
    assert (None, None) == (document.signature, document.closing_classification)


def test_a_class_word_among_words_closes_nothing() -> None:
    """A last line that goes on behind a class word is no closing classification."""
    assert behind("SECRET TALKS GO ON\n").closing_classification is None


def test_references_may_be_numbered() -> None:
    """A list that begins with 1. goes on with 2., which is no paragraph."""
    document = read(HEADER + CLASS_LINE + FIELDS + "REF: 1. MUSCAT 321\n2. MUSCAT 322\n" + BODY)
    assert ["08MUSCAT321", "08MUSCAT322"] == [each.canonical for each in document.references]
    assert ["(C) The harbor talks go on."] == texts(document)


def test_labels_may_have_no_values() -> None:
    """Labels one below the other with nothing behind them give no values."""
    document = read(HEADER + CLASS_LINE + "TAGS:\nSUBJECT:\n" + BODY)
    assert ((), None) == (document.tags, document.subject)


def test_an_order_line_does_not_reach_over_a_blank_line() -> None:
    """A paragraph behind an E.O. line without an instruction is no instruction."""
    document = read(HEADER + CLASS_LINE + "E.O. 12958:\n\nThe harbor talks.\n")
    assert document.order_cited is not None
    assert ("12958", None) == (document.order_cited.number, document.declassify_on)


def test_a_long_paragraph_is_no_pass_line() -> None:
    """Sixteen lines behind the classification line are text, not pass lines."""
    assert read(HEADER + CLASS_LINE + "ZEBRA OF THE\n" * 16 + "\n" + FIELDS + BODY).pass_lines == ()


def test_text_before_a_paragraph_ends_with_it() -> None:
    """Text behind the fields ends where a numbered paragraph begins."""
    document = read(HEADER + CLASS_LINE + FIELDS + "\nThe talks go on\nand on.\n1. (C) More.\n")
    assert texts(document)[-1] == "(C) More."


def test_a_quotation_may_not_be_closed() -> None:
    """A message quoted without UNQUOTE goes on to the end."""
    (found,) = behind(quoted(11)).embedded
    assert ["(C) Text 11."] == texts(found)


def test_a_quotation_without_a_header_is_no_message() -> None:
    """Fifteen lines of words are no message."""
    assert behind("QUOTE\n" + "A word or two\n" * 15 + "UNQUOTE\n").embedded == ()


def test_messages_are_taken_out_three_deep() -> None:
    """The fourth message inside another is left in the text of the third."""
    document = behind("".join(quoted(number) for number in (11, 12, 13, 14)) + "UNQUOTE\n" * 4)
    found = []
    while document.embedded:
        (document,) = document.embedded
        found.append(document.message_reference.canonical if document.message_reference else None)
    assert ["PARIS11", "PARIS12", "PARIS13"] == found


@pytest.mark.parametrize(
    "line",
    ["C O N F I D E N T I A L SECTION 02 OF 02 PARIS 000777", "C O N F I D E N T I A L MUSCAT 000456 SECTION TWO"],
)
def test_a_line_of_no_section_of_this_message_is_text(line: str) -> None:
    """A classification line of another message, or without a section statement, begins no section."""
    document = read(f"{SECTION_ONE}{line}\n2. (C) More.\n")
    assert ["SECTION 01 OF 02"] == [each.text for each in document.sections]
    assert [f"(C) The harbor talks go on. {line}", "(C) More."] == texts(document)


@pytest.mark.parametrize(("above", "kept"), [("DE RUEHMS #0456/02 1241149", ""), ("words of old;", " words of old;")])
def test_only_a_header_is_masked_with_a_section(above: str, kept: str) -> None:
    """Format line 3 above a later section is masked; the end of a sentence is not."""
    document = read(f"{SECTION_ONE}{above}\n{LATER}2. (C) More.\n")
    assert [f"(C) The harbor talks go on.{kept}", "(C) More."] == texts(document)


def test_a_reference_without_a_number_is_none() -> None:
    """A label MRN whose value has no number gives no message reference."""
    assert read(LABELLED.replace("14 MUSCAT 321", "not given")).message_reference is None


@pytest.mark.parametrize("group", ["none", "OOOOOOZ"])
def test_a_label_may_give_no_group(group: str) -> None:
    """A date in words, or letters that are like digits, are no date-time group."""
    assert read(LABELLED.replace("031149Z MAY 14", group)).date_time_group is None
