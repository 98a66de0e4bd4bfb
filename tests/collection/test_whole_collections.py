"""Whole collections: an honest one is not accused, and no collection makes a rule stumble."""

import datetime as dt
from typing import Any, TypeVar

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection.documents import MARK, base, gathered, reading
from tests.collection.test_index import index_of
from validator.collection.judging import judge_summary
from validator.documents.summary import Cited, Number, Origin, Summary
from validator.plan import Course, Plan
from validator.reports.judged import JudgedDocument
from validator.ruleset.assembly import whole_ruleset
from validator.ruleset.packs import read_packs

RULESET = whole_ruleset(read_packs())
AS_OF = dt.date(2012, 1, 1)

CITING, CITED = base("cable-2008-confidential"), base("cable-2008-confidential-cited")
DERIVED, SOURCE = base("cable-2010-secret-derivative"), base("cable-2010-secret-source")
HONEST = {
    "a message": CITING,
    "the message that it cites": CITED,
    "a corrected copy, sent two days later": CITED.replace("two boats", "three boats").replace(
        "P 121020Z", "P 141020Z"
    ),
    "its second section, in a file of its own": CITING.replace("SECTION 01 OF 02", "SECTION 02 OF 02"),
    "a reference to the year before, in January": CITING.replace("P 181149Z NOV 08", "P 061149Z JAN 09")
    .replace("KUWAIT 001204", "KUWAIT 000011")
    .replace("DECL: 11/18/2018", "DECL: 01/06/2019"),
    "a draft that was sent three weeks after its number was given": CITED.replace("KUWAIT 001188", "KUWAIT 001189")
    .replace("P 121020Z NOV 08", "P 031020Z DEC 08")
    .replace("DECL: 11/12/2018", "DECL: 12/03/2018"),
    "a derivative document": DERIVED,
    "its source": SOURCE,
    "one that took only confidential portions from it": DERIVED.replace("NAIROBI 001871", "NAIROBI 001872")
    .replace("S E C R E T", "C O N F I D E N T I A L")
    .replace("1. (S)", "1. (C)"),
    "a memorandum": base("memorandum-2011-secret-derivative-list"),
    "something else": "A list of ships.\n",
}


def test_an_honest_collection_is_not_accused() -> None:
    """Corrected copies, sections, references of January, and derivation from a part are lawful: notes at most."""
    plan = Plan(AS_OF, Course(RULESET), collection=True)
    readings = [reading(text, name) for name, text in HONEST.items()]
    found = [
        (document.path, finding.rule, finding.severity)
        for document in gathered(readings, plan).documents
        if isinstance(document, JudgedDocument)
        for finding in document.findings
        if finding.rule.startswith("COL")
    ]
    assert found == [
        ("the message that it cites", "COL003", "note"),
        ("the message that it cites", "COL004", "note"),
        ("a corrected copy, sent two days later", "COL003", "note"),
        ("a corrected copy, sent two days later", "COL004", "note"),
        ("one that took only confidential portions from it", "COL009", "note"),
    ]


T = TypeVar("T")

POSTS = st.sampled_from(["KABUL", "ROME"])
NUMBERS = st.integers(1, 4)
YEARS = st.integers(2008, 2010)
DATES = st.none() | st.dates(dt.date(2008, 1, 1), dt.date(2010, 12, 31))


def made(cls: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Gives instances of a class, with any values of the attributes of which nothing is said."""
    attrs.resolve_types(cls)  # type: ignore[type-var] # as attrs sees it, it is a class of its own
    rest = {one.name: ... for one in attrs.fields(cls) if one.default is attrs.NOTHING}  # type: ignore[arg-type] # as above
    return st.builds(cls, **{**rest, **given})  # type: ignore[arg-type] # the strategies for what is left are inferred


SUMMARIES = made(
    Summary,
    sha256=st.sampled_from(["1", "2"]),
    kind=st.sampled_from(["cable", "memorandum"]),
    date=DATES,
    governing_order=st.sampled_from([None, "eo-12958-amended", "eo-13526"]),
    message_reference=st.none() | made(Number, mark=st.just(MARK), post=POSTS, number=NUMBERS, year=YEARS),
    references=st.lists(made(Cited, mark=st.just(MARK), post=POSTS, number=NUMBERS, year=YEARS), max_size=2).map(tuple),
    sources=st.lists(
        made(Origin, mark=st.just(MARK), date=DATES, post=POSTS, number=NUMBERS, year=YEARS), max_size=2
    ).map(tuple),
)


@settings(max_examples=60)
@given(st.lists(SUMMARIES, min_size=1, max_size=6))
def test_no_collection_makes_a_rule_stumble(documents: list[Summary]) -> None:
    """Every rule has an outcome for every document, and findings exactly where it fails."""
    index = index_of(documents)
    for document in index.added():
        judgement = judge_summary(document, index, RULESET, AS_OF)
        assert judgement.outcomes.keys() == {rule.id for rule in RULESET.collection}
        failed = {rule for rule, outcome in judgement.outcomes.items() if outcome == "fail"}
        assert failed == {finding.rule for finding in judgement.findings}
    index.close()
