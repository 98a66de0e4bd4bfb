"""JSON read back: every refusal names the file, and the place where there is one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.errors import DefinitionError
from validator.json_text import at, read_json

_DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(_DATA)
def test_what_json_wrote_is_read(data: object) -> None:
    """Everything without fractions comes back as it was."""
    assert data == read_json(json.dumps(data, ensure_ascii=False), "a.json", "list")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a.json:1:1: is not JSON: Expecting value; it ends too early, as if it had been cut off"),
        ('{"a": [1,', "a.json:1:10: is not JSON: Expecting value; it ends too early, as if it had been cut off"),
        (
            '["abc',
            "a.json:1:2: is not JSON: Unterminated string starting; it ends too early, as if it had been cut off",
        ),
        ('{"a": 1}\n}', "a.json:2:1: is not JSON: Extra data"),
        ('{"a": {"b": 1, "b": 2}}', "a.json: holds the key 'b' twice in one object"),
        ("[1.5]", "a.json: holds the number 1.5, and all numbers of a list are whole"),
        ("[-Infinity]", "a.json: holds the number -Infinity, and all numbers of a list are whole"),
        ('["\\udc00"]', "a.json: holds half of a surrogate pair, which no list does"),
        ("[" * 100_000, "a.json: is nested deeper than any list"),
    ],
)
def test_what_we_never_write_is_refused(text: str, problem: str) -> None:
    """With one problem, in the words of the file that it should be."""
    with pytest.raises(DefinitionError) as refused:
        read_json(text, "a.json", "list")
    assert [problem] == [str(each) for each in refused.value.problems]


def test_a_place_in_the_data_is_written_as_in_a_program() -> None:
    """Keys behind dots, numbers in brackets, and nothing for the whole."""
    assert ["", "findings[2].rule: ", "[0]: "] == [at(()), at(("findings", 2, "rule")), at((0,))]
