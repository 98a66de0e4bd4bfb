"""The documents that rule cases start from, read whole: what is shown of them keeps to the public form."""

from importlib.resources.abc import Traversable

import pytest

from validator.bundled import folder, walk
from validator.documents.as_json import document_to_json
from validator.parsing import parse
from validator.reading import document_of
from validator.ruleset.rules import RuleSet
from validator.schemas import problems

BASE_DOCUMENTS = dict(walk(folder("rules") / "base-documents", ".txt"))


@pytest.mark.parametrize("place", BASE_DOCUMENTS.values(), ids=BASE_DOCUMENTS)
def test_a_base_document_has_a_valid_public_form(place: Traversable, ruleset: RuleSet) -> None:
    """What ``declass parse`` shows of it is what the schema describes."""
    reading = document_of(place.read_bytes(), place.name)
    document = parse(reading.text.raw, ruleset.vocabulary, ruleset.orders)
    assert problems("document", document_to_json(document, reading.source, reading.text)) == []
