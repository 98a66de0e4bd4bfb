"""The spool: what goes in comes out, in memory or in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.collection import CLEAN, DOCUMENTS, FAULTY, UNREAD
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.spool import Joined, Spool, block_of


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
    """As any collection says; and it is equal to whatever holds the same, in the same order."""
    spool = Spool()
    spool.add(block_of([FAULTY]), 1)
    spool.add([CLEAN], 1)
    assert FAULTY in spool
    assert UNREAD not in spool
    assert spool == (FAULTY, CLEAN)
    assert [FAULTY, CLEAN] == spool
    assert spool == Joined((FAULTY,), [], (CLEAN,))
    assert spool != (CLEAN, FAULTY)
    assert spool != (FAULTY,)
    assert spool != 2


def test_what_is_joined() -> None:
    """Parts of any kind, one behind another, again and again."""
    joined = Joined((CLEAN,), Spool(), [FAULTY, UNREAD])
    assert 3 == len(joined)
    assert [[CLEAN, FAULTY, UNREAD]] * 2 == [list(joined), list(joined)]
    assert UNREAD in joined
