"""How many documents each stratum gives: in proportion to its size, by largest remainder, in whole numbers only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

_Name = TypeVar("_Name", bound=tuple[str, ...])


def allocate(sizes: Mapping[_Name, int], total: int) -> dict[_Name, int]:
    """Shares a sample out among strata.

    Every stratum gives at least one document if there are at least as many documents to give as strata: a stratum that
    is too small for one by its share gives one, and the others share the rest. If there are fewer, the largest
    remainders decide alone. Equal remainders go to the larger stratum, then to the first by name, so the order of the
    strata does not matter.

    Args:
        sizes: Documents of each stratum, at least one.
        total: Documents to give, at least one; all are given if there are no more.

    Returns:
        Documents that each stratum gives, never more than it has.
    """
    if total >= sum(sizes.values()):
        return dict(sizes)
    shares: dict[_Name, int] = {}
    rest = dict(sizes)
    if total >= len(sizes):
        while small := [name for name, size in rest.items() if size * total < sum(rest.values())]:
            for name in small:
                shares[name] = 1
                del rest[name]
            total -= len(small)
    shares |= _largest_remainder(rest, total)
    return {name: shares[name] for name in sizes}


def _largest_remainder(sizes: Mapping[_Name, int], total: int) -> dict[_Name, int]:
    whole = sum(sizes.values())
    shares = {name: size * total // whole for name, size in sizes.items()}
    first = sorted(sizes, key=lambda name: (-(sizes[name] * total % whole), -sizes[name], name))
    for name in first[: total - sum(shares.values())]:
        shares[name] += 1
    return shares
