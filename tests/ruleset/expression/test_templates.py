"""Message templates."""

import datetime as dt

import pytest

from tests.ruleset.expression.sample import AS_OF, ENV, Document, Level, Outer, Sender
from validator.ruleset.expression import check, check_template, compile_template, parse_template
from validator.ruleset.expression.templates import Hole

DOCUMENT = Document(
    tags=["PREL", "MU"],
    numbers=(1, 2),
    dates=(dt.date(2003, 9, 22), dt.date(2008, 11, 18)),
    levels=(Level.TOP_SECRET, Level.SECRET),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain", "plain"),
        ("{doc.kind}", "cable"),
        ("a {doc.kind} b {doc.pages + 1} c", "a cable b 2 c"),
        ("{doc.date} {as_of}", "2008-11-18 2026-11-23"),
        ("{doc.moment}", "2008-11-18T11:49:00Z"),
        ("{doc.level} and {Level.TOP_SECRET}", "SECRET and TOP SECRET"),
        ("{Colour.ULTRA_VIOLET}", "ULTRA VIOLET"),
        ("{doc.tags}; {doc.numbers}; {doc.dates}", "PREL, MU; 1, 2; 2003-09-22, 2008-11-18"),
        ("{doc.levels}", "TOP SECRET, SECRET"),
        ("{[]}{[doc.moment]}", "2008-11-18T11:49:00Z"),
        ("{{{doc.kind}}} {{ }}", "{cable} { }"),
        ("{doc.urgent ? 'yes' : 'no'}", "no"),
        ("{'}'}{\"{\"}", "}{"),
        ("quotes ' \" and \\ {doc.kind}\n", "quotes ' \" and \\ cable\n"),
        ("{ doc.tags.map(t, t.lowerAscii()).join('/') }", "prel/mu"),
    ],
)
def test_text(text: str, shown: str) -> None:
    """Dates are shown as ISO, members by their titles, lists with commas."""
    assert shown == compile_template(text, ENV)(doc=DOCUMENT, as_of=AS_OF)


def test_titles_that_are_no_text() -> None:
    """Only a title that is text is shown; otherwise the name is."""
    assert compile_template("{doc.inner}", ENV)(doc=Document(inner=Outer.Inner.ONE)) == "ONE"


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (dt.datetime(2008, 11, 18, tzinfo=dt.UTC), "2008-11-18T00:00:00Z"),
        (dt.datetime(2008, 11, 18, 1, 2, 3, 500_000, dt.UTC), "2008-11-18T01:02:03.500Z"),
        (dt.datetime(2008, 11, 18, 1, 2, 3, 1, dt.UTC), "2008-11-18T01:02:03.000001Z"),
    ],
)
def test_timestamps(moment: dt.datetime, shown: str) -> None:
    """Fractions of a second are shown only where there are any."""
    assert shown == compile_template("{doc.moment}", ENV)(doc=Document(moment=moment))


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("a } b", [(2, 3, "write '}}' for a brace")]),
        ("a { b", [(2, 3, "this '{' is not closed; write '{{' for a brace itself")]),
        ("a {'b} c", [(2, 3, "this '{' is not closed; write '{{' for a brace itself")]),
        ("a {} b", [(3, 3, "there is no expression here")]),
        ("a {doc.knd} b {unknown}", [
            (7, 10, "Document has no field 'knd'; did you mean 'kind'?"), (15, 22, "unknown name 'unknown'"),
        ]),
        ("{doc.from.class}", [(1, 15, "'doc.from' may be absent; guard it with has(doc.from)")]),
        ("{doc.kind!r}", [(9, 10, "expected an operator or the end here, found '!'")]),
        ("{doc.kind:>10}", [(9, 10, "expected an operator or the end here, found ':'")]),
        ("{doc.kind = }", [(10, 11, "'=' is not an operator; compare with '=='")]),
        ("{doc.urgent}", [(1, 11, 'a condition cannot be shown; write condition ? "..." : "..."')]),
        ("{doc.age}", [(1, 8, "a duration cannot be shown; show days_between(...) or duration.getHours()")]),
        ("{doc}", [(1, 4, "Document cannot be shown; show one of its fields")]),
        ("{doc.portions}", [(1, 13, "Portion cannot be shown; show one of its fields")]),
        ("{doc.tables}", [(1, 11, "a list of lists cannot be shown")]),
        ("} {{{doc}", [(0, 1, "write '}}' for a brace"), (5, 8, "Document cannot be shown; show one of its fields")]),
    ],
)  # fmt: skip
def test_errors(text: str, errors: list[tuple[int, int, str]]) -> None:
    """Every error is found, with its place in the template."""
    assert errors == [(error.offset, error.end, error.message) for error in check_template(text, ENV).errors]


def test_parts() -> None:
    """A template is text and expressions, with their places."""
    text, hole, tail = parse_template("a {doc} b").parts
    assert (text, tail) == ("a ", " b")
    assert isinstance(hole, Hole)
    assert (2, 7) == (hole.start, hole.end)


def test_guards_reach_messages() -> None:
    """A failed requirement guards the message."""
    require = check("!has(doc.from)", ENV)
    template = check_template("{doc.from.class}", require.when_false)
    assert template.errors == ()
    assert compile_template("{doc.from.class}", require.when_false)(doc=Document(from_=Sender())) == "action"


def test_names_used() -> None:
    """A template uses what any of its expressions uses."""
    template = check_template("doc {doc.kind} {n}", ENV)
    assert [True, True, False] == [template.uses(name) for name in ("doc", "n", "as_of")]
