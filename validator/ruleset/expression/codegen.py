"""Writes a checked tree as Python source.

Names of the language become locals ``v_<name>``; whatever is not written in place is a global of ``RUNTIME`` or a
constant of the module, both beginning with one underscore. No word of an expression ever becomes a Python name by
itself, and every field is an attribute that ``records`` has found on its class.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum

from attrs import define, field

from validator.ruleset.expression import tree as t
from validator.ruleset.expression.signatures import Pattern
from validator.ruleset.expression.types import ListType, Type

_LONG_LIST = 8
"""From this length on a set is quicker to look in than a tuple."""


def local_name(name: str) -> str:
    """Return the Python name of a bound name; the parameters of the generated function have these names."""
    return f"v_{name}"


@define
class Writer:
    """Collects what has to stand at the top of the generated module.

    Attributes:
        prologue: Statements that make the constants, to be run once before any expression.
    """

    prologue: list[str] = field(factory=list)
    _names: dict[str, str] = field(factory=dict)

    def constant(self, source: str) -> str:
        """Return the global name of a constant; equal sources share one."""
        name = self._names.get(source)
        if name is None:
            name = self._names[source] = f"_k{len(self._names)}"
            self.prologue.append(f"{name} = {source}")
        return name


def source_of(tree: t.Tree, writer: Writer) -> str:
    """Return Python source for the value of a tree; it can be put into any other expression as it is."""
    match tree:
        case t.Constant():
            return _constant(tree, writer)
        case t.Variable(name=name):
            return local_name(name)
        case t.FieldOf(operand=operand, attribute=attribute):
            return f"{source_of(operand, writer)}.{attribute}"
        case t.Presence(links=links):
            return _presence(links, writer)
        case t.Compared():
            return _compared(tree, writer)
        case t.Negation(operand=operand):
            return f"(not {source_of(operand, writer)})"
        case t.Junction(word=word, operands=operands):
            return f"({f' {word} '.join(source_of(operand, writer) for operand in operands)})"
        case t.Choice(condition=condition, chosen=chosen, otherwise=otherwise):
            one, test, other = (source_of(part, writer) for part in (chosen, condition, otherwise))
            return f"({one} if {test} else {other})"
        case t.Application(function=function, arguments=arguments):
            parts = [source_of(argument, writer) for argument in arguments]
            return function.code.format(*parts, all=", ".join(parts))
        case t.Display(items=items):
            return _display([source_of(item, writer) for item in items], constant=t.is_constant(tree))
        case t.Comprehension():
            return _comprehension(tree, writer)
        case _:
            raise TypeError(tree)


def _constant(tree: t.Constant, writer: Writer) -> str:
    value = tree.value
    match value:
        case IntEnum():
            cls = type(value)
            return writer.constant(f"_member({cls.__module__!r}, {cls.__qualname__!r}, {value.name!r})")
        case int():
            return f"({value})" if value < 0 else repr(value)
        case str():
            return repr(value)
        case Pattern(source=source, words=words):
            return writer.constant(f"_searcher({source!r}{f', {words!r}' if words else ''})")
        case dt.datetime():
            parts = (value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)
            return writer.constant(f"_datetime({', '.join(map(str, parts))}, _utc)")
        case dt.date():
            return writer.constant(f"_date({value.year}, {value.month}, {value.day})")
        case _:
            return writer.constant(f"_timedelta({value.days}, {value.seconds}, {value.microseconds})")


def _bare(tree: t.Tree, writer: Writer) -> str:
    """Write an operand of a comparison: members of enumerations as the numbers that they are."""
    if isinstance(tree, t.Constant) and isinstance(tree.value, IntEnum):
        return f"({int(tree.value)})" if tree.value < 0 else str(int(tree.value))
    if isinstance(tree, t.Display) and t.is_constant(tree):
        return _display([_bare(item, writer) for item in tree.items], constant=True)
    return source_of(tree, writer)


def _presence(links: Sequence[t.FieldOf], writer: Writer) -> str:
    asked: list[str] = []
    for link in links:
        test = f"{source_of(link, writer)} is not None"
        if t.link_may_be_unreadable(link):
            test = f"({test} or _absent({source_of(link.operand, writer)}))"
        asked.append(test)
    return f"({' and '.join(asked)})" if asked else "True"


def _compared(tree: t.Compared, writer: Writer) -> str:
    left, right, operator = _bare(tree.left, writer), _bare(tree.right, writer), tree.operator
    if operator == "in":
        items = tree.right.items if isinstance(tree.right, t.Display) and t.is_constant(tree.right) else ()
        if len(items) >= _LONG_LIST:
            right = writer.constant(f"frozenset({right})")
    elif isinstance(tree.left.type, ListType):
        if _is_nested(tree.left.type) or _is_nested(tree.right.type):
            return f"({'not ' if operator == '!=' else ''}_equal({left}, {right}))"
        left, right = f"[*{left}]", f"[*{right}]"
    return f"({left} {operator} {right})"


def _is_nested(kind: Type) -> bool:
    return isinstance(kind, ListType) and isinstance(kind.item, ListType)


def _display(items: Sequence[str], *, constant: bool) -> str:
    """Write a list; one of constants as a tuple, which Python makes only once."""
    inner = ", ".join(items)
    return f"({inner}{',' * (len(items) == 1)})" if constant else f"[{inner}]"


def _comprehension(tree: t.Comprehension, writer: Writer) -> str:
    variable = local_name(tree.variable)
    loop = f"for {variable} in {source_of(tree.source, writer)}"
    test = "True" if tree.predicate is None else source_of(tree.predicate, writer)
    # A list comprehension is quicker than a generator for lists of the usual length, but goes through to the end; the
    # difference can be seen only where an element may be undetermined.
    early = tree.predicate is not None and t.may_be_undetermined(tree.predicate)
    match tree.macro:
        case "exists":
            return f"any({test} {loop})" if early else f"bool([1 {loop} if {test}])"
        case "all":
            return f"all({test} {loop})" if early else f"(not [1 {loop} if not {test}])"
        case "exists_one":
            return f"(len([1 {loop} if {test}]) == 1)"
        case "filter":
            return f"[{variable} {loop} if {test}]"
        case _:
            value = variable if tree.result is None else source_of(tree.result, writer)
            return f"[{value} {loop}]" if tree.predicate is None else f"[{value} {loop} if {test}]"
