"""What tests of waivers share."""

from attrs import evolve

from tests.reports.collection import FAULTY, RECORD, report_of
from validator.reports.judged import Finding, JudgedDocument
from validator.scope import Folder
from validator.waivers import Waivers, read_waivers

CATALOGUE = {"DUR018": "duration", "DUR019": "duration", "POR003": "portion", "REF003": "reference", "TXT001": "text"}
"""The rules that there are, with their families."""

FOLDER = Folder("/box", "/box")
"""The folder of the file of waivers, in which the command is run."""

EVALUATED = frozenset(CATALOGUE)


def waivers(text: str, folder: Folder = FOLDER) -> Waivers:
    """Reads waivers."""
    return read_waivers(text.encode(), "declass-waivers.yaml", folder, CATALOGUE)


def finding(rule: str) -> Finding:
    """Gives the finding of a rule in FAULTY."""
    return next(each for each in FAULTY.findings if each.rule == rule)


def cable(path: str, *rules: str, reference: str | None = None, record: str | None = None) -> JudgedDocument:
    """Makes a judged cable with a finding of each rule."""
    findings = tuple(finding(rule) for rule in rules)
    outcomes = FAULTY.outcomes | dict.fromkeys(FAULTY.outcomes, "pass") | dict.fromkeys(rules, "fail")
    return evolve(FAULTY, path=path, record=record, message_reference=reference, findings=findings, outcomes=outcomes)


__all__ = ["CATALOGUE", "EVALUATED", "FAULTY", "FOLDER", "RECORD", "cable", "finding", "report_of", "waivers"]
