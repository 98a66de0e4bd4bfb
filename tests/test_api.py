"""The Python API: what is documented works as documented, and importing the package costs nothing."""

import datetime as dt
import doctest
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import validator
import validator.api
from tests.collection.documents import base
from validator import (
    DefinitionError,
    JudgedDocument,
    ReadingError,
    Report,
    RuleSet,
    UnreadDocument,
    UsageError,
    check_paths,
    check_text,
)
from validator.cli.main import main
from validator.reports.json_form import render_json

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
PAGE = ROOT / "docs" / "api.md"
AS_OF = dt.date(2008, 12, 1)


def collected(report: Report) -> list[tuple[str, str]]:
    """Gives the documents with findings of rules over collections that are no notes, and those rules."""
    return [
        (Path(document.path).name, finding.rule)
        for document in report.judged
        for finding in document.findings
        if finding.rule.startswith("COL") and finding.severity != "note"
    ]


def test_a_collection_is_judged_side_by_side(tmp_path: Path, ruleset: RuleSet) -> None:
    """As a whole, or beside the index of one; nothing is written."""
    cable = base("cable-2008-confidential")
    (tmp_path / "a.txt").write_text(cable, encoding="utf-8")
    (tmp_path / "b.txt").write_text(cable.replace("C O N F I D E N T I A L", "S E C R E T"), encoding="utf-8")
    assert [] == collected(check_paths([tmp_path], as_of=AS_OF, ruleset=ruleset))
    both = [("a.txt", "COL001"), ("b.txt", "COL001")]
    assert both == collected(check_paths([tmp_path], as_of=AS_OF, ruleset=ruleset, collection=True))
    index = tmp_path / "c.index"
    with pytest.raises(UsageError, match="there is no index "):
        check_paths([tmp_path / "a.txt"], as_of=AS_OF, ruleset=ruleset, beside=index)
    assert 0 == main(["check", "--collection", "--index", str(index), "--fail-on", "never", "-q", str(tmp_path)])
    written = index.read_bytes()
    assert both[:1] == collected(check_paths([tmp_path / "a.txt"], as_of=AS_OF, ruleset=ruleset, beside=index))
    assert written == index.read_bytes()
    with pytest.raises(UsageError, match="the whole collection, or are judged beside one, not both"):
        check_paths([tmp_path], as_of=AS_OF, ruleset=ruleset, collection=True, beside=index)


def test_the_examples_of_the_page_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is run, in the folder of the project."""
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert 0 == result.failed
    assert result.attempted > 30


def test_the_examples_of_the_module_are_right() -> None:
    """Those in its docstrings."""
    result = doctest.testmod(validator.api)
    assert (0, 4) == (result.failed, result.attempted)


def test_every_name_is_on_the_page_and_no_other() -> None:
    """And is one of the package."""
    named = set(re.findall(r"^\| `(\w+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(validator.api.__all__) == named == set(validator.__all__) - {"__version__"}
    assert all(getattr(validator, name) is getattr(validator.api, name) for name in named)


def test_names_for_type_checkers_are_those_at_run_time() -> None:
    """The list that only type checkers read is the other one."""
    text = (ROOT / "validator" / "__init__.py").read_text(encoding="utf-8")
    listed = re.findall(r"^        (\w+),$", text, re.MULTILINE)
    assert sorted(validator.api.__all__) == sorted(listed)


def test_other_names_are_not_there() -> None:
    """A misspelt one is told as everywhere in Python."""
    with pytest.raises(AttributeError, match="module 'validator' has no attribute 'chek_text'"):
        validator.chek_text  # type: ignore[attr-defined] # noqa: B018 - as intended
    assert {*validator.__all__, "__doc__"} <= set(dir(validator))


def test_importing_the_package_imports_nothing() -> None:
    """Everything else waits until it is asked for."""
    code = "import sys; before = set(sys.modules); import validator; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ["validator"] == done.stdout.split()


def test_a_text_is_judged_like_a_file(ruleset: RuleSet) -> None:
    """But for its name."""
    path = EXAMPLES / "cable-with-five-faults.txt"
    report = check_paths([path], as_of=AS_OF, ruleset=ruleset)
    document = check_text(path.read_text(encoding="utf-8"), as_of=AS_OF, ruleset=ruleset, name=str(path))
    assert (document,) == report.documents
    assert hashlib.sha256(path.read_bytes()).hexdigest() == document.sha256


def test_paths_are_judged_as_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """To the byte."""
    assert main(["check", "--as-of", "2008-12-01", "--format", "json", str(EXAMPLES)]) == 1
    expected = capsys.readouterr()
    assert expected.out == render_json(check_paths([EXAMPLES], as_of=AS_OF))
    assert ("", "") == (expected.err, capsys.readouterr().out)


def test_kind_and_date_of_origin_can_be_said(tmp_path: Path) -> None:
    """For texts and for files."""
    text = "E.O. 12958: DECL: 11/20/2033"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    said = {"as_of": AS_OF, "kind": "memorandum", "dated": dt.date(2008, 11, 18)}
    document = check_text(text, **said)  # type: ignore[arg-type] # of several types
    (other,) = check_paths([tmp_path / "a.txt"], **said).judged  # type: ignore[arg-type] # as above
    assert ("memorandum", "2008-11-18", "text") == (document.kind, document.date, document.path)
    assert (document.kind, document.date, document.outcomes) == (other.kind, other.date, other.outcomes)


def test_what_cannot_be_read_is_in_the_report(tmp_path: Path) -> None:
    """The rest is judged."""
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").write_text("text", encoding="utf-8")
    report = check_paths([str(tmp_path)], as_of=AS_OF)
    assert isinstance(report, Report)
    assert (UnreadDocument(str(tmp_path / "a.txt"), None, "is empty"),) == report.unread
    assert [JudgedDocument] == [type(document) for document in report.judged]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "text: is empty"),
        (" \n", "text: is empty but for white space"),
        ("\ud800", "text: holds half of a surrogate pair"),
    ],
)
def test_a_text_that_is_none_is_refused(text: str, message: str) -> None:
    """With the name that it was given."""
    with pytest.raises(ReadingError) as caught:
        check_text(text, as_of=AS_OF)
    assert message == str(caught.value)


def test_wrong_usage_is_told() -> None:
    """With what was probably meant."""
    with pytest.raises(UsageError, match="there is no kind 'cabel'; did you mean 'cable'\\? \\(kinds: cable, "):
        check_text("text", as_of=AS_OF, kind="cabel")
    with pytest.raises(UsageError, match="there is nothing to read: no path was given"):
        check_paths([], as_of=AS_OF)
    with pytest.raises(UsageError, match=r"standard input \(-\) is not available here"):
        check_paths(["-"], as_of=AS_OF)


def test_wrong_rules_are_told(tmp_path: Path) -> None:
    """With their places."""
    (tmp_path / "duration").mkdir()
    (tmp_path / "duration" / "a.yaml").write_text("id: DUR900\nid: DUR901\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        validator.load_ruleset([str(tmp_path)])
    assert [(f"{tmp_path}/duration/a.yaml", 2, 1)] == [
        (problem.path, problem.line, problem.column) for problem in caught.value.problems
    ]


def test_an_interruption_is_raised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Half a report would be taken for a whole one."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("validator.run.judge_one", interrupted)
    (tmp_path / "a.txt").write_text("CONFIDENTIAL\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        check_paths([tmp_path], as_of=dt.date(2026, 11, 23))
