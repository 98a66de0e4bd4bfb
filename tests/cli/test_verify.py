"""``declass verify``: evidence that documents are those that were judged."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from tests.cli.reports import archive, saved
from tests.reports.collection import CLEAN, UNREAD, report_of
from validator.cli.main import main
from validator.reports.report import Report


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder for documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def report(documents: Path) -> Report:
    """A report on two documents in it."""
    return archive(documents)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str]]:
    """Runs the command and gives its code and lines."""
    code = main(["verify", *map(str, arguments)])
    return code, capsys.readouterr().out.splitlines()


def test_documents_that_are_as_they_were(
    tmp_path: Path, documents: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the report says, in their folder, and file by file."""
    path = saved(tmp_path, report)
    assert (0, ["2 documents: 2 unchanged"]) == run(capsys, path)
    assert (0, ["2 documents: 2 unchanged"]) == run(capsys, path, documents)
    assert (0, ["2 documents: 2 unchanged"]) == run(capsys, path, documents / "b.txt", documents / "a.txt")


def test_documents_of_another_folder(
    tmp_path: Path, documents: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of the archive holds the same documents under other names."""
    path = saved(tmp_path, report)
    documents.rename(tmp_path / "moved")
    code, lines = run(capsys, path, tmp_path / "moved")
    assert 0 == code
    assert f"moved: {tmp_path / 'moved' / 'a.txt'}: judged as {documents / 'a.txt'}" == lines[0]
    assert "2 documents: 0 unchanged, 2 moved" == lines[-1]


def test_what_is_no_longer_what_was_judged(
    tmp_path: Path, documents: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """Changed, missing and new documents are each named, and fail the command."""
    path = saved(tmp_path, report)
    (documents / "a.txt").write_text("changed", encoding="utf-8")
    (documents / "b.txt").unlink()
    (documents / "c.txt").write_text("new", encoding="utf-8")
    expected = [
        f"changed: {documents / 'a.txt'}",
        f"new: {documents / 'c.txt'}",
        f"missing: {documents / 'b.txt'}",
        "3 documents: 0 unchanged, 1 changed, 1 missing, 1 new",
    ]
    assert (1, expected) == run(capsys, path, documents)


@pytest.mark.parametrize("named", [(), ("documents/b.txt",), ("documents",)], ids=["none", "file", "folder"])
def test_what_is_gone_is_missing(
    named: tuple[str, ...],
    tmp_path: Path,
    documents: Path,
    report: Report,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also if it was named itself, or the folder it was in."""
    path = saved(tmp_path, report)
    for one in documents.iterdir():
        one.unlink()
    documents.rmdir()
    code, lines = run(capsys, path, *(tmp_path / name for name in named))
    assert 1 == code
    assert "2 documents: 0 unchanged, 2 missing" == lines[-1]


def test_a_path_that_nobody_knows_is_wrong_usage(
    tmp_path: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt path is not a missing document."""
    assert 2 == main(["verify", saved(tmp_path, report), str(tmp_path / "nowhere")])
    assert "declass: there is no file or folder" in capsys.readouterr().err


def test_what_cannot_be_read_exits_with_4(
    tmp_path: Path, documents: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing can be said about it."""
    path = saved(tmp_path, report)
    (documents / "a.txt").write_bytes(b"%PDF-1.7")
    code, lines = run(capsys, path)
    assert 4 == code
    assert lines[0].startswith(f"unreadable: {documents / 'a.txt'}: ")


def test_what_was_not_judged_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An input that could not be read then may be readable now."""
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    path = saved(tmp_path, report_of(evolve(UNREAD, path=str(tmp_path / "a.txt"))))
    code, lines = run(capsys, path)
    assert 1 == code
    assert f"new: {tmp_path / 'a.txt'}: could not be read when the report was made" == lines[0]


def test_records_are_verified_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their ids, and of the fields that they were read from."""
    lines = [{"key": "one", "body": "text"}, {"key": "two", "body": "text"}]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    digest = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
    judged = evolve(CLEAN, path=str(tmp_path / "x.jsonl"), record="one", sha256=digest)
    path = saved(tmp_path, report_of(judged))
    code, told = run(capsys, path, "--text-field", "body", "--id-field", "key")
    assert (1, [f"new: {tmp_path / 'x.jsonl'}[two]", "2 documents: 1 unchanged, 1 new"]) == (code, told)


def test_standard_input_is_not_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that was piped in is missing unless it is piped in again."""
    assert (1, ["missing: -", "1 document: 0 unchanged, 1 missing"]) == run(
        capsys, saved(tmp_path, report_of(evolve(CLEAN, path="-")))
    )


def test_the_report_itself_is_sealed(tmp_path: Path, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    """A checksum beside the report tells whether it is the one that was written."""
    source = saved(tmp_path, report)
    path = tmp_path / "sealed.json"
    assert 0 == main(["render", "--checksum", "--format", f"json={path}", source])
    assert (0, ["2 documents: 2 unchanged"]) == run(capsys, path)
    path.write_text(path.read_text(encoding="utf-8").replace("unlawful", "lawful") + "\n", encoding="utf-8")
    code, lines = run(capsys, path)
    assert 1 == code
    assert f"changed: {path}: the report itself is not the one of sealed.json.sha256" == lines[0]


def test_the_seal_of_a_name_with_a_line_end(tmp_path: Path, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    """Such names are escaped, and the line says so with a backslash before it."""
    path = tmp_path / "a\nb.json"
    assert 0 == main(["render", "--checksum", "--format", f"json={path}", saved(tmp_path, report)])
    written = (tmp_path / "a\nb.json.sha256").read_bytes()
    assert written.startswith(b"\\")
    assert written.endswith(b"  a\\nb.json\n")
    assert 0 == run(capsys, path)[0]


def test_a_report_from_standard_input(
    tmp_path: Path, report: Report, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has no file beside it, so it is taken as it is."""
    path = Path(saved(tmp_path, report))
    (tmp_path / "-.sha256").write_text("of another file", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert (0, ["2 documents: 2 unchanged"]) == run(capsys, "-")


def test_what_cannot_be_looked_at_is_not_missing(
    tmp_path: Path, documents: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """Something is there, so it is unreadable, with the reason."""
    path = saved(tmp_path, report)
    link = documents / "b.txt"
    link.unlink()
    link.symlink_to("b.txt")
    for words in ([path], [path, link, documents / "a.txt"]):
        code, lines = run(capsys, *words)
        assert 4 == code
        assert [f"unreadable: {link}: cannot be read: Too many levels of symbolic links"] == lines[:-1]
        assert "2 documents: 1 unchanged, 1 unreadable" == lines[-1]
