"""What is wrong with a rule file is said at once, with its place."""

from pathlib import Path

import pytest

from validator.errors import DefinitionError, UsageError
from validator.ruleset.loading import load_ruleset
from validator.ruleset.packs import read_packs

RULE = """\
id: DUR900
name: date-too-odd
title: The declassification date is odd
family: duration
severity: note
authority:
  - {source: eo-13526, section: "1.5(b)"}
applies:
  orders: [eo-13526]
when: has(doc.declassify_on.date)
let:
  day: doc.declassify_on.date
require: day > doc.date
at: doc.declassify_on
related: [doc.date_time_group]
message: "declassifies on {day}"
why: It matters.
remedy: Look.
cases:
  - {name: one, base: cable-2010-secret, expect: pass}
  - {name: two, base: cable-2010-secret, expect: pass}
"""


def pack(root: Path, *rules: str) -> str:
    """Makes a pack of rules that differ from RULE, and gives its path."""
    folder = root / "pack" / "duration"
    folder.mkdir(parents=True)
    for rule in rules:
        lines = dict(line.split(": ", 1) for line in rule.splitlines() if line[:1].isalpha() and ": " in line)
        (folder / f"{lines.get('id', 'DUR900')}-{lines.get('name', 'x')}.yaml").write_text(rule, encoding="utf-8")
    return str(root / "pack")


def problems(path: str) -> list[str]:
    """Gives the problems of a pack, without the path of the pack in front."""
    with pytest.raises(DefinitionError) as caught:
        load_ruleset([path])
    return [
        str(problem).removeprefix(f"{path}/duration/DUR900-date-too-odd.yaml:") for problem in caught.value.problems
    ]


def test_a_good_pack_loads(tmp_path: Path) -> None:
    """A pack beside the bundled one adds its rules."""
    ruleset = load_ruleset([pack(tmp_path, RULE)])
    assert "DUR900" in {rule.id for rule in ruleset.rules}
    assert ruleset.packs == ("declass-validator", "pack")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "severity: note",
            "severty: note",
            [
                "1:1: the key 'severity' is missing",
                "5:1: unknown key 'severty'; did you mean 'severity'?",
            ],
            id="misspelt key",
        ),
        pytest.param(
            "severity: note",
            "severity: fatal",
            ["5:11: 'fatal' is not one of 'error', 'warning', 'note'"],
            id="bad value",
        ),
        pytest.param(
            "has(doc.declassify_on.date)",
            "has(doc.declasify_on.date)",
            ["10:15: Document has no field 'declasify_on'; did you mean 'declassify_on'?"],
            id="unknown field",
        ),
        pytest.param(
            "require: day > doc.date",
            "require: dy > doc.date",
            ["13:10: unknown name 'dy'; did you mean 'day'?"],
            id="unknown name",
        ),
        pytest.param(
            "when: has(doc.declassify_on.date)\n",
            "",
            [
                "11:8: 'doc.declassify_on.date' may be absent; guard it with has(doc.declassify_on.date)",
                "13:5: every place named here may be absent; add 'doc' as the last",
            ],
            id="unguarded optional",
        ),
        pytest.param(
            "require: day > doc.date",
            "require: doc.declassify_on.text.matches('(a+)+$')",
            [
                "13:41: the pattern could take very long: in a repeated group the next character has to decide how to"
                " go on (no repeat within a repeat that can share its characters, no branches that begin alike)",
            ],
            id="bad pattern",
        ),
        pytest.param(
            '"declassifies on {day}"',
            '"declassifies on {dya}"',
            ["16:28: unknown name 'dya'; did you mean 'day'?"],
            id="placeholder",
        ),
        pytest.param(
            "family: duration",
            "family: durations",
            ["4:9: there is no family 'durations'; did you mean 'duration'?"],
            id="family",
        ),
        pytest.param(
            "eo-13526, section",
            "eo-13562, section",
            ["7:14: authorities.yaml has no norm 'eo-13562'; did you mean 'eo-13526'?"],
            id="authority",
        ),
        pytest.param(
            "[eo-13526]", "[eo-13562]", ["9:12: there is no order 'eo-13562'; did you mean 'eo-13526'?"], id="order"
        ),
        pytest.param(
            "when: has(doc.declassify_on.date)",
            "when: doc.kind",
            ["10:7: a condition is needed here, not string"],
            id="condition",
        ),
        pytest.param(
            "name: one, base: cable-2010-secret",
            "name: one, base: cable-2010-sekret",
            ["20:23: there is no base document 'cable-2010-sekret'; did you mean 'cable-2010-secret'?"],
            id="base",
        ),
        pytest.param(
            "at: doc.declassify_on",
            "at: doc.kind",
            ["14:5: 'doc.kind' has no place in the document; name something that was read from it"],
            id="at",
        ),
        pytest.param(
            "at: doc.declassify_on",
            "at: [doc.subject]",
            ["14:5: every place named here may be absent; add 'doc' as the last"],
            id="absent at",
        ),
        pytest.param(
            "require: day",
            "where: day > day\nrequire: day",
            ["13:1: 'where' goes with 'each': it passes elements over"],
            id="where without each",
        ),
        pytest.param(
            "require: day",
            "each: p in doc.kind\nrequire: day",
            ["13:7: 'doc.kind' is no list; write 'name in list'"],
            id="each of no list",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    """A mistake in a rule file is reported with line, column and near match."""
    assert old in RULE
    assert expected == problems(pack(tmp_path, RULE.replace(old, new)))


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        ("doc in doc.portions", "13:7: 'doc' already has a meaning here; choose another name"),
        ("portion in doc.portion", "13:22: Document has no field 'portion'; did you mean 'portions'?"),
    ],
)
def test_the_element_of_each_needs_a_name_and_a_list(each: str, expected: str, tmp_path: Path) -> None:
    """A name that is taken, or a list that is none, is said once."""
    rule = RULE.replace("require: day > doc.date", f"each: {each}\nrequire: day > doc.date")
    assert [expected] == problems(pack(tmp_path, rule))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  day:", "  doc:", "12:3: 'doc' already has a meaning here; choose another name"),
        (
            "related: [doc.date_time_group]",
            "related: [doc.kind]",
            "15:11: 'doc.kind' has no place in the document; name something that was read from it",
        ),
        (
            "related: [doc.date_time_group]",
            "related: [doc.kinds]",
            "15:15: Document has no field 'kinds'; did you mean 'kind'?",
        ),
        (
            "related: [doc.date_time_group]",
            "related: [doc.header]",
            "15:11: 'doc.header' has no place in the document; name something that was read from it",
        ),
        (
            "related: [doc.date_time_group]",
            "related: [doc.subject.txt]",
            "15:23: Subject has no field 'txt'; did you mean 'text'?",
        ),
        (
            "at: doc.declassify_on",
            "at: doc.declasify_on",
            "14:9: Document has no field 'declasify_on'; did you mean 'declassify_on'?",
        ),
    ],
)
def test_names_and_places_that_cannot_be(old: str, new: str, expected: str, tmp_path: Path) -> None:
    """A name that is taken and a place that is none are refused."""
    assert expected in problems(pack(tmp_path, RULE.replace(old, new)))


def test_files_of_other_kinds_are_left_alone(tmp_path: Path) -> None:
    """A text beside the rules is no base document, and counts for the digest only."""
    path = pack(tmp_path, RULE)
    (Path(path) / "notes.txt").write_text("for ourselves", encoding="utf-8")
    packs = read_packs([path])
    assert "for ourselves" == packs.texts["pack/notes.txt"]
    assert "notes" not in packs.base_documents


def test_all_problems_of_all_files_come_together(tmp_path: Path) -> None:
    """A second wrong file does not wait for the first to be mended."""
    one = RULE.replace("severity: note", "severity: fatal")
    two = RULE.replace("DUR900", "DUR901").replace("require: day", "require: dya")
    path = pack(tmp_path, one, two.replace("severity: note", "severity: dire"))
    with pytest.raises(DefinitionError) as caught:
        read_packs([path])
    assert len(caught.value.problems) == 2


def test_an_id_is_not_used_twice(tmp_path: Path) -> None:
    """A pack may not take the id of another rule."""
    path = pack(tmp_path, RULE.replace("DUR900", "DUR018"))
    with pytest.raises(DefinitionError) as caught:
        read_packs([path])
    expected = (
        f"{path}/duration/DUR018-date-too-odd.yaml:1:5: the id DUR018 is taken by "
        "rules/duration/DUR018-declassify-on-past-25-years.yaml; ids are never used twice"
    )
    assert [expected] == [str(problem) for problem in caught.value.problems]


def test_file_and_id_agree(tmp_path: Path) -> None:
    """A rule in a file of another name is refused."""
    path = pack(tmp_path, RULE)
    file = Path(path) / "duration" / "DUR900-date-too-odd.yaml"
    file.rename(file.with_name("DUR900-odd.yaml"))
    with pytest.raises(DefinitionError) as caught:
        read_packs([path])
    expected = "this rule belongs in duration/DUR900-date-too-odd.yaml, not in duration/DUR900-odd.yaml"
    assert [expected] == [problem.message for problem in caught.value.problems]


def test_an_id_begins_with_the_prefix_of_its_family(tmp_path: Path) -> None:
    """A rule of the family duration is a DUR."""
    path = pack(tmp_path, RULE.replace("DUR900", "ORD900"))
    with pytest.raises(DefinitionError) as caught:
        read_packs([path])
    assert [problem.message for problem in caught.value.problems] == ["ids of the family duration begin with DUR"]


def test_a_missing_pack_is_wrong_usage(tmp_path: Path) -> None:
    """A pack that is no folder is named."""
    with pytest.raises(UsageError, match="is not a folder"):
        read_packs([str(tmp_path / "nothing")])


def test_a_missing_profile_is_wrong_usage() -> None:
    """A profile that does not exist is named, with the near match."""
    with pytest.raises(UsageError, match="there is no profile 'defualt'; did you mean 'default'\\?"):
        load_ruleset(profile="defualt")
