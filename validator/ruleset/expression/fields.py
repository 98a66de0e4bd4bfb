"""Checks names, fields and guards."""

from __future__ import annotations

from validator.ruleset.expression import tree as t
from validator.ruleset.expression.environment import NAMESPACES, Environment
from validator.ruleset.expression.functions import methods_of
from validator.ruleset.expression.judging import WRONG_TREE, Judge, Judgement, near
from validator.ruleset.expression.syntax import Call, Name, Node, Select, text_of
from validator.ruleset.expression.types import BOOL, WRONG, EnumType, ListType, RecordType, Type

Link = tuple[str, t.FieldOf]
"""An optional field of a chain, with its canonical text."""


def check_name(judge: Judge, node: Name, env: Environment) -> t.Tree:
    """Check a name that stands by itself."""
    kind = env.names.get(node.name)
    if kind is not None:
        basis = env.resting.get(node.name)
        if basis is not None and basis not in env.known:
            message = f"'{node.name}' is there only where '{basis}' is; guard it with has({basis})"
            judge.error(node.start, node.end, message, unguarded=True)
        return t.Variable(kind, node.name)
    if node.name in env.enumerations or node.name in NAMESPACES:
        message = f"'{node.name}' is no value by itself; it is written '{node.name}.' with a name behind it"
    else:
        message = f"unknown name '{node.name}'{near(node.name, env.spellings())}"
    judge.error(node.start, node.end, message)
    return WRONG_TREE


def check_select(judge: Judge, node: Select, env: Environment) -> t.Tree:
    """Check a member of an enumeration, or a field that is read and therefore has to be there."""
    enumeration = _enumeration(node.operand, env)
    if enumeration is not None:
        return _member(judge, enumeration, node)
    links: list[Link] = []
    tree = _chain(judge, node, env, links)
    open_links = [text for text, _ in links if text not in env.known]
    if open_links:
        message = f"'{open_links[-1]}' may be absent; guard it with has({open_links[-1]})"
        if all(error.message != message for error in judge.errors):
            judge.error(node.start, node.end, message, unguarded=True)
    return tree


def check_has(judge: Judge, node: Call, env: Environment) -> Judgement:
    """Check ``has()``: when it holds, every optional field of its chain is there."""
    chain = node.arguments[0] if len(node.arguments) == 1 else None
    if not isinstance(chain, Select) or _enumeration(chain.operand, env) is not None:
        judge.error(node.start, node.end, "has() takes one field, such as has(doc.declassify_on.date)")
        return Judgement(WRONG_TREE)
    links: list[Link] = []
    tree = _chain(judge, chain, env, links)
    if not links and tree.type != WRONG:
        message = f"'{text_of(chain)}' is always there; has() is not needed"
        if isinstance(tree.type, ListType):
            message += f", and does not ask whether a list is empty: write size({text_of(chain)}) > 0"
        judge.error(node.start, node.end, message)
    asked = tuple(link for text, link in links if text not in env.known)
    return Judgement(t.Presence(BOOL, asked), frozenset(text for text, _ in links))


def _enumeration(node: Node, env: Environment) -> EnumType | None:
    """Return the enumeration that a node names, if it names one."""
    return env.enumerations.get(node.name) if isinstance(node, Name) else None


def _member(judge: Judge, enumeration: EnumType, node: Select) -> t.Tree:
    members = enumeration.cls.__members__
    if node.field in members:
        return t.Constant(enumeration, members[node.field])
    judge.error(node.field_start, node.end, f"{enumeration} has no member '{node.field}'{near(node.field, members)}")
    return WRONG_TREE


def _chain(judge: Judge, node: Select, env: Environment, links: list[Link]) -> t.Tree:
    """Check a chain of fields, and add its optional ones to ``links``."""
    operand = node.operand
    if isinstance(operand, Select) and _enumeration(operand.operand, env) is None:
        record = _chain(judge, operand, env, links)
    else:
        record = judge.value(operand, env)
    kind = record.type
    if kind == WRONG:
        return WRONG_TREE
    entry = kind.fields.get(node.field) if isinstance(kind, RecordType) else None
    if entry is None:
        judge.error(node.field_start, node.end, f"{kind} has no field '{node.field}'{_instead(kind, node.field)}")
        return WRONG_TREE
    tree = t.FieldOf(entry.type, record, entry.attribute, entry.computed)
    if entry.optional:
        links.append((text_of(node), tree))
    return tree


def _instead(kind: Type, name: str) -> str:
    """Return what may have been meant by a field that a type does not have."""
    if isinstance(kind, RecordType):
        return near(name, kind.fields)
    methods = methods_of(kind)
    return f"; it is written {name}()" if name in methods else near(name, methods, "()")
