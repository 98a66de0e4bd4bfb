"""Guards: an optional field can be read only where it is known to be there."""

import datetime as dt

import pytest

from tests.ruleset.expression.sample import ENV, Document, Instruction, Level, Marking, Portion, Sender, value
from validator.errors import Undetermined
from validator.ruleset.expression import check


def missing(text: str) -> list[str]:
    """Return the expressions that need a guard."""
    errors = check(text, ENV).errors
    return [error.message.removesuffix(")").partition("has(")[2] for error in errors]


@pytest.mark.parametrize(
    ("text", "unguarded"),
    [
        ("doc.from.class", "doc.from"),
        ("doc.from.office", "doc.from.office"),
        ("doc.declassify_on.date.getFullYear()", "doc.declassify_on.date"),
        ("has(doc.from) && doc.from.office == ''", "doc.from.office"),
        ("has(doc.from) || doc.from.class == ''", "doc.from"),
        ("!has(doc.from) && doc.from.class == ''", "doc.from"),
        ("doc.from.class == '' && has(doc.from)", "doc.from"),
        ("has(doc.from) ? true : doc.from.class == ''", "doc.from"),
        ("(has(doc.from) || doc.urgent) && doc.from.class == ''", "doc.from"),
        ("(has(doc.from) ? doc.urgent : true) && doc.from.class == ''", "doc.from"),
        ("has(doc.from) == true && doc.from.class == ''", "doc.from"),
        ("doc.portions.exists(p, p.marking.readable)", "p.marking"),
        ("doc.portions.exists(p, has(p.marking)) && doc.portions.all(p, p.marking.readable)", "p.marking"),
        ("doc.portions.exists(p, has(p.marking) && doc.portions.all(q, q.marking.readable))", "q.marking"),
        ("doc.portions.map(p, p.marking.level)", "p.marking.level"),
        ("doc.portions.filter(p, has(p.marking)).map(p, p.marking.readable)", "p.marking"),
        ("has(doc.portions[0].marking) && doc.portions[1].marking.readable", "doc.portions[1].marking"),
        ("has(first(doc.portions).marking) && last(doc.portions).marking.readable", "last(doc.portions).marking"),
        ("doc.first_portion.text", "doc.first_portion"),
        ("has(first(doc.portions).marking.level) && doc.first_portion.marking.readable", "doc.first_portion.marking"),
        ("size(doc.from.office)", "doc.from.office"),
        ("[doc.from.class]", "doc.from"),
    ],
)
def test_not_guarded(text: str, unguarded: str) -> None:
    """Reading what may be absent is an error, which names the longest chain that may be absent."""
    assert [unguarded] == missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "has(doc.from) && doc.from.class == ''",
        "has(doc.from.office) && doc.from.office == doc.from.class",
        "has ( doc . from ) && doc.from.class == ''",
        "!has(doc.from) || doc.from.class == ''",
        "has(doc.from) ? doc.from.class == '' : true",
        "!has(doc.from) ? true : doc.from.class == ''",
        "!(!has(doc.from)) && doc.from.class == ''",
        "!(has(doc.from) && doc.urgent) || doc.from.class == ''",
        "!(!has(doc.from) || doc.urgent) && doc.from.class == ''",
        "doc.urgent && has(doc.from) && !doc.urgent && doc.from.class == ''",
        "(has(doc.from) && doc.urgent) && doc.from.class == ''",
        "(has(doc.from.office) || has(doc.from)) && doc.from.class == ''",
        "((has(doc.from) && doc.urgent) || (doc.pages > 1 && has(doc.from))) && doc.from.class == ''",
        "(has(doc.from) ? doc.urgent : false) && doc.from.class == ''",
        "(doc.urgent ? has(doc.from) : has(doc.from.office)) && doc.from.class == ''",
        "(!has(doc.from) ? true : doc.urgent) || doc.from.class == ''",
        "(has(doc.from) || false) && doc.from.class == ''",
        "(!has(doc.from) && true) || doc.from.class == ''",
        "has(doc.from) && (doc.urgent || doc.from.class == '')",
        "has(doc.from) && doc.tags.exists(t, t == doc.from.class)",
        "doc.portions.exists(p, has(p.marking.level) && p.marking.level > Level.SECRET)",
        "doc.portions.map(p, has(p.marking.level), p.marking.level) == []",
        "doc.portions.map(p, has(p.marking.level) ? p.marking.level : Level.SECRET) == []",
        "doc.embedded.all(d, !has(d.from) || d.portions.exists(p, p.text == d.from.class))",
        "has(doc.portions[0].marking) && doc.portions[0].marking.readable",
        "has(first(doc.portions).marking) && first(doc.portions).marking.readable",
        "has(doc.first_portion.marking.level) && doc.first_portion.marking.level == Level.SECRET",
        "false && doc.urgent || has(doc.from) && doc.from.class == ''",
        "doc.urgent ? has(doc.from) && doc.from.class == '' : false",
    ],
)
def test_guarded(text: str) -> None:
    """A guard holds wherever it has held whenever the place is reached."""
    assert missing(text) == []


@pytest.mark.parametrize(
    ("text", "when_true", "when_false"),
    [
        ("has(doc.from.office)", {"doc.from", "doc.from.office"}, set()),
        ("!has(doc.from)", set(), {"doc.from"}),
        ("has(doc.from) && has(doc.declassify_on)", {"doc.from", "doc.declassify_on"}, set()),
        ("!has(doc.from) || !has(doc.declassify_on)", set(), {"doc.from", "doc.declassify_on"}),
        ("!has(doc.from) || doc.from.class == 'x'", set(), {"doc.from"}),
        ("has(doc.from) && doc.urgent", {"doc.from"}, set()),
        ("has(doc.from) ? !has(doc.declassify_on) : true", set(), {"doc.from", "doc.declassify_on"}),
        ("has(doc.from) ? has(doc.declassify_on) : false", {"doc.from", "doc.declassify_on"}, set()),
        ("doc.urgent", set(), set()),
        ("true", set(), set()),
        ("doc.tags.exists(t, has(doc.from))", set(), set()),
        ("doc.pages", set(), set()),
    ],
)
def test_facts_that_flow_out(text: str, when_true: set[str], when_false: set[str]) -> None:
    """What is known behind a condition is known to the rest of the rule."""
    checked = check(text, ENV)
    assert when_true == checked.when_true.known
    assert when_false == checked.when_false.known


def test_a_rule() -> None:
    """``when`` guards ``let`` and ``require``; a failed ``require`` guards the message."""
    when = check("has(doc.declassify_on.date)", ENV)
    let = check("years_after(doc.declassify_on.date, 1)", when.when_true)
    env = when.when_true.bind("latest", let.type)
    require = check("!has(doc.from) || doc.declassify_on.date <= latest", env)
    assert () == when.errors == let.errors == require.errors
    assert check("doc.from.class", require.when_false).errors == ()
    assert len(check("doc.from.class", require.when_true).errors) == 1


def test_errors_do_not_stop_guards() -> None:
    """Facts are gathered even where something else is wrong, so that no further errors follow from it."""
    checked = check("has(doc.from) && unknown", ENV)
    assert len(checked.errors) == 1
    assert check("doc.from.class", checked.when_true).errors == ()


@pytest.mark.parametrize(
    ("document", "answer"),
    [
        (Document(), False),
        (Document(declassify_on=Instruction(event="visit")), False),
        (Document(declassify_on=Instruction(date=dt.date(2018, 11, 18))), True),
        (Document(declassify_on=Instruction("unreadable", dt.date(2018, 11, 18))), True),
    ],
)
def test_presence(document: Document, answer: bool) -> None:  # noqa: FBT001 - the expected value
    """A field is there if every optional one on the way is."""
    assert answer is value("has(doc.declassify_on.date)", document)
    assert answer is not value("!has(doc.declassify_on.date)", document)


def test_absent_from_an_unreadable_record() -> None:
    """What is missing from a record that was not understood may well be there: the answer is undetermined."""
    instruction = Instruction("unreadable")
    document = Document(declassify_on=instruction)
    assert value("has(doc.declassify_on)", document)
    for text in ("has(doc.declassify_on.date)", "!has(doc.declassify_on.date)"):
        with pytest.raises(Undetermined) as raised:
            value(text, document)
        assert instruction is raised.value.args[0]


def test_presence_on_a_record_that_is_always_readable() -> None:
    """Without ``readable`` a missing field is missing."""
    assert [False, False, True] == [
        value("has(doc.from.office)", document)
        for document in (Document(), Document(from_=Sender()), Document(from_=Sender(office="EA")))
    ]


def test_readable_never_raises() -> None:
    """``readable`` asks what ``has()`` cannot answer."""
    text = "has(doc.declassify_on) && readable(doc.declassify_on)"
    assert [False, False, True] == [
        value(text, document)
        for document in (
            Document(),
            Document(declassify_on=Instruction("unreadable")),
            Document(declassify_on=Instruction()),
        )
    ]


def test_properties_may_be_undetermined() -> None:
    """What a property raises goes through; what comes before it is decided first."""
    from_confidential = Document(level=Level.CONFIDENTIAL)
    with pytest.raises(Undetermined):
        value("doc.classified", from_confidential)
    assert value("!doc.urgent || doc.classified", from_confidential)
    assert not value("doc.urgent && doc.classified", from_confidential)
    assert value("doc.classified")


def test_loops_stop_at_the_first_answer() -> None:
    """Elements are judged from left to right, and none behind the one that decides."""
    good, unreadable = Portion(marking=Marking(Level.SECRET)), Portion(marking=Marking())
    for text in ("doc.portions.exists(p, has(p.marking.level))", "!doc.portions.all(p, !has(p.marking.level))"):
        assert value(text, Document(portions=(good, unreadable)))
        with pytest.raises(Undetermined):
            value(text, Document(portions=(unreadable, good)))
    with pytest.raises(Undetermined):
        value("doc.portions.exists_one(p, has(p.marking.level))", Document(portions=(good, unreadable)))
