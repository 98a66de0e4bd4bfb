"""Waivers and a baseline in one run: applied one by one in any order, and told at the end."""

import datetime as dt
import pickle
from collections.abc import Iterable, Iterator

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.collection import CLEAN, DOCUMENTS, FAULTY, REPORT, UNREAD, report_of
from tests.waivers.files import CATALOGUE, FOLDER, waivers
from validator.baseline import taken
from validator.reports.json_form import report_to_json
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.report import BaselineUse, Report, summarise
from validator.schemas import problems
from validator.scope import Scope, scope_of
from validator.standing import Ledger, Met, Standing, close, settle

TODAY = dt.date(2026, 11, 23)
WAIVERS = waivers(
    "- {rule: DUR018, document: cables/**, reason: agreed}\n"
    "- {rule: DUR019, document: cables/**, reason: agreed}\n"
    "- {rule: REF003, document: export.jsonl}\n"
)
BASELINE = taken(report_of(FAULTY), "b.json", FOLDER)
BOTH = Standing(TODAY, WAIVERS, BASELINE)


EVERYTHING = Scope(("/box",))


def over(
    ledger: Ledger, documents: Iterable[JudgedDocument | UnreadDocument], standing: Standing
) -> Iterator[JudgedDocument | UnreadDocument]:
    """Settles documents one by one, and keeps account of it."""
    for document in documents:
        settled, met = settle(document, standing)
        ledger.add(met)
        yield settled


def run(standing: Standing, *documents: JudgedDocument | UnreadDocument, scope: Scope = EVERYTHING) -> Report:
    """Makes the report of a run."""
    tally = Ledger()
    report = report_of(*over(tally, documents, standing))
    return close(report, standing, tally.met, scope)


def test_a_run_with_both() -> None:
    """What is waived and what is known is marked; the file of waivers stands at the end, with its rules and title."""
    report = run(BOTH, CLEAN, FAULTY, UNREAD)
    assert [] == problems("report", report_to_json(report))
    assert ["agreed", None] == [each.waived for each in report.judged[1].findings[1:]]
    assert [True, True, True] == [each.baseline for each in report.judged[1].findings]
    assert BaselineUse("b.json", 3, 0) == report.baseline
    own = list(report.documents)[-1]
    assert isinstance(own, JudgedDocument)
    # DUR019 was not evaluated in the collection, so nothing is known of the second waiver.
    assert {"WAI001": "not_applicable", "WAI002": "undetermined", "WAI003": "fail"} == own.outcomes
    assert ["WAI001", "WAI002", "WAI003"] == [rule.id for rule in report.rules[-3:]]
    assert {"fail": 1} == {name: count for name, count in report.rules[-1].outcomes.items() if count}
    assert "Waivers" == report.discrepancy_titles["waiver"]
    counts = summarise(report)
    assert (3, 2, 1, 1) == (counts.documents, counts.judged, counts.unreadable, counts.waived)
    assert {"error": 1, "warning": 0, "note": 0} == counts.new


def test_what_is_gone_is_counted() -> None:
    """Two findings were corrected; one is still there."""
    report = run(Standing(TODAY, None, BASELINE), evolve(FAULTY, findings=FAULTY.findings[:1]))
    assert BaselineUse("b.json", 3, 2) == report.baseline
    assert len(report.documents) == 1
    nothing = run(Standing(TODAY, None, BASELINE), CLEAN, scope=Scope())
    assert BaselineUse("b.json", 3, 0) == nothing.baseline


def test_without_either_nothing_changes() -> None:
    """Not a byte."""
    standing = Standing(TODAY)
    assert report_of(*DOCUMENTS) == run(standing, *DOCUMENTS)
    assert (UNREAD, Met()) == settle(UNREAD, standing)


@given(st.permutations(DOCUMENTS), st.sampled_from([BOTH, Standing(TODAY, WAIVERS), Standing(TODAY, None, BASELINE)]))
def test_order_and_repetition_change_nothing(
    documents: list[JudgedDocument | UnreadDocument], standing: Standing
) -> None:
    """Settled documents can be settled again, in any order, in any process: all that is told in the end is the same."""
    first, second = Ledger(), Ledger()
    once = list(over(first, DOCUMENTS, standing))
    twice = list(over(second, list(over(Ledger(), documents, standing)), standing))
    assert sorted(map(repr, once)) == sorted(map(repr, twice))
    assert first.met == second.met
    assert pickle.loads(pickle.dumps(standing)) == standing  # noqa: S301 - we made it
    assert pickle.loads(pickle.dumps(first.met)) == first.met  # noqa: S301 - we made it
    assert close(REPORT, standing, first.met, scope_of((".",), "/box")) == close(
        REPORT, standing, second.met, scope_of((".",), "/box")
    )


def test_the_catalogue_of_these_tests_is_not_the_rules_of_waivers() -> None:
    """A waiver of a finding on waivers is refused by the reader, since no such rule is among those of documents."""
    assert not any(rule.startswith("WAI") for rule in CATALOGUE)
