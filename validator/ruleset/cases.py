"""The cases of a rule as documents: the texts of a case, and what is wrong with it as a case."""

from __future__ import annotations

from validator.errors import DefinitionError
from validator.ruleset.definition import Case, CaseDocument
from validator.ruleset.packs import Packs, RuleFile
from validator.yaml_types import Path


def case_text(rule: RuleFile, index: int, packs: Packs) -> str:
    """Gives the document of a case: the base document with its changes, or the case's own text.

    Args:
        rule: The rule, over documents.
        index: Which of its cases, counted from 0.
        packs: The packs, for their base documents.

    Raises:
        DefinitionError: Neither or both of base and text are given, documents of a collection are, or what is to be
            changed does not stand in the base document exactly once.
    """
    case = rule.definition.cases[index]
    if case.documents:
        message = "'documents' goes with 'scope: collection'; the case of a rule over documents has one"
        raise DefinitionError([rule.file.problem(("cases", index, "documents"), message, key=True)])
    return _text(rule, case, ("cases", index), "a case", packs)


def case_texts(rule: RuleFile, index: int, packs: Packs) -> tuple[tuple[CaseDocument, str], ...]:
    """Gives the documents of a case of a collection rule, each with its text; raises as :func:`case_text`."""
    case = rule.definition.cases[index]
    place = ("cases", index)
    if not case.documents or case != Case(case.name, case.expect, as_of=case.as_of, documents=case.documents):
        message = "the case of a collection rule has 'documents'; what a document is made of stands there"
        raise DefinitionError([rule.file.problem(place, message)])
    names = [each.name for each in case.documents]
    for at, name in enumerate(names):
        if name in names[:at]:
            path = (*place, "documents", at, "name")
            raise DefinitionError([rule.file.problem(path, f"there is another document {name!r} in this case")])
    return tuple(
        (each, _text(rule, each, (*place, "documents", at), "a document", packs))
        for at, each in enumerate(case.documents)
    )


def _text(rule: RuleFile, case: Case | CaseDocument, place: Path, what: str, packs: Packs) -> str:
    if (case.base is None) == (case.text is None):
        raise DefinitionError([rule.file.problem(place, f"{what} has either a base or a text")])
    text = packs.base_documents[case.base] if case.base is not None else case.text or ""
    for old, new in case.change.items():
        count = text.count(old)
        if count != 1:
            message = f"the text to be changed stands in the document {count} times, not once: {old!r}"
            raise DefinitionError([rule.file.problem((*place, "change", old), message, key=True)])
        text = text.replace(old, new)
    return text
