"""The cases of a rule as documents: the text of a case, and what is wrong with it as a case."""

from validator.errors import DefinitionError
from validator.ruleset.definition import Case
from validator.ruleset.packs import Packs, RuleFile


def case_text(rule: RuleFile, index: int, packs: Packs) -> str:
    """Gives the document of a case: the base document with its changes, or the case's own text.

    Args:
        rule: The rule.
        index: Which of its cases, counted from 0.
        packs: The packs, for their base documents.

    Raises:
        DefinitionError: Neither or both of base and text are given, or what is to be changed does not stand in the
            base document exactly once.
    """
    case: Case = rule.definition.cases[index]
    place = ("cases", index)
    if (case.base is None) == (case.text is None):
        raise DefinitionError([rule.file.problem(place, "a case has either a base or a text")])
    text = packs.base_documents[case.base] if case.base is not None else case.text or ""
    for old, new in case.change.items():
        count = text.count(old)
        if count != 1:
            message = f"the text to be changed stands in the document {count} times, not once: {old!r}"
            raise DefinitionError([rule.file.problem((*place, "change", old), message, key=True)])
        text = text.replace(old, new)
    return text
