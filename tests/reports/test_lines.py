"""The formats of one line a finding: for editors, forges, and readers of JSON Lines."""

import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.collection import CLEAN, DOCUMENTS, FAULTY, NOTHING, RECORD, REPORT, STRANGE, UNREAD, report_of
from validator.reports.concise import render_concise
from validator.reports.github import render_github
from validator.reports.gitlab import render_gitlab
from validator.reports.json_form import render_json
from validator.reports.jsonl import render_jsonl
from validator.reports.judged import JudgedDocument, UnreadDocument
from validator.reports.wording import visible


def strange(path: str, record: str | None, message: str, reason: str) -> tuple[JudgedDocument, UnreadDocument]:
    """Makes a document with one finding, and an unread one, of any texts."""
    finding = evolve(STRANGE.findings[0], message=message)
    return evolve(STRANGE, path=path, record=record, findings=(finding,)), UnreadDocument(path, record, reason)


@settings(deadline=None)
@given(path=st.text(), record=st.none() | st.text(), message=st.text(), reason=st.text())
def test_nothing_in_a_document_adds_a_line(path: str, record: str | None, message: str, reason: str) -> None:
    """A finding is one line whatever its document says, for every way of cutting lines."""
    report = report_of(*strange(path, record, message, reason))
    assert 2 == len(render_concise(report).splitlines())
    assert 2 == len(render_github(report).splitlines())
    assert 4 == len(render_jsonl(report).splitlines())


def test_concise_is_empty_without_findings() -> None:
    """Silence means that nothing was found and that everything was read."""
    assert "" == render_concise(NOTHING)
    assert "" != render_concise(report_of(UNREAD))


def test_concise_leaves_out_what_is_waived() -> None:
    """Seven findings stand, two are waived, two inputs could not be read."""
    lines = render_concise(REPORT).splitlines()
    assert 7 + 2 == len(lines)
    assert 2 == len([line for line in lines if ": unread " in line])


def test_concise_takes_no_control_of_the_terminal() -> None:
    """An escape sequence in a path or message is shown, not obeyed."""
    (line,) = render_concise(report_of(strange("a\x1b[2J", None, "b\x07\u202ec", "")[0])).splitlines()
    assert "a·[2J:3:12: error POR003 b··c" == line


@settings(deadline=None)
@given(st.sets(st.sampled_from(range(len(DOCUMENTS)))))
def test_the_lines_of_jsonl_put_together_are_the_json_report(chosen: set[int]) -> None:
    """JSON Lines hold all of the report and nothing else, first what is known first."""
    report = report_of(*(DOCUMENTS[number] for number in chosen))
    head, *middle, end = map(json.loads, render_jsonl(report).split("\n")[:-1])
    assert ("head", "summary") == (head.pop("line"), end.pop("line"))
    assert {"document"} >= {each.pop("line") for each in middle}
    assert json.loads(render_json(report)) == {**head, **end, "documents": middle}


def test_github_escapes_what_would_end_a_property_or_the_command() -> None:
    """Per cent, line ends, colons and commas."""
    (line, _) = render_github(report_of(STRANGE)).splitlines()
    assert line.startswith("::error file=Übersicht/Ñandú%2C 100%25 [1]%3A a|b.txt,line=3,")
    assert line.endswith("is SECRET;%0Athe whole is `CONFIDENTIAL`, says @clerk in #1")


@settings(deadline=None)
@given(path=st.text(), message=st.text())
def test_github_gives_back_path_and_message(path: str, message: str) -> None:
    """What the runner unescapes is what was found, but for control characters, which become dots."""
    document, _ = strange("x" + path.replace("/", ""), None, message, "")
    line = render_github(report_of(document)).removesuffix("\n")
    command, _, data = line.removeprefix("::").partition("::")
    file = command.partition(" file=")[2].partition(",")[0]
    assert len(document.path) == len(unescaped(file))
    assert "".join(sign if sign in "\r\n" else visible(sign) for sign in message) == unescaped(data)


def unescaped(text: str) -> str:
    """Undoes the escapes as the runner does."""
    for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def test_github_gives_columns_only_within_one_line() -> None:
    """GitHub refuses columns of an annotation over several lines."""
    one, several = render_github(report_of(STRANGE)).splitlines()
    assert ",line=3,endLine=3,col=12,endColumn=20," in one
    assert ",line=4,endLine=6,title=" in several


def test_severities_have_their_commands() -> None:
    """A note is a notice there."""
    assert ["notice", "error", "warning"] == [
        line.split(" ")[0].removeprefix("::") for line in render_github(report_of(FAULTY)).splitlines()
    ]


def test_records_are_annotated_on_their_file() -> None:
    """The line is one of the record's text, so it stands in the message and not in the place."""
    (line,) = render_github(report_of(RECORD)).splitlines()
    assert "file=export.jsonl,title=" in line
    assert "::record case/17 ä, line 8, column 2: reftel C" in line
    (issue,) = json.loads(render_gitlab(report_of(RECORD)))
    assert {"path": "export.jsonl", "lines": {"begin": 1}} == issue["location"]
    assert issue["description"].startswith("[record case/17 ä, line 8, column 2] REF003: reftel C")


@pytest.mark.parametrize("path", ["./a/../b.txt", "b.txt", ".//b.txt"])
def test_forges_get_paths_from_the_top_of_the_repository(path: str) -> None:
    """Both forges find a file by its plain path only."""
    report = report_of(evolve(FAULTY, path=path))
    assert "::notice file=b.txt,line=1," in render_github(report)
    assert {"b.txt"} == {each["location"]["path"] for each in json.loads(render_gitlab(report))}


def test_gitlab_has_what_the_widget_needs() -> None:
    """Description, name of the check, fingerprint, severity and place of every issue."""
    issues = json.loads(render_gitlab(REPORT))
    assert 7 + 2 == len(issues)
    assert {frozenset({"description", "check_name", "fingerprint", "severity", "location"})} == set(
        map(frozenset, issues)
    )
    assert ["info", "critical", "minor", "blocker"] == [each["severity"] for each in issues[:4]]
    assert {"begin": 29, "end": 30} == issues[2]["location"]["lines"]


def test_gitlab_fingerprints_are_unique() -> None:
    """Copies of a document, even under the same name, keep all their findings; the first keeps its fingerprint."""
    copies = (FAULTY, evolve(FAULTY, path="copy.txt"), evolve(FAULTY, path="copy.txt"), UNREAD, UNREAD)
    issues = json.loads(render_gitlab(report_of(*copies)))
    assert len(issues) == len({each["fingerprint"] for each in issues})
    assert json.loads(render_gitlab(report_of(FAULTY))) == issues[:3]


def test_gitlab_of_nothing_is_an_empty_array() -> None:
    """The widget takes a missing report for a failed job."""
    assert "[]\n" == render_gitlab(report_of(CLEAN))
