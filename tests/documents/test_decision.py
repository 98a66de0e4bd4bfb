"""Kinds of classification decision, told by what stands on documents."""

import pytest

from validator.bundled import folder
from validator.documents.decision import DECISIONS, decision_of
from validator.parsing import parse
from validator.ruleset.rules import RuleSet
from validator.schemas import schema


def base(name: str, change: dict[str, str]) -> str:
    """Gives a base document with changes, each of which must be one."""
    text = (folder("rules") / "base-documents" / f"{name}.txt").read_text(encoding="utf-8")
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        pytest.param("cable-2008-confidential", {}, "original", id="classifier and reason"),
        pytest.param("memorandum-2011-secret", {}, "original", id="memorandum"),
        pytest.param("cable-1979-confidential", {}, "original", id="name on the line of E.O. 12065"),
        pytest.param("memorandum-2011-secret-derivative", {}, "derivative", id="source beside a classifier"),
        pytest.param("memorandum-2011-secret-derivative-list", {}, "derivative", id="list of sources"),
        pytest.param(
            "cable-2003-confidential",
            {"REASON: 1.4 (B/D).": "REASON: 1.4 (B/D). DERIVED FROM: DSCG 02-1"},
            "both",
            id="source beside a reason",
        ),
        pytest.param("cable-1975-confidential", {}, "unknown", id="schedule of E.O. 11652 without a name"),
        pytest.param("cable-2008-unclassified", {}, "none", id="unclassified"),
    ],
)
def test_the_kind_of_decision_is_read_from_the_markings(
    name: str, change: dict[str, str], expected: str, ruleset: RuleSet
) -> None:
    """Of classifier, reason and source; nothing is guessed from level or post."""
    assert expected == decision_of(parse(base(name, change), ruleset.vocabulary, ruleset.orders))


def test_what_cannot_be_read_is_not_called_unclassified(ruleset: RuleSet) -> None:
    """A text without any level shows no decision, and not that there was none."""
    assert "unknown" == decision_of(parse("Some words.\n", ruleset.vocabulary, ruleset.orders))


def test_the_report_knows_the_same_kinds() -> None:
    """The schema names them all, in their order."""
    assert list(DECISIONS) == schema("report")["$defs"]["judged"]["properties"]["decision"]["enum"]
