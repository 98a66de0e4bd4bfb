"""Judging by collection rules: outcomes, severities, places, fingerprints; the order of the input never shows."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection.documents import base, gathered, reading, summarised
from tests.collection.test_index import index_of
from validator.collection.index import Index, temporary_index
from validator.collection.judging import CollectionJudgement, judge_summary
from validator.documents.summary import Summary
from validator.errors import DefinitionError, Problem
from validator.knowledge.strict import read_as
from validator.pipeline import judge_reading, report_of
from validator.plan import Course, Plan
from validator.reading import ReadDocument, Unread
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.report import Report
from validator.ruleset.assembly import whole_ruleset
from validator.ruleset.definition import RuleDefinition
from validator.ruleset.loading import load_ruleset
from validator.ruleset.packs import RuleFile, read_packs
from validator.ruleset.rules import RuleSet
from validator.yaml_text import read_yaml

AS_OF = dt.date(2012, 1, 1)
RULE = """\
id: COL900
name: odd-copies
title: Copies are odd in a way
family: collection
scope: collection
severity: error
authority:
  - {source: eo-13526, section: "1.6(a)"}
applies: {}
each: copy in collection.duplicates
where: size(copy.others) > 0
require: first(copy.others).path == "x"
at: copy.document.message_reference
related: [copy.document, copy.document.message_reference, copy.document, copy.document.references]
message: "so it is, beside {first(copy.others).name}"
why: It matters.
remedy: Look.
cases:
  - {name: one, documents: [{name: a.txt, base: cable-2010-secret}], expect: pass}
  - {name: two, documents: [{name: a.txt, base: cable-2010-secret}], expect: pass}
""".replace("at: copy.document.message_reference", "at: [copy.document.message_reference, copy.document]")


PACKS = read_packs()


def only(*changes: tuple[str, str]) -> RuleSet:
    """Gives a rule set of the one rule, changed."""
    text = RULE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = read_yaml(text, "COL900.yaml")
    rule = RuleFile(read_as(RuleDefinition, file), file, "pack", "collection/COL900-odd-copies.yaml")
    return whole_ruleset(evolve(PACKS, rules={"COL900": rule}))


def judged(texts: dict[str, str], ruleset: RuleSet) -> list[CollectionJudgement]:
    """Judges texts side by side."""
    index = index_of(summarised(text, ruleset, path) for path, text in texts.items())
    return [judge_summary(each, index, ruleset, AS_OF) for each in index.added()]


SECRET, LATER = base("cable-2010-secret"), base("cable-2010-secret").replace("October 12", "October 13")


def test_a_finding_has_place_others_authority_and_fingerprint() -> None:
    """It stands on each of the copies; places that are named twice are shown once."""
    one, other = judged({"a.txt": SECRET, "b.txt": LATER}, only())
    (found,) = one.findings
    assert one.outcomes == other.outcomes == {"COL900": "fail"}
    assert (found.message, found.severity, found.lowered) == ("so it is, beside b.txt", "error", None)
    assert (found.place.line, found.place.text) == (10, "NAIROBI 001866")
    assert [each.text for each in found.related] == ["VZCZCXYZ0003", "ADDIS ABABA 1440"]
    assert found.authority == ("E.O. 13526, section 1.6(a)",)
    assert found.fingerprint == "1:" + found.fingerprint[2:]
    assert len(found.fingerprint) == 34
    assert found.fingerprint == other.findings[0].fingerprint


def test_two_findings_of_one_rule_at_one_place_have_two_fingerprints() -> None:
    """They are told apart by their order."""
    changes = (
        ("each: copy in collection.duplicates", "each: citation in collection.citations"),
        ("where: size(copy.others) > 0", ""),
        ('first(copy.others).path == "x"', "has(citation.cited)"),
        ("at: [copy.document.message_reference, copy.document]", "at: citation.citing"),
        ("related: [copy.document, copy.document.message_reference, copy.document, copy.document.references]", ""),
        ("so it is, beside {first(copy.others).name}", "{citation.reference.number}"),
    )
    (judgement,) = judged({"a.txt": base("cable-1998-confidential")}, only(*changes))
    assert [each.message for each in judgement.findings] == ["2240", "170045"]
    assert len({each.fingerprint for each in judgement.findings}) == 2


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        pytest.param('require: first(copy.others).path != "x"', "pass", id="pass"),
        pytest.param("require: copy.others[7].path != 'x'", "undetermined", id="undetermined"),
    ],
)
def test_outcomes(change: str, outcome: str) -> None:
    """What holds passes, what cannot be answered is undetermined."""
    ruleset = only(('require: first(copy.others).path == "x"', change))
    assert [outcome] * 2 == [each.outcomes["COL900"] for each in judged({"a.txt": SECRET, "b.txt": LATER}, ruleset)]


@pytest.mark.parametrize(
    ("applies", "document", "outcome"),
    [
        ("kinds: [memorandum]", SECRET, "not_applicable"),
        ("kinds: [cable]", SECRET, "fail"),
        ("orders: [eo-12958]", SECRET, "not_applicable"),
        ("since: 2011-01-01", SECRET, "not_applicable"),
        ("until: 2011-01-01", SECRET, "fail"),
        ("orders: [eo-13526]", SECRET.replace("O 051210Z OCT 10", "O 251210Z JUN 10"), "not_applicable"),
    ],
)
def test_to_which_documents_a_rule_applies(applies: str, document: str, outcome: str) -> None:
    """It is the document that the finding stands on that counts; neutral days are neutral here too."""
    ruleset = only(("applies: {}", f"applies: {{{applies}}}"))
    found = judged({"a.txt": document, "b.txt": document + "\n"}, ruleset)
    assert [outcome] * 2 == [each.outcomes["COL900"] for each in found]


def test_without_a_date_a_rule_of_an_order_is_undetermined() -> None:
    """The order in force is not known."""
    ruleset = only(("applies: {}", "applies: {orders: [eo-13526]}"))
    (found,) = judged({"a.txt": "nothing"}, ruleset)
    assert found.outcomes == {"COL900": "undetermined"}


@pytest.mark.parametrize(
    ("cites", "grace", "expected"),
    [
        ("13526", "lower", "warning"),
        ("12958", "lower", "note"),
        ("99999", "lower", "warning"),
        ("12958", "none", "error"),
    ],
)
def test_within_the_grace_of_an_order_it_is_less_severe(cites: str, grace: str, expected: str) -> None:
    """As with rules over documents: one step, and a note where the document follows the order before."""
    ruleset = only(("applies: {}", f"applies: {{orders: [eo-13526], grace: {grace}}}"))
    text = SECRET.replace("O 051210Z OCT 10", "O 051210Z JUL 10").replace("E.O. 13526", f"E.O. {cites}")
    for judgement in judged({"a.txt": text, "b.txt": text + "\n"}, ruleset):
        (found,) = judgement.findings
        assert expected == found.severity
        assert found.lowered == (
            None if grace == "none" else "E.O. 13526 was new on that date, and practice follows an order with a delay"
        )


@pytest.mark.parametrize(
    ("when", "expected"),
    [("size(copy.others) == 1", "note"), ("size(copy.others) == 2", "error"), ("copy.others[7].path == ''", "error")],
)
def test_a_lowering(when: str, expected: str) -> None:
    """It holds where its condition does; one that cannot be answered lowers nothing."""
    lower = f'lower: [{{to: note, when: "{when}", because: there is one}}]\nwhy:'
    for judgement in judged({"a.txt": SECRET, "b.txt": LATER}, only(("why:", lower))):
        (found,) = judgement.findings
        assert (expected, "there is one" if expected == "note" else None) == (found.severity, found.lowered)


def run(readings: list[ReadDocument | Unread], ruleset: RuleSet, index: Index | None = None) -> Report:
    """Judges a collection."""
    plan = Plan(AS_OF, Course(ruleset), collection=True)
    found = gathered(readings, plan, index)
    return report_of(found.documents, plan, found.tally)


COLLECTION = [
    reading(base(name).replace(old, new), f"{at}.txt")
    for at, (name, old, new) in enumerate(
        (
            ("cable-2008-confidential", "", ""),
            ("cable-2008-confidential", "C O N F I D E N T I A L", "S E C R E T"),
            ("cable-2008-confidential-cited", "P 121020Z NOV", "P 121020Z DEC"),
            ("cable-2010-secret-derivative", "", ""),
            ("cable-2010-secret-source", "09/28/2020", "09/28/2030"),
            ("memorandum-2011-secret", "", ""),
            ("memorandum-2011-secret", "", ""),
        )
    )
]


@settings(max_examples=20)
@given(st.permutations(COLLECTION))
def test_the_order_of_the_input_does_not_matter(readings: list[ReadDocument | Unread]) -> None:
    """Each document is judged alike, wherever it stands in the input."""
    ruleset = load_ruleset()
    found = {each.path: each for each in run(readings, ruleset).judged}
    assert found == {each.path: each for each in run([*COLLECTION], ruleset).judged}


def test_findings_stand_among_those_of_the_document_in_order_of_place(ruleset: RuleSet) -> None:
    """Both kinds of rules are counted, and the report names both."""
    report = run([*COLLECTION], ruleset)
    second = report.judged[1]
    assert [(each.rule, each.place.line) for each in second.findings] == [
        ("RTE103", 4), ("COL001", 11), ("OVR004", 11), ("COL004", 11), ("COL006", 20),
    ]  # fmt: skip
    assert second.outcomes["COL001"] == "fail"
    assert second.outcomes["COL009"] == "not_applicable"
    counted = {rule.id: rule.outcomes for rule in report.rules}
    assert counted["COL001"] == {"pass": 0, "fail": 2, "not_applicable": 5, "undetermined": 0, "waived": 0}
    assert counted["COL011"]["fail"] == 1
    assert list(counted) == sorted(counted)


def test_a_document_without_such_findings_is_judged_as_ever(ruleset: RuleSet) -> None:
    """Only outcomes are added."""
    alone = reading(base("cable-2008-confidential"))
    (found,) = run([alone], ruleset).judged
    plain = judge_reading(alone, Course(ruleset), AS_OF)
    assert plain == evolve(found, outcomes=plain.outcomes)
    assert {each.id for each in ruleset.collection} == found.outcomes.keys() - plain.outcomes.keys()


def test_what_was_not_read_goes_through(ruleset: RuleSet) -> None:
    """It stands in its place, and is in no relation."""
    report = run([Unread("u.txt", None, "is none"), reading(SECRET)], ruleset)
    first, second = report.documents
    assert first == UnreadDocument("u.txt", None, "is none")
    assert isinstance(second, JudgedDocument)


@pytest.mark.parametrize(
    "stumbling", ["validator.collection.summarising.summary_of", "validator.collecting.judge_summary"]
)
def test_a_document_that_the_program_stumbles_over(
    stumbling: str, ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes out as our fault; it does not take the others with it."""
    module, _, name = stumbling.rpartition(".")
    real = getattr(__import__(module, fromlist=[name]), name)

    def stumble(document: object, *rest: object) -> object:
        path = document.path if isinstance(document, Summary) else getattr(rest[0], "path", "")
        if path == "a.txt":
            raise KeyError("oh")
        return real(document, *rest)

    monkeypatch.setattr(stumbling, stumble)
    report = run([reading(SECRET), reading(LATER, "b.txt")], ruleset)
    reason = "declass-validator stumbled over it (KeyError: 'oh')"
    first, second = report.documents
    assert first == UnreadDocument("a.txt", None, reason, our_fault=True)
    assert isinstance(second, JudgedDocument)


def test_a_damaged_index_is_nobody_elses_fault(ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends the run, for every document would be judged wrongly."""

    def damaged(*_: object) -> None:
        raise DefinitionError([Problem("c.index", 0, 0, "this index is damaged")])

    monkeypatch.setattr("validator.collecting.judge_summary", damaged)
    with pytest.raises(DefinitionError, match=r"c\.index: this index is damaged"):
        run([reading(SECRET)], ruleset)


def test_locations_are_what_the_caller_says(ruleset: RuleSet) -> None:
    """An index takes documents under the location that is given for their path."""
    index = temporary_index()
    plan = Plan(AS_OF, Course(ruleset), collection=True)
    gathered([reading(SECRET)], plan, index, lambda path: f"at {path}")
    assert index.connection.execute("SELECT location FROM documents").fetchall() == [(b"at a.txt",)]
