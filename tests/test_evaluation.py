"""Judging: scope, the five outcomes, grace, lowering, elements, quoted messages."""

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve

from validator.documents.duration import DeclassifyOn
from validator.documents.model import Document
from validator.documents.values import Classification, Marking, OrderCited, Portion
from validator.evaluation import Judgement, judge
from validator.knowledge.level import Level
from validator.knowledge.orders import load_orders
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet, unbound
from validator.text import Span

HEAD = """\
id: DUR900
name: date-too-odd
title: The declassification date is odd
family: duration
severity: error
authority:
  - {source: eo-13526, section: "1.5(b)"}
why: It matters.
remedy: Look.
cases:
  - {name: one, base: cable-2010-secret, expect: pass}
  - {name: two, base: cable-2010-secret, expect: pass}
"""
DATED = """\
when: has(doc.declassify_on.date) && has(doc.date)
require: doc.declassify_on.date > doc.date
at: doc.declassify_on
message: "odd: {doc.declassify_on.date}"
"""
ORDERED = "applies: {orders: [eo-12958-amended]}\n" + DATED
PORTIONS = """\
each: portion in doc.portions
where: has(portion.marking)
require: has(portion.marking.level) && portion.marking.level <= Level.CONFIDENTIAL
at: portion.marking
message: "too high: {portion.marking.text}"
"""


def only(folder: Path, rule: str) -> RuleSet:
    """Loads one rule and nothing else."""
    (folder / "duration").mkdir()
    (folder / "duration" / "DUR900-date-too-odd.yaml").write_text(HEAD + rule, encoding="utf-8")
    (folder / "profiles").mkdir()
    profile = "name: only\ntitle: One rule\naudience: This test\nselect: [DUR900]\n"
    (folder / "profiles" / "only.yaml").write_text(profile, encoding="utf-8")
    return load_ruleset([str(folder)], "only")


def document(date: dt.date | None, order: str | None, instruction: DeclassifyOn | None = None) -> Document:
    """Makes a cable of a date."""
    whole = Span(0, 100)
    return Document(
        "cable", whole, Span(0, 10), date=date, governing_order=order, declassify_on=instruction,
        classification=Classification("SECRET", Span(0, 6), Level.SECRET, (), ()),
    )  # fmt: skip


def until(day: dt.date | None, kind: str = "date") -> DeclassifyOn:
    """Makes a declassification instruction."""
    return DeclassifyOn("x", Span(20, 30), kind, date=day)


def portion(level: Level | None, start: int) -> Portion:
    """Makes a marked paragraph."""
    marking = Marking("(M)", Span(start, start + 3), level, (), ())
    return Portion("text", Span(start, start + 9), "paragraph", 1, None, marking)


def outcome(judgement: Judgement) -> str:
    """Gives the outcome of the one rule."""
    return judgement.outcomes["DUR900"]


OLD, NEW = dt.date(2001, 1, 1), dt.date(2020, 1, 1)
AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("date", "instruction", "expected"),
    [
        pytest.param(dt.date(2008, 1, 1), until(NEW), "pass", id="pass"),
        pytest.param(dt.date(2008, 1, 1), until(OLD), "fail", id="fail"),
        pytest.param(dt.date(2008, 1, 1), None, "not_applicable", id="absent"),
        pytest.param(dt.date(2008, 1, 1), until(None, "event"), "not_applicable", id="event"),
        pytest.param(dt.date(2008, 1, 1), until(None, "unreadable"), "undetermined", id="unreadable"),
        pytest.param(None, until(OLD), "not_applicable", id="no date, unbound"),
    ],
)
def test_outcomes(date: dt.date | None, instruction: DeclassifyOn | None, expected: str, tmp_path: Path) -> None:
    """Absent is not applicable, unreadable is undetermined, and neither is a pass."""
    ruleset = only(tmp_path, DATED)
    assert expected == outcome(judge(document(date, "eo-12958-amended", instruction), ruleset, AS_OF))


@pytest.mark.parametrize(
    ("date", "order", "expected"),
    [
        pytest.param(None, None, "undetermined", id="no date"),
        pytest.param(dt.date(1950, 1, 1), None, "not_applicable", id="before the first order"),
        pytest.param(dt.date(1999, 1, 1), "eo-12958", "not_applicable", id="another order"),
        pytest.param(dt.date(2003, 3, 25), "eo-12958-amended", "fail", id="first day"),
        pytest.param(dt.date(2003, 9, 21), "eo-12958-amended", "not_applicable", id="neutral day"),
        pytest.param(dt.date(2010, 6, 25), "eo-12958-amended", "not_applicable", id="neutral day at the end"),
    ],
)
def test_a_rule_bound_to_orders(date: dt.date | None, order: str | None, expected: str, tmp_path: Path) -> None:
    """The order in force decides; on neutral days nothing fires; without a date nothing is known."""
    ruleset = only(tmp_path, ORDERED)
    assert expected == outcome(judge(document(date, order, until(OLD)), ruleset, AS_OF))


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        pytest.param("since: 2005-03-01", ["n", "n", "f", "f", "f", "f", "u"], id="since"),
        pytest.param("until: 2006-12-31", ["f", "f", "f", "f", "n", "n", "u"], id="until"),
        pytest.param("since: 2005-03-01, until: 2006-12-31", ["n", "n", "f", "f", "n", "n", "u"], id="both"),
        pytest.param("since: 2005-03-01, until: 2005-03-01", ["n", "n", "f", "n", "n", "n", "u"], id="one day"),
        pytest.param("until: 9999-12-31", ["f", "f", "f", "f", "f", "f", "u"], id="the last day there is"),
    ],
)
def test_one_set_judges_documents_of_all_times(limits: str, expected: list[str], tmp_path: Path) -> None:
    """What was worked out for one document holds for those of its time only, in whatever order they come."""
    ruleset = only(tmp_path, f"applies: {{{limits}}}\n" + DATED)
    days = [dt.date(2004, 1, 1), dt.date(2005, 2, 28), dt.date(2005, 3, 1), dt.date(2006, 12, 31)]
    days += [dt.date(2007, 1, 1), dt.date(2009, 1, 1)]
    cables = [document(day, "eo-12958-amended", until(OLD)) for day in (*days, None)]
    words = {"n": "not_applicable", "f": "fail", "u": "undetermined"}
    found = [outcome(judge(cable, ruleset, AS_OF)) for cable in cables]
    again = [outcome(judge(cable, ruleset, AS_OF)) for cable in reversed(cables)]
    assert [words[each] for each in expected] == found == again[::-1]


def test_one_set_judges_documents_of_all_kinds_and_orders(tmp_path: Path) -> None:
    """Kind and order decide for each document anew."""
    ruleset = only(tmp_path, "applies: {orders: [eo-12958-amended], kinds: [cable]}\n" + DATED)
    day = dt.date(2008, 1, 1)
    cable, other = document(day, "eo-12958-amended", until(OLD)), document(day, "eo-12958", until(OLD))
    memorandum = evolve(cable, kind="memorandum")
    found = [outcome(judge(each, ruleset, AS_OF)) for each in (cable, memorandum, other, cable, memorandum)]
    assert ["fail", "not_applicable", "not_applicable", "fail", "not_applicable"] == found


@pytest.mark.parametrize(
    ("date", "extra", "expected"),
    [
        pytest.param(dt.date(2003, 4, 1), "", "warning", id="within the grace"),
        pytest.param(dt.date(2003, 5, 24), "", "warning", id="last day of grace"),
        pytest.param(dt.date(2003, 5, 25), "", "error", id="after the grace"),
        pytest.param(dt.date(2003, 4, 1), ", grace: none", "error", id="a rule without grace"),
    ],
)
def test_grace_lowers_by_one_step(date: dt.date, extra: str, expected: str, tmp_path: Path) -> None:
    """Within the grace of a new order a finding is one step less severe, and says why."""
    ruleset = only(tmp_path, ORDERED.replace("amended]", f"amended]{extra}"))
    verdict = judge(document(date, "eo-12958-amended", until(OLD)), ruleset, AS_OF).verdicts[0]
    assert expected == verdict.severity
    assert (expected == "warning") == (verdict.lowered is not None and "was new on that date" in verdict.lowered)


def test_within_the_grace_a_document_that_follows_the_order_before_gets_notes(tmp_path: Path) -> None:
    """Who cites the order before follows it in everything; that is one lag, and worth a note."""
    ruleset = only(tmp_path, ORDERED)
    cited = OrderCited("E.O. 12356", Span(11, 19), "12356", "eo-12356")
    cable = evolve(document(dt.date(2003, 4, 1), "eo-12958-amended", until(OLD)), order_cited=cited)
    assert "note" == judge(cable, ruleset, AS_OF).verdicts[0].severity
    cable = evolve(cable, order_cited=evolve(cited, order="eo-12958-amended"))
    assert "warning" == judge(cable, ruleset, AS_OF).verdicts[0].severity
    cable = evolve(cable, order_cited=evolve(cited, order=None))
    assert "warning" == judge(cable, ruleset, AS_OF).verdicts[0].severity


def test_a_rule_that_was_not_bound_cannot_pass() -> None:
    """A rule without its compiled conditions is a fault, never a silent pass."""
    with pytest.raises(TypeError, match="has not been bound"):
        unbound(document(None, None), None, AS_OF, next(iter(load_orders())), None)


def test_grace_does_not_lower_a_note(tmp_path: Path) -> None:
    """There is nothing below a note."""
    ruleset = only(tmp_path, ORDERED)
    ruleset = evolve(ruleset, rules=(evolve(ruleset.rules[0], severity="note"),))
    verdict = judge(document(dt.date(2003, 4, 1), "eo-12958-amended", until(OLD)), ruleset, AS_OF).verdicts[0]
    assert ("note", None) == (verdict.severity, verdict.lowered)


@pytest.mark.parametrize(
    ("lowering", "expected"),
    [
        pytest.param(
            '{to: note, when: doc.kind == "cable", because: it is a cable}', ("note", "it is a cable"), id="holds"
        ),
        pytest.param('{to: note, when: doc.kind == "email", because: it is mail}', ("error", None), id="does not hold"),
        pytest.param("{to: note, when: 1 / size(doc.tags) == 0, because: x}", ("error", None), id="undetermined"),
    ],
)
def test_lowering(lowering: str, expected: tuple[str, str | None], tmp_path: Path) -> None:
    """The first lowering that holds sets the severity; one that cannot be decided does not hold."""
    ruleset = only(tmp_path, DATED + f"lower:\n  - {lowering}\n")
    verdict = judge(document(dt.date(2008, 1, 1), None, until(OLD)), ruleset, AS_OF).verdicts[0]
    assert expected == (verdict.severity, verdict.lowered)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dt.date(2007, 12, 31), "not_applicable"),
        (dt.date(2008, 1, 1), "fail"),
        (dt.date(2008, 12, 31), "fail"),
        (dt.date(2009, 1, 1), "not_applicable"),
        (None, "undetermined"),
    ],
)
def test_dates_of_origin_are_inclusive(date: dt.date | None, expected: str, tmp_path: Path) -> None:
    """Both ends of a range of dates belong to it."""
    ruleset = only(tmp_path, "applies: {since: 2008-01-01, until: 2008-12-31}\n" + DATED)
    assert expected == outcome(judge(document(date, None, until(OLD)), ruleset, AS_OF))


def test_kinds(tmp_path: Path) -> None:
    """A rule for e-mail does not concern a cable."""
    ruleset = only(tmp_path, "applies: {kinds: [email]}\n" + DATED)
    assert "not_applicable" == outcome(judge(document(dt.date(2008, 1, 1), None, until(OLD)), ruleset, AS_OF))


@pytest.mark.parametrize(
    ("levels", "expected", "count"),
    [
        pytest.param([Level.CONFIDENTIAL, Level.UNCLASSIFIED], "pass", 0, id="all hold"),
        pytest.param([Level.SECRET, Level.CONFIDENTIAL, Level.TOP_SECRET], "fail", 2, id="two do not"),
        pytest.param([None, Level.CONFIDENTIAL], "undetermined", 0, id="one unreadable"),
        pytest.param([None, Level.SECRET], "fail", 1, id="one unreadable, one not"),
        pytest.param([], "not_applicable", 0, id="none"),
    ],
)
def test_each_element_is_judged(levels: list[Level | None], expected: str, count: int, tmp_path: Path) -> None:
    """Every element gives its finding; one that cannot be read leaves the rest to be judged."""
    ruleset = only(tmp_path, PORTIONS)
    cable = evolve(
        document(dt.date(2008, 1, 1), None),
        portions=tuple(portion(level, 10 * index) for index, level in enumerate(levels, 3)),
    )
    judgement = judge(cable, ruleset, AS_OF)
    assert (expected, count) == (outcome(judgement), len(judgement.verdicts))


def test_quoted_messages_are_judged_too(tmp_path: Path) -> None:
    """A finding in a quoted message counts for the document that quotes it."""
    ruleset = only(tmp_path, DATED)
    quoted = document(dt.date(2008, 1, 1), None, until(OLD))
    outer = evolve(document(dt.date(2009, 1, 1), None, until(NEW)), embedded=(quoted,))
    judgement = judge(outer, ruleset, AS_OF)
    assert ("fail", ["odd: 2001-01-01"]) == (outcome(judgement), [each.message for each in judgement.verdicts])
    clean = evolve(quoted, embedded=(), declassify_on=None)
    assert "pass" == outcome(judge(evolve(outer, embedded=(clean,)), ruleset, AS_OF))


def test_places(tmp_path: Path) -> None:
    """The first place that is present counts; related places that are absent, or said already, are left out."""
    rule = DATED.replace("at: doc.declassify_on", "at: [doc.order_cited, doc.classification, doc]")
    ruleset = only(tmp_path, rule + "related: [doc.subject, doc.classification, doc.portions, doc.portions]\n")
    cable = evolve(document(dt.date(2008, 1, 1), None, until(OLD)), portions=(portion(None, 40), portion(None, 60)))
    verdict = judge(cable, ruleset, AS_OF).verdicts[0]
    assert Span(0, 6) == verdict.span
    assert (Span(40, 49), Span(60, 69)) == verdict.related
    bare = evolve(cable, classification=None)
    assert Span(0, 10) == judge(bare, ruleset, AS_OF).verdicts[0].span


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param(dt.date(1950, 1, 1), "E.O. 10501", id="before the first order"),
        pytest.param(dt.date(1990, 1, 1), "E.O. 12356", id="an order of the past"),
        pytest.param(dt.date(2020, 1, 1), "E.O. 13526", id="the order in force now"),
    ],
)
def test_the_order_on_the_day_of_judging(as_of: dt.date, expected: str, tmp_path: Path) -> None:
    """What becomes of old records is a matter of the order in force on the day of judging."""
    ruleset = only(tmp_path, 'require: "false"\nat: doc\nmessage: "{order_as_of.title}"\n')
    assert expected == judge(document(None, None), ruleset, as_of).verdicts[0].message


def test_findings_come_in_order_of_place(ruleset: RuleSet) -> None:
    """Whatever the order of the rules, findings are in the order of the text."""
    starts = [
        each.span.start
        for each in judge(document(dt.date(2008, 1, 1), "eo-12958-amended", until(OLD)), ruleset, AS_OF).verdicts
    ]
    assert sorted(starts) == starts
