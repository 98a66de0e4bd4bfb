"""Markdown: texts of documents stay texts."""

import re

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.collection import CLEAN, NOTHING, REPORT, STRANGE, UNREAD, report_of
from validator.reports.markdown import code, escaped, render_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, 11/18/2040 (C)", "plain, 11/18/2040 (C)"),
        ("a|b", r"a\|b"),
        ("*a* _b_ ~c~ `d`", r"\*a\* \_b\_ \~c\~ \`d\`"),
        ("[x](y) ![z] <b> &amp;", r"\[x\](y) !\[z\] \<b\> \&amp;"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines\r\n\n# here", r"two lines \# here"),
        ("1. one", r"1\. one"),
        ("2010-11-18", "2010-11-18"),
        ("- x", r"\- x"),
        ("+ x", r"\+ x"),
        ("by @clerk in #12", r"by @&#8288;clerk in \#&#8288;12"),
        ("https://example.org www.example.org", "https&#8288;://example.org www&#8288;.example.org"),
        ("costs $5 $6", r"costs \$5 \$6"),
        ("\x1b[1m", r"·\[1m"),
    ],
)  # fmt: skip
def test_signs_are_escaped(text: str, expected: str) -> None:
    """Nothing in a text is taken for Markdown, for a person or for an issue."""
    assert expected == escaped(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11/18/2040", "`11/18/2040`"),
        ("@clerk <b>", "`@clerk <b>`"),
        ("", "`·`"),
        (" \n", "`·`"),
        ("a|b", r"<code>a\|b</code>"),
        ("a`b", r"<code>a\`b</code>"),
        ("a\\", r"<code>a\\</code>"),
    ],
)
def test_marked_text_is_code(text: str, expected: str) -> None:
    """In backticks where that can be, else in the element, as a table cell can hold neither bar nor backtick there."""
    assert expected == code(text)


@settings(deadline=None)
@given(st.text())
def test_a_table_cell_stays_one(text: str) -> None:
    """No text adds a cell or a line to a table: every bar in it is escaped."""
    for shown in (escaped(text), code(text)):
        assert 1 == len(shown.splitlines()) or not text.split()
        assert [] == re.findall(r"(?<!\\)(?:\\\\)*\|", shown)


@settings(deadline=None)
@given(path=st.text(), message=st.text(), reason=st.text())
def test_tables_keep_their_columns(path: str, message: str, reason: str) -> None:
    """Whatever stands in a finding, its row has four cells."""
    finding = evolve(STRANGE.findings[0], message=message)
    text = render_markdown(
        report_of(evolve(STRANGE, path=path, findings=(finding,)), evolve(UNREAD, path=path, reason=reason))
    )
    (row,) = (line for line in text.split("\n") if line.startswith("| error |"))
    assert 5 == len(re.findall(r"(?<!\\)(?:\\\\)*\|", row))


def test_a_report_without_findings_is_short() -> None:
    """Counts and the sentences of every report; no empty sections."""
    text = render_markdown(NOTHING)
    assert "**1 document judged: no error, no warning, no note.**\n" in text
    assert ["# Markings report"] == [line for line in text.split("\n") if line.startswith("#")]
    assert text.endswith("> Findings are about markings, not about whether the information merits protection.\n")


def test_sections_are_there_where_there_is_something() -> None:
    """Findings by document, then what is waived and what could not be read."""
    text = render_markdown(REPORT)
    assert ["## Findings", "## Waived", "## Could not be read"] == re.findall("^## .*$", text, re.MULTILINE)
    assert 4 == len(re.findall("^### ", text, re.MULTILINE))


def test_documents_without_standing_findings_have_no_section() -> None:
    """A document whose only finding is waived stands in the table of the waived alone."""
    waived = evolve(CLEAN, findings=(evolve(STRANGE.findings[0], waived="agreed"),))
    text = render_markdown(report_of(waived))
    assert "## Findings" not in text
    assert "| agreed |" in text


@pytest.mark.parametrize("pages", ["../docs/rules", "../docs/rules/"])
def test_rules_are_linked_on_request(pages: str) -> None:
    """Relative folders are good enough for a notebook."""
    assert "| error | [POR003](<../docs/rules/POR003.md>) | 3:12 |" in render_markdown(REPORT, rule_pages=pages)
