"""Portion markings where they stand in a body: behind a portion, without a level, and brackets that are none."""

import pytest

from validator.knowledge.level import Level
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse

HEAD = """\
R 051720Z JUN 99
FM AMEMBASSY ANKARA
TO SECSTATE WASHDC 8817

C O N F I D E N T I A L ANKARA 004310

E.O. 12958: DECL: 06/05/09
TAGS: PEPR, TU
SUBJECT: LIGHTHOUSES

"""


def marks(*paragraphs: str) -> list[tuple[Level | None, str] | None]:
    """Gives level and text of the marking of each portion behind the subject."""
    document = parse(HEAD + "\n\n".join(paragraphs) + "\n", load_vocabulary(), load_orders())
    found = [portion.marking for portion in document.portions if portion.kind != "subject"]
    return [None if marking is None else (marking.level, marking.text) for marking in found]


def test_a_marking_may_stand_behind_its_portion() -> None:
    """5 CFR 1312.8(a)(7) allowed the mark at the beginning or the end."""
    expected = [(Level.CONFIDENTIAL, "(C)"), (Level.UNCLASSIFIED, "(U)"), (Level.CONFIDENTIAL, "(C/NF)")]
    assert expected == marks("1. The lamps are old. (C)", "2. They were put up\nin 1931. (U)", "3. Who pays? (C/NF)")


def test_the_marking_in_front_counts() -> None:
    """A bracket behind a portion that is marked in front is part of its text."""
    assert [(Level.CONFIDENTIAL, "(C)")] == marks("1. (C) The lamps are old. (U)")


def test_a_list_item_may_be_marked_behind() -> None:
    """Each bullet may bear its own mark."""
    expected = [(Level.CONFIDENTIAL, "(C)"), (Level.UNCLASSIFIED, "(U)"), None]
    assert expected == marks("1. (C) Lamps:", "- Two are old. (U)", "- One is new.")


@pytest.mark.parametrize(
    "text",
    [
        "1. The lamps are as described in section 1.4 (C)",
        "1. The lamps were seen by the guide(s).",
        "1. The lamps are old. (So are the masts.)",
        "1. The lamps are old. (X)",
        "1. The lamps are old. (NF)",
    ],
)
def test_other_brackets_at_the_end_are_none(text: str) -> None:
    """A mark stands behind the end of a sentence and names a level."""
    assert [None] == marks(text)


def test_foreign_government_information_without_a_level_is_still_a_marking() -> None:
    """(FGI) alone names no level, and is no word of the text either."""
    document = parse(HEAD + "1. (FGI) The lamps are old.\n", load_vocabulary(), load_orders())
    marking = document.portions[-1].marking
    assert marking is not None
    assert (None, ("FGI",)) == (marking.level, marking.controls)


@pytest.mark.parametrize("text", ["1. (C) ENTIRE TEXT.", "1. (C) (ENTIRE TEXT).", "1. (C) - [ENTIRE TEXT]"])
def test_the_words_entire_text_may_stand_behind_the_bracket(text: str) -> None:
    """The level in brackets of its own, and the words behind it, with brackets or without."""
    document = parse(f"{HEAD}{text}\n\n2. The lamps are old.\n", load_vocabulary(), load_orders())
    marking = document.portions[1].marking
    assert marking is not None
    assert (Level.CONFIDENTIAL, True) == (marking.level, marking.entire_text)


def test_words_that_only_begin_so_are_no_statement() -> None:
    """A bracket that is not closed behind the words holds other words."""
    document = parse(f"{HEAD}1. (C) (ENTIRE TEXTS are lost.) Lamps.\n", load_vocabulary(), load_orders())
    marking = document.portions[1].marking
    assert marking is not None
    assert not marking.entire_text
