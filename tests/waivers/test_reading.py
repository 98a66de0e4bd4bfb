"""Files of waivers: read whole, with places, or refused with everything that is wrong with them."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.waivers.files import CATALOGUE, FOLDER, waivers
from validator.errors import DefinitionError
from validator.knowledge.annotations import attributes_of
from validator.ruleset.loading import load_ruleset
from validator.schemas import problems, schema
from validator.text import Place
from validator.waivers import read_waivers
from validator.waivers.definition import WaiverDefinition

ROOT = Path(__file__).parent.parent.parent

WHOLE = """\
# What may stand.
- rule: DUR018
  document: cables/08LIMA77.txt
  reason: The classifier confirmed
    the date.
  by: Laura S. Whitfield
  until: 2027-06-30

- rule: [duration, "POR003"]
  document: 'scans/**'
  reason: seen
- fingerprint: 1:00000000000000000000000000000007
  reason: seen
  until: '2026-12-31'
"""


def refused(text: str | bytes) -> list[str]:
    """Gives what is wrong with a file."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(DefinitionError) as found:
        read_waivers(data, "w.yaml", FOLDER, CATALOGUE)
    return [str(each) for each in found.value.problems]


def test_a_file_of_waivers() -> None:
    """Rules, families, documents, fingerprints, reasons and days, and what the file itself is."""
    read = waivers(WHOLE)
    assert ("declass-waivers.yaml", hashlib.sha256(WHOLE.encode()).hexdigest()) == (read.path, read.sha256)
    first, second, third = read.waivers
    assert (frozenset({"DUR018"}), None) == (first.rules, first.fingerprints)
    assert (frozenset({"DUR018", "DUR019", "POR003"}), None) == (second.rules, second.fingerprints)
    assert (None, frozenset({"1:00000000000000000000000000000007"})) == (third.rules, third.fingerprints)
    assert ["cables/08LIMA77.txt", "scans/**", ""] == [each.document for each in read.waivers]
    assert [dt.date(2027, 6, 30), dt.date.max, dt.date(2026, 12, 31)] == [each.until for each in read.waivers]
    assert [
        "The classifier confirmed the date. (by Laura S. Whitfield, until 2027-06-30)",
        "seen",
        "seen (until 2026-12-31)",
    ] == [each.because for each in read.waivers]
    assert "seen (by A)" == waivers("- {rule: DUR018, document: a, reason: seen, by: A}").waivers[0].because


def test_places_are_those_of_the_values() -> None:
    """Within quotes too, and of what is not there the waiver itself."""
    first, second, third = waivers(WHOLE).waivers
    assert Place(2, 3, 2, 15, "rule: DUR018", "- rule: DUR018") == first.whole
    assert Place(3, 13, 3, 32, "cables/08LIMA77.txt", "  document: cables/08LIMA77.txt") == first.about
    assert Place(7, 10, 7, 20, "2027-06-30", "  until: 2027-06-30") == first.ends
    assert Place(10, 14, 10, 22, "scans/**", "  document: 'scans/**'") == second.about
    assert second.whole == second.ends
    fingerprint = "1:00000000000000000000000000000007"
    assert Place(12, 16, 12, 50, fingerprint, f"- fingerprint: {fingerprint}") == third.about
    assert Place(14, 11, 14, 21, "2026-12-31", "  until: '2026-12-31'") == third.ends


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_hold_for_every_line_end(end: str) -> None:
    """And a byte order mark is no character of the first line."""
    text = end.join(["- rule: DUR018", "  reason: x", "  document: a.txt", ""])
    (waiver,) = read_waivers(text.encode("utf-8-sig"), "w.yaml", FOLDER, CATALOGUE).waivers
    assert Place(3, 13, 3, 18, "a.txt", "  document: a.txt") == waiver.about
    assert Place(1, 3, 1, 15, "rule: DUR018", "- rule: DUR018") == waiver.whole


def test_a_value_that_is_folded_is_marked_where_it_begins() -> None:
    """The rest of the line is marked, for the value does not stand there as it is."""
    (waiver,) = waivers("- rule: DUR018\n  document: >-\n    a/\n    b\n  reason: x\n").waivers
    assert Place(2, 13, 2, 15, ">-", "  document: >-") == waiver.about
    (waiver,) = waivers('- rule: DUR018\n  document: "a\\u0062"\n  reason: x\n').waivers
    assert (13, 22, '"a\\u0062"') == (waiver.about.column, waiver.about.end_column, waiver.about.text)
    (waiver,) = waivers("- fingerprint: [1:00000000000000000000000000000007]\n").waivers
    assert "[1:00000000000000000000000000000007]" == waiver.about.text


@pytest.mark.parametrize("reason", ["", "reason:", "reason: ''", "reason: '  '", "reason: null"])
def test_a_waiver_without_a_reason_takes_no_effect(reason: str) -> None:
    """However the reason is left out; that is a finding, and no fault of the file."""
    (waiver,) = waivers(f"- rule: DUR018\n  document: a.txt\n  by: A\n  {reason}\n").waivers
    assert waiver.because is None
    assert not waiver.holds(dt.date(2026, 1, 1))


def test_a_waiver_holds_until_its_last_day_inclusive() -> None:
    """And one without a last day for good."""
    first, second, _ = waivers(WHOLE).waivers
    days = [dt.date(2027, 6, 29), dt.date(2027, 6, 30), dt.date(2027, 7, 1)]
    assert [True, True, False] == [first.holds(day) for day in days]
    assert [True, True, True] == [second.holds(day) for day in days]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    """In the order of the file, with near matches, an unknown rule too where the waiver has other faults."""
    assert [
        "w.yaml:1:9: there is no rule or family 'POR03'; did you mean 'POR003'?",
        "w.yaml:2:3: unknown key 'documnet'; did you mean 'document'?",
        "w.yaml:4:18: there is no rule or family 'durations'; did you mean 'duration'?",
        "w.yaml:6:10: 2026-02-30 is not a day of the calendar",
        "w.yaml:7:16: '1:7' is not a fingerprint: 1, a colon and 32 hexadecimal digits",
        "w.yaml:8:10: 'June' is not a date such as 2003-03-25",
        "w.yaml:9:6: expected text, not nothing",
        "w.yaml:10:3: a waiver names a document, or the fingerprint of a finding",
        "w.yaml:11:3: a waiver of a document names the rule, or the fingerprint of a finding",
        "w.yaml:12:3: expected a mapping, not 'DUR018'",
        "w.yaml:13:10: expected text or a list, not the number 18; put it in quotes",
    ] == refused(
        "- rule: POR03\n"
        "  documnet: a.txt\n"
        "  reason: x\n"
        "- rule: [DUR018, durations]\n"
        "  document: a.txt\n"
        "  until: 2026-02-30\n"
        "- fingerprint: 1:7\n"
        "  until: June\n"
        "  by:\n"
        "- rule: DUR018\n"
        "- document: a.txt\n"
        "- DUR018\n"
        "- {rule: 18, document: a}\n"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", "w.yaml: the file is empty"),
        (b"# only a remark\n", "w.yaml: the file is empty"),
        (b"waivers: []\n", "w.yaml:1:1: expected a list, not a mapping"),
        (b"- rule: DUR018\n  rule: DUR019\n", "w.yaml:2:3: the key 'rule' stands here twice; the first is in line 1"),
        (b"- rule: [", "w.yaml:2:1: not YAML: while parsing a flow node did not find expected node content"),
        (b"- reason: \xff\n", "w.yaml: not UTF-8 text: byte 11 is wrong"),
        (
            b"- {rule: [], document: a}\n",
            "w.yaml:1:3: a waiver of a document names the rule, or the fingerprint of a finding",
        ),
        (b"- {rule: '', document: a}\n", "w.yaml:1:10: this must not be empty"),
        (b"- {rule: WAI002, document: a}\n", "w.yaml:1:10: there is no rule or family 'WAI002'"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_waivers_is_refused(text: bytes, problem: str) -> None:
    """With its place where it has one."""
    assert [problem] == refused(text)


def test_a_list_without_waivers_is_right() -> None:
    """Whoever has taken out the last waiver need not take away the file."""
    assert () == waivers("[]\n").waivers


def test_the_schema_has_the_keys_of_the_class() -> None:
    """In the same order, none required by itself."""
    described = schema("waivers")["$defs"]["waiver"]
    attributes = attributes_of(WaiverDefinition)
    assert list(attributes) == list(described["properties"])
    assert [] == [each.key for each in attributes.values() if each.required]


def test_the_page_shows_a_file_that_is_read() -> None:
    """And its table names every key."""
    page = (ROOT / "docs" / "waivers.md").read_text(encoding="utf-8")
    text = page.partition("```yaml\n")[2].partition("```")[0]
    catalogue = load_ruleset().catalogue
    assert 3 == len(read_waivers(text.encode(), "w.yaml", FOLDER, catalogue).waivers)
    rows = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert list(attributes_of(WaiverDefinition)) == rows


_WORD = st.sampled_from(["", "DUR018", "duration", "x", "1:00000000000000000000000000000007", "1:7", "2026-02-28"])
_VALUE = _WORD | st.lists(_WORD, max_size=2) | st.none() | st.booleans() | st.integers(0, 1)
_KEYS = ["rule", "document", "fingerprint", "reason", "by", "until", "untl"]


def written(value: object) -> str:
    """Writes a value as YAML."""
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return {None: "null", True: "true", False: "false"}.get(value, str(value))  # type: ignore[call-overload, no-any-return] # any


@given(st.lists(st.dictionaries(st.sampled_from(_KEYS), _VALUE, min_size=1), max_size=2))
def test_reader_and_schema_take_the_same_files(data: list[dict[str, Any]]) -> None:
    """But for rules that there are not, and the days of the calendar, which a schema does not know."""
    text = "\n".join(
        ["- {" + ", ".join(f"{key}: {written(value)}" for key, value in each.items()) + "}" for each in data]
    )
    known = {
        name: name for name in ("DUR018", "duration", "x", "1:00000000000000000000000000000007", "1:7", "2026-02-28")
    }
    try:
        read_waivers((text or "[]").encode(), "w.yaml", FOLDER, known)
    except DefinitionError:
        assert problems("waivers", data)
    else:
        assert [] == problems("waivers", data)
