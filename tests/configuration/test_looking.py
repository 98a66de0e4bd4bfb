"""A look at a folder, and what is proposed for it."""

import json
import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from validator.configuration.content import Configuration
from validator.configuration.looking import SAMPLE, Fields, Look, look_at
from validator.configuration.proposing import configuration_for, hook_for
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import load_orders
from validator.knowledge.strict import read_as
from validator.toml_text import read_toml
from validator.yaml_text import read_yaml

ROOT = Path(__file__).parents[2]
CABLE = ROOT / "examples" / "clean-confidential-cable.txt"
MEMORANDUM = ROOT / "examples" / "memorandum.txt"
YEAR = 2026


def look(folder: Path) -> Look:
    """Looks at a folder."""
    return look_at(str(folder), load_vocabulary(), load_orders())


def plant(folder: Path, *names: str, source: Path = CABLE) -> None:
    """Puts copies of a document in a folder."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name)


def records(folder: Path, *members: dict[str, object]) -> None:
    """Puts a JSON Lines file in a folder; ``None`` stands for the text of a cable."""
    text = CABLE.read_text(encoding="utf-8")
    lines = [json.dumps({name: text if value is None else value for name, value in each.items()}) for each in members]
    (folder / "r.jsonl").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def test_documents_are_told_from_other_files(tmp_path: Path) -> None:
    """By what they say, not by their suffix; hidden files are no part of it."""
    plant(tmp_path, "cables/1.txt", "cables/a/2.CBL", ".hidden/3.txt")
    plant(tmp_path, "m.txt", source=MEMORANDUM)
    (tmp_path / "README.md").write_text("# A collection\n\nOf cables.\n", encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "declass.toml").touch()
    found = look(tmp_path)
    assert (found.files, found.looked) == (5, 5)
    assert found.folders == {"cables": 2, ".": 1}
    assert found.suffixes == {".txt": 2, ".cbl": 1}
    assert found.others == {".md": 1, ".pdf": 1}
    assert found.kinds == {"cable": 2, "memorandum": 1}
    assert found.years == {2008: 2, 2005: 1}
    assert found.fields is None


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    """And that is no error."""
    assert look(tmp_path) == Look()


def test_of_many_files_every_so_many_is_read(tmp_path: Path) -> None:
    """A look at a large collection takes no longer."""
    for number in range(SAMPLE + 1):
        (tmp_path / f"{number:04}.txt").touch()
    found = look(tmp_path)
    assert (found.files, found.looked) == (SAMPLE + 1, (SAMPLE + 2) // 2)


@pytest.mark.parametrize(
    ("members", "fields"),
    [
        ([{"n": 1, "body": None}, {"n": 2, "body": None}], Fields("body", "n")),
        ([{"n": 1, "text": None, "id": "a"}, {"n": 2, "text": "", "id": "b"}], Fields("text", "id")),
        ([{"n": 1, "body": None}, {"n": 1, "body": None}], Fields("body", None)),
        ([{"n": "", "level": "C", "body": None}], Fields("body", "level")),
        ([{"n": True, "title": "a", "body": None}, {"title": "b", "body": 3}], Fields("body", "title")),
    ],
)
def test_records_show_what_their_members_are_called(
    members: list[dict[str, object]], fields: Fields, tmp_path: Path
) -> None:
    """The longest member is the text, and an id tells every record apart."""
    records(tmp_path, *members)
    found = look(tmp_path)
    assert (found.fields, found.suffixes) == (fields, {".jsonl": 1})


@pytest.mark.parametrize("content", ["", "[1]\n", "{}\n", '{"a": 1}\n', "no JSON\n", "[" * 100_000, '{"a": "a log"}\n'])
def test_a_file_without_such_records_holds_no_documents(content: str, tmp_path: Path) -> None:
    """What is wrong with it, a run says."""
    (tmp_path / "r.jsonl").write_text(content, encoding="utf-8")
    found = look(tmp_path)
    assert (found.fields, found.others) == (None, {".jsonl": 1})


def test_records_before_a_broken_one_are_seen(tmp_path: Path) -> None:
    """They show enough."""
    records(tmp_path, {"n": 1, "body": None})
    with (tmp_path / "r.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    assert look(tmp_path).fields == Fields("body", "n")


def said(found: Look) -> Configuration:
    """Gives what a proposed configuration says; every one that is proposed is right."""
    return read_as(Configuration, read_toml(configuration_for(found, YEAR), "declass.toml"))


def test_nothing_is_proposed_without_a_reason() -> None:
    """The usual holds, and stands there as a comment."""
    content = said(Look())
    assert (content.profile, content.fail_on, content.documents.paths) == ("default", "error", (".",))
    assert (content.documents.include, content.documents.exclude, content.documents.text_field) == ((), (), None)
    usual = Look(suffixes=Counter([".txt"]), others=Counter([".pdf"]), fields=Fields("text", "id"))
    assert said(usual) == content


def test_what_stands_there_as_a_comment_is_right_too() -> None:
    """Whoever takes the number sign away has a configuration."""
    lines = configuration_for(Look(), YEAR).split("\n")
    bare = [line.removeprefix("# ") if " = " in line or "[[" in line or "# [" in line else line for line in lines]
    content = read_as(Configuration, read_toml("\n".join(bare), "declass.toml"))
    assert ("off", "note") == (content.severities["RTE101"], content.severities["routing"])
    assert "1973-06-30" == str(content.overrides[0].dated)
    assert {"json": "report.json", "html": "report.html"} == content.outputs
    assert (True, "collection.index") == (content.collection, content.index)


@pytest.mark.parametrize(
    ("suffixes", "others", "include", "exclude"),
    [
        ([".txt", ".cbl"], [], ("*.cbl", "*.txt"), ()),
        ([".txt"], [".md"], ("*.txt",), ()),
        ([".txt", ".md"], [".md", ".py"], (), ()),
        (["", ".txt"], [".md", ".txt", ""], ("*",), ("*.md",)),
    ],
)
def test_globs_are_proposed_where_suffixes_are_not_enough(
    suffixes: list[str], others: list[str], include: tuple[str, ...], exclude: tuple[str, ...]
) -> None:
    """Where documents have other suffixes than texts have, or other texts lie among them."""
    content = said(Look(suffixes=Counter(suffixes), others=Counter(others)))
    assert (include, exclude) == (content.documents.include, content.documents.exclude)


@pytest.mark.parametrize(
    ("years", "profile"),
    [({}, "default"), ({2016: 1}, "default"), ({2015: 1}, "archive"), ({2015: 1, 2016: 2}, "default")],
)
def test_the_profile_for_archives_is_proposed_for_what_is_old(years: dict[int, int], profile: str) -> None:
    """Where at least half of the dated documents are more than ten years old."""
    assert profile == said(Look(years=Counter(years))).profile


def test_the_head_tells_what_was_found() -> None:
    """Kinds by number, years, and how many files were looked at."""
    found = Look(files=900, looked=400, kinds=Counter(email=2, cable=300), years=Counter({1973: 3, 2008: 9}))
    text = " ".join(configuration_for(found, YEAR).replace("\n#", "").split())
    assert "in 400 of 900 files: cable 300, email 2, of the years 1973 to 2008." in text
    assert "none was recognised" in configuration_for(Look(), YEAR)


def test_members_of_records_are_proposed() -> None:
    """However they are called."""
    assert (
        'a "b"\x7f'
        == tomllib.loads(configuration_for(Look(fields=Fields('a "b"\x7f', None)), YEAR))["documents"]["text-field"]
    )
    assert "num" == said(Look(fields=Fields("text", "num"))).documents.id_field


@pytest.mark.parametrize(
    ("folders", "suffixes", "expected"),
    [
        ([], [], r"\.(asc|cable|jsonl|markdown|md|ndjson|text|txt)$"),
        (["."], [".txt"], r"\.(txt)$"),
        (["b c", "a.d"], [".txt", ".cbl"], r"^(a\.d|b\ c)/.*\.(cbl|txt)$"),
        (["a"], ["", ".txt"], "^(a)/"),
        ([".", "a"], [""], ""),
    ],
)
def test_the_hook_is_for_what_was_found(folders: list[str], suffixes: list[str], expected: str) -> None:
    """The pattern of its files is for the folders and suffixes that hold documents."""
    data = read_yaml(hook_for(Look(folders=Counter(folders), suffixes=Counter(suffixes))), "hooks").data
    (hook,) = data["repos"][0]["hooks"]
    assert ("local", "declass-check", "declass check", expected) == (
        data["repos"][0]["repo"], hook["id"], hook["entry"], hook["files"],
    )  # fmt: skip
