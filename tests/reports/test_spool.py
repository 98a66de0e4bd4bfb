"""The spool: what goes in comes out, in memory or in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.collection import DOCUMENTS, FAULTY, UNREAD
from validator.reports.report import JudgedDocument, UnreadDocument
from validator.reports.spool import Spool, block_of


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(DOCUMENTS), max_size=4), st.booleans()), max_size=8), st.integers(0, 9)
)
def test_documents_come_back_in_their_order(
    parts: list[tuple[list[JudgedDocument | UnreadDocument], bool]], in_memory: int
) -> None:
    """Packed or not, however many are kept in memory, and as often as they are asked for."""
    spool = Spool(in_memory)
    for documents, packed in parts:
        spool.add(block_of(documents) if packed else documents, len(documents))
    expected = [document for documents, _ in parts for document in documents]
    assert (len(expected), expected, expected) == (len(spool), list(spool), list(spool))


@pytest.mark.parametrize("in_memory", [0, 2, 100])
def test_two_may_go_through_it_at_once(in_memory: int) -> None:
    """Each knows its own place."""
    spool = Spool(in_memory)
    for document in DOCUMENTS:
        spool.add(block_of([document]), 1)
    assert list(zip(DOCUMENTS, DOCUMENTS, strict=True)) == list(zip(spool, spool, strict=True))


def test_what_it_holds() -> None:
    """As any collection says."""
    spool = Spool()
    spool.add(block_of([FAULTY]), 1)
    assert FAULTY in spool
    assert UNREAD not in spool
