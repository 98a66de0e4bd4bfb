"""Checks calls: functions, methods, operators and macros."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from validator.ruleset.expression import tree as t
from validator.ruleset.expression.environment import NAMESPACES, Environment
from validator.ruleset.expression.functions import FUNCTIONS, MACROS, METHODS, methods_of
from validator.ruleset.expression.judging import WRONG_TREE, Judge, near
from validator.ruleset.expression.signatures import Function, LiteralError, Value
from validator.ruleset.expression.syntax import Call, Literal, Name, Node
from validator.ruleset.expression.types import BOOL, DATE, INT, WRONG, ListType, RecordType, Type, is_open

_ELSEWHERE = {"not": "!", "len": "size", "count": "size", "length": "size", "any": "exists"}
"""What other languages call things."""


def check_call(judge: Judge, node: Call, env: Environment) -> t.Tree:
    """Check any call but ``has()``."""
    receiver = node.receiver
    if receiver is None:
        return _check_named(judge, node, node.name, FUNCTIONS, node.arguments, env)
    if isinstance(receiver, Name) and receiver.name in NAMESPACES:
        return _check_named(judge, node, f"{receiver.name}.{node.name}", FUNCTIONS, node.arguments, env)
    if node.name in MACROS and node.name != "has":
        return _check_macro(judge, node, receiver, env)
    return _check_named(judge, node, node.name, METHODS, (receiver, *node.arguments), env)


def check_application(
    judge: Judge, node: Node, candidates: Sequence[Function], arguments: Sequence[Node], env: Environment
) -> t.Tree:
    """Check that one of several signatures of the same name fits the arguments.

    Args:
        judge: Who checks the arguments.
        node: The call or operation as a whole, for errors.
        candidates: The signatures.
        arguments: The arguments, a receiver being the first.
        env: What holds here.
    """
    trees = [judge.value(argument, env) for argument in arguments]
    types = [tree.type for tree in trees]
    for function in candidates:
        result = function.takes(types)
        if result is not None:
            if is_open(result) and WRONG in types:
                return WRONG_TREE
            return _applied(judge, function, result, trees, arguments)
    judge.error(node.start, node.end, _misfit(candidates, types))
    return WRONG_TREE


def _check_named(
    judge: Judge,
    node: Call,
    name: str,
    library: dict[str, tuple[Function, ...]],
    arguments: Sequence[Node],
    env: Environment,
) -> t.Tree:
    candidates = library.get(name)
    if candidates is not None:
        return check_application(judge, node, candidates, arguments, env)
    trees = [judge.value(argument, env) for argument in arguments]
    receiver = trees[0].type if library is METHODS else None
    if receiver is None or not is_open(receiver):
        what = "function" if receiver is None else f"method of {receiver}"
        judge.error(node.name_start, node.name_end, f"unknown {what} '{name}'{_instead(name, receiver)}")
    return WRONG_TREE


def _instead(name: str, receiver: Type | None) -> str:
    """Return what may have been meant by a function, or a method of a type, that does not exist."""
    other = FUNCTIONS if receiver is not None else METHODS
    if isinstance(receiver, RecordType) and name in receiver.fields:
        return f"; '{name}' is a field and is written without parentheses"
    if name in MACROS:
        return f"; it is written {MACROS[name][0]}"
    if name in other:
        return f"; it is written {other[name][0].signature}"
    if name in _ELSEWHERE:
        return f"; write '{_ELSEWHERE[name]}'"
    return near(name, FUNCTIONS if receiver is None else methods_of(receiver))


def _applied(
    judge: Judge, function: Function, result: Type, trees: Sequence[t.Tree], arguments: Sequence[Node]
) -> t.Tree:
    """Return the tree of a call that fits, its literal argument read."""
    if function.read is not None:
        literal = _read(judge, function, function.read, arguments[-1])
        if literal is None:
            return t.Constant(result, value=False)
        trees = [*trees[:-1], literal]
    if function.name in ("/", "%") and isinstance(trees[1], t.Constant) and trees[1].value == 0:
        judge.error(arguments[1].start, arguments[1].end, "division by zero")
    return trees[0] if function.code == "{0}" else t.Application(result, function, tuple(trees))


def _read(judge: Judge, function: Function, read: Callable[[str], Value], argument: Node) -> t.Constant | None:
    """Read a literal argument; None where it is no literal or a wrong one, which is reported."""
    if not isinstance(argument, Literal):
        message = f"{function.name}() needs a string literal here, which is checked when the rule is loaded"
        judge.error(argument.start, argument.end, message)
        return None
    try:
        return t.Constant(function.read_type, read(str(argument.value)))
    except LiteralError as error:
        if argument.verbatim is None or error.place is None:
            judge.error(argument.start, argument.end, str(error))
        else:
            place = argument.verbatim + error.place
            judge.error(place, place + 1, str(error))
    except ValueError as error:
        judge.error(argument.start, argument.end, str(error))
    return None


def _misfit(candidates: Sequence[Function], types: Sequence[Type]) -> str:
    """Say why no signature fits."""
    function = candidates[0]
    names = [kind.name for kind in types]
    if function.form == "operator":
        hint = "; write days_after(date, days)" if set(types) == {DATE, INT} and function.name in ("+", "-") else ""
        return f"'{function.name}' is not defined for {' and '.join(names)}{hint}"
    receiver = f"{names.pop(0)}." if function.form == "method" else ""
    known = " and ".join(candidate.signature for candidate in candidates)
    return f"{receiver}{function.name}({', '.join(names)}) does not fit; there is {known}"


def _check_macro(judge: Judge, node: Call, receiver: Node, env: Environment) -> t.Tree:
    """Check a macro over a list."""
    source = judge.value(receiver, env)
    if not isinstance(source.type, ListType) and not is_open(source.type):
        judge.error(receiver.start, receiver.end, f"{node.name}() needs a list, not {source.type}")
    item = source.type.item if isinstance(source.type, ListType) else WRONG
    lengths = (2, 3) if node.name == "map" else (2,)
    if len(node.arguments) not in lengths or not isinstance(node.arguments[0], Name):
        judge.error(node.name_start, node.end, f"{node.name}() is written {MACROS[node.name][0]}")
        return WRONG_TREE
    variable = node.arguments[0]
    problem = env.problem_with(variable.name)
    if problem is not None:
        judge.error(variable.start, variable.end, problem)
    inner = env.binding(variable.name, item)
    predicate = result = None
    if len(node.arguments) == 3 or node.name != "map":
        condition = judge.judge(node.arguments[1], inner)
        predicate = condition.tree
        judge.want(BOOL, predicate, node.arguments[1], f"{node.name}() needs a condition")
        inner = inner.assuming(condition.if_true)
    if node.name == "map":
        result = judge.value(node.arguments[-1], inner)
    kind = {"filter": ListType(item), "map": ListType(result.type if result else WRONG)}.get(node.name, BOOL)
    return t.Comprehension(kind, node.name, variable.name, source, predicate, result)
