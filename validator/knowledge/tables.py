"""Makes lookup tables of the files of ``rules/vocabulary``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any, TypeVar, get_type_hints

from attrs import define, field

from validator.errors import DefinitionError, Problem
from validator.knowledge.annotations import key_of
from validator.knowledge.authority_words import AuthorityBlockFile, PositionsFile
from validator.knowledge.handling import CaptionsFile, ControlsFile
from validator.knowledge.instruction_words import InstructionsFile
from validator.knowledge.places import PostsFile, TagsFile
from validator.knowledge.strict import read_as, read_text
from validator.knowledge.words import (
    LabelsFile,
    LayoutFile,
    LevelsFile,
    PrecedenceFile,
    ProsignsFile,
    ReferenceKindsFile,
)
from validator.near_match import near_match
from validator.yaml_text import YamlFile
from validator.yaml_types import Path

T = TypeVar("T")

_OUTSIDE = re.compile(r"[^A-Z0-9]+")

Row = tuple[str, T, Path]
"""A word, what it stands for, and its path in the file."""


def squeezed(words: str) -> str:
    """Gives words as the tables have them: upper case, letters and digits only."""
    return _OUTSIDE.sub("", words.upper())


@define
class VocabularyFiles:
    """The files of ``rules/vocabulary``, each by the name of its attribute in kebab-case."""

    levels: LevelsFile
    controls: ControlsFile
    captions: CaptionsFile
    precedence: PrecedenceFile
    prosigns: ProsignsFile
    posts: PostsFile
    tags: TagsFile
    labels: LabelsFile
    reference_kinds: ReferenceKindsFile
    layout: LayoutFile
    instructions: InstructionsFile
    positions: PositionsFile
    authority_block: AuthorityBlockFile


@define
class Tables:
    """Makes lookup tables and collects what is wrong with the files that they come from."""

    problems: list[Problem] = field(factory=list)
    yaml: dict[str, YamlFile] = field(factory=dict)

    def read(self, root: Traversable) -> VocabularyFiles:
        """Reads all files."""
        values: dict[str, Any] = {}
        for file, cls in get_type_hints(VocabularyFiles).items():
            name = f"vocabulary/{key_of(file)}.yaml"
            try:
                self.yaml[file] = read_text(root / name, f"rules/{name}")
                values[file] = read_as(cls, self.yaml[file])
            except DefinitionError as error:
                self.problems += error.problems
        self.raise_problems()
        return VocabularyFiles(**values)

    def raise_problems(self) -> None:
        """Raises what was collected."""
        if self.problems:
            raise DefinitionError(self.problems)

    def table(self, file: str, rows: Iterable[Row[T]]) -> dict[str, T]:
        """Makes a table of squeezed words; one word cannot stand for two things."""
        table: dict[str, T] = {}
        for word, value, path in rows:
            first = table.setdefault(squeezed(word), value)
            if first != value:
                self.problems.append(self.yaml[file].problem(path, f"{word!r} stands for something else already"))
        return table

    def resolve(self, file: str, names: Iterable[tuple[str, Path]], known: Mapping[str, object]) -> None:
        """Checks names that another file defines."""
        for name, path in names:
            if name not in known:
                message = f"controls.yaml has no {name!r}{near_match(name, known)}"
                self.problems.append(self.yaml[file].problem(path, message))


def each_word(groups: Iterable[tuple[Path, tuple[str, ...], T]]) -> Iterator[Row[T]]:
    """Gives the rows of groups of words that stand for the same; the path of a group is that of its list."""
    return chain.from_iterable(
        [(word, value, (*path, index)) for index, word in enumerate(words)] for path, words, value in groups
    )
