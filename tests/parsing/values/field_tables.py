"""Tables of field values written by hand, and what tests of field parsers share."""

import functools
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from validator.knowledge.loading import load_vocabulary
from validator.knowledge.vocabulary import Vocabulary
from validator.text import Edit, Span, Stretch, folded, read_through
from validator.yaml_text import read_yaml


@functools.cache
def vocabulary() -> Vocabulary:
    """The vocabularies of the program itself."""
    return load_vocabulary()


def table(name: str) -> list[dict[str, Any]]:
    """The cases of a table in the folder beside this file."""
    path = Path(__file__).parent / "tables" / f"{name}.yaml"
    cases: list[dict[str, Any]] = read_yaml(path.read_text(encoding="utf-8"), path.name).data["cases"]
    return cases


def stretch_of(text: str, before: str = "LABEL: ", after: str = "\nSUMMARY") -> Stretch:
    """A stretch of that text inside a longer one, so that offsets which forget the start are found out."""
    return Stretch(read_through(before + text + after, []), len(before), len(before) + len(text))


def assert_in_place(stretch: Stretch, text: str, span: Span, repairs: list[Edit]) -> None:
    """A value lies inside its stretch, and its text is the raw text of its span, repaired and folded."""
    assert stretch.span(0, 0).start <= span.start <= span.end <= stretch.span(0, len(stretch.text)).end
    assert text == folded(stretch.read.raw, span, repairs)


def calls_made(work: Callable[[], object]) -> int:
    """How many Python functions are called while something is done: a measure of work that no clock disturbs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


class Counting:
    """A regular expression that counts how often it is tried: a measure of work that needs no clock."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.calls = 0

    def match(self, *place: Any) -> re.Match[str] | None:  # noqa: ANN401 - text and offsets, handed on
        """Tries the expression."""
        self.calls += 1
        return self.pattern.match(*place)
