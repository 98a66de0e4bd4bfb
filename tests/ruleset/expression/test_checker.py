"""What is wrong with an expression: every error, with its place and near match."""

import pytest

from tests.ruleset.expression.sample import ENV, env
from validator.ruleset.expression import BOOL, INT, WRONG, Environment, check
from validator.ruleset.expression.checker import Checker
from validator.ruleset.expression.syntax import Node
from validator.ruleset.expression.types import DATE


def wrong(text: str, environment: Environment = ENV) -> list[tuple[str, str]]:
    """Return, for every error, the words that it is about and its message."""
    return [(text[error.offset : error.end], error.message) for error in check(text, environment).errors]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1", "int"),
        ("'a'", "string"),
        ("true", "bool"),
        ("doc", "Document"),
        ("doc.date", "date"),
        ("doc.date + duration('24h')", "date"),
        ("doc.date - doc.date", "duration"),
        ("doc.moment", "timestamp"),
        ("doc.level", "Level"),
        ("Level.SECRET", "Level"),
        ("[Level.SECRET]", "list<Level>"),
        ("[]", "list<nothing>"),
        ("[[], [1]]", "list<list<int>>"),
        ("doc.urgent ? [] : doc.tags", "list<string>"),
        ("doc.portions", "list<Portion>"),
        ("doc.portions[0]", "Portion"),
        ("first(doc.portions).text", "string"),
        ("doc.portions.map(p, p.text)", "list<string>"),
        ("doc.portions.filter(p, p.text == '')", "list<Portion>"),
        ("highest(doc.levels)", "Level"),
        ("sorted(doc.dates)", "list<date>"),
        ("earliest(doc.moment)", "timestamp"),
        ("doc.embedded.map(d, d.embedded)", "list<list<Document>>"),
        ("doc.declassify_on", "Instruction"),
        ("unknown", "wrong"),
        ("1 +", "wrong"),
    ],
)
def test_types(text: str, kind: str) -> None:
    """Every expression has one type; one with an error in it still has a type if that is clear."""
    assert kind == str(check(text, ENV).type)


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        # names and fields
        ("dco.kind == 'cable'", "dco", "unknown name 'dco'; did you mean 'doc'?"),
        ("something", "something", "unknown name 'something'"),
        ("math", "math", "'math' is no value by itself; it is written 'math.' with a name behind it"),
        ("Level == 1", "Level", "'Level' is no value by itself; it is written 'Level.' with a name behind it"),
        ("leval.SECRET == doc.level", "leval", "unknown name 'leval'; did you mean 'Level'?"),
        ("doc.knd", "knd", "Document has no field 'knd'; did you mean 'kind'?"),
        ("doc._secret", "_secret", "Document has no field '_secret'"),
        ("doc.from_", "from_", "Document has no field 'from_'; did you mean 'from'?"),
        ("doc.anything", "anything", "Document has no field 'anything'"),
        ("doc.level == Level.SECERT", "SECERT", "Level has no member 'SECERT'; did you mean 'SECRET'?"),
        ("Level.SECRET.title", "title", "Level has no field 'title'"),
        ("doc.date.year", "year", "date has no field 'year'; did you mean 'getFullYear()'?"),
        ("doc.tags.size > 0", "size", "list<string> has no field 'size'; it is written size()"),
        ("doc.tags.exist", "exist", "list<string> has no field 'exist'; did you mean 'exists()'?"),
        ("doc.kind.text", "text", "string has no field 'text'"),
        ("[].map(x, x.a)", "a", "nothing has no field 'a'"),
        # operators
        ("!doc.kind", "doc.kind", "'!' needs a condition, not string"),
        ("doc.urgent && 1", "1", "'&&' needs conditions, not int"),
        ("'a' || doc.urgent", "'a'", "'||' needs conditions, not string"),
        ("doc.kind ? 1 : 2", "doc.kind", "'?' needs a condition before it, not string"),
        ("doc.urgent ? 1 : 'a'", "1 : 'a'", "both branches of '?:' need the same type, not int and string"),
        ("1 + 'a'", "1 + 'a'", "'+' is not defined for int and string"),
        ("doc.date + 1", "doc.date + 1", "'+' is not defined for date and int; write days_after(date, days)"),
        ("doc.date * 2", "doc.date * 2", "'*' is not defined for date and int"),
        ("-doc.kind", "-doc.kind", "'-' is not defined for string"),
        ("1 / 0", "0", "division by zero"),
        ("n % 0", "0", "division by zero"),
        ("doc.tags['a']", "doc.tags['a']", "'[]' is not defined for list<string> and string"),
        ("[1, 'a']", "'a'", "the elements of a list need the same type, not int and string"),
        ("1 == '1'", "1 == '1'", "'==' needs the same type on both sides, not int and string"),
        (
            "doc.date < doc.moment",
            "doc.date < doc.moment",
            "'<' needs the same type on both sides, not date and timestamp; convert with date(...) or timestamp(...)",
        ),
        ("doc.level == 3", "doc.level == 3", "'==' needs the same type on both sides, not Level and int"),
        ("doc.level < Colour.RED", "doc.level < Colour.RED",
         "'<' needs the same type on both sides, not Level and Colour"),
        ("doc == doc", "doc == doc", "Document cannot be compared; compare its fields"),
        ("doc.portions != doc.portions", "doc.portions != doc.portions",
         "list<Portion> cannot be compared; compare its fields"),
        ("doc.tags < doc.tags", "doc.tags < doc.tags", "'<' cannot order list<string>"),
        ("doc < doc", "doc < doc", "'<' cannot order Document"),
        ("'a' in 'abc'", "'a' in 'abc'", "'in' needs a list on its right, not string; write text.contains(part)"),
        ("1 in 2", "1 in 2", "'in' needs a list on its right, not int"),
        ("1 in ['a']", "1 in ['a']", "'in' cannot look for int in list<string>"),
        ("[1] in doc.tables", "[1] in doc.tables", "'in' cannot look for list<int> in list<list<int>>"),
        ("doc in doc.embedded", "doc in doc.embedded", "'in' cannot look for Document in list<Document>"),
        # calls
        ("year_after(doc.date, 1)", "year_after", "unknown function 'year_after'; did you mean 'years_after'?"),
        ("zzz(1)", "zzz", "unknown function 'zzz'"),
        ("years_after(doc.date)", "years_after(doc.date)",
         "years_after(date) does not fit; there is years_after(date, int) -> date"),
        ("size(1)", "size(1)", "size(int) does not fit; there is size(string) -> int and size(list<T>) -> int"),
        ("doc.kind.startsWith(1)", "doc.kind.startsWith(1)",
         "string.startsWith(int) does not fit; there is string.startsWith(string) -> bool"),
        ("doc.kind.startWith('a')", "startWith", "unknown method of string 'startWith'; did you mean 'startsWith'?"),
        ("doc.kind()", "kind",
         "unknown method of Document 'kind'; 'kind' is a field and is written without parentheses"),
        ("doc.date.years_after(2)", "years_after",
         "unknown method of date 'years_after'; it is written years_after(date, int) -> date"),
        ("startsWith(doc.kind, 'a')", "startsWith",
         "unknown function 'startsWith'; it is written string.startsWith(string) -> bool"),
        ("exists(doc.tags, true)", "exists",
         "unknown function 'exists'; it is written list.exists(x, condition)"),
        ("doc.kind.has()", "has", "unknown method of string 'has'; it is written has(a.b.c)"),
        ("len(doc.tags)", "len", "unknown function 'len'; write 'size'"),
        ("not(doc.urgent)", "not", "unknown function 'not'; write '!'"),
        ("math.max(1, 2)", "max", "unknown function 'math.max'; did you mean 'math.least'?"),
        ("math.greatest('a')", "math.greatest('a')",
         "math.greatest(string) does not fit; there is math.greatest(int, ...) -> int and "
         "math.greatest(list<int>) -> int"),
        ("math.greatest()", "math.greatest()",
         "math.greatest() does not fit; there is math.greatest(int, ...) -> int and math.greatest(list<int>) -> int"),
        ("latest(doc.date, doc.moment)", "latest(doc.date, doc.moment)",
         "latest(date, timestamp) does not fit; there is latest(date|timestamp, ...) -> date|timestamp and "
         "latest(list<date|timestamp>) -> date|timestamp"),
        ("highest(doc.numbers)", "highest(doc.numbers)",
         "highest(list<int>) does not fit; there is highest(list<enum>) -> enum"),
        ("distinct(doc.portions)", "distinct(doc.portions)",
         "distinct(list<Portion>) does not fit; there is distinct(list<scalar>) -> list<scalar>"),
        ("readable(doc)", "readable(doc)", "readable(Document) does not fit; there is readable(record) -> bool"),
        # literals
        ("date(doc.kind) == doc.date", "doc.kind",
         "date() needs a string literal here, which is checked when the rule is loaded"),
        ("date('2003-02-30') == doc.date", "'2003-02-30'", "there is no such day as 2003-02-30"),
        ("doc.kind.matches(doc.kind)", "doc.kind",
         "matches() needs a string literal here, which is checked when the rule is loaded"),
        ("doc.kind.matches('a(?=b)')", "(",
         "of the forms with '(?' only '(?:' is allowed: no flags, names, look-ahead or look-behind"),
        (r"doc.kind.matches(r'\1')", "\\", "'\\1': back-references are not allowed"),
        (r"doc.kind.matches('\\1')", r"'\\1'", "'\\1': back-references are not allowed"),
        ("doc.kind.matches('(?:a+)+')", "'(?:a+)+'",
         "the pattern could take very long: in a repeated group the next character has to decide how to go on (no "
         "repeat within a repeat that can share its characters, no branches that begin alike)"),
        # macros
        ("doc.kind.exists(x, true)", "doc.kind", "exists() needs a list, not string"),
        ("doc.tags.exists(x)", "exists(x)", "exists() is written list.exists(x, condition)"),
        ("doc.tags.exists(1, true)", "exists(1, true)", "exists() is written list.exists(x, condition)"),
        ("doc.tags.map(x, true, x, x)", "map(x, true, x, x)", "map() is written list.map(x, value)"),
        ("doc.tags.exists(x, x)", "x", "exists() needs a condition, not string"),
        ("doc.tags.map(x, x, x)", "x", "map() needs a condition, not string"),
        ("doc.tags.exists(doc, true)", "doc", "'doc' already has a meaning here; choose another name"),
        ("doc.tags.exists(in_, true) && in_ == ''", "in_", "unknown name 'in_'"),
        ("doc.tags.all(x, doc.tags.all(x, true))", "x", "'x' already has a meaning here; choose another name"),
        ("doc.tags.all(Level, true)", "Level",
         "'Level' is the name of an enumeration or of functions; choose another name"),
        # has
        ("has(doc)", "has(doc)", "has() takes one field, such as has(doc.declassify_on.date)"),
        ("has()", "has()", "has() takes one field, such as has(doc.declassify_on.date)"),
        ("has(doc.from, doc.from)", "has(doc.from, doc.from)",
         "has() takes one field, such as has(doc.declassify_on.date)"),
        ("has(Level.SECRET)", "has(Level.SECRET)", "has() takes one field, such as has(doc.declassify_on.date)"),
        ("has(doc.kind)", "has(doc.kind)", "'doc.kind' is always there; has() is not needed"),
        ("has(doc.tags)", "has(doc.tags)",
         "'doc.tags' is always there; has() is not needed, and does not ask whether a list is empty: write "
         "size(doc.tags) > 0"),
        ("has(doc.form)", "form", "Document has no field 'form'; did you mean 'from'?"),
        ("has(doc.from.offise)", "offise", "Sender has no field 'offise'; did you mean 'office'?"),
        ("has(Level.SECRET.title)", "title", "Level has no field 'title'"),
    ],
)  # fmt: skip
def test_one_error(text: str, words: str, message: str) -> None:
    """One mistake gives one error, about the words that are wrong."""
    assert [(words, message)] == wrong(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dco.kind == 1 && doc.knd > 'a' || zzz(n, m)", ["dco", "knd", "zzz", "m"]),
        ("foo.bar(doc.baz) + (1 + 'a')", ["foo", "baz", "1 + 'a'"]),
        ("unknown.exists(x, x.y == 1 && z)", ["unknown", "z"]),
        ("[unknown, 1, 'a']", ["unknown", "'a'"]),
        ("(1 + 'a') in [unknown]", ["1 + 'a'", "unknown"]),
        ("has(doc.from.bad) && doc.from.class == 1", ["bad", "doc.from.class == 1"]),
        ("doc.tags.exists(x, y) ? unknown : -'a'", ["y", "unknown", "-'a'"]),
        ("doc.from.class == doc.from.class", ["doc.from.class"]),
        ("first(unknown).foo.bar", ["unknown"]),
        ("doc.nothing.exists()", ["nothing", "exists()"]),
    ],
)
def test_all_errors(text: str, words: list[str]) -> None:
    """All errors of an expression are found in one go, in order of place; none is a mere consequence of another."""
    assert words == [found for found, _ in wrong(text)]


def test_expected_type() -> None:
    """A place in a rule may ask for one type; an expression with an error of its own gets no second one."""
    assert [(0, 1, "a condition is needed here, not int")] == [
        (error.offset, error.end, error.message) for error in check("n", ENV, BOOL).errors
    ]
    assert ["date is needed here, not int"] == [error.message for error in check("n", ENV, DATE).errors]
    assert check("n", ENV, INT).errors == ()
    assert ["unknown name 'm'; did you mean 'math'?"] != [error.message for error in check("m", ENV, BOOL).errors]
    assert len(check("m", ENV, BOOL).errors) == 1


def test_names_used() -> None:
    """Bound names that occur are known; loop variables are none of them."""
    checked = check("doc.tags.exists(x, x == 'n') && as_of > doc.date", ENV)
    assert [True, True, False, False] == [checked.uses(name) for name in ("doc", "as_of", "n", "x")]
    assert not check("n +", ENV).uses("n")


def test_a_bound_name_hides_no_function() -> None:
    """A name may be that of a function: parentheses tell them apart."""
    assert check("size(doc.tags) == size", ENV.bind("size", INT)).errors == ()
    assert check("highest == Level.SECRET", ENV.bind("highest", check("doc.level", ENV).type)).errors == ()


def test_everything_is_the_same_enumeration() -> None:
    """Without a record no enumeration is known."""
    assert ["unknown name 'Level'"] == [error.message for error in check("Level.SECRET", env(n=INT)).errors]


def test_parse_errors_come_alone() -> None:
    """What cannot be parsed has no type, and leaves the environment as it is."""
    checked = check("doc.date ==", ENV)
    assert WRONG == checked.type
    assert ENV is checked.when_true is checked.when_false
    assert ["expected a value here, found the end"] == [error.message for error in checked.errors]


def test_only_known_nodes_are_checked() -> None:
    """A node of no known class is a mistake of the program."""
    with pytest.raises(TypeError):
        Checker().judge(Node(0, 0), ENV)
