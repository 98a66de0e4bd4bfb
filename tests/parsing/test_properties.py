"""What holds for any text whatever: it is parsed, every value is where it says, and cost is in proportion."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.documents.model import KINDS, Document
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse, recognise
from validator.text import Edit, Span, folded

HERE = Path(__file__).parent
VOCABULARY = load_vocabulary()
ORDERS = load_orders()
TEXTS = [
    path.read_bytes().decode("utf-8")
    for path in sorted([*HERE.glob("cable/texts/*.txt"), *(HERE.parents[1] / "rules/base-documents").glob("*.txt")])
]
PIECES = [
    "QUOTE", "UNQUOTE", "SECTION 02 OF 03", "PAGE 02", "\u00b6", "\x0c", "\r", "[1](#)", "&amp;", "&not", "\n",
    "\n\n", "E.O. 12958: DECL: X1", "TAGS: PREL", "REF: A. STATE 1", "(C)", "1.", "11.", "12.", "A.", "-----",
    "SECRET", "\\", "C O N F I D E N T I A L", "\u00a0", "\ufeff", "Classified By:", "REASON: 1.4 (b)",
    "KUWAIT 00000789 002 OF 002", "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005",
    " OF 2", "ZNY CCCCC", "TO ", "INFO ", "FM ", "P 181149Z NOV 08", "####", "(B)", "(A)", "SUBJECT:", "SUBJ",
    "EEEEEEEE", "\u00bf\u00bf\u00bf", "\u00df", "\u0149", "XXXXXXXXXXXX", "\t", "REF B", "reftel", "SIPDIS", "NNNN",
    "BT", "Message Attributes", "MRN: 12 KABUL 1", "RELEASE IN PART B1,1.4(D)",
    "Approved For Release 2001/08/17 : CIA-RDP80", "C)", "0 220109Z MAR 79", "- ",
    "UNCLASSIFIED U.S. Department of State Case No. F-2016-07743 Doc No. C17980027 Date: 07/31/2017",
    "DECL: 1/1/2010",
]  # fmt: skip


def values(found: object) -> Iterator[Any]:
    """Gives every value with a text and a span, however deep."""
    if isinstance(found, tuple):
        for each in found:
            yield from values(each)
        return
    kind: Any = type(found)
    if attrs.has(kind) and not isinstance(found, Span | Edit):
        if hasattr(found, "text") and hasattr(found, "span"):
            yield found
        for attribute in attrs.fields(kind):
            yield from values(getattr(found, attribute.name))


def check(raw: str, kind: str | None = None) -> Document:
    """Parses a text and holds the document to what it promises."""
    document = parse(raw, VOCABULARY, ORDERS, kind=kind)
    for value in values(document):
        assert 0 <= value.span.start <= value.span.end <= len(raw)
        assert folded(raw, value.span, document.repairs) == value.text, value
    assert sorted(document.repairs, key=lambda edit: (edit.start, edit.end)) == list(document.repairs)
    assert Span(0, len(raw)) == document.span
    return document


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """A cable cut, spliced with another, shuffled and strewn with what a parser may stumble over."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([1, 2, 5, 30, 200])))
        other = draw(st.sampled_from(TEXTS))
        piece = draw(st.sampled_from(PIECES))
        text = draw(
            st.sampled_from(
                [
                    text[:start] + text[end:],
                    text[:start] + piece + text[start:],
                    text[:start] + piece + text[end:],
                    text[:start] + text[start:end] * 2 + text[end:],
                    text[:start] + other[start : end + 300] + text[start:],
                    text[:start] + "".join(reversed(text[start:end])) + text[end:],
                    text.lower(),
                    text.replace("\n", "\r\n"),
                    text.replace("\n", " "),
                    text[start:],
                ]
            )
        )
    return text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spliced(), st.sampled_from([None, *KINDS]))
def test_every_value_of_a_damaged_cable_is_where_it_says(raw: str, kind: str | None) -> None:
    """The text of a value is the raw text of its span with the repairs of the document applied."""
    check(raw, kind)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from([None, *KINDS]))
def test_any_text_is_parsed(raw: str, kind: str | None) -> None:
    """Random characters make a document too, if an empty one."""
    check(raw, kind)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, " ", "\n", "x", "1", "(", ")", ":", "."]), max_size=60).map("".join))
def test_any_mix_of_pieces_is_parsed(raw: str) -> None:
    """The words of the format in any order."""
    check(raw, "cable")


@pytest.mark.parametrize(
    "raw",
    [
        "CONFIDENTLAL MUSCAT 000789\n\nSUBJECT: A FERRY\n\n1. (C) A ferry line opened.\n",
        "TAGS: PREL, MU\nSUBJECT: A FERRY\n\nCONFIDENTLAL MUSCAT 000789\n\n1. (C) A ferry line opened.\n",
        "CONFIDENTIAL SECTION 01 OF 02 MUSCAT 000789\n\nSUBJECT: A FERRY\n\n1. (C) A ferry line opened.\n\n"
        "CONFIDENTLAL SECTION 02 OF 02 MUSCAT 000789\n\n2. (C) Another closed.\n",
    ],
    ids=["before the fields", "behind the fields", "of a later section"],
)
def test_a_damaged_classification_line_is_repaired_wherever_it_stands(raw: str) -> None:
    """And the repair is told once."""
    start = raw.index("LAL")
    damaged = [repair for repair in check(raw, "cable").repairs if repair.kind == "damaged-word"]
    assert [Edit(start, start + 1, "I", "damaged-word")] == damaged


@pytest.mark.parametrize("raw", ["QUOTE\x0cSECRET1.", "SECRET\nx\nSECRET1\ny"])
def test_what_is_no_classification_line_is_not_repaired_as_one(raw: str) -> None:
    """A class word that is damaged stands in the text as it is, where it is not read as the overall classification."""
    assert "damaged-word" not in {repair.kind for repair in check(raw, "cable").repairs}


@pytest.mark.parametrize("raw", TEXTS, ids=range(len(TEXTS)))
def test_line_ends_change_nothing(raw: str) -> None:
    """A text with CR LF says what it says with LF."""
    plain = raw.replace("\r\n", "\n")
    one, other = check(plain), check(plain.replace("\n", "\r\n"))
    assert [value.text for value in values(one)] == [value.text for value in values(other)]


@pytest.mark.parametrize("raw", TEXTS, ids=range(len(TEXTS)))
def test_a_text_is_recognised_as_it_is_parsed(raw: str) -> None:
    """Recognition alone and recognition before parsing agree."""
    assert recognise(raw, VOCABULARY) == parse(raw, VOCABULARY, ORDERS).kind


def test_a_parsed_text_is_parsed_alike_again() -> None:
    """Nothing that is remembered from one text changes what is read from the next."""
    first = [parse(raw, VOCABULARY, ORDERS) for raw in TEXTS]
    shuffled = list(enumerate(TEXTS))
    random.Random(1).shuffle(shuffled)  # noqa: S311 - an order, no secret
    again = {number: parse(raw, VOCABULARY, ORDERS) for number, raw in shuffled}
    for number, document in enumerate(first):
        assert [attrs.asdict(value) for value in values(document)] == [
            attrs.asdict(value) for value in values(again[number])
        ]


HEAD = """\
P 181149Z NOV 08
FM AMEMBASSY KUWAIT
TO SECSTATE WASHDC

C O N F I D E N T I A L KUWAIT 001204

E.O. 12958: DECL: 11/18/2018
SUBJECT: X
REF: STATE 1

1. (C) x.

"""
REPEATED = [
    "A ", "1. ", "(C) ", "- ", "-", "\n", "E.O. 12958: ", "TAGS:\n", "SUBJECT:\n", "REF A, ", "QUOTE ", "UNQUOTE\n",
    "QUOTE CONFIDENTIAL BONN 12\n", "S E C R E T ", "S E C R E T BONN 1\n", "SECTION 01 OF 02 ", "CONFIDENTIAL\n",
    "C O N F I D E N T I A L SECTION 02 OF 03 KUWAIT 1204\n", "PAGE 02\n", "CONFIDENTIAL\nPAGE 02\n", "1 OF 1",
    "KUWAIT 00001204 002 OF 003\n", "[1](#)", "[", "#### a\n---\n", "\\", "&", "&amp;", "EEEEEEEE", "\u00b61. ", "\r",
    "\x0c", "Declassified/Released US Department of State EO Systematic Review 20 Mar 2014", "RELEASE IN PART B1,",
    "B1\n", "TO X\n", "P 181149Z NOV 08\n", "INFO OCT-01 ", "Key: v\n", "SIPDIS ", "C O R R E C T E D ",
    "Classified By: x\n", "NNNN\n", "X.\nABC\n", "(A) x\n(B) y\n", "2. x\n", "heading\n\n", "heading\n---\n",
    "a\nb\n\n", "Date: x\n", "x: ", "//", "(((", "XXXXXXXX", "> 2002ROME1 - SECRET\n", "GROUP 3\n",
]  # fmt: skip


def calls(raw: str) -> int:
    """Counts the Python functions that are called to parse a text, a measure of work that no other process disturbs."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        parse(raw, VOCABULARY, ORDERS, kind="cable")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("head", ["", HEAD], ids=["alone", "in a cable"])
@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_cost_is_in_proportion(piece: str, head: str) -> None:
    """Twice the text calls at most about twice the functions, however hostile the text is."""
    size = 3000 // len(piece)
    small, large = calls(head + piece * size), calls(head + piece * 2 * size)
    assert large <= 2.3 * small + 2000
