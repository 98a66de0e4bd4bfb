"""Patterns against RE2, the engine of Google's CEL: what both accept means the same."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from validator.ruleset.expression.patterns import translate
from validator.ruleset.expression.runtime import searcher
from validator.ruleset.expression.signatures import LiteralError

cel = pytest.importorskip("cel_expr_python.cel", reason="cel-expr-python, the oracle, is not installed here")

SEARCH = cel.NewEnv(variables={"text": cel.Type.STRING, "pattern": cel.Type.STRING}).compile("text.matches(pattern)")

PIECES = [
    *"aabbZ1_ -.^$|()[]*+?{},\\é\n\t&~:=/",
    *(r"\d", r"\w", r"\s", r"\D", r"\S", r"\W", r"\b", r"\A", r"\.", r"\x41", r"\v", r"\-"),
    *("[a-c]", "[^b]", r"[\d_]", "{2}", "{1,2}", "{0,}", "(?:", "*?", "[]a]", "[a-]", "[é-ü]", r"[^\S]", "[ -~]"),
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.text("aabcAZ1_ -.é\n\t[]{}&~:,\v", max_size=9))
def test_same_meaning(pattern: str, text: str) -> None:
    """RE2 accepts every pattern that we accept, and finds it in the same texts."""
    try:
        ours = searcher(translate(pattern).source)(text) is not None
    except LiteralError:
        assume(condition=False)
    found = SEARCH.eval(data={"text": text, "pattern": pattern})
    assert found.type() != cel.Type.ERROR, found.value()
    assert ours is found.value()
