"""The page as a text: what it holds, and that nothing of a document gets out of its place."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from tests.reports.collection import FAULTY, KNOWN, NOTHING, REPORT, STRANGE, report_of
from validator.errors import UsageError
from validator.reports.html import render_html
from validator.reports.html.data import key_of, page_data, place_parts, shown
from validator.reports.html.view import MOST_COMING, MOST_LISTED, MOST_STATIONS
from validator.reports.judged import Due, UnreadDocument
from validator.reports.report import STANDING_SENTENCES
from validator.text import Place

ROOT = Path(__file__).parents[3]
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> & \"'` \u202eevil\u2066 ]]> <!-- {{ 7*7 }}"


class Page(HTMLParser):
    """The elements of a page with their attributes, and the texts of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._within = ""
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps an element."""
        self.elements.append((tag, dict(attrs)))
        self._within = tag if tag in self.raw else ""

    def handle_endtag(self, _tag: str) -> None:
        """Leaves an element."""
        self._within = ""

    def handle_data(self, data: str) -> None:
        """Keeps a text."""
        if self._within:
            self.raw[self._within].append(data)
        else:
            self.text += data


def hostile() -> Page:
    """A page whose every text from outside is hostile."""
    (finding, *_) = STRANGE.findings
    place = Place(1, 1, 2, 5, HOSTILE, HOSTILE)
    finding = evolve(
        finding, message=HOSTILE, place=place, related=(place,), authority=(HOSTILE,), lowered=HOSTILE, waived=HOSTILE
    )
    due = Due("running", "instruction", "2030-01-01", (("2029-01-01", HOSTILE),), HOSTILE)
    document = evolve(
        STRANGE, path=HOSTILE + "/a", record=HOSTILE, classification=HOSTILE, governing_order=HOSTILE,
        message_reference=HOSTILE, due=due, findings=(finding, evolve(finding, waived=None)),
    )  # fmt: skip
    report = report_of(document, UnreadDocument(HOSTILE, HOSTILE, HOSTILE))
    rules = tuple(evolve(rule, title=HOSTILE, why=HOSTILE, remedy=HOSTILE, name=HOSTILE) for rule in report.rules)
    titles = dict.fromkeys(report.discrepancy_titles, HOSTILE)
    return Page(
        render_html(
            evolve(report, rules=rules, discrepancy_titles=titles, packs=(HOSTILE,), profile=HOSTILE, version=HOSTILE)
        )
    )


def test_hostile_texts_stay_texts() -> None:
    """No element, attribute or template comes from a document; the browser would find only our two scripts."""
    page = hostile()
    ours = Page(render_html(REPORT))
    assert ["application/json", None] == [each.get("type") for tag, each in page.elements if tag == "script"]
    assert {tag for tag, _ in ours.elements} >= {tag for tag, _ in page.elements}
    assert "img" not in {tag for tag, _ in page.elements}
    assert [] == [name for _, each in page.elements for name in each if name.startswith("on") or name == "style"]
    assert "{{ 7*7 }}" in page.text


def test_no_text_can_turn_the_direction_of_writing() -> None:
    """Controls of direction are shown as dots, in the page and in its data."""
    page = hostile()
    assert [] == re.findall("[\u202a-\u202e\u2066-\u2069]", page.text + page.raw["script"][0])
    data: dict[str, Any] = json.loads(page.raw["script"][0])
    assert HOSTILE.replace("\u202e", "·").replace("\u2066", "·") == data["findings"][0][4]


def test_the_policy_lets_only_our_script_and_style_run() -> None:
    """The hashes are those of what stands in the page, and nothing may come from anywhere."""
    page = Page(render_html(REPORT))
    (policy,) = [each["content"] for tag, each in page.elements if each.get("http-equiv") == "Content-Security-Policy"]
    script, style = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (page.raw["script"][1], page.raw["style"][0])
    )
    expected = (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert expected == policy


def test_nothing_of_the_page_points_elsewhere() -> None:
    """Links lead within the page; there is no source, import or url."""
    page = Page(render_html(REPORT))
    links = {each["href"] for _, each in page.elements if "href" in each}
    assert {"data:,"} == {link for link in links if not str(link).startswith("#")}
    assert [] == [each for _, each in page.elements if "src" in each or "srcset" in each or "action" in each]
    assert [] == re.findall(r"url\(|@import|https?:|fetch\(|XMLHttp|innerHTML|eval\(", "".join(page.raw["style"])
                            + page.raw["script"][1])  # fmt: skip


def test_links_within_the_page_have_their_places() -> None:
    """Every link leads to an element, or is one that the script follows."""
    page = Page(render_html(REPORT))
    ids = [str(each["id"]) for _, each in page.elements if "id" in each]
    assert len(set(ids)) == len(ids)
    links = {str(each["href"])[1:] for tag, each in page.elements if tag == "a"}
    assert set() == {link for link in links if not link.startswith(("rule=", "class="))} - set(ids)


def test_the_head_says_what_was_run_on_what() -> None:
    """Counts, paths, rule set, day, version and the two sentences that every report says."""
    text = Page(render_html(REPORT)).text
    told = ("5 of 7 documents judged as of 2026-11-23 by declass-validator 0.1.0.", "declass-validator, post",
            "default, 4 rules", "f" * 64, "cables/08LIMA 77.txt", *STANDING_SENTENCES)  # fmt: skip
    assert [] == [each for each in told if each not in text]


def test_limits_are_said_plainly() -> None:
    """What could not be judged or decided is told, and so is that there is nothing of it."""
    text = Page(render_html(REPORT)).text
    assert "scans/08LIMA80.txt: is PDF, which is not read" in text
    assert "(a fault of the program, not of the document)" in text
    assert "Every rule concerned at least one document." in text
    clean = Page(render_html(NOTHING)).text
    told = ("Every document could be read.", "Every rule could decide", "1 of 4 rules concern none", "No rule has a")
    assert [] == [each for each in told if each not in clean]


def test_a_report_on_nothing_is_a_page_too() -> None:
    """Where nothing was judged there is no rate."""
    text = Page(render_html(report_of())).text
    assert "\N{EN DASH}compliance rate: 0 of 0 judged documents" in text
    assert "No document names a date after 2026-11-23." in text


def test_long_lists_are_cut_and_say_so() -> None:
    """The head names 500 paths, the timeline 25 events, the heat map 25 stations; the rest is counted."""
    due = Due("running", "instruction", "2030-01-01", (), "so it is")
    many = [
        evolve(FAULTY, path=f"f/{number}", message_reference=f"08P{chr(65 + number // 26)}{chr(65 + number % 26)}1",
               due=due)
        for number in range(MOST_LISTED + 1)
    ]  # fmt: skip
    unread = [UnreadDocument(each.path, None, "it is empty") for each in many]
    text = Page(render_html(report_of(*many, *unread))).text
    assert 4 == text.count("And 1 more; the JSON report names all")
    assert f"And {MOST_LISTED + 1 - MOST_COMING} later" in text
    assert f"The {MOST_STATIONS} stations with the most are shown, of 501." in text


def test_the_data_of_a_finding() -> None:
    """Document, rule, severity, class, message, places, own authority only where it differs, and its address."""
    data: dict[str, Any] = json.loads(page_data(report_of(NOTHING.judged[0], FAULTY)))
    assert [["cables/08LIMA 77.txt", "08LIMA77", "2008-11-18", "cable", "CONFIDENTIAL"]] == data["documents"]
    place = [14, 19, 14, 29, "E.O. 12958: DECL: ", "11/18/2040", "", ""]
    related = [[5, 3, 5, 17, "P ", "181149Z NOV 08", "", ""]]
    message = "declassifies on 2040-11-18; E.O. 12958 as amended allows 2033-11-18 at the latest"
    key = "1-" + "0" * 31 + "1"
    (found,) = [each for each in data["findings"] if data["rules"][each[1]][0] == "DUR018"]
    assert [0, 0, 0, "duration", message, place, related, 0, "", "", key, key.replace("-", ":"), 0] == found
    own = evolve(FAULTY, findings=(evolve(FAULTY.findings[0], authority=("Other",)),))
    assert ["Other"] == json.loads(page_data(report_of(own)))["findings"][0][7]
    assert [1, 1, 0] == [each[12] for each in json.loads(page_data(report_of(KNOWN)))["findings"]]


def test_addresses_are_unique() -> None:
    """A text that stands twice in a collection has its fingerprint twice."""
    keys: dict[str, int] = {}
    assert ["1-a", "1-b", "1-a.2", "1-a.3"] == [key_of(each, keys) for each in ("1:a", "1:b", "1:a", "1:a")]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(1, 3, 1, 5, "cd", "abcdef"), ("ab", "cd", "ef")),
        (Place(1, 3, 2, 5, "cdef gh", "abcdef"), ("ab", "cdef", "")),
        (Place(1, 9, 1, 12, "", "abc"), ("abc", "", "")),
        (Place(1, 2, 1, 2, "", "abc"), ("a", "", "bc")),
        (Place(1, 2, 1, 3, "", "\U0001f600\U0001f601c"), ("\U0001f600", "\U0001f601", "c")),
        (Place(1, 1, 1, 2, "", "\u202e\td"), ("", "·", " d")),
        (Place(1, 201, 1, 203, "", "a" * 200 + "bb" + "c" * 200), ("…" + "a" * 160, "bb", "c" * 160 + "…")),
        (Place(1, 1, 1, 2001, "", "a" * 2000), ("", "a" * 1000 + "…", "")),
    ],
)
def test_a_source_line_is_cut_at_its_mark(place: Place, expected: tuple[str, str, str]) -> None:
    """Columns are characters; what lies beyond the line is not there; long lines are cut around the mark."""
    assert expected == place_parts(place)


def test_half_characters_become_replacements() -> None:
    """A file name that is no UTF-8 must not break the page."""
    assert "a\N{REPLACEMENT CHARACTER}" == shown("a\udcff")
    page = render_html(report_of(evolve(FAULTY, path="a\udcff")))
    assert page.encode()


def test_the_missing_library_is_named_with_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not needed for anything else."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(UsageError, match=r"needs the package jinja2: install declass-validator\[html\]"):
        render_html(REPORT)


def test_the_library_is_imported_only_to_render() -> None:
    """Who lists the formats pays nothing for it."""
    code = "import sys, validator.reports.html; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "False" == done.stdout.strip()
