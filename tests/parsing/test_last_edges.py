"""Small things at the edges of fields that no other text happens to show."""

from pathlib import Path

from tests.parsing.values.field_tables import stretch_of
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse
from validator.parsing.values.persons import read_persons

VOCABULARY, ORDERS = load_vocabulary(), load_orders()
BASE = Path(__file__).parent.parent.parent / "rules" / "base-documents"


def base(name: str) -> str:
    """Reads a base document."""
    return (BASE / f"{name}.txt").read_text(encoding="utf-8")


def test_a_control_alone_is_a_marking_without_a_level() -> None:
    """A bracket that holds a control and no level is a marking that cannot be read."""
    text = base("cable-2008-confidential").replace("2. (C) Director", "2. (NOFORN) Director")
    marking = parse(text, VOCABULARY, ORDERS).paragraphs[1].marking
    assert marking is not None
    assert (None, False) == (marking.level, marking.readable)


def test_an_unknown_word_with_one_digit_is_no_message_reference() -> None:
    """A station that nobody knows with a number of one digit is no message reference."""
    text = base("cable-2008-confidential").replace("SECTION 01 OF 02 KUWAIT 001204", "XYZZY 5")
    assert parse(text, VOCABULARY, ORDERS).message_reference is None


def test_signs_alone_name_nobody() -> None:
    """Where only signs stand there is no classifier."""
    stretch = stretch_of(" ;, . ")
    assert () == read_persons(stretch, 0, len(stretch.text), VOCABULARY)


def test_handling_restrictions_are_held_against_the_captions() -> None:
    """Another caption in the attribute block is a field that differs; the same one is not."""
    text = base("cable-1976-attributes")
    restricted = text.replace("Original Handling Restrictions: n/a", "Original Handling Restrictions: EXDIS")
    for caption, expected in (("EXDIS", []), ("NODIS", ["NODIS"])):
        with_caption = restricted.replace("E.O. 11652: GDS", f"{caption}\n\nE.O. 11652: GDS", 1)
        repeats = parse(with_caption, VOCABULARY, ORDERS).repeats
        assert expected == [each.first for each in repeats if each.field == "captions"]


def test_numbers_go_on_behind_a_list_that_began_anew() -> None:
    """A list inside the text begins at 1 again; behind it the paragraphs go on where they were."""
    text = base("cable-2008-confidential").replace(
        "3. (U) The ministry", "1. (C) The first buoy is red.\n\n3. (U) The ministry"
    )
    assert [1, 2, 1, 3, 4] == [each.number for each in parse(text, VOCABULARY, ORDERS).paragraphs]


def test_a_document_number_that_is_none_is_held_against_nothing() -> None:
    """A document number that cannot be read differs from nothing."""
    text = base("cable-1976-attributes").replace("Document Number: 1976BRIDGE00512", "Document Number: UNKNOWN")
    assert [] == [each.first for each in parse(text, VOCABULARY, ORDERS).repeats if each.field == "message_reference"]


def test_a_marking_below_a_line_alone_makes_it_a_heading() -> None:
    """In a body whose paragraphs are numbered, a portion marking without a number can follow a heading."""
    text = base("cable-2008-confidential").replace("2. (C) Director", "HARBOUR WORKS\n\n(C) Director")
    assert ["HARBOUR WORKS"] == [heading.text for heading in parse(text, VOCABULARY, ORDERS).headings]


def test_an_event_ends_at_the_next_instruction() -> None:
    """An instruction for downgrading behind an event is no word of it."""
    text = base("cable-2008-confidential")
    event = "UPON DEPARTURE OF AMBASSADOR"
    instruction = f"DECL: {event} DNG: 10/20/2018"
    found = parse(text.replace("DECL: 11/18/2018", instruction, 1), VOCABULARY, ORDERS).declassify_on
    assert found is not None
    assert ("event", event, None) == (found.kind, found.event, found.date)
