"""What the checker promises: an expression without errors has a value of its type, or is undetermined."""

import datetime as dt
from enum import IntEnum

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ruleset.expression.sample import AS_OF, ENV, Document, Instruction, Level, Marking, Portion
from validator.errors import Undetermined
from validator.ruleset.expression import check, check_template, compile_expression, compile_template
from validator.ruleset.expression.types import (
    BOOL,
    DATE,
    DURATION,
    INT,
    STRING,
    TIMESTAMP,
    EnumType,
    ListType,
    Type,
)

CLASSES: dict[Type, type] = {
    BOOL: bool,
    INT: int,
    STRING: str,
    DATE: dt.date,
    TIMESTAMP: dt.datetime,
    DURATION: dt.timedelta,
}
DOCUMENTS = (
    Document(),
    Document(
        level=Level.CONFIDENTIAL,
        portions=(Portion(), Portion(marking=Marking()), Portion(marking=Marking(Level.SECRET))),
        tags=["b", "a"],
        numbers=(1, 0, 2),
        levels=(Level.SECRET,),
        dates=(AS_OF,),
        tables=((1,), ()),
        declassify_on=Instruction("unreadable"),
    ),
)
ATOMS = [
    *("doc.kind", "doc.pages", "doc.tags", "doc.numbers", "doc.levels", "doc.level", "doc.date", "doc.urgent", "n"),
    *("true", "1", "-1", "'a'", "Level.SECRET", "doc.portions", "doc.from", "[]", "doc.classified", "doc.tables"),
    *("has(doc.from)", "has(doc.declassify_on.date)", "doc.declassify_on.date", "doc.age", "doc.moment", "as_of"),
]
OPERATORS = ["==", "!=", "<", ">=", "in", "+", "-", "*", "/", "%", "&&", "||"]
FUNCTIONS = ["size", "first", "sorted", "distinct", "highest", "string", "sum", "latest", "math.least", "readable"]


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return expressions one step larger, without regard to types."""
    variable = st.integers(0, 99).map("x{}".format)
    return st.one_of(
        st.tuples(inner, st.sampled_from(OPERATORS), inner).map("({0[0]} {0[1]} {0[2]})".format),
        st.tuples(inner, inner, inner).map("({0[0]} ? {0[1]} : {0[2]})".format),
        st.tuples(st.sampled_from(FUNCTIONS), inner).map("{0[0]}({0[1]})".format),
        st.tuples(inner, st.sampled_from(["exists", "all", "filter", "map"]), variable, inner).map(
            "{0[0]}.{0[1]}({0[2]}, {0[3]} == {0[2]})".format
        ),
        st.tuples(inner, inner).map("{0[0]}[{0[1]}]".format),
        st.tuples(inner, inner).map("years_after({0[0]}, {0[1]})".format),
        st.tuples(inner, inner).map("[{0[0]}, {0[1]}]".format),
        inner.map("!{}".format),
    )


def has_type(found: object, kind: Type) -> bool:
    """Whether a value is of a type of the language."""
    if isinstance(kind, ListType):
        return isinstance(found, (list, tuple)) and all(has_type(item, kind.item) for item in found)
    if isinstance(kind, EnumType):
        return isinstance(found, IntEnum)
    return type(found) is CLASSES.get(kind, type(found))


@settings(max_examples=1000, deadline=None)
@given(text=st.recursive(st.sampled_from(ATOMS), grown, max_leaves=6))
def test_no_surprises(text: str) -> None:
    """The value is of the type that was found; only ``Undetermined`` is ever raised; what can be shown is shown."""
    checked = check(text, ENV)
    if checked.errors:  # most are; that they are errors, and nothing worse, is half of the test
        return
    evaluate = compile_expression(text, ENV)
    template = f"{{{text}}}"
    show = None if check_template(template, ENV).errors else compile_template(template, ENV)
    for document in DOCUMENTS:
        try:
            assert has_type(evaluate(doc=document, as_of=AS_OF, n=2), checked.type)
            assert show is None or isinstance(show(doc=document, as_of=AS_OF, n=2), str)
        except Undetermined:
            continue
