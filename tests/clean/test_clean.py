"""Correct documents of all eras, with the harmless oddities of real ones: none may be accused.

``index.yaml`` gives for each file in the folder its date of origin and what it shows. Each is judged under the default
profile thirty days after that date, or after the day given as ``seen`` where a later mark stands on it (the stamp of a
declassification).
"""

import datetime as dt
from pathlib import Path

import pytest

from validator.documents.model import Source
from validator.pipeline import judge_reading
from validator.plan import Course
from validator.reading import ReadDocument
from validator.reports.judged import JudgedDocument
from validator.ruleset.rules import RuleSet
from validator.text import SourceText
from validator.yaml_text import read_yaml

FOLDER = Path(__file__).parent
INDEX: dict[str, dict[str, str]] = read_yaml((FOLDER / "index.yaml").read_text(encoding="utf-8"), "index.yaml").data
LATER = dt.timedelta(days=30)


def judged(name: str, ruleset: RuleSet) -> JudgedDocument:
    """Judges a document thirty days after it was written."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    seen = dt.date.fromisoformat(INDEX[name].get("seen") or INDEX[name]["date"])
    source = Source(f"{name}.txt", None, "0" * 64, "utf-8", None)
    return judge_reading(ReadDocument(source, SourceText(text), None, None, ()), Course(ruleset), seen + LATER)


@pytest.mark.parametrize("name", sorted(INDEX))
def test_no_error_and_no_warning(name: str, ruleset: RuleSet) -> None:
    """A correct document gets notes at most."""
    findings = [each for each in judged(name, ruleset).findings if each.severity != "note"]
    accused = [f"{each.severity} {each.rule} line {each.place.line}: {each.message}" for each in findings]
    assert [] == accused, INDEX[name]["shows"] + "\n" + "\n".join(accused)


@pytest.mark.parametrize("name", sorted(INDEX))
def test_its_date_is_found(name: str, ruleset: RuleSet) -> None:
    """The document was not spared by being misread: its kind and its date of origin are found."""
    document = judged(name, ruleset)
    assert (name.split("-", maxsplit=1)[0], INDEX[name]["date"]) == (document.kind, document.date)


def test_each_file_is_in_the_index_and_there_are_enough() -> None:
    """Files and index belong together; there are forty-two documents and more, of each kind."""
    names = sorted(path.stem for path in FOLDER.glob("*.txt"))
    assert names == sorted(INDEX)
    assert len(names) >= 42
    assert {"cable", "memorandum", "email"} == {name.split("-")[0] for name in names}
