"""What a report on a sample says about the population: the numbers, once, when the run is made, and their words.

The bounds are kept in the report: whoever renders it later needs no statistics library, and gets the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from validator.reports.counting import compliance
from validator.reports.judged import WAIVERS, JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.reports.wording import number, visible
from validator.sampling.estimation import LEVEL, bounds
from validator.sampling.model import Bounds, Draw, Sampled

CLEAN = "have neither error nor warning"
"""What the documents are that ``Sampled.without_findings`` bounds."""


def estimate(documents: Iterable[JudgedDocument | UnreadDocument], apart: Collection[str], draw: Draw) -> Sampled:
    """Estimates from the documents of a sample how many documents of its population are compliant.

    Documents that were drawn and could not be judged count as faulty for the lower bounds and as compliant for the
    upper ones. Of a census nothing is estimated.

    Args:
        documents: The documents of the sample, judged or not; the file of waivers is none.
        apart: Classes that are no discrepancies of markings.
        draw: How they were drawn.

    Raises:
        UsageError: The statistics library is not installed.
    """
    if draw.is_census:
        return Sampled(draw, LEVEL, None, None)
    reviewed = [each for each in documents if isinstance(each, JudgedDocument) and each.kind != WAIVERS]

    def bound(left_out: Collection[str]) -> Bounds:
        good, known = compliance(reviewed, left_out)
        return bounds(good, draw.drawn - known, draw.drawn, draw.population)

    return Sampled(draw, LEVEL, bound(()), bound(apart))


def sampling_in_words(report: Report, bounds: Bounds | None, what: str) -> tuple[str, ...]:
    """Says of what the documents of a report are a sample, and what that says about the population.

    Args:
        report: The report.
        bounds: Bounds of its sample; None for a census.
        what: What the documents that are bounded are, such as ``have no discrepancy``.

    Returns:
        Sentences: how the sample was drawn, what follows, then what must be said with it. None without a sample.
    """
    sampled = report.sample
    if sampled is None:
        return ()
    follows = "So no confidence interval is stated: nothing is left to estimate."
    if bounds is not None:
        follows = _bounds_in_words(sampled, bounds, what)
    return (_drawn_in_words(sampled.draw), follows, *_reservations(sampled, report.tally.unread))


def _drawn_in_words(draw: Draw) -> str:
    if draw.is_census:
        return f"All {draw.population:,} documents of the collection were drawn: this is a census."
    traits = " and ".join(filter(None, (", ".join(draw.stratified_by[:-1]), *draw.stratified_by[-1:])))
    how = f", in proportion by {traits}" if traits else ""
    seed = f'"{visible(draw.seed)}"'
    return f"{draw.drawn:,} of {draw.population:,} documents were drawn by lot{how}, with the seed {seed}."


def _bounds_in_words(sampled: Sampled, bounds: Bounds, what: str) -> str:
    """Rounds shares outwards to a tenth of a per cent, so that what is said holds."""
    whole = sampled.draw.population
    low = bounds.low * 1000 // whole
    high = -(-bounds.high * 1000 // whole)
    return (
        f"With {sampled.level} % confidence, {bounds.low:,} to {bounds.high:,} of the {whole:,} "
        f"({low // 10}.{low % 10} % to {high // 10}.{high % 10} %) {what}."
    )


def _reservations(sampled: Sampled, unjudged: int) -> tuple[str, ...]:
    draw, strata = sampled.draw, len(sampled.draw.strata)
    said = []
    if not draw.is_census:
        exact = "The bounds are those of Clopper and Pearson for a finite population, exact for a simple random sample"
        wide = ", and as a rule too wide rather than too narrow for one drawn in proportion"
        said.append(f"{exact}{wide if draw.stratified_by else ''}.")
        if unjudged:
            said.append(
                f"What could not be judged ({unjudged:,} of {draw.drawn:,} drawn) counts as faulty at the lower bound "
                "and as compliant at the upper."
            )
    if draw.raised:
        said.append(
            f"Of {strata:,} strata {draw.raised:,} gave one document though their share is less than half of one; "
            "these weigh more than they should."
        )
    if empty := sum(not stratum.drawn for stratum in draw.strata):
        said.append(f"Of {strata:,} strata {empty:,} gave no document.")
    if draw.unreadable:
        said.append(
            f"The population leaves out what could not be read when the sample was drawn "
            f"({number(draw.unreadable, 'input')}); nothing is said of it."
        )
    return tuple(said)
