"""SARIF: valid by the official schema, and by what the standard says beyond it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from tests.reports.collection import CLEAN, FAULTY, NOTHING, RECORD, REPORT, STRANGE, UNREAD, WAIVED, report_of
from validator.reports.report import Report
from validator.reports.sarif import render_sarif

SCHEMA = Path(__file__).parent.parent / "data" / "sarif" / "sarif-2.1.0-rtm.5.json"


@cache
def validator() -> Draft4Validator:
    """The official schema, once."""
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def rendered(report: Report, *, rule_pages: str | None = None, every_outcome: bool = False) -> dict[str, Any]:
    """Renders a report and gives its run, which the official schema has nothing to say against."""
    log = json.loads(render_sarif(report, rule_pages=rule_pages, every_outcome=every_outcome))
    assert [] == [error.message for error in validator().iter_errors(log)]
    assert "2.1.0" == log["version"]
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_finds_what_is_wrong() -> None:
    """The test that everything validates would be worth nothing with a schema that lets everything through."""
    log = json.loads(render_sarif(REPORT))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert ["'fatal' is not one of ['none', 'note', 'warning', 'error']"] == [
        error.message for error in validator().iter_errors(log)
    ]


@pytest.mark.parametrize("report", [REPORT, NOTHING, report_of(), report_of(UNREAD)])
@pytest.mark.parametrize("every_outcome", [False, True])
def test_it_is_valid(report: Report, *, every_outcome: bool) -> None:
    """With findings and without, with outcomes and without, and where nothing was read at all."""
    rendered(report, rule_pages="https://example.org/rules", every_outcome=every_outcome)


@settings(deadline=None)
@given(path=st.text(), record=st.none() | st.text(), message=st.text(), mark=st.text())
def test_it_is_valid_whatever_stands_in_it(path: str, record: str | None, message: str, mark: str) -> None:
    """No path, record or text of a document makes it invalid."""
    finding = FAULTY.findings[0]
    finding = evolve(finding, message=message, place=evolve(finding.place, text=mark))
    rendered(report_of(evolve(FAULTY, path=path, record=record, findings=(finding,))), every_outcome=True)


def test_every_rule_is_there_with_its_reasons() -> None:
    """Also rules that found nothing: who reads the log sees what was looked for."""
    rules = rendered(NOTHING)["tool"]["driver"]["rules"]
    assert ["DUR018", "POR003", "REF003", "TXT001"] == [rule["id"] for rule in rules]
    assert "declassify-on-past-25-years" == rules[0]["name"]
    assert (
        "Nobody may keep information classified for longer than the order allows."
        == rules[0]["fullDescription"]["text"]
    )
    assert "warning" == rules[2]["defaultConfiguration"]["level"]
    assert ["5 FAH-2 H-321.4"] == rules[2]["properties"]["authority"]
    assert "reference" == rules[2]["properties"]["discrepancy"]
    assert (
        "Add it to the reference line.\n\nAuthority: 5 FAH-2 H-321.4\n\nPage: docs/rules/REF003.md"
        == rules[2]["help"]["text"]
    )


@pytest.mark.parametrize("base", ["https://example.org/rules", "https://example.org/rules/"])
def test_the_page_of_a_rule_is_linked_where_pages_are(base: str) -> None:
    """The URI must be absolute (section 3.49.12), so there is none unless the base is known."""
    rules = rendered(NOTHING, rule_pages=base)["tool"]["driver"]["rules"]
    assert "https://example.org/rules/DUR018.md" == rules[0]["helpUri"]
    assert ["helpUri" in rule for rule in rendered(NOTHING)["tool"]["driver"]["rules"]] == [False] * 4


def test_rule_indexes_lead_to_their_rules() -> None:
    """Viewers go by the index."""
    run = rendered(REPORT, every_outcome=True)
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    assert [each["ruleId"] for each in run["results"]] == [rules[each["ruleIndex"]]["id"] for each in run["results"]]


def test_artifact_indexes_lead_to_their_artifacts() -> None:
    """Every location has the URI of the artifact that it names."""
    run = rendered(REPORT, every_outcome=True)
    notes = run["invocations"][0]["toolExecutionNotifications"]
    places = [
        each["physicalLocation"]["artifactLocation"] for one in [*run["results"], *notes] for each in one["locations"]
    ]
    assert [run["artifacts"][each["index"]]["location"]["uri"] for each in places] == [each["uri"] for each in places]


def test_regions_count_characters_and_end_behind_the_last() -> None:
    """Columns are those of the report: characters, not UTF-16 units (section 3.14.27)."""
    run = rendered(report_of(STRANGE))
    assert "unicodeCodePoints" == run["columnKind"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (3, 12, 3, 20) == tuple(region[name] for name in ("startLine", "startColumn", "endLine", "endColumn"))
    assert "(S//NF)|" == region["snippet"]["text"]


def test_a_region_of_several_lines_has_no_snippet() -> None:
    """A snippet is the text as it stands (section 3.30.13), and of further lines the report has only the gist."""
    run = rendered(report_of(STRANGE))
    physical = run["results"][1]["locations"][0]["physicalLocation"]
    assert (4, 6) == (physical["region"]["startLine"], physical["region"]["endLine"])
    assert "snippet" not in physical["region"]
    assert "contextRegion" not in physical


def test_related_places_are_kept() -> None:
    """A finding of two places has both."""
    (related,) = rendered(report_of(FAULTY))["results"][1]["relatedLocations"]
    assert (5, 3) == tuple(related["physicalLocation"]["region"][name] for name in ("startLine", "startColumn"))


def test_paths_become_uris() -> None:
    """Blanks, colons and letters beyond ASCII are escaped; an absolute path is a file URI."""
    run = rendered(report_of(STRANGE, evolve(CLEAN, path="/archive/a b.txt")))
    assert [
        "%C3%9Cbersicht/%C3%91and%C3%BA%2C%20100%25%20%5B1%5D%3A%20a%7Cb.txt",
        "file:///archive/a%20b.txt",
    ] == [each["location"]["uri"] for each in run["artifacts"]]


def test_documents_are_artifacts_with_hashes() -> None:
    """Also those without findings: the log says what was judged."""
    (artifact,) = rendered(NOTHING)["artifacts"]
    assert {"sha-256": "a" * 64} == artifact["hashes"]
    assert "UTF-8" == artifact["encoding"]
    assert "08AMMAN3120" == artifact["properties"]["messageReference"]
    assert "windows-1252" == rendered(report_of(FAULTY))["artifacts"][0]["encoding"]


def test_records_are_nested_in_their_file() -> None:
    """The file is an artifact once, and the lines of a record are its own (section 3.24.3)."""
    run = rendered(report_of(RECORD, WAIVED))
    assert ["export.jsonl", "/case%2F17%20%C3%A4", "/79"] == [each["location"]["uri"] for each in run["artifacts"]]
    assert [None, 0, 0] == [each.get("parentIndex") for each in run["artifacts"]]
    (location,) = run["results"][0]["locations"]
    assert "export.jsonl[case/17 ä]" == location["logicalLocations"][0]["fullyQualifiedName"]


def test_waived_findings_are_suppressed_and_only_they() -> None:
    """If one result has suppressions, all have, if only an empty list (section 3.27.23)."""
    run = rendered(REPORT, every_outcome=True)
    reasons = [[each["justification"] for each in result["suppressions"]] for result in run["results"]]
    assert 2 == len([each for each in reasons if each])
    assert ["the classifier confirmed it in writing on 2026-03-02"] in reasons
    assert not any("suppressions" in result for result in rendered(report_of(FAULTY), every_outcome=True)["results"])


def test_outcomes_without_findings_are_results_on_request() -> None:
    """Pass, not applicable and open; their level is none (section 3.27.10)."""
    run = rendered(report_of(CLEAN, STRANGE), every_outcome=True)
    kinds = [(each["ruleId"], each["kind"]) for each in run["results"] if each["level"] == "none"]
    assert [
        ("DUR018", "pass"), ("POR003", "pass"), ("REF003", "notApplicable"), ("TXT001", "pass"),
        ("DUR018", "open"), ("REF003", "notApplicable"), ("TXT001", "pass"),
    ] == kinds  # fmt: skip
    assert [] == rendered(report_of(CLEAN))["results"]


def test_what_could_not_be_read_is_a_notification() -> None:
    """A run that left something unread was not successful, and says why."""
    run = rendered(REPORT)
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    told = [(each["descriptor"]["id"], each["message"]["text"]) for each in invocation["toolExecutionNotifications"]]
    assert [
        ("unread-input", "scans/08LIMA80.txt: is PDF, which is not read; take the text out of it first"),
        ("internal-fault", "export.jsonl[81]: declass-validator stumbled over it (ZeroDivisionError: oops)"),
    ] == told
    described = run["tool"]["driver"]["notifications"]
    assert ["unread-input", "internal-fault"] == [
        described[each["descriptor"]["index"]]["id"] for each in invocation["toolExecutionNotifications"]
    ]
    assert rendered(NOTHING)["invocations"][0]["executionSuccessful"]


def test_a_lowered_finding_has_its_own_level_and_says_why() -> None:
    """The level of the result is that of the finding, not of the rule."""
    (result,) = rendered(report_of(RECORD))["results"]
    assert "note" == result["level"]
    assert "the reference line of the copy was cut off" == result["properties"]["lowered"]
    assert {"declassFinding/v1": f"{6:032x}"} == result["partialFingerprints"]
