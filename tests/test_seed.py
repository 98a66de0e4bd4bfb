"""The real cable judged end to end, and copies of it with one fault each, made at run time."""

import datetime as dt

import pytest

from validator.documents.model import Source
from validator.pipeline import judge_reading
from validator.plan import Course
from validator.reading import ReadDocument
from validator.reports.judged import JudgedDocument
from validator.ruleset.rules import RuleSet
from validator.text import SourceText

AS_OF = dt.date(2026, 11, 23)


def judged(text: str, ruleset: RuleSet) -> JudgedDocument:
    """Judges a text as of the day on which this test was written."""
    source = Source("seed.txt", None, "0" * 64, "utf-8", None)
    return judge_reading(ReadDocument(source, SourceText(text), None, None, ()), Course(ruleset), AS_OF)


def test_the_seed_is_clean(seed: str, ruleset: RuleSet) -> None:
    """The seed has no error and no warning, and its declassification date has passed."""
    document = judged(seed, ruleset)
    assert set() == {(each.rule, each.severity) for each in document.findings if each.severity != "note"}
    passed = [each for each in document.findings if each.rule == "LIF001"]
    assert [(each.place.line, each.place.text) for each in passed] == [(21, "11/18/2018")]
    assert "2018-11-18" in passed[0].message


def test_nothing_in_the_seed_is_undetermined_that_could_be_read(seed: str, ruleset: RuleSet) -> None:
    """Everything in the seed can be read, so no rule is left without an answer."""
    outcomes = judged(seed, ruleset).outcomes
    assert [rule for rule, outcome in outcomes.items() if outcome == "undetermined"] == []


FAULTS = [
    ("DECL: 11/18/2018", "DECL: 11/20/2033", "DUR018", 21),
    ("DECL: 11/18/2018", "DECL: 11/18/2007", "DUR002", 21),
    ("DECL: 11/18/2018", "DECL: 02/30/2018", "DUR003", 21),
    ("DECL: 11/18/2018", "DECL: X1", "DUR017", 21),
    ("E.O. 12958: DECL", "E.O. 12356: DECL", "ORD001", 21),
    ("DECL: 11/18/2018", "N/A", "ORD005", 21),
    ("[1](#)3. (C)", "[1](#)3. (S)", "OVR003", 39),
    ("[1](#)3. (C)", "[1](#)3.", "POR003", 39),
    ("ZNY CCCCC ZZH", "ZNY SSSSS ZZH", "RTE103", 6),
    ("3231149", "3241149", "RTE101", 5),
    ("#0789/01", "#0788/01", "RTE102", 5),
    ("(B and D.)", "(B and K.)", "ORD008", 29),
    ("B. STATE 113956 (NOTAL)", "B. ##%% 11?? (NOTAL)", "REF004", 27),
]


@pytest.mark.parametrize(("old", "new", "rule", "line"), FAULTS, ids=[f"{fault[2]} {fault[1]}" for fault in FAULTS])
def test_one_fault_is_caught_where_it_is(seed: str, ruleset: RuleSet, old: str, new: str, rule: str, line: int) -> None:
    """One fault gives one finding, by the rule that is about it, in its line; notes of the clean seed aside."""
    assert seed.count(old) == 1
    notes = {each.rule for each in judged(seed, ruleset).findings}
    found = [each for each in judged(seed.replace(old, new), ruleset).findings if each.rule not in notes]
    assert [(rule, line)] == [(each.rule, each.place.line) for each in found]


def test_a_missing_classifier_is_caught(seed: str, ruleset: RuleSet) -> None:
    """Without its Classified By line the cable has no classifier and no reason."""
    start = seed.index("Classified By:")
    text = seed[:start] + seed[seed.index("\n", start) + 1 :]
    notes = {each.rule for each in judged(seed, ruleset).findings}
    found = {each.rule for each in judged(text, ruleset).findings} - notes
    assert "AUT001" in found
    assert {"AUT001", "AUT008"} >= found
