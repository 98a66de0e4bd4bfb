"""What a sample says about its population: bounds that hold at a confidence level. Needs the extra ``stats``.

The bounds are the exact ones of Clopper and Pearson for a finite population: all numbers of good documents in the
population of which a simple random sample without replacement gives what was seen, or more (or less), with more than
half of the remaining probability. That probability is the library's hypergeometric distribution. For large populations
they are the bounds of the binomial distribution; a test holds both against each other.
"""

from __future__ import annotations

from bisect import bisect_left
from importlib import import_module
from typing import Any

from validator.extras import require
from validator.sampling.model import Bounds

LEVEL = 95
"""Confidence level in per cent."""

_TOLERANCE = 1e-9
"""Relative slack of the comparison: a probability just at the limit widens the bounds, on every machine alike."""


def check_installed() -> None:
    """Finds out whether bounds can be computed here, before any work is done for them.

    Raises:
        UsageError: The library that they need is not installed.
    """
    require("scipy", "an estimate from a sample")


def bounds(good: int, unknown: int, drawn: int, population: int, level: int = LEVEL) -> Bounds:
    """Bounds the number of good documents in a population of which some were drawn.

    Args:
        good: Documents drawn that are good.
        unknown: Documents drawn of which it is not known. They count as bad for the lower bound and as good for the
            upper, so nothing is assumed about them.
        drawn: Documents drawn, at least one.
        population: Documents that could have been drawn.
        level: Confidence level in per cent.

    Raises:
        UsageError: The library for it is not installed.
    """
    check_installed()
    low = _least(good, drawn, population, level)
    return Bounds(low, population - _least(drawn - good - unknown, drawn, population, level))


def _least(seen: int, drawn: int, population: int, level: int) -> int:
    """Gives the least number of documents of a kind in the population with which seeing so many is not too unlikely."""
    hypergeometric: Any = import_module("scipy.stats").hypergeom
    limit = (100 - level) / 200 * (1 - _TOLERANCE)
    # Of at least the documents seen, and at most all but those seen that are not of the kind; the more there are, the
    # likelier it is to see so many.
    possible = range(seen, population - (drawn - seen) + 1)
    return possible[
        bisect_left(possible, limit, key=lambda many: float(hypergeometric.sf(seen - 1, population, many, drawn)))
    ]
