"""A sample as a value: which documents were drawn, from what, and how, so that anybody can draw it again."""

from __future__ import annotations

from validator.light import define


@define(frozen=True)
class Stratum:
    """Documents of a collection that have the same traits, of which some were drawn.

    Attributes:
        values: What each trait is, in the order of ``Draw.stratified_by``; empty where there are no traits.
        population: How many documents there are.
        drawn: How many of them were drawn.
    """

    values: tuple[str, ...]
    population: int
    drawn: int


@define(frozen=True)
class Draw:
    """How a sample was drawn.

    Attributes:
        seed: The text that decided which documents were drawn.
        size: How many documents were asked for.
        stratified_by: Names of the traits; empty for a simple random sample.
        unreadable: Inputs of the collection that could not be read; they are no part of the population.
        digest: SHA-256 over the sorted SHA-256 of all documents of the population, one a line, hexadecimal.
        strata: The strata, sorted by their values.
    """

    seed: str
    size: int
    stratified_by: tuple[str, ...]
    unreadable: int
    digest: str
    strata: tuple[Stratum, ...]

    @property
    def population(self) -> int:
        """Documents that could have been drawn."""
        return sum(stratum.population for stratum in self.strata)

    @property
    def drawn(self) -> int:
        """Documents that were drawn."""
        return sum(stratum.drawn for stratum in self.strata)

    @property
    def is_census(self) -> bool:
        """Whether every document was drawn, so that nothing is left to estimate."""
        return self.drawn == self.population

    @property
    def raised(self) -> int:
        """Strata that gave one document, though their share is less than half of one."""
        return sum(
            stratum.drawn == 1 and stratum.population * self.drawn * 2 < self.population for stratum in self.strata
        )


@define(frozen=True)
class Drawn:
    """A document that was drawn.

    Attributes:
        path: Path as the user named it.
        record: Record id within the file; None for a file that is one document.
        sha256: SHA-256 of its bytes, hexadecimal.
        stratum: Index of its stratum.
    """

    path: str
    record: str | None
    sha256: str
    stratum: int


@define(frozen=True)
class Sample:
    """A sample.

    Attributes:
        draw: How it was drawn.
        documents: What was drawn, sorted by path and record.
    """

    draw: Draw
    documents: tuple[Drawn, ...]


@define(frozen=True)
class Bounds:
    """Between how many and how many documents of a population are of a kind, both included.

    Attributes:
        low: At least so many.
        high: At most so many.
    """

    low: int
    high: int


@define(frozen=True)
class Sampled:
    """What a report says of the population from which its documents were drawn.

    Attributes:
        draw: How they were drawn.
        level: Confidence level of the bounds in per cent.
        without_findings: Documents of the population with neither error nor warning; None for a census.
        without_discrepancies: Documents of the population without a discrepancy of markings; None for a census.
    """

    draw: Draw
    level: int
    without_findings: Bounds | None
    without_discrepancies: Bounds | None
