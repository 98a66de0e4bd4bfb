"""Fingerprints: they survive what editing does to lines, and tell apart what is different."""

import datetime as dt

import pytest

from validator.documents.model import Source
from validator.pipeline import judge_reading
from validator.plan import Course
from validator.reading import ReadDocument
from validator.ruleset.rules import RuleSet
from validator.text import SourceText

CABLE = """\
CONFIDENTIAL

November 18, 2008

MEMORANDUM FOR THE RECORD

SUBJECT: (U) {subject}

1. (S) The harbor will close at night until the new lamps
have come.

2. (S) The harbor will close at night until the new lamps
have come.

Classified by: Laura S. Whitfield, Director, Office of Port Liaison
Reason: 1.4(d)
Declassify on: November 18, 2018

CONFIDENTIAL
"""


def prints(text: str, ruleset: RuleSet, path: str = "a.txt", record: str | None = None) -> list[str]:
    """Gives the fingerprints of the findings of OVR003."""
    source = Source(path, record, "0" * 64, "utf-8", None)
    reading = ReadDocument(source, SourceText(text), "memorandum", None, ())
    found = judge_reading(reading, Course(ruleset), dt.date(2008, 12, 1)).findings
    return [each.fingerprint for each in found if each.rule == "OVR003"]


def test_moved_lines_wrapped_text_and_renamed_files_change_nothing(ruleset: RuleSet) -> None:
    """A fingerprint rests on rule, document, paragraph and marked text alone."""
    text = CABLE.format(subject="Lamps")
    first = prints(text, ruleset)
    assert first
    assert len(set(first)) == len(first)
    assert all(each.startswith("1:") and len(each) == 34 for each in first)
    assert first == prints("\n\n" + text.replace("lamps\nhave", "lamps have"), ruleset, "moved/b.txt")


@pytest.mark.parametrize("change", ["subject", "record"])
def test_another_document_has_other_fingerprints(change: str, ruleset: RuleSet) -> None:
    """The same slip in another document is another finding."""
    first = prints(CABLE.format(subject="Lamps"), ruleset)
    if change == "subject":
        other = prints(CABLE.format(subject="Buoys"), ruleset)
    else:
        other = prints(CABLE.format(subject="Lamps"), ruleset, record="17")
    assert len(first) == len(other)
    assert not set(first) & set(other)
