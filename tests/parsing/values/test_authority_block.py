"""Classification authority blocks: every row of the table, and what holds for any text."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.values.field_tables import Counting, assert_in_place, stretch_of, table, vocabulary
from validator.documents.authority import Classifier, DerivedFrom
from validator.parsing.values import runs
from validator.parsing.values.authority_block import AuthorityBlock, read_authority_block
from validator.text import Stretch

CASES = table("authority_blocks")
DATED = dt.date(2008, 6, 1)


def who(person: Classifier) -> str:
    """A classifier in the form of the table."""
    parts = [person.name or "-", person.position or "-", person.office or "-"]
    if person.identifier:
        parts.append(person.identifier)
    if person.redacted:
        parts.append("withheld")
    return " | ".join(parts)


def why(block: AuthorityBlock) -> str | None:
    """Reasons in the form of the table."""
    parts: list[str] = []
    for reason in block.reasons:
        section = reason.section or "-"
        if section not in parts[-1:] and section != next((part for part in reversed(parts) if part[0] in "1-"), None):
            parts.append(section)
        parts.append(reason.letter or "-")
    return " ".join(parts) or None


def source(one: DerivedFrom) -> str:
    """A source in the form of the table."""
    parts = [one.title, one.agency, str(one.date) if one.date else None, one.source_marked]
    return " | ".join([part for part in parts if part] + ["multiple"] * one.multiple)


def told(block: AuthorityBlock) -> dict[str, Any]:
    """A block in the form of the table."""
    instruction, downgrading = block.declassify_on, block.downgrade_on
    on = f"{instruction.kind} {instruction.date or instruction.event}" if instruction else None
    level = downgrading.level.title if downgrading and downgrading.level is not None else "-"
    found = {
        "who": [who(person) for person in block.classified_by],
        "why": why(block),
        "words": block.reason_words.text if block.reason_words else None,
        "from": [source(one) for one in block.derived_from],
        "on": on,
        "down": f"{level} {downgrading.date or downgrading.event}" if downgrading else None,
        "marking": block.marking.text if block.marking else None,
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case["text"].split()) for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    """Persons, positions, offices, reasons, sources and instructions are told apart."""
    stretch = stretch_of(case["text"], "REF: MUSCAT 1\n\n", "\n\n1. (C) TEXT")
    block = read_authority_block(stretch, vocabulary(), DATED)
    expected = {key: value for key, value in case.items() if key not in ("text", "repaired")}
    if isinstance(expected.get("who"), str):
        expected["who"] = [expected["who"]]
    assert expected == told(block)
    assert case.get("repaired", []) == [edit.replacement for edit in stretch.repairs]
    assert_all_in_place(stretch, block)


def assert_all_in_place(stretch: Stretch, block: AuthorityBlock) -> None:
    """Every value lies in its place; a person's parts stand in its text, its office perhaps elsewhere in the block."""
    values: list[Any] = [block.block, *block.classified_by, *block.reasons, block.reason_words, *block.derived_from]
    values += [block.declassify_on, block.downgrade_on, block.marking]
    for value in values:
        if value:
            assert_in_place(stretch, value.text, value.span, stretch.repairs)
    for person in block.classified_by:
        for part, text in (
            (person.name, person.text),
            (person.position, person.text),
            (person.office, block.block.text),
            (person.identifier, person.text),
        ):
            assert part is None or (part and part in text)


def test_the_block_is_all_of_it() -> None:
    """Rules point at the whole where no person is named."""
    text = "CLASSIFIED BY SECTION 1.5 (B)\nAND (D)."
    block = read_authority_block(stretch_of(text), vocabulary(), None)
    assert "CLASSIFIED BY SECTION 1.5 (B) AND (D)." == block.block.text


def test_the_classifier_is_the_line_without_label_and_reason() -> None:
    """The place that rules mark."""
    text = "Classified By: Ambassador Harriet L. Penrose, Embassy Kuwait, for reasons 1.4 (b)"
    block = read_authority_block(stretch_of(text), vocabulary(), None)
    assert ["Ambassador Harriet L. Penrose, Embassy Kuwait"] == [person.text for person in block.classified_by]


def test_each_letter_has_its_own_place() -> None:
    """Rules point at the letter that does not exist."""
    stretch = stretch_of("Classified By: DCM Jane Roe per 1.4 (B and K.)")
    block = read_authority_block(stretch, vocabulary(), None)
    assert ["B", "K"] == [stretch.read.raw[reason.span.start : reason.span.end] for reason in block.reasons]


def test_a_withheld_name_is_unreadable_not_missing() -> None:
    """What a release blacked out may have stood there."""
    redacted, missing = (
        read_authority_block(stretch_of(text), vocabulary(), None).classified_by[0]
        for text in ("Classified By: DCM XXXXXXXX", "Classified By: DCM")
    )
    assert (False, True) == (redacted.readable, missing.readable)


PIECES = st.sampled_from(
    [
        "Classified By:", "CLASSIFIED BY", "Reason:", "reasons", "Derived from:", "Declassify on:", "DECL:",
        "Downgrade to", "1.4", "1.5",
        "l.4", "1.\n4", "14", "(b)", "(B and D.)", "b/d", "(8)", "B", "and", "AND", "per", "for", "E.O. 12958",
        "section", "Ambassador",
        "DCM", "Counselor", "Political", "Embassy", "Muscat", "Jane", "Roe", "J.", "van", "O'Dwyer", "Jr.",
        "Director", "Office", "of",
        "EUR/RPM", "A/", "XXXXXXXX", "184", "(U)", "1.", "Multiple Sources", "dated", "3/5/99", "source marked",
        "X1", "OADR", "WEST",
        "Mr.", "ID", "REF:", ":", ";", ",", ".", "(", ")", " - ", "/", "&", " ", "\n", "\n\n", "a\nnd", "rea\nsons",
        "\u00e9", "\u2019",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)), st.none() | st.dates())
def test_any_text(text: str, dated: dt.date | None) -> None:
    """Reading never raises, and every value lies in its place, whatever the text."""
    stretch = stretch_of(text)
    assert_all_in_place(stretch, read_authority_block(stretch, vocabulary(), dated))


def test_reasons_have_an_end() -> None:
    """More letters than any order has categories are not read to their end."""
    block = read_authority_block(stretch_of("Classified By: 1.4 " + "(b) " * 100), vocabulary(), None)
    assert 8 < len(block.reasons) < 100


@pytest.mark.parametrize(
    "piece",
    ["Jane Roe and ", "Ambassador ", "Reason: ", "1.4 (8) ", "rea\nsons ", "of the ", "Declassify on: X ", "AND "],
)
def test_work_grows_no_faster_than_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a block of any real length nothing more is looked at."""
    pieces = Counting(runs._PIECE)
    monkeypatch.setattr(runs, "_PIECE", pieces)
    costs: list[int] = []
    for size in (5000, 100_000):
        pieces.calls = 0
        read_authority_block(stretch_of("Classified By: " + piece * (size // len(piece))), vocabulary(), None)
        costs.append(pieces.calls)
    assert costs[1] <= 1.1 * costs[0] + 50
