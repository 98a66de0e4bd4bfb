"""``declass schedule``."""

import csv
import datetime as dt
import io
import json
import os
from pathlib import Path

import pytest
from attrs import evolve

from tests.cli.reports import saved
from tests.cli.test_output import ROOT, closed_pipe, needs_full, run
from tests.reports.collection import CLEAN, REPORT, UNREAD, report_of
from validator.cli.main import main
from validator.documents.model import Document
from validator.knowledge.orders import Orders
from validator.pipeline import due_of
from validator.reports.judged import Due

BASE = ROOT / "rules" / "base-documents"
DAY = ["--as-of", "2026-11-23"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents: one that has fallen due, one for review, one that bears no classification."""
    made = tmp_path / "in"
    made.mkdir()
    for name in ("cable-2008-confidential", "cable-1979-confidential", "cable-2008-unclassified"):
        (made / f"{name}.txt").write_bytes((BASE / f"{name}.txt").read_bytes())
    return made


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Gives what was printed, without blank lines and what every schedule says."""
    text = capsys.readouterr().out.partition("A missing or wrong")[0]
    return [line for line in text.splitlines() if line]


def test_documents_are_scheduled(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The work list of a day; nothing is judged, and that a date has passed makes nobody fail."""
    assert 0 == main(["schedule", *DAY, str(folder)])
    assert [
        "Declassification schedule as of 2026-11-23",
        "Fallen due: the date of their instruction or schedule has come (1)",
        "  2018-11-18  08KUWAIT1204 · CONFIDENTIAL · 2008-11-18 · due for declassification · 8 years 5 days ago",
        "              its instruction names 2018-11-18",
        f"              {folder}/cable-2008-confidential.txt",
        "Due for review: which declassifies nothing (1)",
        "  1999-06-05  79ANKARA4310 · CONFIDENTIAL · 1979-06-05 · due for review"
        " · 27 years 5 months 2 weeks 4 days ago",
        "              it is to be reviewed on 1999-06-05, which does not declassify it",
        f"              {folder}/cable-1979-confidential.txt",
        "Nothing falls due after 2026-11-23.",
        "3 documents: 1 fallen due, 1 due for review",
        "1 document without any classification, and so not in this list",
    ] == lines(capsys)


def test_until_a_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What comes later is counted."""
    assert 0 == main(["schedule", "--as-of", "1998-01-01", "--until", "2000-01-01", str(folder)])
    told = lines(capsys)
    assert "Declassification schedule as of 1998-01-01, until 2000-01-01" == told[0]
    assert "  1999-06-05  79ANKARA4310 · CONFIDENTIAL · 1979-06-05 · due for review · in 1 year 5 months 4 days" in told
    assert "1 event later than 2000-01-01, and so not in this list" == told[-1]


def test_nothing_to_show_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """An unclassified document has nothing to mature."""
    assert 0 == main(["schedule", *DAY, str(BASE / "cable-2008-unclassified.txt")])
    assert [
        "Declassification schedule as of 2026-11-23",
        "Nothing falls due after 2026-11-23.",
        "1 document: nothing falls due and nothing is open",
        "1 document without any classification, and so not in this list",
    ] == lines(capsys)


def test_several_formats_in_one_run(folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each to its file, and one to standard output; with checksums on request."""
    forms = [f"--format={name}={tmp_path / f'due.{name}'}" for name in ("html", "ics", "json", "text")]
    assert 0 == main(["schedule", *DAY, "--checksum", "--format", "csv", *forms, str(folder)])
    rows = list(csv.reader(io.StringIO(capsysbinary.readouterr().out.decode())))
    assert ["declassified", "review-due"] == [row[6] for row in rows[1:]]
    names = {f"due.{name}{end}" for name in ("html", "ics", "json", "text") for end in ("", ".sha256")}
    assert names | {"in"} == {path.name for path in tmp_path.iterdir()}
    assert 2 == json.loads((tmp_path / "due.json").read_bytes())["summary"]["groups"]["declassified"] + 1


def test_a_saved_report_gives_the_same_schedule(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Byte for byte, in every format."""
    report = tmp_path / "report.json"
    assert 0 == main(["check", *DAY, "--fail-on", "never", "--format", f"json={report}", str(folder)])
    for name in ("text", "csv", "ics", "json", "html"):
        made = []
        for what in ([*DAY, str(folder)], [str(report)]):
            assert 0 == main(["schedule", "--format", name, *what])
            made.append(capsysbinary.readouterr().out)
        assert made[0] == made[1]
        assert made[0]


def test_a_saved_report_is_brought_forward_and_never_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several reports the last day counts; what was so earlier they do not say."""
    coming = evolve(CLEAN, due=Due("running", "instruction", "2027-01-01", (), "its instruction names 2027-01-01"))
    old = saved(tmp_path, evolve(report_of(coming), as_of="2026-01-01"), "old.json")
    new = saved(tmp_path, report_of(CLEAN), "new.JSON")
    assert 0 == main(["schedule", old, new])
    told = lines(capsys)
    assert "Declassification schedule as of 2026-11-23" == told[0]
    assert "2 documents: 1 fallen due, 1 falling due" == told[-1]
    assert 0 == main(["schedule", "--as-of", "2027-01-01", old, new])
    assert "2 documents: 2 fallen due" == lines(capsys)[-1]
    assert 2 == main(["schedule", "--as-of", "2026-11-22", old, new])
    expected = (
        f"declass: --as-of 2026-11-22 is before 2026-11-23, the day of {new}, which does not say what was so then\n"
    )
    assert expected == capsys.readouterr().err


def test_what_could_not_be_read_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the list, and by the exit code; of a saved report too."""
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02")
    assert 4 == main(["schedule", *DAY, str(folder)])
    assert f"  {folder}/bad.txt: is not a text: it is full of NUL bytes" in lines(capsys)
    assert 4 == main(["schedule", saved(tmp_path, report_of(UNREAD), "a.json")])
    assert 5 == main(["schedule", saved(tmp_path, REPORT, "b.json")])


def test_a_document_that_we_stumble_over_takes_no_other_with_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told as our fault."""

    def stumble(document: Document, orders: Orders, as_of: dt.date) -> Due:
        if document.date == dt.date(1979, 6, 5):
            raise ZeroDivisionError("oops")
        return due_of(document, orders, as_of)

    monkeypatch.setattr("validator.scheduling.due_of", stumble)
    assert 5 == main(["schedule", *DAY, str(folder)])
    told = lines(capsys)
    reason = "declass-validator stumbled over it (ZeroDivisionError: oops)"
    assert f"  {folder}/cable-1979-confidential.txt: {reason}" in told
    assert "2 documents: 1 fallen due" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--until", "2026-11-22"], "--until 2026-11-22 is before 2026-11-23, the day of the schedule"),
        (["--until", "tomorrow"], "--until takes a date of the form YYYY-MM-DD, not 'tomorrow'"),
        (["--format", "jsno"], "there is no format 'jsno'; did you mean 'json'? (formats: text, csv, ics, json, html)"),
        (["report.json"], "report.json is taken for a report, and reports and documents cannot be in one schedule"),
        (
            ["--format", "csv", "--format", "json"],
            "only one --format can go to standard output; give the others a file: --format json=FILE",
        ),
        (["--kind", "cabel"], "there is no kind 'cabel'; did you mean 'cable'? (kinds: cable, memorandum, email)"),
        (["--format", "csv=/nowhere/x.csv"], "/nowhere/x.csv cannot be written: No such file or directory"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told in one line, before any work."""
    assert 2 == main(["schedule", *DAY, *arguments, str(folder)])
    assert f"declass: {message}\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"format": 2}', "is a report of format 2; format 1 is expected"),
        ("[]", "is not a report of declass-validator: an object with the key 'format' was expected"),
    ],
)
def test_what_is_no_report(content: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Our own file is wrong: exit code 3."""
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    assert 3 == main(["schedule", str(path)])
    assert f"declass: {path}: {message}\n" == capsys.readouterr().err


def test_a_report_that_was_cut_off_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy that ended too early."""
    path = Path(saved(tmp_path, REPORT))
    path.write_bytes(path.read_bytes()[:4000])
    assert 3 == main(["schedule", str(path)])
    assert "cut off" in capsys.readouterr().err


@needs_full
def test_a_full_disk_is_told(folder: Path) -> None:
    """On standard output and on a device, with exit code 2 and one line."""
    with Path("/dev/full").open("wb") as full:
        code, err = run("schedule", *DAY, str(folder), stdout=full.fileno())
    assert (2, b"declass: standard output cannot be written: No space left on device\n") == (code, err)
    code, err = run("schedule", *DAY, "--format", "json=/dev/full", str(folder), stdout=-3)
    assert (2, b"declass: /dev/full cannot be written: No space left on device\n") == (code, err)


def test_a_closed_pipe_is_no_fault(folder: Path) -> None:
    """Whoever stopped reading is told nothing, and the exit code counts."""
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02")
    pipe = closed_pipe()
    try:
        assert (4, b"") == run("schedule", *DAY, str(folder), stdout=pipe)
    finally:
        os.close(pipe)


def test_the_report_of_an_interrupted_run_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Documents that were not judged would be missing from the list in silence."""
    file = tmp_path / "r.json"
    main(["check", "-q", "--fail-on", "never", "--format", f"json={file}", str(folder)])
    file.write_text(file.read_text(encoding="utf-8").replace('"complete": true', '"complete": false'), encoding="utf-8")
    capsys.readouterr()
    assert 2 == main(["schedule", str(file)])
    expected = f"declass: {file} is the report of an interrupted run, so documents are missing; judge them again\n"
    assert ("", expected) == capsys.readouterr()
