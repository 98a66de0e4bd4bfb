"""An order of one's own is one more file in a pack, and the rules bound to the order it is judged as work for it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.knowledge.test_orders import NEXT_ORDER
from tests.ruleset.test_rule_files import RULE, pack
from validator.documents.model import Source
from validator.errors import DefinitionError
from validator.knowledge.orders import load_orders
from validator.pipeline import judge_reading
from validator.plan import Course
from validator.reading import ReadDocument
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet
from validator.text import SourceText

SUCCESSOR = (
    NEXT_ORDER.replace('number: "19999"', 'number: "19999"\njudged-as: eo-13526')
    .replace('sections: {marking: "1"}', 'sections: {marking: "1", duration: "1", reason: "1", portions: "1"}')
    .replace("keyword: ENDS", "keyword: DECL")
)

CABLE = """\
C O N F I D E N T I A L LISBON 000123

E.O. 19999: DECL: {until}
TAGS: PREL, PO
SUBJECT: (U) HARBOR LAMPS

Classified By: Political Counselor Maren Oldfield, reasons 1 (a)

1. (C) The lamps are old.

2. {mark}The lamps will be replaced.
OLDFIELD
"""

PAPER = "CONFIDENTIAL\n\nWORKING PAPER\n\nThe lamps are old.\n\nCONFIDENTIAL\n"


def with_order(root: Path, text: str = SUCCESSOR, name: str = "eo-19999") -> str:
    """Makes a pack that holds an order, and gives its path."""
    path = Path(pack(root))
    (path / "orders").mkdir()
    (path / "orders" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def successor(tmp_path: Path) -> RuleSet:
    """The bundled rules with an order that follows E.O. 13526."""
    return load_ruleset([with_order(tmp_path)])


def judged(
    text: str, ruleset: RuleSet, dated: str | None, kind: str = "cable"
) -> tuple[dict[str, str], dict[str, str]]:
    """Gives outcomes and messages by rule."""
    reading = ReadDocument(Source("a.txt", None, "0" * 64, "utf-8", None), SourceText(text), kind, None, ())
    course = Course(ruleset, dated=dt.date.fromisoformat(dated) if dated else None)
    found = judge_reading(reading, course, dt.date(2032, 1, 1))
    return found.outcomes, {each.rule: each.message for each in found.findings}


def test_its_own_ceiling_is_what_counts(successor: RuleSet) -> None:
    """Fifteen years to the day pass, sixteen do not: the ceiling stands in the file of the order."""
    assert "pass" == judged(CABLE.format(until="08/01/2046", mark="(C) "), successor, "2031-08-01")[0]["DUR018"]
    outcomes, messages = judged(CABLE.format(until="08/01/2047", mark="(C) "), successor, "2031-08-01")
    assert "fail" == outcomes["DUR018"]
    assert "declassifies on 2047-08-01; E.O. 19999 allows 2046-08-01 at the latest" == messages["DUR018"]


def test_rules_bound_to_the_order_before_apply(successor: RuleSet) -> None:
    """An unmarked paragraph is found, as under E.O. 13526."""
    outcomes, messages = judged(CABLE.format(until="08/01/2041", mark=""), successor, "2031-08-01")
    assert "fail" == outcomes["POR003"]
    assert "paragraph 2 of 2 bears no portion marking" == messages["POR003"]


def test_an_order_that_is_judged_as_none_has_only_the_rules_of_all(tmp_path: Path) -> None:
    """Without the key, rules that name orders do not apply to it."""
    ruleset = load_ruleset([with_order(tmp_path, SUCCESSOR.replace("judged-as: eo-13526\n", ""))])
    outcomes, _ = judged(CABLE.format(until="08/01/2047", mark=""), ruleset, "2031-08-01")
    assert {"not_applicable"} == {outcomes["DUR018"], outcomes["POR003"]}
    assert {"eo-19999"} == ruleset.orders.judged_as(["eo-19999"])


def test_what_the_order_does_not_have_is_not_asked_for(successor: RuleSet) -> None:
    """It says nothing of working papers, so a rule bound to no order leaves them alone."""
    assert "not_applicable" == judged(PAPER, successor, "2031-08-01", "memorandum")[0]["LIF009"]
    assert "fail" == judged(PAPER, successor, "2031-06-30", "memorandum")[0]["LIF009"]
    assert "fail" == judged(PAPER, successor, None, "memorandum")[0]["LIF009"]


def test_one_is_judged_as_another_and_a_third_as_that(tmp_path: Path) -> None:
    """The key leads on from order to order."""
    path = with_order(tmp_path)
    third = SUCCESSOR.replace("19999", "20001").replace("2031-07-01", "2035-01-01").replace("eo-13526", "eo-19999")
    (Path(path) / "orders" / "eo-20001.yaml").write_text(third, encoding="utf-8")
    orders = load_ruleset([path]).orders
    assert {"eo-13526", "eo-19999", "eo-20001"} == orders.judged_as(["eo-13526"])
    assert {"eo-12958", "eo-11652"} == load_orders().judged_as(["eo-12958", "eo-11652"])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "judged-as: eo-13526",
            "judged-as: eo-13256",
            "4:12: there is no earlier order 'eo-13256'; did you mean 'eo-13526'?",
        ),
        (
            "judged-as: eo-13526",
            "judged-as: eo-19999",
            "4:12: there is no earlier order 'eo-19999'; did you mean 'eo-12958'?",
        ),
        (
            'source: eo-19999, section: "6"',
            'source: eo-1999, section: "6"',
            "10:24: there is no norm 'eo-1999'; did you mean 'eo-19999'?",
        ),
    ],
)
def test_what_is_wrong_with_it_is_said_at_its_place(old: str, new: str, expected: str, tmp_path: Path) -> None:
    """Messages name the file as the user does."""
    assert old in SUCCESSOR
    path = with_order(tmp_path, SUCCESSOR.replace(old, new, 1))
    with pytest.raises(DefinitionError) as caught:
        load_ruleset([path])
    assert [f"{path}/orders/eo-19999.yaml:{expected}"] == [str(problem) for problem in caught.value.problems]


def test_a_pack_takes_nothing_away(tmp_path: Path) -> None:
    """Norms, orders, profiles and vocabularies of the program cannot be put in the place of by a pack."""
    path = Path(
        with_order(tmp_path, SUCCESSOR.replace("19999", "13526").replace("judged-as: eo-13526\n", ""), "eo-13526")
    )
    (path / "profiles").mkdir()
    (path / "profiles" / "default.yaml").write_text("name: default\ntitle: x\naudience: y\n", encoding="utf-8")
    (path / "vocabulary").mkdir()
    (path / "authorities.yaml").write_text(
        "authorities:\n  - {id: 5-cfr-1312, title: x, kind: regulation, cited-as: 5 CFR 1312}\n", encoding="utf-8"
    )
    with pytest.raises(DefinitionError) as caught:
        load_ruleset([str(path)])
    assert [
        "authorities.yaml:2:10: the norm '5-cfr-1312' is there already",
        "orders/eo-13526.yaml:1:5: there is a norm 'eo-13526' already",
        "profiles/default.yaml:1:7: the profile default is in rules/profiles/default.yaml already; "
        "give yours another name",
        "vocabulary: a pack holds no vocabulary; it is the program's own",
    ] == [str(problem).removeprefix(f"{path}/") for problem in caught.value.problems]


def test_a_rule_without_orders_may_ask_for_the_order_where_there_is_one(tmp_path: Path) -> None:
    """``order`` rests on the governing order: unguarded it is refused, guarded it is read."""
    free = RULE.replace("applies:\n  orders: [eo-13526]\n", "")
    unguarded = free.replace("require: day > doc.date", "require: has(order.oadr)")
    with pytest.raises(DefinitionError) as caught:
        load_ruleset([pack(tmp_path / "a", unguarded)])
    assert ["'order' is there only where 'doc.governing_order' is; guard it with has(doc.governing_order)"] == [
        problem.message for problem in caught.value.problems
    ]
    guarded = free.replace("require: day > doc.date", "require: has(doc.governing_order) && has(order.oadr)")
    assert "DUR900" in {rule.id for rule in load_ruleset([pack(tmp_path / "b", guarded)]).rules}
