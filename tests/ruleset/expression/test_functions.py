"""Every function and operator: its value, and where it has none."""

import builtins
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ruleset.expression.sample import ENV, Colour, Document, Level, Marking, value
from validator.dates import calendar
from validator.errors import Undetermined
from validator.ruleset.expression import RUNTIME, Writer, check, emit, runtime
from validator.ruleset.expression.functions import LIBRARY, methods_of
from validator.ruleset.expression.signatures import Function, Kind
from validator.ruleset.expression.types import BOOL, DATE, INT, NOTHING, STRING, WRONG, ListType

LEAP = Document(date=dt.date(2004, 2, 29))
FULL = Document(
    tags=["b", "a", "b"],
    numbers=(3, 1, 2),
    dates=(dt.date(2008, 1, 2), dt.date(2003, 9, 22)),
    levels=(Level.SECRET, Level.TOP_SECRET, Level.CONFIDENTIAL),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what CEL has as well is compared with CEL itself in test_against_cel; here is only what needs our own code
        ("-7 % 3", -1),
        ("int('-12')", -12),
        ("'abc'.charAt(1)", "b"),
        ("'abc'.substring(1)", "bc"),
        ("'abc'.substring(1, 2)", "b"),
        ("'a,b'.split(',')", ["a", "b"]),
        ("'ab'.split('')", ["a", "b"]),
        ("''.split('')", [""]),
        ("doc.age.getHours()", 36),
        ("(doc.age - duration('40h')).getHours()", -4),
        ("(doc.age - duration('37h30m')).getHours()", -1),
        ("doc.age + doc.moment", dt.datetime(2008, 11, 19, 23, 49, tzinfo=dt.UTC)),
        ("[[1], [2]] == [[1], [2]]", True),
        ("[[1], [2]] == [[1], [3]]", False),
        ("[[1]] == [[1], [2]]", False),
        ("doc.date + duration('48h')", dt.date(2008, 11, 20)),
        ("doc.date + duration('47h')", dt.date(2008, 11, 19)),
        ("doc.date - duration('47h')", dt.date(2008, 11, 17)),
        ("doc.date + duration('-47h')", dt.date(2008, 11, 17)),
        ("doc.date + duration('-48h')", dt.date(2008, 11, 16)),
        ("doc.date - date('2008-11-08')", dt.timedelta(days=10)),
        ("date('2008-11-18') == doc.date", True),
        ("date(doc.moment)", dt.date(2008, 11, 18)),
        ("timestamp(doc.date)", dt.datetime(2008, 11, 18, tzinfo=dt.UTC)),
        ("doc.date.getFullYear()", 2008),
        ("doc.date.getMonth()", 10),
        ("doc.date.getDate()", 18),
        ("doc.date.getDayOfMonth()", 17),
        ("doc.date.getDayOfWeek()", 2),
        ("doc.date.getDayOfYear()", 322),
        ("day_of_year(doc.date)", 323),
        ("string(doc.date)", "2008-11-18"),
        ("string(Level.TOP_SECRET)", "TOP SECRET"),
        ("string(Colour.ULTRA_VIOLET)", "ULTRA VIOLET"),
        ("years_after(doc.date, 25)", dt.date(2033, 11, 18)),
        ("years_before(doc.date, 8)", dt.date(2000, 11, 18)),
        ("years_between(doc.date, as_of)", 18),
        ("days_after(doc.date, 13)", dt.date(2008, 12, 1)),
        ("days_after(doc.date, -18)", dt.date(2008, 10, 31)),
        ("days_between(doc.date, as_of)", 6579),
        ("days_between(as_of, doc.date)", -6579),
        ("year_end(doc.date.getFullYear() + 25)", dt.date(2033, 12, 31)),
        ("latest(doc.date)", dt.date(2008, 11, 18)),
        ("latest(doc.date, as_of, date('2003-09-22'))", dt.date(2026, 11, 23)),
        ("earliest(doc.date, as_of, date('2003-09-22'))", dt.date(2003, 9, 22)),
        ("latest(doc.moment, timestamp('2009-01-01T00:00:00Z'))", dt.datetime(2009, 1, 1, tzinfo=dt.UTC)),
        ("distance('NODIS', 'NODSI')", 1),
        ("doc.level in [Level.SECRET, Level.TOP_SECRET]", True),
        ("doc.colour in [Colour.ULTRA_VIOLET]", False),
        ("Colour.ULTRA_VIOLET < doc.colour", True),
        ("doc.inner", 1),
        ("[Level.SECRET, doc.level]", [Level.SECRET, Level.SECRET]),
        ("[as_of, doc.date][1]", dt.date(2008, 11, 18)),
        ("[[1], [2, 3]][1][0]", 2),
        ("[]", ()),
        ("[1]", (1,)),
        ("doc.date in [date('2008-11-18')]", True),
        ("doc.kind in ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'cable']", True),
        ("doc.level in [doc.level]", True),
        ("sum([])", 0),
        ("doc.tables == []", True),
        ("[] != doc.tables", False),
        ("-n", 0),
        ("math.greatest(n)", 0),
    ],
)  # fmt: skip
def test_values(text: str, expected: object) -> None:
    """Each function gives what the reference says."""
    assert expected == value(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("latest(doc.dates)", dt.date(2008, 1, 2)),
        ("earliest(doc.dates)", dt.date(2003, 9, 22)),
        ("highest(doc.levels)", Level.TOP_SECRET),
        ("lowest(doc.levels)", Level.CONFIDENTIAL),
        ("first(doc.numbers)", 3),
        ("last(doc.numbers)", 2),
        ("sorted(doc.numbers)", [1, 2, 3]),
        ("sorted(doc.dates)", [dt.date(2003, 9, 22), dt.date(2008, 1, 2)]),
        ("distinct(doc.tags)", ["b", "a"]),
        ("sum(doc.numbers)", 6),
        ("math.greatest(doc.numbers)", 3),
        ("math.least(doc.numbers)", 1),
    ],
)
def test_lists(text: str, expected: object) -> None:
    """Functions of lists; all but those that are marked have an answer for an empty list, too."""
    assert expected == value(text, FULL)
    name = text.partition("(")[0]
    partial = any(function.partial for function in LIBRARY if function.name == name and not function.variadic)
    if partial:
        with pytest.raises(Undetermined):
            value(text)
    else:
        assert not value(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("years_after(doc.date, 1)", dt.date(2005, 3, 1)),
        ("years_after(doc.date, 4)", dt.date(2008, 2, 29)),
        ("years_after(doc.date, 25)", dt.date(2029, 3, 1)),
        ("years_before(doc.date, 1)", dt.date(2003, 2, 28)),
        ("years_between(doc.date, date('2005-02-28'))", 0),
        ("years_between(doc.date, date('2005-03-01'))", 1),
    ],
)
def test_leap_day(text: str, expected: object) -> None:
    """A ceiling from 29 February accepts 1 March, a floor 28 February (no text says which is meant)."""
    assert expected == value(text, LEAP)


@pytest.mark.parametrize(
    "text",
    [
        "years_after(doc.date, 8000)",
        "years_after(doc.date, 9223372036854775807)",
        "years_before(doc.date, 2008)",
        "days_after(doc.date, 9223372036854775807)",
        "days_after(doc.date, -1000000)",
        "year_end(0)",
        "year_end(10000)",
        "date('9999-12-31') + duration('24h')",
        "date('0001-01-01') - duration('24h')",
        "timestamp('9999-12-31T23:59:59Z') + duration('1s')",
        "n / n",
        "n % n",
        "doc.numbers[0]",
        "doc.numbers[-1]",
        "int('x')",
        "'abc'.charAt(9)",
        "'abc'.substring(9)",
    ],
)
def test_no_answer(text: str) -> None:
    """What has no answer is undetermined; no exception of Python comes out."""
    with pytest.raises(Undetermined):
        value(text)


def test_durations_that_python_cannot_hold() -> None:
    """Durations beyond Python's range are undetermined."""
    text = " + ".join(["doc.age"] * 3)
    with pytest.raises(Undetermined):
        value(text, Document(age=dt.timedelta.max))


def test_whole_numbers_have_no_limit() -> None:
    """Numbers do not overflow."""
    assert 2**63 == value("9223372036854775807 + 1")


@given(one=st.integers(), other=st.integers())
def test_division(one: int, other: int) -> None:
    """The quotient is cut off towards zero, and quotient and remainder make up the number."""
    if other == 0:
        with pytest.raises(Undetermined):
            runtime.quotient(one, other)
        return
    quotient, remainder = runtime.quotient(one, other), runtime.remainder(one, other)
    assert one == quotient * other + remainder
    assert abs(remainder) < abs(other)
    assert remainder == 0 or (remainder < 0) == (one < 0)


def plain_distance(one: str, other: str) -> int:
    """Return the edit distance by its definition, without limit."""
    table: dict[tuple[int, int], int] = {}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            ways = [i + j] if not (i and j) else []
            if i and j:
                ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (one[i - 1] != other[j - 1])]
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(one), len(other)]


@given(one=st.text("ab", max_size=9), other=st.text("abc", max_size=9))
def test_distance(one: str, other: str) -> None:
    """The distance is the edit distance with swaps, cut off at five."""
    assert min(plain_distance(one, other), runtime.FARTHEST) == runtime.distance(one, other)


def test_distance_of_long_texts_is_given_up_early() -> None:
    """Texts that have nothing in common are not compared to the end."""
    assert runtime.FARTHEST == runtime.distance("a" * 10_000, "b" * 10_000) == runtime.distance("", "b" * 5)


@given(st.text())
def test_ascii_case(text: str) -> None:
    """Only the letters A to Z change."""
    assert text.translate({code: code + 32 for code in range(65, 91)}) == runtime.lower_ascii(text)
    assert text.translate({code: code - 32 for code in range(97, 123)}) == runtime.upper_ascii(text)


def test_readable() -> None:
    """``readable`` tells the answer of the record."""
    assert runtime.absent(Marking(Level.SECRET)) is False
    with pytest.raises(Undetermined):
        runtime.absent(Marking())


def test_members_are_found_where_they_are_defined() -> None:
    """A member is looked up by module, name of the class within it, and its own name."""
    assert Colour.RED is runtime.member(Colour.__module__, "Colour", "RED")
    assert [Level.SECRET, "Inner.ONE"] == [
        value("doc.level"),
        str(value("[doc.inner]")).strip("[]<>").partition(":")[0],
    ]


def names_in_code(function: Function) -> tuple[str, ...]:
    """Return the globals that the code of a function uses."""
    arguments = [f"v{place}" for place in range(len(function.parameters))]
    code = function.code.format(*arguments, all=", ".join(arguments))
    return tuple(name for name in compile(code, "", "eval").co_names if hasattr(builtins, name) or name.startswith("_"))


def test_the_runtime_has_all_that_code_needs() -> None:
    """Every name in the code of the table is a global of ``RUNTIME``, and every other global is used by something."""
    named = {name for function in LIBRARY for name in names_in_code(function)}
    elsewhere = {"_absent", "_datetime", "_date", "_equal", "_member", "_searcher", "_timedelta", "_utc"}
    elsewhere |= {"all", "any", "bool", "frozenset"}
    assert set(RUNTIME) == named | elsewhere
    assert calendar.day_of_year is RUNTIME["_day_of_year"]


def test_signatures() -> None:
    """A signature reads as it is written in an expression."""
    signatures = {function.signature for function in LIBRARY}
    for signature in (
        "years_after(date, int) -> date",
        "string.startsWith(string) -> bool",
        "list<string>.join() -> string",
        "date + duration -> date",
        "-int -> int",
        "list<T>[int] -> T",
        "latest(date|timestamp, ...) -> date|timestamp",
    ):
        assert signature in signatures


def test_no_signature_is_there_twice() -> None:
    """Two signatures of one name differ in their arguments, and all have a meaning."""
    assert len(LIBRARY) == len({function.signature.partition(" -> ")[0] for function in LIBRARY})
    assert all(function.meaning for function in LIBRARY)


def test_results_without_variables() -> None:
    """A variable that no argument has settled stands for nothing."""
    one = Function("f", "function", (INT,), Kind("T", lambda _: True), "{0}", "", "")
    assert NOTHING == one.takes([INT])
    assert one.takes([STRING]) is None
    assert NOTHING == one.takes([WRONG])


def test_methods_of_types() -> None:
    """Methods are offered for the types that have them."""
    assert "exists" in methods_of(ListType(BOOL))
    assert "getFullYear" in methods_of(DATE)
    assert "startsWith" not in methods_of(DATE)


def test_equal_sources_share_a_constant() -> None:
    """A constant is made once for all expressions of a module."""
    writer = Writer()
    text = "doc.date > date('2003-09-22') && doc.date != date('2003-09-22')"
    assert "((v_doc.date > _k0) and (v_doc.date != _k0))" == emit(check(text, ENV), writer)
    assert ["_k0 = _date(2003, 9, 22)"] == writer.prologue
