"""Nothing in an expression can reach Python."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ruleset.expression.sample import ENV, Document, Sender, env, value
from validator.ruleset.expression import (
    INT,
    Writer,
    check,
    check_template,
    compile_expression,
    compile_template,
    emit,
    record_type,
)
from validator.ruleset.expression.parser import parse


@pytest.mark.parametrize(
    "text",
    [
        "doc.__class__",
        "doc.__init__.__globals__",
        "doc.__class__.__mro__[1].__subclasses__()",
        "__import__('os').system('true')",
        "__builtins__",
        "doc.kind.__len__()",
        "doc.kind.format(doc)",
        "'{0.__class__}'.format(doc)",
        "'%s' % doc",
        "doc.kind.encode()",
        "doc.tags.append('x')",
        "doc.numbers.__add__([1])",
        "print(1)",
        "eval('1')",
        "open('/etc/passwd')",
        "len",
        "_absent(doc)",
        "_k0",
        "v_doc",
        "doc._secret",
        "doc.limit",
        "doc.from_",
        "Level.__members__",
        "Level.mro",
        "Level.SECRET.value",
        "Level('SECRET')",
        "lambda: 1",
        "[x for x in doc.tags]",
        "doc.kind if doc.urgent else doc.kind",
        "(n := 1)",
        "doc.kind; doc.kind",
        "f'{doc}'",
        "doc.tags.map(__class__, __class__.__doc__)",
        "n ** 9",
        "~n",
        "{doc}",
        "doc\n.__class__",
    ],
)
def test_refused(text: str) -> None:
    """Private names, Python's names and Python's syntax mean nothing."""
    assert check(text, ENV).errors


def test_words_of_python_are_plain_names() -> None:
    """A bound name or field may be a keyword of Python; it becomes no word of the generated code."""
    bound = env(**{"class": INT, "lambda": INT, "None": INT, "_absent": INT, "v_doc": INT, "__class__": INT})
    text = "class + lambda + None + _absent + v_doc + __class__ + [1].map(def, def)[0]"
    names = dict.fromkeys(bound.names, 1)
    assert compile_expression(text, bound)(**names) == 7
    order = env(order=record_type(Sender))
    assert compile_expression("order.class", order)(order=Sender()) == "action"


def test_text_stays_text() -> None:
    """Whatever stands in a string or a template is only data of the generated code."""
    evil = "'\"\\n{0}{{}}%s\n#\x00\\"
    quoted = evil.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    assert evil == value(f"'{quoted}'")
    assert evil == compile_template(evil.replace("{", "{{").replace("}", "}}"), ENV)()


def test_constants_are_data() -> None:
    """Patterns and texts reach the module only as literals."""
    writer = Writer()
    emit(check(r"""doc.kind.matches('\'\\)\\(') && doc.kind != "'\n_k0 = 1" """, ENV), writer)
    assert [r"""_k0 = _searcher('\\x27\\x29\\x28')"""] == writer.prologue


@given(st.text(max_size=40))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    """No text raises anything, and every error stands in the text."""
    node, errors = parse(text)
    assert (node is None) == bool(errors)
    assert all(0 <= error.offset <= error.end <= len(text) for error in errors)


WORDS = [
    *("doc", ".", "kind", "from", "has", "(", ")", "[", "]", ",", "tags", "exists", "x", "==", "&&", "?", ":", "1"),
    *("'a'", "!", "-", "in", "Level", "SECRET", "date", "map", "portions", "+", "<", "size", "{", "}"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_words_are_checked_or_refused(text: str) -> None:
    """No sequence of words makes the checker or the generator raise, and what is accepted compiles."""
    checked = check(text, ENV)
    assert all(0 <= error.offset <= error.end <= len(text) for error in checked.errors)
    if not checked.errors:
        assert callable(compile_expression(text, ENV))
    template = check_template(text, ENV)
    assert all(0 <= error.offset <= error.end <= len(text) for error in template.errors)


def test_documents_are_not_changed() -> None:
    """No function changes the lists that it is given."""
    document = Document(tags=["b", "a"], numbers=(2, 1))
    for text in ("sorted(doc.tags)", "distinct(doc.tags)", "doc.tags + ['c']", "doc.tags.map(t, t + 'x')"):
        value(text, document)
    assert document.tags == ["b", "a"]
