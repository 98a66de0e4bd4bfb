"""Bounds for a population, held against exact arithmetic and against another function of the library."""

from fractions import Fraction
from importlib import import_module
from math import comb
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from validator.errors import UsageError
from validator.sampling.estimation import LEVEL, bounds
from validator.sampling.model import Bounds


def chance(seen: int, drawn: int, population: int, many: int) -> Fraction:
    """Gives the exact probability of seeing so many of ``many`` in a sample without replacement."""
    return Fraction(comb(many, seen) * comb(population - many, drawn - seen), comb(population, drawn))


@pytest.mark.parametrize(
    ("good", "unknown", "drawn", "population", "expected"),
    [
        pytest.param(90, 0, 100, 1000, Bounds(828, 948), id="nine in ten"),
        pytest.param(0, 0, 10, 20, Bounds(0, 4), id="none is good"),
        pytest.param(10, 0, 10, 20, Bounds(16, 20), id="all are good"),
        pytest.param(1, 0, 1, 40, Bounds(1, 40), id="a chance of exactly one in forty is within"),
        pytest.param(5, 0, 7, 7, Bounds(5, 5), id="everything was drawn"),
        pytest.param(4, 2, 7, 7, Bounds(4, 6), id="everything was drawn, and two could not be judged"),
        pytest.param(0, 3, 3, 50, Bounds(0, 50), id="nothing is known"),
    ],
)
def test_bounds(good: int, unknown: int, drawn: int, population: int, expected: Bounds) -> None:
    """Whole documents of the population."""
    assert expected == bounds(good, unknown, drawn, population)


def test_the_bounds_hold_as_often_as_they_say() -> None:
    """For every small population, whatever it is like, and every size of sample: exactly, not by trial."""
    for population in range(1, 16):
        for drawn in range(1, population + 1):
            found = [bounds(good, 0, drawn, population) for good in range(drawn + 1)]
            for many in range(population + 1):
                held = sum(
                    chance(good, drawn, population, many)
                    for good, bound in enumerate(found)
                    if bound.low <= many <= bound.high
                )
                assert held >= Fraction(LEVEL, 100)


@st.composite
def samples(draw: st.DrawFn) -> tuple[int, int, int]:
    """Makes a sample: good documents, documents drawn, population."""
    population = draw(st.integers(1, 300))
    drawn = draw(st.integers(1, min(population, 40)))
    return draw(st.integers(0, drawn)), drawn, population


@given(sample=samples())
@example(sample=(1, 1, 40))
def test_the_bounds_are_those_of_the_definition(sample: tuple[int, int, int]) -> None:
    """One document less would make seeing so many too unlikely, by exact fractions."""
    good, drawn, population = sample
    found = bounds(good, 0, drawn, population)
    tail = Fraction(100 - LEVEL, 200)

    def at_least(many: int) -> Fraction:
        return sum((chance(seen, drawn, population, many) for seen in range(good, drawn + 1)), Fraction())

    assert at_least(found.low) >= tail
    assert found.low == 0 or at_least(found.low - 1) < tail
    mirrored = bounds(drawn - good, 0, drawn, population)
    assert Bounds(population - mirrored.high, population - mirrored.low) == found


@given(sample=samples(), unknown=st.integers(0, 5))
def test_what_is_not_known_widens_the_bounds(sample: tuple[int, int, int], unknown: int) -> None:
    """They hold whatever the documents are that could not be judged."""
    good, drawn, population = sample
    unknown = min(unknown, drawn - good)
    found = bounds(good, unknown, drawn, population)
    for more in range(unknown + 1):
        inner = bounds(good + more, 0, drawn, population)
        assert found.low <= inner.low <= inner.high <= found.high


@pytest.mark.parametrize(("good", "drawn"), [(90, 100), (0, 30), (30, 30), (1, 60)])
def test_of_a_large_population_the_bounds_are_the_binomial_ones(good: int, drawn: int) -> None:
    """As the library gives them by another way."""
    population = 1_000_000
    library: Any = import_module("scipy.stats")
    expected = library.binomtest(good, drawn).proportion_ci(LEVEL / 100, method="exact")
    found = bounds(good, 0, drawn, population)
    assert (expected.low, expected.high) == pytest.approx((found.low / population, found.high / population), abs=2e-4)


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line."""
    monkeypatch.setattr("validator.extras.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"^an estimate from a sample needs the package scipy: "):
        bounds(1, 0, 2, 3)
