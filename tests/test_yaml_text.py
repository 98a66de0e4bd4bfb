"""YAML as we read it: text stays text, each value knows its place, and what could surprise is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.errors import DefinitionError
from validator.yaml_text import read_yaml
from validator.yaml_types import Data, Path


def problems_of(text: str) -> list[str]:
    """Gives what is wrong with a text, as users see it."""
    with pytest.raises(DefinitionError) as caught:
        read_yaml(text, "f.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "ON",
        "yes",
        "Off",
        "True",
        "NULL",
        "Null",
        "010",
        "0x1F",
        "0o17",
        "12:30",
        "12E4",
        "12E456",
        "1e3",
        "1_000",
        "1.4",
        ".5",
        "+5",
        "-0x1",
        ".inf",
        ".NaN",
        "--",
        "=",
        "<<",
        "2030-01-01",
        "2001-12-14T21:59:43.10-05:00",
        "1234567890123456789",
    ],
)
def test_plain_words_stay_text(word: str) -> None:
    """Country codes, times, sections, serials and dates are not turned into something else."""
    assert {"key": word} == read_yaml(f"key: {word}", "f.yaml").data


@pytest.mark.parametrize(
    ("expected", "word"),
    [
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (None, "~"),
        (None, ""),
        (0, "0"),
        (12, "12"),
        (-7, "-7"),
        (123456789012345678, "123456789012345678"),
    ],
)
def test_constants_and_plain_integers_are_converted(expected: Data, word: str) -> None:
    """Only true, false, null and plain decimal integers become something else than text."""
    data = read_yaml(f"key: {word}", "f.yaml").data
    assert {"key": expected} == data
    assert type(expected) is type(data["key"])


@pytest.mark.parametrize("written", ['"12"', "'12'", "|-\n  12", ">-\n  12"])
def test_quoted_numbers_stay_text(written: str) -> None:
    """Whoever quotes a number, or writes it as a block, wants text."""
    assert read_yaml(f"key: {written}", "f.yaml").data == {"key": "12"}


def test_keys_are_text() -> None:
    """A key is never converted, whatever it looks like."""
    data = read_yaml("12: a\ntrue: b\nnull: c\nNO: d\n", "f.yaml").data
    assert data == {"12": "a", "true": "b", "null": "c", "NO": "d"}


TEXT = """\
# a rule
id: DUR018
authority:
  - {source: eo-12958, section: "1.5(b)"}
  - source: eo-13526
é:  [NO, 12]
"""


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        ((2, 1), ()),
        ((2, 5), ("id",)),
        ((4, 3), ("authority",)),
        ((4, 5), ("authority", 0)),
        ((4, 33), ("authority", 0, "section")),
        ((5, 13), ("authority", 1, "source")),
        ((6, 10), ("é", 1)),
    ],
)
def test_every_value_knows_its_place(expected: tuple[int, int], path: Path) -> None:
    """Line and column count from 1, in characters."""
    assert expected == read_yaml(TEXT, "f.yaml").places[path]


@pytest.mark.parametrize(
    ("expected", "path", "key"),
    [
        ("f.yaml:4:33: wrong", ("authority", 0, "section"), False),
        ("f.yaml:4:24: wrong", ("authority", 0, "section"), True),
        ("f.yaml:4:5: wrong", ("authority", 0, "pages"), False),
        ("f.yaml:4:5: wrong", ("authority", 0, "pages"), True),
        ("f.yaml:4:5: wrong", ("authority", 0), True),
        ("f.yaml:2:1: wrong", ("nowhere", 3, "at", "all"), False),
        ("f.yaml:2:1: wrong", (), True),
    ],
)
def test_a_problem_points_at_a_value_or_its_key(expected: str, path: Path, key: bool) -> None:  # noqa: FBT001 - a case
    """A path that leads nowhere is pointed at where its nearest part stands."""
    assert expected == str(read_yaml(TEXT, "f.yaml").problem(path, "wrong", key=key))


WITHIN = """\
plain: doc.date && x
quoted: 'it''s doc.date'
double: "a\\tb"
simple: "doc.date"
long: doc.date
  && doc.level
literal: |

    doc.date &&
      doc.level
folded: >-
  doc.date
  && doc.level

  || x
number: 12
empty: |
"""


@pytest.mark.parametrize(
    ("expected", "path", "offset"),
    [
        ("1:8", "plain", 0),
        ("1:17", "plain", 9),
        ("1:21", "plain", 13),
        ("2:11", "quoted", 1),
        ("2:9", "quoted", 5),
        ("3:11", "double", 1),
        ("3:9", "double", 2),
        ("4:14", "simple", 4),
        ("4:19", "simple", 9),
        ("5:11", "long", 4),
        ("5:7", "long", 12),
        ("9:5", "literal", 1),
        ("9:14", "literal", 10),
        ("10:7", "literal", 15),
        ("12:3", "folded", 0),
        ("13:6", "folded", 12),
        ("11:9", "folded", 22),
        ("16:10", "number", 1),
        ("17:8", "empty", 0),
    ],
)
def test_a_problem_within_a_text_is_followed_back_or_points_at_its_beginning(
    expected: str, path: str, offset: int
) -> None:
    """Escapes, doubled quotes, lines of a plain text and folded paragraphs are never guessed at."""
    problem = read_yaml(WITHIN, "f.yaml").problem_within((path,), offset, "wrong")
    assert f"f.yaml:{expected}: wrong" == str(problem)


def test_a_problem_within_a_block_is_found_under_windows_line_ends() -> None:
    """CR LF counts as one character of the value, as YAML reads it."""
    file = read_yaml("a:\r\n  - >-\r\n    doc.date\r\n    && x\r\n", "f.yaml")
    assert str(file.problem_within(("a", 0), 12, "wrong")) == "f.yaml:4:8: wrong"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    """An empty file is no error here; whoever reads it says what should stand in it."""
    assert read_yaml(text, "f.yaml").data is None


def test_a_problem_in_an_empty_file_has_no_place() -> None:
    """Where there is nothing, the file as a whole is meant."""
    assert str(read_yaml("", "f.yaml").problem(("id",), "missing")) == "f.yaml: missing"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("f.yaml:3:1: the key 'id' stands here twice; the first is in line 1", "id: a\nname: b\nid: c\n"),
        ("f.yaml:1:8: the key 'a' stands here twice; the first is in line 1", "{a: 1, a: 2}"),
        ("f.yaml:2:4: aliases are not used here; write the value out", "a: 1\nb: *x\n"),
        ("f.yaml:1:4: anchors are not used here; quote the text if &x belongs to it", "a: &x 1\n"),
        ("f.yaml:1:4: tags are not used here; quote the text if !!str belongs to it", "a: !!str 12\n"),
        ("f.yaml:1:4: tags are not used here; quote the text if !doc belongs to it", "a: !doc {b: 1}\n"),
        ("f.yaml:1:4: tags are not used here; quote the text if ! belongs to it", "a: ! b\n"),
        (
            "f.yaml:1:4: tags are not used here; quote the text if !!python/object:os.system belongs to it",
            "a: !!python/object:os.system {}\n",
        ),
        ("f.yaml:1:3: a key is a word here, not an alias, a list or a mapping", "? [a]\n: 1\n"),
        ("f.yaml:1:3: a key is a word here, not an alias, a list or a mapping", "? {a: 1}\n: 1\n"),
        ("f.yaml:2:1: a key is a word here, not an alias, a list or a mapping", "a: 1\n*x : 2\n"),
        ("f.yaml:1:1: a key has no anchor and no tag here", "!!int 12: x\n"),
        ("f.yaml:1:1: a key has no anchor and no tag here", "&a b: x\n"),
        ("f.yaml:2:1: a second document begins here; a file holds one", "a: 1\n---\nb: 2\n"),
        ("f.yaml:2:5: not YAML: mapping values are not allowed in this context", "a: 1\nb: c: d\n"),
        (
            "f.yaml:2:1: not YAML: while scanning for the next token found character that cannot start any token",
            "a:\n\tb: 1",
        ),
        ("f.yaml:2:1: not YAML: while scanning a quoted scalar found unexpected end of stream", "a: 'x\n"),
        ("f.yaml:2:4: not YAML: the character U+0007 is not allowed", "é: 1\nb: \x07"),
        ("f.yaml:1:4: not YAML: the character U+D800 is not allowed", "a: \ud800"),
    ],
)
def test_what_could_surprise_is_refused_at_its_place(expected: str, text: str) -> None:
    """Each refusal names line and column, counted from 1, and says what to do."""
    assert [expected] == problems_of(text)


def test_all_that_is_refused_is_reported_at_once() -> None:
    """One run shows everything up to the first place where the text stops being YAML, in file order."""
    text = "a: &x 1\nb: *x\nlist:\n  - {c: 1, c: 2}\n  - ? [d]\n    : 3\n---\n"
    assert problems_of(text) == [
        "f.yaml:1:4: anchors are not used here; quote the text if &x belongs to it",
        "f.yaml:2:4: aliases are not used here; write the value out",
        "f.yaml:4:12: the key 'c' stands here twice; the first is in line 4",
        "f.yaml:5:7: a key is a word here, not an alias, a list or a mapping",
        "f.yaml:7:1: a second document begins here; a file holds one",
    ]
    assert [problem.split(": ")[0] for problem in problems_of("a: 1\na: 2\nb: 'x\n")] == ["f.yaml:2:1", "f.yaml:4:1"]


def test_values_nested_without_end_are_refused() -> None:
    """A hostile file is told so; it does not bring the program down."""
    assert problems_of("[" * 500) == ["f.yaml:1:65: values are nested more than 64 deep"]
    (problem,) = problems_of("[" * 3000)  # from PyYAML 6.0.4 on that library has a limit of its own
    assert "nest" in problem
    deepest = "[" * 64 + "]" * 64
    assert json.loads(deepest) == read_yaml(deepest, "f.yaml").data


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(st.characters(codec="ascii")),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abNO0:", max_size=4), inner, max_size=4),
        max_leaves=12,
    )
)
def test_json_is_read_as_what_it_is(data: Data) -> None:
    """JSON is YAML with every text quoted, so nothing in it may change."""
    assert data == read_yaml(json.dumps(data), "f.yaml").data


def test_the_parser_in_pure_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library comes without its C parser, data, places and refusals are the same."""
    import yaml

    fast = read_yaml(TEXT, "f.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = read_yaml(TEXT, "f.yaml")
    assert (fast.data, fast.places, fast.key_places) == (slow.data, slow.places, slow.key_places)
    assert problems_of("a: &x !!str 1\nb: *x\nb: 'x\n") == [
        "f.yaml:1:4: anchors are not used here; quote the text if &x belongs to it",
        "f.yaml:1:4: tags are not used here; quote the text if !!str belongs to it",
        "f.yaml:2:4: aliases are not used here; write the value out",
        "f.yaml:3:1: the key 'b' stands here twice; the first is in line 2",
        "f.yaml:4:1: not YAML: while scanning a quoted scalar found unexpected end of stream",
    ]


def test_an_offset_behind_the_value_points_at_its_beginning() -> None:
    """A caller's mistake does not hide the problem that it wants to tell."""
    assert str(read_yaml("a: |\n  x", "f.yaml").problem_within(("a",), 9, "wrong")) == "f.yaml:1:4: wrong"
