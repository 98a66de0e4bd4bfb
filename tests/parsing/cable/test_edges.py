"""The cable parser at its edges: header lines that are short, doubled or far off, and fields that hold nothing."""

import pytest

from validator.documents.model import Document
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse
from validator.parsing.body import marks
from validator.parsing.tables import tables_of

VOCABULARY = load_vocabulary()
ORDERS = load_orders()


def cable(raw: str) -> Document:
    """Parses a text as a cable."""
    return parse(raw, VOCABULARY, ORDERS, kind="cable")


def body(text: str) -> Document:
    """Parses a cable with this body."""
    return cable(f"UNCLAS KUWAIT 12\n\nSUBJECT: X\n\n{text}")


# ------------------------------------------------------------------------------------------------------------ header


def test_doubled_header_lines() -> None:
    """The first of two starts, senders, date-time groups and FM lines counts; a relay adds its routes."""
    document = cable(
        "VZCZCXRO0001\nVZCZCXRO0002\nRR RUEHC\nRR RUEHA\nDE RUEHB #0001\nDE RUEHD #0002\nZNR UUUUU\nZNY SSSSS\n"
        "R 010100Z JAN 08\nR 020200Z FEB 09\nFM AMEMBASSY ROME\nFM AMEMBASSY BONN\nDRAFTED BY A\nDRAFTED BY B\n"
        "APPROVED BY C\nAPPROVED BY D\nTO SECSTATE WASHDC\n"
    )
    header = document.header
    assert header.transmission is not None
    assert "VZCZCXRO0001" == header.transmission.text
    assert ["RUEHC", "RUEHA"] == [route.text for route in header.routing]
    assert header.sender_route is not None
    assert "RUEHB" == header.sender_route.text
    assert header.security_prosign is not None
    assert "UUUUU" == header.security_prosign.letters
    assert header.from_ is not None
    assert "AMEMBASSY ROME" == header.from_.name
    assert header.drafted_by is not None
    assert "DRAFTED BY A" == header.drafted_by.text
    assert header.approved_by is not None
    assert "APPROVED BY C" == header.approved_by.text
    assert "2008-01-01" == str(document.date)


@pytest.mark.parametrize(
    ("line", "serial", "day"),
    [
        ("DE RUEHB", None, None),
        ("DE RUEHB #0012", 12, None),
        ("DE RUEHB 3231149", None, 323),
        ("DE RUEHB #0012 3671149", 12, None),
        ("DE RUEHB #0012 0001149", 12, None),
        ("DE RUEHB #0012 181149Z", 12, None),
    ],
)
def test_sender_line_with_parts_missing(line: str, serial: int | None, day: int | None) -> None:
    """Serial and filing time may be missing; a day that no year has is none."""
    header = cable(f"{line}\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n").header
    assert serial == (header.station_serial.number if header.station_serial else None)
    assert day == (header.filing_time.day if header.filing_time else None)


def test_lines_that_begin_like_a_header() -> None:
    """DE and ACTION begin header lines only with a route or an office behind them."""
    header = cable(
        "R 010100Z JAN 08\nDE GAULLE SPOKE\nACTION IS NEEDED\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n"
    ).header
    assert header.sender_route is None
    assert header.distribution is None
    assert ["SECSTATE WASHDC"] == [one.name for one in header.to]


def test_precedence_twice_before_the_group() -> None:
    """A doubled precedence before a date-time group is no routing line."""
    document = cable("PP 010100Z JAN 08\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n")
    assert ["PRIORITY"] == [one.title for one in document.header.precedence]
    assert () == document.header.routing
    assert "2008-01-01" == str(document.date)


def test_group_that_is_no_moment() -> None:
    """The 31st of February is kept as an unreadable group, and gives no date."""
    document = cable("R 310100Z FEB 08\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\nUNCLAS ROME 12\n")
    assert document.date_time_group is not None
    assert not document.date_time_group.readable
    assert document.date is None
    assert document.message_reference is not None
    assert "ROME12" == document.message_reference.canonical


def test_group_without_month_and_year() -> None:
    """A day and time of which month and year are lost are no group, and give no date."""
    document = cable("R 310100Z\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\nUNCLAS ROME 12\n")
    assert document.date_time_group is None
    assert document.date is None
    assert document.message_reference is not None
    assert "ROME12" == document.message_reference.canonical


def test_routes_end_where_words_begin() -> None:
    """A line behind format line 2 that holds more than routes does not go on with it."""
    header = cable("RR RUEHC\nRUEHB RELAYED BY HAND\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n").header
    assert ["RUEHC"] == [route.text for route in header.routing]


def test_addressees() -> None:
    """A list may begin on the line below its label; an operating signal behind a name is no part of it."""
    header = cable("R 010100Z JAN 08\nFM AMEMBASSY ROME\nTO\nSECSTATE WASHDC ZEN\nAMEMBASSY BONN 12\n").header
    assert ["SECSTATE WASHDC", "AMEMBASSY BONN 12"] == [one.name for one in header.to]


def test_prose_is_no_list_of_addressees() -> None:
    """TO and INFO far below the last header line begin lines of the text."""
    document = cable("R 010100Z JAN 08\n\nwe went\nand went\nand went\nand went\nTO the sea.\n")
    assert () == document.header.to
    assert ["we went and went and went and went TO the sea."] == [portion.text for portion in document.portions]


def test_a_word_in_an_address_is_no_classification_line() -> None:
    """A class word glued into the header counts only with station and serial behind it."""
    document = cable("R 010100Z JAN 08\nFM AMEMBASSY ROME\nTO THE SECRET SERVICE\nWASHDCUNCLAS SOON\n\nSUBJECT: X\n")
    assert document.classification is None
    assert ["THE SECRET SERVICE", "WASHDCUNCLAS SOON"] == [one.name for one in document.header.to]


def test_page_time_at_the_end_of_a_month() -> None:
    """Day 31 of a page that was printed on the last day of January, although February has no such day."""
    document = cable("PAGE 01  ROME  00012  312350Z\nR 312340Z JAN 79\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n")
    assert document.header.page_time is not None
    assert "1979-01-31 23:50:00+00:00" == str(document.header.page_time.datetime)


@pytest.mark.parametrize(
    "text", ["PAGE 01  ROME  00012  312350Z\n\n1. X\n", "PAGE 01  ROME  00012  31235OZ\nR 312340Z JAN 79\n"]
)
def test_page_time_that_cannot_be_read(text: str) -> None:
    """Without a date-time group, or with a letter in it, the time has no date."""
    header = cable(text).header
    assert header.page_time is not None
    assert header.page_time.datetime is None


# ------------------------------------------------------------------------------------------ classification and fields


def test_controls_on_the_line_are_captions_too() -> None:
    """Both controls of a classification line are captions as well."""
    document = cable("S E C R E T NOFORN ORCON KUWAIT 12\n\nSUBJECT: X\n")
    assert ["NOFORN", "ORCON"] == [one.id for one in document.captions]
    assert document.classification is not None
    assert ("NOFORN", "ORCON") == document.classification.controls


def test_a_serial_of_one_digit() -> None:
    """The first message of the year."""
    reference = cable("R 010100Z JAN 75\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\nUNCLAS ROME 1\n").message_reference
    assert reference is not None
    assert "75ROME1" == reference.canonical
    assert cable("UNCLAS NOWHERE 1\n\nSUBJECT: X\n").message_reference is None


def test_class_words_that_begin_a_sentence() -> None:
    """A class word with other words behind it is no classification line."""
    assert cable("SECRET TALKS WERE HELD\n\nCONFIDENTIAL SOURCES SAY 12 OF THEM CAME.\n").classification is None


def test_pass_line_with_a_colon() -> None:
    """A colon alone makes no label of the words before it."""
    document = cable("UNCLAS KUWAIT 12\n\nFOR AMBASSADOR: URGENT\n\nSUBJECT: X\n")
    assert ["FOR AMBASSADOR: URGENT"] == [line.text for line in document.pass_lines]


def test_subject_with_nothing_near() -> None:
    """A subject label with two blank lines behind it has no value."""
    document = cable("UNCLAS KUWAIT 12\n\nTAGS: PREL\nSUBJECT:\n\n\nThe boats came in on Monday.\n")
    assert document.subject is None
    assert ["unnumbered"] == [portion.kind for portion in document.portions]


def test_fields_behind_prose() -> None:
    """Behind lines of text a label needs its colon and must be new."""
    document = cable(
        "UNCLAS KUWAIT 12\n\nSUBJECT: X\n\nThe boats came in.\nThey left again.\n\nSUBJECT: Y\nTAGS PREL\nTAGS: EFIS\n"
    )
    assert document.subject is not None
    assert "X" == document.subject.text
    assert ["EFIS"] == [tag.code for tag in document.tags]


def test_labelled_message_with_nothing_to_read() -> None:
    """A reference and a date that cannot be read are left out."""
    document = cable("MRN: NONE\nDate/DTG: 999999Z SOON\nFrom:\nSubject: X\n")
    assert document.message_reference is None
    assert document.date is None
    assert document.header.from_ is None
    assert document.subject is not None


def test_labelled_message_without_year() -> None:
    """A reference without a year has none in its canonical form."""
    document = cable("MRN: KUWAIT 000412\nDate/DTG: 151822Z JUL 10\n")
    assert document.message_reference is not None
    assert "KUWAIT412" == document.message_reference.canonical


# ------------------------------------------------------------------------------------------- sections and quotations


def test_sections_of_another_message() -> None:
    """A classification line with a section of another message does not repeat this one."""
    document = cable(
        "CONFIDENTIAL SECTION 01 OF 02 KUWAIT 12\n\nSUBJECT: X\n\n1. ONE.\n\nCONFIDENTIAL SECTION 02 OF 02 ROME 12\n\n"
        "CONFIDENTIAL KUWAIT 12 SECTION\n\n2. TWO.\n"
    )
    assert [1] == [section.number for section in document.sections]
    assert () == document.repeats


def test_header_of_a_section_ends_at_text() -> None:
    """The repeated header begins behind the text, with its first line that can only be one of a header."""
    document = cable(
        "CONFIDENTIAL SECTION 01 OF 02 KUWAIT 12\n\nSUBJECT: X\n\n1. ONE,\nMORE,\nTO BE\nSURE,\n"
        "VZCZCXRO0001\nFM ROME\nTO ALL\n"
        "CONFIDENTIAL SECTION 02 OF 02 KUWAIT 12\nAND MORE.\n"
    )
    assert ["ONE, MORE, TO BE SURE, AND MORE."] == [paragraph.text for paragraph in document.paragraphs]


def test_quotation_whose_header_is_far_off() -> None:
    """A classification line more than fourteen lines behind QUOTE makes no message of it."""
    lines = "\n".join(f"LINE {number} OF THE LIST" for number in range(15))
    assert () == body(f"1. HE SAID QUOTE\n{lines}\nCONFIDENTIAL ROME 12\nUNQUOTE\n").embedded


def test_quotation_of_the_same_message() -> None:
    """A message cannot quote itself whole."""
    assert () == body("1. HE SAID QUOTE\nUNCLAS KUWAIT 12\nUNQUOTE\n").embedded


def test_quotations_in_quotations() -> None:
    """The fourth message within another is left in the text of the third."""
    text = "".join(f"QUOTE\nUNCLAS ROME {number}\n\nSUBJECT: N{number}\n\n1. N.\n" for number in range(1, 6))
    document = body("1. X.\n" + text + "UNQUOTE\n" * 5)
    depth = 0
    while document.embedded:
        depth += 1
        document = document.embedded[0]
    assert 3 == depth


def test_quotation_that_ends_with_the_text() -> None:
    """QUOTE as the last word, and a header by date-time group and sender without an end."""
    assert () == body("1. HE SAID QUOTE\n").embedded
    document = body("1. AS FOLLOWS: QUOTE\nR 010100Z JAN 08\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\n1. X.\n")
    assert ["2008-01-01"] == [str(one.date) for one in document.embedded]


# -------------------------------------------------------------------------------------------------------- end of text


def test_trailer_with_an_unknown_class() -> None:
    """What looks like a trailer and names no level stays in the text."""
    document = cable("SUBJECT: X\n\n1. (U) X.\n\n2002ROME01748 - Classification: FOOBAR\n")
    assert document.message_reference is None
    assert document.paragraphs[0].text.endswith("FOOBAR")


def test_attributes() -> None:
    """A line before the first key is passed over; captions are compared; what is no document number is not."""
    raw = "CONFIDENTIAL KUWAIT 12\n\nLIMDIS\n\nSUBJECT: X\n\n1. X.\n\nMessage Attributes\nno key\n"
    document = cable(f"{raw}Document Number: none\nOriginal Handling Restrictions: EXDIS\nCapture Date: 1994\n")
    keys = ["Document Number", "Original Handling Restrictions", "Capture Date"]
    assert keys == [one.key for one in document.attributes]
    assert [("captions", "EXDIS", "LIMDIS", "attributes")] == [
        (one.field, one.text, one.first, one.where) for one in document.repeats
    ]
    same = cable(f"{raw}Original Handling Restrictions: LIMDIS, ONLY\nFrom: ROME\n")
    assert () == same.repeats


# --------------------------------------------------------------------------------------------------------------- body


def test_markings_that_nobody_knows() -> None:
    """Behind a number a bracket with a slash, or a control alone, is a marking that cannot be read; words are none."""
    document = body("1. (Q/NF) One.\n\n2. (XYZ) Two.\n\n3. (SEE BELOW) Three.\n\n4. (HCS) Four.\n")
    assert [True, False, False, True] == [paragraph.marking is not None for paragraph in document.paragraphs]


def test_markings_are_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of markings and stations is thrown away before it grows without end."""
    tables = tables_of(VOCABULARY)
    monkeypatch.setattr(marks, "_MOST_KNOWN", 1)
    document = body("1. (SBU) One.\n\n2. (U) Two.\n\n3. (SBU) Three.\n")
    assert ["(SBU)", "(U)", "(SBU)"] == [one.marking.text for one in document.paragraphs if one.marking]
    assert 1 == len(tables.found_markings)


def test_cited_references_that_are_none() -> None:
    """REF8 is no reference, and the I behind AND no letter."""
    document = body("1. X.\n\n2. See REF8, and ref A and I agree.\n")
    assert ["A"] == [reftel.letter for reftel in document.reftels]


def test_numbers_go_on_behind_a_restart() -> None:
    """Behind one number that begins again, the number goes on that was due before."""
    document = body("1. (U) One.\n\n2. (U) Two, and the only point:\n\n1. (U) Point.\n\n3. (U) Three.\n")
    assert [1, 2, 1, 3] == [paragraph.number for paragraph in document.paragraphs]
    assert ["paragraph-restart"] == [note.kind for note in document.notes]
