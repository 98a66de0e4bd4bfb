"""The function library: one table, from which the checker, the code generator and the reference all work.

What CEL has is called as in CEL (specification, and the ``strings`` and ``math`` extensions); the rest is the language
of declassification dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from validator.ruleset.expression.literals import read_date, read_duration, read_timestamp
from validator.ruleset.expression.patterns import translate
from validator.ruleset.expression.signatures import Function, Kind
from validator.ruleset.expression.types import (
    BOOL,
    DATE,
    DURATION,
    INT,
    PATTERN,
    STRING,
    TIMESTAMP,
    EnumType,
    ListType,
    RecordType,
    Type,
    is_open,
    is_scalar,
)

MACROS: dict[str, tuple[str, str]] = {
    "has": ("has(a.b.c)", "whether every optional field on the way is there; see Guards"),
    "exists": ("list.exists(x, condition)", "whether the condition holds for some element"),
    "exists_one": ("list.exists_one(x, condition)", "whether it holds for exactly one element"),
    "all": ("list.all(x, condition)", "whether it holds for every element; true for an empty list"),
    "filter": ("list.filter(x, condition)", "the elements for which it holds"),
    "map": ("list.map(x, value)", "the value for each element; `list.map(x, condition, value)` leaves out the others"),
}
"""Macros by name: how they are written, and what they mean."""

ANY = Kind("T", lambda _: True)
ANY_LIST = ListType(ANY)
SCALAR = Kind("scalar", is_scalar)
DAY = Kind("date|timestamp", lambda kind: kind in (DATE, TIMESTAMP) or is_open(kind))
ENUM = Kind("enum", lambda kind: isinstance(kind, EnumType) or is_open(kind))
RECORD = Kind("record", lambda kind: is_open(kind) or (isinstance(kind, RecordType) and kind.may_be_unreadable))


def _operator(
    name: str, parameters: tuple[Type, ...], result: Type, code: str, meaning: str, *, partial: bool = False
) -> Function:
    return Function(name, "operator", parameters, result, code, meaning, "Arithmetic", partial=partial)


_ARITHMETIC = (
    _operator("+", (INT, INT), INT, "({0} + {1})", "the sum"),
    _operator("+", (STRING, STRING), STRING, "({0} + {1})", "one text behind the other"),
    _operator("+", (ANY_LIST, ANY_LIST), ANY_LIST, "[*{0}, *{1}]", "one list behind the other"),
    _operator("+", (DATE, DURATION), DATE, "_add_days({0}, {1})", "so many whole days later", partial=True),
    _operator("+", (TIMESTAMP, DURATION), TIMESTAMP, "_add({0}, {1})", "so much later", partial=True),
    _operator("+", (DURATION, TIMESTAMP), TIMESTAMP, "_add({1}, {0})", "so much later", partial=True),
    _operator("+", (DURATION, DURATION), DURATION, "_add({0}, {1})", "both together", partial=True),
    _operator("-", (INT, INT), INT, "({0} - {1})", "the difference"),
    _operator("-", (DATE, DATE), DURATION, "({0} - {1})", "the time between, whole days"),
    _operator("-", (TIMESTAMP, TIMESTAMP), DURATION, "({0} - {1})", "the time between"),
    _operator("-", (DATE, DURATION), DATE, "_add_days({0}, -{1})", "so many whole days earlier", partial=True),
    _operator("-", (TIMESTAMP, DURATION), TIMESTAMP, "_add({0}, -{1})", "so much earlier", partial=True),
    _operator("-", (DURATION, DURATION), DURATION, "_add({0}, -{1})", "the difference", partial=True),
    _operator("-", (INT,), INT, "(-{0})", "the negative"),
    _operator("[]", (ANY_LIST, INT), ANY, "_at({0}, {1})", "an element by its place, counted from 0", partial=True),
    _operator("*", (INT, INT), INT, "({0} * {1})", "the product"),
    _operator("/", (INT, INT), INT, "_quotient({0}, {1})", "the quotient, cut off towards zero", partial=True),
    _operator(
        "%", (INT, INT), INT, "_remainder({0}, {1})", "the remainder; its sign is the first number's", partial=True
    ),
)


def _text(
    name: str, parameters: tuple[Type, ...], result: Type, code: str, meaning: str, *, partial: bool = False
) -> Function:
    return Function(name, "method", (STRING, *parameters), result, code, meaning, "Text", partial=partial)


_MATCHES = "whether the pattern, a string literal, is found anywhere in the text; see Patterns"
_TEXT = (
    Function("size", "function", (STRING,), INT, "len({0})", "the number of characters", "Text"),
    _text("size", (), INT, "len({0})", "the same"),
    _text("startsWith", (STRING,), BOOL, "{0}.startswith({1})", "whether the text begins so"),
    _text("endsWith", (STRING,), BOOL, "{0}.endswith({1})", "whether it ends so"),
    _text("contains", (STRING,), BOOL, "({1} in {0})", "whether the other stands in it"),
    Function(
        "matches",
        "method",
        (STRING, STRING),
        BOOL,
        "({1}({0}) is not None)",
        _MATCHES,
        "Text",
        read=translate,
        read_type=PATTERN,
    ),
    Function(
        "matches",
        "function",
        (STRING, STRING),
        BOOL,
        "({1}({0}) is not None)",
        "the same",
        "Text",
        read=translate,
        read_type=PATTERN,
    ),
    _text("indexOf", (STRING,), INT, "{0}.find({1})", "where the other first stands, counted from 0; -1 if nowhere"),
    _text("charAt", (INT,), STRING, "_char_at({0}, {1})", "one character, counted from 0", partial=True),
    _text("substring", (INT,), STRING, "_substring({0}, {1})", "the rest from there", partial=True),
    _text(
        "substring",
        (INT, INT),
        STRING,
        "_substring({0}, {1}, {2})",
        "from there up to, but not with, there",
        partial=True,
    ),
    _text("lowerAscii", (), STRING, "_lower_ascii({0})", "with A to Z in lower case"),
    _text("upperAscii", (), STRING, "_upper_ascii({0})", "with a to z in upper case"),
    _text("trim", (), STRING, "{0}.strip(_SPACE)", "without white space at either end"),
    _text("replace", (STRING, STRING), STRING, "{0}.replace({1}, {2})", "with the second in place of every first"),
    _text("split", (STRING,), ListType(STRING), "_split({0}, {1})", "the parts between separators"),
    Function("join", "method", (ListType(STRING),), STRING, "''.join({0})", "the texts joined", "Text"),
    Function("join", "method", (ListType(STRING), STRING), STRING, "{1}.join({0})", "with a separator between", "Text"),
    Function(
        "distance",
        "function",
        (STRING, STRING),
        INT,
        "_distance({0}, {1})",
        "how many letters were left out, put in, exchanged or swapped with their neighbour; 5 stands for 5 and more",
        "Text",
    ),
)


def _converted(name: str, source: Type, result: Type, code: str, meaning: str, *, partial: bool = False) -> Function:
    return Function(name, "function", (source,), result, code, meaning, "Conversion", partial=partial)


_CONVERSION = (
    Function(
        "date",
        "function",
        (STRING,),
        DATE,
        "{0}",
        'a date from a literal, `date("2003-09-22")`',
        "Conversion",
        read=read_date,
        read_type=DATE,
    ),
    _converted("date", TIMESTAMP, DATE, "{0}.date()", "the day in UTC"),
    Function(
        "timestamp",
        "function",
        (STRING,),
        TIMESTAMP,
        "{0}",
        'a moment from a literal, `timestamp("2003-09-22T14:30:00Z")`',
        "Conversion",
        read=read_timestamp,
        read_type=TIMESTAMP,
    ),
    _converted("timestamp", DATE, TIMESTAMP, "_midnight({0})", "the first moment of the day in UTC"),
    Function(
        "duration",
        "function",
        (STRING,),
        DURATION,
        "{0}",
        'a length of time from a literal, `duration("36h")`; units h, m, s, ms, us',
        "Conversion",
        read=read_duration,
        read_type=DURATION,
    ),
    _converted("int", STRING, INT, "_parse_int({0})", "the number that the text is", partial=True),
    _converted("string", INT, STRING, "str({0})", "in decimal"),
    _converted("string", BOOL, STRING, "('true' if {0} else 'false')", "`true` or `false`"),
    _converted("string", DATE, STRING, "{0}.isoformat()", "`2003-09-22`"),
    _converted("string", TIMESTAMP, STRING, "_show_timestamp({0})", "`2003-09-22T14:30:00Z`"),
    _converted("string", ENUM, STRING, "_show_enum({0})", "the member's title, such as `TOP SECRET`"),
    _converted("string", STRING, STRING, "{0}", "unchanged"),
)


def _part(name: str, receiver: Type, code: str, meaning: str) -> Function:
    return Function(name, "method", (receiver,), INT, code, meaning, "Parts of dates and times")


_PARTS = (
    _part("getFullYear", DAY, "{0}.year", "the year"),
    _part("getMonth", DAY, "({0}.month - 1)", "the month, **0 for January** as in CEL"),
    _part("getDate", DAY, "{0}.day", "the day of the month, 1 to 31"),
    _part("getDayOfMonth", DAY, "({0}.day - 1)", "the day of the month, **from 0** as in CEL"),
    _part("getDayOfWeek", DAY, "({0}.isoweekday() % 7)", "0 for Sunday to 6 for Saturday"),
    _part(
        "getDayOfYear", DAY, "(_day_of_year({0}) - 1)", "the day of the year, **from 0** as in CEL; see `day_of_year`"
    ),
    _part("getHours", TIMESTAMP, "{0}.hour", "the hour in UTC"),
    _part("getMinutes", TIMESTAMP, "{0}.minute", "the minute"),
    _part("getSeconds", TIMESTAMP, "{0}.second", "the second"),
    _part("getMilliseconds", TIMESTAMP, "({0}.microsecond // 1000)", "the thousandths of the second"),
    _part("getHours", DURATION, "_whole({0}, _HOUR)", "whole hours of a duration"),
    _part("getMinutes", DURATION, "_whole({0}, _MINUTE)", "whole minutes of a duration"),
    _part("getSeconds", DURATION, "_whole({0}, _SECOND)", "whole seconds of a duration"),
)


def _dates(
    name: str,
    parameters: tuple[Type, ...],
    result: Type,
    code: str,
    meaning: str,
    *,
    partial: bool = False,
    variadic: bool = False,
) -> Function:
    return Function(name, "function", parameters, result, code, meaning, "Periods", variadic=variadic, partial=partial)


_PERIODS = (
    _dates(
        "years_after",
        (DATE, INT),
        DATE,
        "_years_after({0}, {1})",
        "the same calendar day so many years later; 29 February becomes 1 March, the later reading",
        partial=True,
    ),
    _dates(
        "years_before",
        (DATE, INT),
        DATE,
        "_years_before({0}, {1})",
        "the same calendar day so many years earlier; 29 February becomes 28 February, the earlier reading",
        partial=True,
    ),
    _dates("years_between", (DATE, DATE), INT, "_years_between({0}, {1})", "whole years from the first to the second"),
    _dates("days_after", (DATE, INT), DATE, "_days_after({0}, {1})", "so many days later", partial=True),
    _dates("days_between", (DATE, DATE), INT, "({1} - {0}).days", "days from the first to the second"),
    _dates("year_end", (INT,), DATE, "_year_end({0})", "31 December of the year", partial=True),
    _dates("day_of_year", (DATE,), INT, "_day_of_year({0})", "1 for 1 January, as in a message header"),
    _dates("latest", (DAY,), DAY, "max(({all},))", "the latest of them", variadic=True),
    _dates("latest", (ListType(DAY),), DAY, "_largest({0})", "the latest in the list", partial=True),
    _dates("earliest", (DAY,), DAY, "min(({all},))", "the earliest of them", variadic=True),
    _dates("earliest", (ListType(DAY),), DAY, "_smallest({0})", "the earliest in the list", partial=True),
)


def _lists(name: str, parameter: Type, result: Type, code: str, meaning: str, *, partial: bool = False) -> Function:
    return Function(name, "function", (parameter,), result, code, meaning, "Lists and numbers", partial=partial)


_LISTS = (
    _lists("size", ANY_LIST, INT, "len({0})", "the number of elements"),
    Function("size", "method", (ANY_LIST,), INT, "len({0})", "the same", "Lists and numbers"),
    _lists("first", ANY_LIST, ANY, "_first({0})", "the first element", partial=True),
    _lists("last", ANY_LIST, ANY, "_last({0})", "the last element", partial=True),
    _lists(
        "distinct",
        ListType(SCALAR),
        ListType(SCALAR),
        "list(dict.fromkeys({0}))",
        "each value once, in order of first place",
    ),
    _lists("sorted", ListType(SCALAR), ListType(SCALAR), "sorted({0})", "from smallest to largest"),
    _lists("sum", ListType(INT), INT, "sum({0})", "the sum; 0 for an empty list"),
    _lists(
        "highest", ListType(ENUM), ENUM, "_largest({0})", "the highest member, such as the highest level", partial=True
    ),
    _lists("lowest", ListType(ENUM), ENUM, "_smallest({0})", "the lowest member", partial=True),
    Function(
        "math.greatest",
        "function",
        (INT,),
        INT,
        "max(({all},))",
        "the largest of them",
        "Lists and numbers",
        variadic=True,
    ),
    _lists("math.greatest", ListType(INT), INT, "_largest({0})", "the largest in the list", partial=True),
    Function(
        "math.least",
        "function",
        (INT,),
        INT,
        "min(({all},))",
        "the smallest of them",
        "Lists and numbers",
        variadic=True,
    ),
    _lists("math.least", ListType(INT), INT, "_smallest({0})", "the smallest in the list", partial=True),
)

_READING = (
    Function(
        "readable",
        "function",
        (RECORD,),
        BOOL,
        "{0}.readable",
        "whether it was understood; never undetermined",
        "Reading",
    ),
)

LIBRARY = (*_ARITHMETIC, *_TEXT, *_CONVERSION, *_PARTS, *_PERIODS, *_LISTS, *_READING)
"""Every signature, in the order of the reference."""


def _by_name(functions: Iterable[Function]) -> dict[str, tuple[Function, ...]]:
    ordered = sorted(functions, key=lambda function: function.name)
    return {name: tuple(group) for name, group in groupby(ordered, key=lambda function: function.name)}


FUNCTIONS = _by_name(function for function in LIBRARY if function.form == "function")
METHODS = _by_name(function for function in LIBRARY if function.form == "method")
OPERATORS = _by_name(function for function in LIBRARY if function.form == "operator" and len(function.parameters) == 2)
NEGATIVE = tuple(function for function in LIBRARY if function.form == "operator" and len(function.parameters) == 1)
INDEXING = OPERATORS["[]"]


def methods_of(receiver: Type) -> list[str]:
    """Return the names of the methods that a value of this type has, macros included."""
    names = [name for name, some in METHODS.items() if any(function.receives(receiver) for function in some)]
    return [*names, *(name for name in MACROS if name != "has")] if isinstance(receiver, ListType) else names
