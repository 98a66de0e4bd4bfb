"""The report for a terminal, whole."""

import re

from attrs import evolve

from tests.reports.sample import FINDING, judged, place, report
from validator.parsing import parse
from validator.reports.excerpt import place_of
from validator.reports.judged import UnreadDocument
from validator.reports.text import render_text
from validator.ruleset.rules import RuleSet
from validator.text import SourceText, Span

WHOLE = """\
could not be read: b.txt: it is empty

a.txt  08KUWAIT1204 · CONFIDENTIAL · 2008-11-18 · cable

error[DUR018] declassify-on-past-25-years: declassifies on 2040-11-18; E.O. 13526 allows 2033-11-18 at the latest
  --> a.txt:15:19
   |
15 | E.O. 13526: DECL: 11/18/2040
   |                   ^^^^^^^^^^
   ::: a.txt:5:3
   |
 5 | P 181149Z NOV 08
   |   --------------
   = authority: E.O. 13526, section 1.5(b)
   = remedy: Compare the date with the original.

2 documents judged as of 2026-11-23: 1 error, no warning, no note
1 input could not be read and so not judged
discrepancies by class, in documents: Duration 1
1 rule of profile default on 2 documents: 1 passed, 1 failed, 0 not applicable, 0 undetermined, 0 waived
A missing or wrong marking does not declassify anything.
Findings are about markings, not about whether the information merits protection.
"""


def test_the_whole_report() -> None:
    """Unread inputs, findings with both places, and counts of everything."""
    documents = (UnreadDocument("b.txt", None, "it is empty"), judged("a.txt", FINDING), judged("c.txt"))
    assert WHOLE == render_text(report(*documents))


def test_a_lowered_finding_says_why() -> None:
    """The reason for a lower severity stands with the finding."""
    text = render_text(report(judged("a.txt", evolve(FINDING, severity="warning", lowered="the order was new"))))
    assert "   = lowered: the order was new\n" in text


def test_a_record_is_named_with_its_file() -> None:
    """A record of a JSON Lines file is FILE[RECORD]."""
    text = render_text(report(judged("a.jsonl", FINDING, record="17"), UnreadDocument("a.jsonl", "18", "no text")))
    assert "  --> a.jsonl[17]:15:19\n" in text
    assert "could not be read: a.jsonl[18]: no text\n" in text


def test_colours_are_only_added() -> None:
    """Without its colours the coloured report is the plain one."""
    coloured = render_text(report(judged("a.txt", FINDING)), colour=True)
    assert "\033[1;31merror[DUR018]\033[0m" in coloured
    assert render_text(report(judged("a.txt", FINDING))) == re.sub("\033\\[[0-9;]+m", "", coloured)


def test_a_long_line_is_cut_around_the_mark() -> None:
    """The mark stays visible, with context before it, and ellipses say where the line was cut."""
    line = "x" * 300 + "MARK" + "y" * 300
    text = render_text(
        report(judged("a.txt", evolve(FINDING, place=place(1, 301, "MARK", line), related=()))), width=60
    )
    assert "1 | …" + "x" * 18 + "MARK" + "y" * 38 + "…\n" in text
    assert "  | " + " " * 19 + "^^^^\n" in text


def test_a_mark_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    """A mark that goes on in the next line is underlined up to the line's last character."""
    mark = place(1, 3, "two words", "a two  ")
    mark.end_line = 2
    text = render_text(report(judged("a.txt", evolve(FINDING, place=mark, related=()))))
    assert "1 | a two\n  |   ^^^\n" in text


def test_wide_combining_and_control_characters_keep_the_carets_in_place() -> None:
    """Carets stand under the mark whatever stands before it."""
    line = "東e\u0301\t\x1b[31mMARK"
    text = render_text(report(judged("a.txt", evolve(FINDING, place=place(1, 10, "MARK", line), related=()))))
    assert "1 | 東e\u0301 ·[31mMARK\n  |          ^^^^\n" in text


def test_an_empty_mark_is_one_caret() -> None:
    """A place between two characters is still shown."""
    text = render_text(report(judged("a.txt", evolve(FINDING, place=place(1, 3, "", "ab"), related=()))))
    assert "1 | ab\n  |   ^\n" in text


def test_a_long_mark_is_cut_but_its_place_is_not(ruleset: RuleSet) -> None:
    """A report repeats no whole paragraphs; where they end is still exact."""
    raw = "x" * 500
    place = place_of(Span(0, 500), SourceText(raw), parse(raw, ruleset.vocabulary, ruleset.orders))
    assert ("x" * 159 + "…", 1, 501) == (place.text, place.end_line, place.end_column)
