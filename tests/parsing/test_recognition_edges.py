"""Recognition, headings, labels and tables at their edges."""

import pytest

from validator.knowledge.loading import load_vocabulary
from validator.parsing import recognise
from validator.parsing.cleaning import clean
from validator.parsing.heading import line_span
from validator.parsing.labels import label_at
from validator.parsing.tables import tables_of
from validator.text import Span

VOCABULARY = load_vocabulary()
TABLES = tables_of(VOCABULARY)
FISH = "The fish swam on.\n"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("CAIRO 00001234 002 OF 003\nThe boats sailed.\n", "cable"),
        ("FM AMEMBASSY CAIRO\nE.O. 12958: N/A\nTAGS: ECON, EG\n", "cable"),
        ("TAGS: ECON, EG\nThe boats sailed.\n", "cable"),
        ("From: Ada Quill\nSent: Monday\nTo: Bo Reed\nSubject: Boats\n", "email"),
        ("From: ada@harbor.example\nSubject: Boats\n", "email"),
        ("MEMORANDUM FOR THE DIRECTOR\n\nThe boats sailed.\n", "memorandum"),
        ("TO: Bo Reed\nFROM: Ada Quill\nSUBJECT: Boats\n", "memorandum"),
        ("SUBJECT: Boats\nThe boats sailed.\n", "unrecognised"),
        ("", "unrecognised"),
    ],
)
def test_recognise(raw: str, expected: str) -> None:
    """A few telling lines say what a document is; without them it is not recognised."""
    assert expected == recognise(raw, VOCABULARY)


def test_heads_of_a_memorandum_stand_near_the_top() -> None:
    """The title of a memorandum counts in the first thirty lines, and no longer behind them."""
    title = "MEMORANDUM FOR THE DIRECTOR\n"
    assert recognise(FISH * 29 + title, VOCABULARY) == "memorandum"
    assert recognise(FISH * 30 + title, VOCABULARY) == "unrecognised"


def test_fields_of_a_cable_stand_near_the_top() -> None:
    """A TAGS line counts in the first sixty lines, blank ones aside, and no longer behind them."""
    tags = "TAGS: ECON, EG\n"
    assert recognise(FISH + "\n" + FISH * 58 + tags, VOCABULARY) == "cable"
    assert recognise(FISH + "\n" + FISH * 59 + tags, VOCABULARY) == "unrecognised"


def test_message_of_blank_lines_has_an_empty_heading() -> None:
    """A message of nothing but blank lines is pointed at by an empty span at its start."""
    lines = clean("Fish.\n\n\n", TABLES).lines
    assert Span(6, 6) == line_span(lines, 1, 3)
    assert Span(0, 5) == line_span(lines, 0, 3)


def test_letter_before_a_label() -> None:
    """A reference letter before REF begins the references; before another word that begins so, it begins nothing."""
    label = label_at(clean("A. REF CAIRO 222", TABLES).lines, 0, TABLES)
    assert label is not None
    assert ("references", 0) == (label.field, label.start)
    assert label_at(clean("A. REFUGEES ARE SAFE", TABLES).lines, 0, TABLES) is None


def test_stations_looked_up_are_not_kept_for_ever() -> None:
    """However many names are asked for, at most 4096 are kept, and a station is found all the same."""
    for number in range(4097):
        TABLES.post(f"NOWHERE {number}")
    assert len(TABLES.found_posts) <= 4096
    assert TABLES.post("CAIRO") == "CAIRO"
