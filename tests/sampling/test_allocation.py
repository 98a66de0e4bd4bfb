"""Sharing a sample out among strata."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.sampling.allocation import allocate


def shares(sizes: list[int], total: int) -> list[int]:
    """Gives the shares of strata of these sizes, in their order."""
    found = allocate({(f"{index:03}",): size for index, size in enumerate(sizes)}, total)
    return list(found.values())


@pytest.mark.parametrize(
    ("sizes", "total", "expected"),
    [
        pytest.param([50, 30, 20], 10, [5, 3, 2], id="even shares"),
        pytest.param([55, 33, 12], 10, [6, 3, 1], id="largest remainder: 5.5, 3.3, 1.2"),
        pytest.param([53, 34, 13], 10, [5, 4, 1], id="largest remainder: 5.3, 3.4, 1.3"),
        pytest.param([97, 2, 1], 10, [8, 1, 1], id="two are raised to one"),
        pytest.param([60, 31, 9], 10, [6, 3, 1], id="raising one lets another stay whole: 9 of 91 are left to share"),
        pytest.param([3, 3, 3], 4, [2, 1, 1], id="equal remainders go to the first by name"),
        pytest.param([15, 5], 2, [1, 1], id="one of each"),
        pytest.param([15, 5, 1], 2, [1, 1, 0], id="fewer than strata: the largest remainders decide alone"),
        pytest.param([15, 5, 1], 1, [1, 0, 0], id="one for all"),
        pytest.param([15, 5, 1], 21, [15, 5, 1], id="all there are"),
        pytest.param([15, 5, 1], 99, [15, 5, 1], id="more than there are"),
        pytest.param([7], 3, [3], id="one stratum"),
    ],
)
def test_a_sample_is_shared_out(sizes: list[int], total: int, expected: list[int]) -> None:
    """In proportion, by largest remainder, and at least one of each where that can be."""
    assert expected == shares(sizes, total)


SIZES = st.lists(st.integers(1, 200), min_size=1, max_size=12)


@given(sizes=SIZES, total=st.integers(1, 3000))
def test_the_shares_add_up_and_no_stratum_gives_more_than_it_has(sizes: list[int], total: int) -> None:
    """The size is met as far as there are documents, and each stratum gives one if the size allows."""
    found = shares(sizes, total)
    assert min(total, sum(sizes)) == sum(found)
    assert all(0 <= share <= size for share, size in zip(found, sizes, strict=True))
    assert total < len(sizes) or min(found) >= 1


@given(sizes=SIZES, total=st.integers(1, 3000))
def test_a_larger_stratum_never_gives_less(sizes: list[int], total: int) -> None:
    """And strata of a share of at least one are within one of it, if none had to be raised."""
    found = shares(sizes, total)
    ordered = sorted(zip(sizes, found, strict=True))
    assert [share for _, share in ordered] == sorted(found)
    quotas = [Fraction(size * total, sum(sizes)) for size in sizes]
    if total <= sum(sizes) and min(quotas) >= 1:
        assert all(abs(quota - share) < 1 for quota, share in zip(quotas, found, strict=True))


@given(sizes=st.dictionaries(st.tuples(st.text(max_size=3)), st.integers(1, 50), min_size=1), total=st.integers(1, 99))
def test_the_order_of_the_strata_does_not_matter(sizes: dict[tuple[str, ...], int], total: int) -> None:
    """Ties are settled by size and name."""
    assert allocate(sizes, total) == allocate(dict(reversed(sizes.items())), total)
