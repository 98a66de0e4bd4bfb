"""``declass explain-date``."""

from pathlib import Path

import pytest

from validator.cli.main import main

BASE = Path(__file__).parent.parent.parent / "rules" / "base-documents"


def test_a_scheduled_document_is_explained_with_its_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A SECRET telegram of 1975 under the schedule goes down to CONFIDENTIAL first."""
    text = (BASE / "cable-1975-confidential.txt").read_text(encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(text.replace("C O N F I D E N T I A L", "S E C R E T").replace("CONFIDENTIAL", "SECRET"), "utf-8")
    assert main(["explain-date", "--as-of", "1980-01-01", str(path)]) == 0
    expected = [
        str(path),
        "  75QUITO1733 · 1975-03-12 · SECRET",
        "  1977-12-31  CONFIDENTIAL (2 years 1 day ago)",
        "  1983-12-31  due (in 3 years 11 months 4 weeks 2 days)",
        "  as of 1980-01-01: still running",
        "  because E.O. 11652 declassifies SECRET 8 full calendar years after 1975",
    ]
    assert expected == capsys.readouterr().out.splitlines()


def test_a_date_for_review_is_told_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    """It ends nothing."""
    assert main(["explain-date", "--as-of", "1990-06-05", str(BASE / "cable-1979-confidential.txt")]) == 0
    assert "  1999-06-05  to be reviewed (in 9 years)" in capsys.readouterr().out.splitlines()


def test_records_and_unread_inputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record is named with its file, an unread input is named on standard error, and both exits with 4."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "one", "text": "hello"}\n{"id": 5\n', encoding="utf-8")
    assert main(["explain-date", "--as-of", "2026-11-23", str(path)]) == 4
    captured = capsys.readouterr()
    assert captured.out.startswith(f"{path}[one]\n  undated\n  as of 2026-11-23: cannot be said\n")
    assert captured.err.startswith(f"declass: {path}[2]: ")
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["explain-date", "--as-of", "2026-11-23", str(empty)]) == 4
    assert capsys.readouterr().err.startswith(f"declass: {empty}: ")
