"""The generated Python."""

import marshal

import pytest

from tests.ruleset.expression.sample import AS_OF, ENV, Document, Level, Portion
from validator.ruleset.expression import (
    RUNTIME,
    InvalidExpressionError,
    Writer,
    check,
    check_template,
    compile_expression,
    compile_template,
    emit,
    local_name,
)
from validator.ruleset.expression.codegen import source_of
from validator.ruleset.expression.parser import MOST_CALLS
from validator.ruleset.expression.tree import Tree
from validator.ruleset.expression.types import INT


@pytest.mark.parametrize(
    ("text", "source", "prologue"),
    [
        ("doc.pages + 1", "(v_doc.pages + 1)", []),
        ("-1", "(-1)", []),
        ("true", "True", []),
        ("has(doc.from)", "(v_doc.from_ is not None)", []),
        ("has(doc.from.office)", "(v_doc.from_ is not None and v_doc.from_.office is not None)", []),
        ("has(doc.from) && has(doc.from)", "((v_doc.from_ is not None) and True)", []),
        (
            "has(doc.declassify_on.date)",
            "(v_doc.declassify_on is not None and (v_doc.declassify_on.date is not None or "
            "_absent(v_doc.declassify_on)))",
            [],
        ),
        (
            "has(doc.declassify_on) && has(doc.declassify_on.date)",
            "((v_doc.declassify_on is not None) and "
            "((v_doc.declassify_on.date is not None or _absent(v_doc.declassify_on))))",
            [],
        ),
        ("doc.level > Level.SECRET", "(v_doc.level > 3)", []),
        ("doc.colour > Colour.ULTRA_VIOLET", "(v_doc.colour > (-1))", []),
        ("doc.level in [Level.SECRET]", "(v_doc.level in (3,))", []),
        (
            "[Level.SECRET]",
            "(_k0,)",
            ["_k0 = _member('tests.ruleset.expression.sample', 'Level', 'SECRET')"],
        ),
        ("doc.kind.matches('^a')", "(_k0(v_doc.kind) is not None)", ["_k0 = _searcher('^a')"]),
        (
            "n in [1, 2, 3, 4, 5, 6, 7, 8]",
            "(v_n in _k0)",
            ["_k0 = frozenset((1, 2, 3, 4, 5, 6, 7, 8))"],
        ),
        ("doc.age > duration('36h')", "(v_doc.age > _k0)", ["_k0 = _timedelta(1, 43200, 0)"]),
        (
            "doc.moment > timestamp('2003-09-22T01:02:03Z')",
            "(v_doc.moment > _k0)",
            ["_k0 = _datetime(2003, 9, 22, 1, 2, 3, 0, _utc)"],
        ),
        ("doc.numbers == [1]", "([*v_doc.numbers] == [*(1,)])", []),
        ("doc.tables != [[1]]", "(not _equal(v_doc.tables, ((1,),)))", []),
        ("doc.tags.exists(t, t == 'a')", "bool([1 for v_t in v_doc.tags if (v_t == 'a')])", []),
        ("doc.tags.all(t, t == 'a')", "(not [1 for v_t in v_doc.tags if not (v_t == 'a')])", []),
        (
            "doc.tags.exists(t, t > 'a' && t < 'c')",
            "bool([1 for v_t in v_doc.tags if ((v_t > 'a') and (v_t < 'c'))])",
            [],
        ),
        ("doc.tags.exists_one(t, t == 'a')", "(len([1 for v_t in v_doc.tags if (v_t == 'a')]) == 1)", []),
        ("doc.tags.filter(t, t == 'a')", "[v_t for v_t in v_doc.tags if (v_t == 'a')]", []),
        ("doc.tags.map(t, t + 'a')", "[(v_t + 'a') for v_t in v_doc.tags]", []),
        ("doc.tags.map(t, t == 'a', t)", "[v_t for v_t in v_doc.tags if (v_t == 'a')]", []),
        ("doc.embedded.exists(d, d.classified)", "any(v_d.classified for v_d in v_doc.embedded)", []),
        ("doc.embedded.all(d, d.classified)", "all(v_d.classified for v_d in v_doc.embedded)", []),
        (
            "doc.numbers.exists(x, (1 / x in [x] ? x : -x) == 1)",
            "any(((v_x if (_quotient(1, v_x) in [v_x]) else (-v_x)) == 1) for v_x in v_doc.numbers)",
            [],
        ),
        ("doc.embedded.exists(d, !d.classified)", "any((not v_d.classified) for v_d in v_doc.embedded)", []),
        (
            "doc.embedded.exists(d, d.embedded.exists(e, e.classified))",
            "any(any(v_e.classified for v_e in v_d.embedded) for v_d in v_doc.embedded)",
            [],
        ),
        (
            "doc.embedded.exists(d, d.embedded.filter(e, e.urgent) .size() > 1)",
            "bool([1 for v_d in v_doc.embedded if (len([v_e for v_e in v_d.embedded if v_e.urgent]) > 1)])",
            [],
        ),
        (
            "doc.portions.exists(p, has(p.number))",
            "bool([1 for v_p in v_doc.portions if (v_p.number is not None)])",
            [],
        ),
    ],
)
def test_source(text: str, source: str, prologue: list[str]) -> None:
    """Fields are plain attributes, constants stand at the top of the module, loops are comprehensions."""
    writer = Writer()
    assert source == emit(check(text, ENV), writer)
    assert prologue == writer.prologue


def test_code_can_be_stored() -> None:
    """A module's code object goes through marshal, and its source is the same each time."""

    def module() -> str:
        writer = Writer()
        code = emit(
            check("doc.date > date('2003-09-22') && doc.kind.matches('^c') && doc.level in [Level.SECRET]", ENV), writer
        )
        text = emit(check_template("{doc.date}: {Level.SECRET} {doc.tags}", ENV), writer)
        return "\n".join([*writer.prologue, f"def rule({local_name('doc')}):", f"    return {code} and {text}"])

    assert module() == module()
    stored = marshal.dumps(compile(module(), "<rules>", "exec"))
    namespace: dict[str, object] = {**RUNTIME, "__builtins__": {}}
    exec(marshal.loads(stored), namespace)  # noqa: S102, S302 - our own code object, made above
    rule = namespace["rule"]
    assert callable(rule)
    assert rule(Document(tags=["a"])) == "2008-11-18: SECRET a"


def test_functions_take_names() -> None:
    """A compiled expression takes the names that it uses, whatever else is given."""
    evaluate = compile_expression("n + doc.pages", ENV)
    assert evaluate(doc=Document(), n=2) == evaluate(doc=Document(), n=2, as_of=AS_OF) == 3


def test_errors_are_refused() -> None:
    """What has errors is not compiled."""
    for compiled, text in ((compile_expression, "doc.knd"), (compile_template, "{doc.knd}")):
        with pytest.raises(InvalidExpressionError, match=r"character \d: Document has no field 'knd'") as raised:
            compiled(text, ENV)
        assert len(raised.value.errors) == 1


def test_deep_expressions_compile() -> None:
    """What the parser lets through, Python can compile."""
    text = "n"
    for depth in range(12):
        text = f"(n + ([{text}].exists(x{depth}, x{depth} > 0) ? 1 : 0))"
    assert value_of(text) == 0
    nested = "n == 0"
    for depth in range(MOST_CALLS):
        nested = f"doc.portions.exists_one(p{depth}, {nested})"
    assert value_of(nested) is True


def value_of(text: str) -> object:
    """Compile and evaluate an expression for a document with one portion."""
    return compile_expression(text, ENV)(doc=Document(level=Level.SECRET, portions=(Portion(),)), as_of=AS_OF, n=0)


def test_only_known_trees_are_written() -> None:
    """A tree of no known class is a mistake of the program."""
    with pytest.raises(TypeError):
        source_of(Tree(INT), Writer())
