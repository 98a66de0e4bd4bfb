"""``declass sample``, and ``declass check --sample`` on what it drew."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from validator.cli.main import main
from validator.reports.sample_form import sample_from_json
from validator.sampling.following import CHANGED, GONE
from validator.schemas import problems

ROOT = Path(__file__).parent.parent.parent
BASE = ROOT / "rules" / "base-documents"
AS_OF = ("--as-of", "2026-11-23")


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of twelve documents and a file of three records, with the working folder beside it."""
    folder = tmp_path / "collection"
    folder.mkdir()
    for number, path in enumerate(sorted(BASE.glob("*.txt"))[:12]):
        (folder / f"{number:02}.txt").write_bytes(path.read_bytes())
    text = (BASE / "cable-2008-confidential.txt").read_text(encoding="utf-8")
    records = [{"id": f"case-{number}", "text": text + "\n" * number} for number in range(3)]
    (folder / "export.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_paths_are_listed(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One a line, sorted, whatever the order of the arguments; what was drawn is told on standard error."""
    files = [f"collection/{path.name}" for path in sorted(collection.glob("*.txt"))]
    assert 0 == main(["sample", *files, "--size", "4", "--seed", "2026"])
    first = capsys.readouterr()
    assert "declass: drew 4 of 12 documents\n" == first.err
    lines = first.out.splitlines()
    assert (4, sorted(lines)) == (len(lines), lines)
    assert set(lines) < set(files)
    assert 0 == main(["sample", *reversed(files), "--size", "4", "--seed", "2026"])
    assert first.out == capsys.readouterr().out
    assert 0 == main(["sample", *files, "--size", "4", "--seed", "2026", "--format", "null"])
    assert first.out.replace("\n", "\0") == capsys.readouterr().out
    assert 0 == main(["sample", *files, "--size", "4", "--seed", "2027"])
    assert first.out != capsys.readouterr().out


def test_the_sample_is_as_its_schema_says(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Records are documents like any other."""
    assert collection.exists()
    command = ["sample", "collection", "--size", "9", "--seed", "x", "--stratify", "level, order", "--format"]
    assert 0 == main([*command, "json=s.json"])
    assert "declass: drew 9 of 15 documents in 5 strata\n" == capsys.readouterr().err
    text = Path("s.json").read_text(encoding="utf-8")
    assert [] == problems("sample", json.loads(text))
    assert (15, 9, ("level", "order")) == (
        (draw := sample_from_json(text, "s.json").draw).population,
        draw.drawn,
        draw.stratified_by,
    )
    assert 0 == main([*command, "json"])
    assert text == capsys.readouterr().out


def test_fewer_documents_than_strata_and_more_than_there_are(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are told."""
    assert collection.exists()
    command = ["sample", *(f"collection/{number:02}.txt" for number in range(4)), "--seed", "x"]
    assert 0 == main([*command, "--size", "2", "--stratify", "level,year"])
    assert (
        "declass: drew 2 of 4 documents in 3 strata\ndeclass: 1 stratum gave no document; a size of 3 has one of each\n"
    ) == capsys.readouterr().err
    assert 0 == main([*command, "--size", "1", "--stratify", "year"])
    assert "declass: 2 strata gave no document; a size of 3 has one of each\n" in capsys.readouterr().err
    assert 0 == main([*command, "--size", "5"])
    captured = capsys.readouterr()
    assert 4 == captured.out.count("\n")
    assert (
        "declass: drew 4 of 4 documents\n"
        "declass: there are no more: this is the whole collection, and no sample of it\n"
    ) == captured.err


def test_what_cannot_be_read_is_no_part_of_the_population(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told and counted, and exits with 4; the sample is drawn all the same."""
    (collection / "00.txt").write_bytes(b"")
    with (collection / "export.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")
    assert 4 == main(["sample", "collection", "--size", "9", "--seed", "x", "--format", "json"])
    captured = capsys.readouterr()
    assert captured.err.splitlines() == [
        "declass: collection/00.txt: is empty",
        "declass: collection/export.jsonl[4]: line 4: has no member 'text'; it is empty",
        "declass: drew 9 of 14 documents",
    ]
    assert 2 == json.loads(captured.out)["draw"]["unreadable"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--size", "0"], "--size takes a whole number of documents, at least 1, not '0'"),
        (["--size", "-1"], "--size takes a whole number of documents, at least 1, not '-1'"),
        (["--size", "10%"], "--size takes a whole number of documents, at least 1, not '10%'"),
        (["--size", "٣"], "--size takes a whole number of documents, at least 1, not '٣'"),
        (["--size", "9" * 5000], f"--size takes a whole number of documents, at least 1, not '{'9' * 5000}'"),
        (["--seed", ""], "--seed takes a text that can be printed, not ''"),
        (["--seed", "a\nb"], "--seed takes a text that can be printed, not 'a\\nb'"),
        (
            ["--stratify", "levle"],
            "there is no trait 'levle'; did you mean 'level'? (traits: level, order, year, decision, kind)",
        ),
        (["--stratify", "level,year,level"], "--stratify level,year,level: a trait stands there twice"),
        (["--format", "jsno"], "there is no format 'jsno'; did you mean 'json'? (formats: text, null, json)"),
        (["--format", "json=/no/s.json"], "/no/s.json cannot be written: No such file or directory"),
        (["--kind", "cabel"], "there is no kind 'cabel'; did you mean 'cable'? (kinds: cable, memorandum, email)"),
    ],
)
def test_wrong_usage_exits_with_2(
    arguments: list[str], message: str, collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said in one line, before anything is read."""
    assert collection.exists()
    options = ["--size", "3", "--seed", "x", "--size=" + arguments[1]] if arguments[0] == "--size" else arguments
    assert 2 == main(["sample", "collection/00.txt", "--size", "3", "--seed", "x", *options])
    captured = capsys.readouterr()
    assert ("", f"declass: {message}\n") == (captured.out, captured.err)


@pytest.mark.parametrize("missing", ["--size", "--seed"])
def test_size_and_seed_are_asked_for(missing: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A sample that nobody can draw again is none."""
    given = [
        word for option, word in (("--size", "3"), ("--seed", "x")) if option != missing for word in (option, word)
    ]
    assert 2 == main(["sample", *given, "a.txt"])
    assert (
        f"declass: the following arguments are required: {missing} (see 'declass sample --help')\n"
        == capsys.readouterr().err
    )


def test_check_reads_the_lists(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Line by line, or with NUL bytes where a name holds a line end."""
    (collection / "a\nb.txt").write_bytes((collection / "00.txt").read_bytes())
    (collection / "export.jsonl").unlink()
    for form, words in (("text", []), ("null", ["--null"])):
        paths = [str(each) for each in Path("collection").iterdir() if form == "null" or "\n" not in each.name]
        assert 0 == main(["sample", *paths, "--size", "13", "--seed", "x", "--format", f"{form}=list"])
        capsys.readouterr()
        assert 0 == main(["check", *AS_OF, "--format", "json", *words, "--files-from", "list"])
        judged = {each["source"]["path"] for each in json.loads(capsys.readouterr().out)["documents"]}
        assert set(paths) == judged


def test_what_no_list_of_paths_can_name(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Records, names with line ends, names that are not UTF-8; and a collection of which nothing can be read."""
    assert 2 == main(["sample", "collection/export.jsonl", "--size", "1", "--seed", "x"])
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("declass: collection/export.jsonl[case-")
    assert error.endswith("] was drawn, which is a record and has no path of its own: use --format json=FILE, and "
                          "declass check --sample FILE")  # fmt: skip
    (collection / "a\nb.txt").write_bytes((collection / "00.txt").read_bytes())
    assert 2 == main(["sample", "collection/a\nb.txt", "--size", "1", "--seed", "x"])
    error = capsys.readouterr().err.splitlines()[-1]
    assert r"declass: 'collection/a\nb.txt' was drawn and does not fit in a line: use --format null" == error
    assert 0 == main(["sample", "collection/a\nb.txt", "--size", "1", "--seed", "x", "--format", "null"])
    assert "collection/a\nb.txt\0" == capsys.readouterr().out
    odd = os.fsdecode(b"collection/\xff.txt")
    Path(odd).write_bytes((collection / "00.txt").read_bytes())
    assert 2 == main(["sample", odd, "--size", "1", "--seed", "x"])
    error = capsys.readouterr().err.splitlines()[-1]
    expected = (
        r"declass: collection/\xff.txt was drawn, but its name is not UTF-8 and cannot be written down; rename it"
    )
    assert expected == error
    (collection / "empty.txt").touch()
    assert 2 == main(["sample", "collection/empty.txt", "--size", "1", "--seed", "x"])
    assert (
        "declass: there is nothing to draw from: no document could be read" == capsys.readouterr().err.splitlines()[1]
    )


def test_standard_input_can_be_drawn_from() -> None:
    """It has no name but the dash."""
    run = subprocess.run(
        [sys.executable, "-m", "validator", "sample", "-", "--size", "1", "--seed", "x"],
        input=b"UNCLASSIFIED\n",
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert (0, b"-\n") == (run.returncode, run.stdout)


def draw(*options: str) -> None:
    """Draws a sample of the collection into ``s.json``."""
    assert 0 == main(["sample", "collection", "--seed", "x", "--format", "json=s.json", *options])


def test_a_sample_is_judged_and_the_rate_estimated(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From collection to report; a report that was saved is rendered to the same bytes."""
    assert collection.exists()
    draw("--size", "10", "--stratify", "level")
    capsys.readouterr()
    outputs = ("--format", "json=r.json", "--format", "inspection=i.html", "--format", "html=h.html")
    assert 0 == main(["check", *AS_OF, "--sample", "s.json", "--format", "text", *outputs])
    out = capsys.readouterr().out.splitlines()
    assert [
        '10 of 15 documents were drawn by lot, in proportion by level, with the seed "x".',
        "With 95 % confidence, 13 to 15 of the 15 (86.6 % to 100.0 %) have neither error nor warning.",
    ] == out[-5:-3]
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert [] == problems("report", report)
    sample = json.loads(Path("s.json").read_text(encoding="utf-8"))
    assert sample["draw"] == report["sample"]["draw"]
    assert {"low": 13, "high": 15} == report["sample"]["without_discrepancies"]
    judged = sorted((each["source"]["path"], each["source"]["record"] or "") for each in report["documents"])
    assert [(each["path"], each["record"] or "") for each in sample["documents"]] == judged
    for name, path in (("inspection", "i.html"), ("html", "h.html")):
        assert 0 == main(["render", "r.json", "--format", f"{name}=again.html"])
        assert Path(path).read_bytes() == Path("again.html").read_bytes()


def test_documents_that_are_not_what_was_drawn_are_told(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are not judged, and the bounds are wider for them."""
    draw("--size", "14")
    names = [each["path"] for each in json.loads(Path("s.json").read_text(encoding="utf-8"))["documents"]]
    changed, gone = [name for name in names if name.endswith(".txt")][:2]
    Path(changed).write_bytes(Path(changed).read_bytes() + b"\n")
    Path(gone).unlink()
    capsys.readouterr()
    assert 4 == main(["check", *AS_OF, "--sample", "s.json", "--format", "concise", "--format", "json=r.json"])
    unread = [line for line in capsys.readouterr().out.splitlines() if ": unread " in line]
    assert [f"{changed}: unread {CHANGED}", f"{gone}: unread {GONE}"] == unread
    sampled = json.loads(Path("r.json").read_text(encoding="utf-8"))["sample"]
    assert {"low": 12, "high": 15} == sampled["without_discrepancies"]
    for path in collection.iterdir():
        path.unlink()
    assert 2 == main(["check", *AS_OF, "--sample", "s.json"])
    assert (
        "declass: none of the documents of s.json is there; paths hold from where it was drawn\n"
        == capsys.readouterr().err
    )


def test_a_census_needs_no_statistics(
    collection: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is estimated of it; a sample needs the library, which is said before anything is judged."""
    assert collection.exists()
    monkeypatch.setattr("validator.extras.find_spec", lambda _: None)
    draw("--size", "99")
    capsys.readouterr()
    assert 0 == main(["check", *AS_OF, "--sample", "s.json"])
    assert "All 15 documents of the collection were drawn: this is a census.\n" in capsys.readouterr().out
    draw("--size", "3")
    capsys.readouterr()
    assert 2 == main(["check", *AS_OF, "--sample", "s.json"])
    captured = capsys.readouterr()
    expected = "declass: an estimate from a sample needs the package scipy: install declass-validator[stats]\n"
    assert ("", expected) == (captured.out, captured.err)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--sample", "s.json", "collection"], 2, "--sample names the documents itself: leave the paths out"),
        (["--sample", "none.json"], 2, "the sample none.json cannot be read: No such file or directory"),
        (
            ["--sample", "collection/00.txt"],
            3,
            "collection/00.txt:1:1: is not JSON: Expecting value",
        ),
    ],
)
def test_a_sample_that_cannot_be_judged(
    arguments: list[str], code: int, message: str, collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong usage exits with 2, a file that is no sample with 3."""
    assert collection.exists()
    assert code == main(["check", *AS_OF, *arguments])
    captured = capsys.readouterr()
    assert ("", f"declass: {message}\n") == (captured.out, captured.err)


def test_the_library_is_only_loaded_for_a_sample(collection: Path) -> None:
    """A hook does not pay for statistics."""
    code = f"""
import sys
from validator.cli.main import main
main(["check", "--as-of", "2026-11-23", {str(collection / "00.txt")!r}])
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert {"scipy", "numpy", "jsonschema", "jinja2"} & set(done.stdout.split()) == set()


@pytest.mark.parametrize("named", ["collection/03.txt", "collection"])
@pytest.mark.parametrize("name", ["03.txt", "empty.txt"])
def test_no_document_is_written_over(
    named: str, name: str, collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether it was named or lies in a folder, was drawn or could not be read."""
    (collection / "empty.txt").write_bytes(b"")
    before = (collection / name).read_bytes()
    target = f"collection/{name}"
    assert 2 == main(["sample", "-q", named, target, "--size", "1", "--seed", "x", "--format", f"json={target}"])
    expected = f"declass: {target} is one of the documents, which are never changed; name another file\n"
    assert expected == capsys.readouterr().err
    assert 2 == main(["sample", "-q", "collection", "--size", "1", "--seed", "x", "--format", f"json={target}"])
    assert capsys.readouterr().err.endswith(expected)
    assert before == (collection / name).read_bytes()


def test_a_sample_says_nothing_of_overrides(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not drawn may be what they are for; a run over everything tells."""
    Path("declass.toml").write_text('[[overrides]]\npaths = ["nothing"]\n', encoding="utf-8")
    assert 0 == main(["sample", "collection/11.txt", "--size", "1", "--seed", "x", "--format", "json=s.json"])
    capsys.readouterr()
    main(["check", *AS_OF, "--fail-on", "never", "--sample", "s.json"])
    assert "" == capsys.readouterr().err
    main(["check", *AS_OF, "--fail-on", "never", "."])
    assert "this override holds for no document" in capsys.readouterr().err
    assert collection.exists()
