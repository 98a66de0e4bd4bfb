"""What is said of a population, from what was drawn of it."""

import pytest
from attrs import evolve

from tests.reports.collection import CLEAN, FAULTY, REPORT, SAMPLED, UNREAD, WAIVED, report_of
from validator.reports.estimate import CLEAN as CLEAN_WORDS
from validator.reports.estimate import estimate, sampling_in_words
from validator.reports.report import Report
from validator.sampling.model import Bounds, Draw, Sampled, Stratum


def drawn(drawn: int, population: int, *by: str, unreadable: int = 0) -> Draw:
    """Makes a drawing of one stratum."""
    return Draw("x", drawn, by, unreadable, "0" * 64, (Stratum(tuple("v" for _ in by), population, drawn),))


def test_the_bounds_are_those_of_both_rates() -> None:
    """WAIVED has a warning of a class that is told apart, so it has a finding, but no discrepancy."""
    report = report_of(CLEAN, FAULTY, WAIVED)
    found = estimate(report.documents, report.not_discrepancies, drawn(3, 40))
    assert Sampled(drawn(3, 40), 95, Bounds(1, 35), Bounds(5, 39)) == found


def test_what_could_not_be_judged_widens_the_bounds() -> None:
    """Of three drawn two are known; the third may be anything."""
    found = estimate((CLEAN, CLEAN, UNREAD), (), drawn(3, 40))
    assert (Bounds(5, 40), Bounds(5, 40)) == (found.without_findings, found.without_discrepancies)


def test_of_a_census_nothing_is_estimated() -> None:
    """Everything was drawn."""
    assert Sampled(drawn(2, 2), 95, None, None) == estimate((CLEAN, UNREAD), (), drawn(2, 2))


def words(draw: Draw, report: Report = REPORT, bounds: Bounds | None = None) -> tuple[str, ...]:
    """Gives what is said of a drawing."""
    return sampling_in_words(evolve(report, sample=Sampled(draw, 95, bounds, bounds)), bounds, CLEAN_WORDS)


def test_a_simple_random_sample() -> None:
    """Shares are rounded outwards: 1 of 3 is more than 33.3 %, 2 of 3 less than 66.7 %."""
    assert (
        '2 of 3,000 documents were drawn by lot, with the seed "x".',
        "With 95 % confidence, 1,000 to 2,000 of the 3,000 (33.3 % to 66.7 %) have neither error nor warning.",
        "The bounds are those of Clopper and Pearson for a finite population, exact for a simple random sample.",
    ) == words(drawn(2, 3000), report_of(CLEAN, CLEAN), Bounds(1000, 2000))


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (("level",), "level"),
        (("level", "year"), "level and year"),
        (("level", "order", "year"), "level, order and year"),
    ],
)
def test_a_stratified_sample(by: tuple[str, ...], expected: str) -> None:
    """Its traits are named, and that its bounds are not exact."""
    said = words(drawn(2, 3000, *by), report_of(CLEAN, CLEAN), Bounds(1000, 2000))
    assert f'2 of 3,000 documents were drawn by lot, in proportion by {expected}, with the seed "x".' == said[0]
    assert said[2].endswith(", and as a rule too wide rather than too narrow for one drawn in proportion.")
    assert 3 == len(said)


def test_a_census() -> None:
    """What could not be read is told there too, and who was not judged changes no bounds."""
    assert (
        "All 2 documents of the collection were drawn: this is a census.",
        "So no confidence interval is stated: nothing is left to estimate.",
        "The population leaves out what could not be read when the sample was drawn (2 inputs); nothing is said of it.",
    ) == words(drawn(2, 2, unreadable=2), report_of(CLEAN, UNREAD))


def test_all_reservations() -> None:
    """Each in a sentence of its own."""
    assert SAMPLED.sample is not None
    assert (
        '7 of 60 documents were drawn by lot, in proportion by level and year, with the seed "2026 inspection".',
        "With 95 % confidence, 7 to 55 of the 60 (11.6 % to 91.7 %) have neither error nor warning.",
        "The bounds are those of Clopper and Pearson for a finite population, exact for a simple random sample, and as "
        "a rule too wide rather than too narrow for one drawn in proportion.",
        "What could not be judged (2 of 7 drawn) counts as faulty at the lower bound and as compliant at the upper.",
        "Of 4 strata 1 gave one document though their share is less than half of one; these weigh more than they "
        "should.",
        "Of 4 strata 1 gave no document.",
        "The population leaves out what could not be read when the sample was drawn (1 input); nothing is said of it.",
    ) == sampling_in_words(SAMPLED, SAMPLED.sample.without_findings, CLEAN_WORDS)
    assert () == sampling_in_words(REPORT, None, CLEAN_WORDS)


def test_a_seed_cannot_take_control_of_a_terminal() -> None:
    """It may come from a file."""
    said = words(evolve(drawn(1, 3), seed="a\x1b[31m\u202e"), report_of(CLEAN), Bounds(1, 3))
    assert said[0].endswith('with the seed "a·[31m·".')
