"""What a configuration may say, as values; ``schemas/configuration.schema.json`` documents every key.

Built from TOML by the strict reader, which takes keys from these attributes. What a file does not say is None or empty
here; the defaults stand in ``settling``, which also knows where a value came from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from attrs import define, field

from validator.configuration import STANDARD_OUTPUT
from validator.knowledge.checks import Among, Between, Fault, Matching, NotEmpty
from validator.reports.formats import FORMATS

Severity = Literal["error", "warning", "note", "off"]
"""What a rule or a family can be set to; ``off`` takes rules out."""

Kind = Literal["cable", "memorandum", "email"]
Text = Annotated[str, NotEmpty()]
Glob = Annotated[
    str, Matching(r"(?!/)(?!(?:.*/)?\.\.(?:/|\Z)).+", "a glob below the folder of this file, such as old/*.txt")
]
Input = Annotated[str, Matching(r"(?!-\Z).+", "a file, folder or glob")]
Parameters = dict[str, dict[str, int | bool | str]]


@define(frozen=True)
class FileOrFalse:
    """Checks that a value is the name of a file, or false."""

    def fault(self, value: object) -> str | None:
        """Tells what is wrong with a value, or None."""
        return "this is the name of a file, or false" if value is True or value == "" else None


File = Annotated[str | bool, FileOrFalse()]


@define(frozen=True)
class Documents:
    """Which documents there are, and how they are read.

    Attributes:
        paths: What is checked where the command line names nothing: files, folders and globs, relative to the file.
        include: Globs of files that are read in folders; they replace the choice by suffix.
        exclude: Globs of files and folders that are left out in folders.
        form: Whether every file is one ``text`` or JSON ``lines``; by suffix if not said.
        text_field: Member of a JSON Lines record that holds the text.
        id_field: Member of a JSON Lines record that holds its id.
    """

    paths: tuple[Input, ...] = ()
    include: tuple[Glob, ...] = ()
    exclude: tuple[Glob, ...] = ()
    form: Literal["text", "lines"] | None = None
    text_field: Text | None = None
    id_field: Text | None = None


@define(frozen=True)
class Limits:
    """How much a run takes on.

    Attributes:
        document_bytes: Greatest size of a document, in bytes; a larger one is not read, and told.
        jobs: Number of processes that judge.
    """

    document_bytes: Annotated[int, Between(1, 2**40)] | None = None
    jobs: Annotated[int, Between(1, 1024)] | None = None


@define(frozen=True)
class Override:
    """What differs for the documents of some paths.

    Attributes:
        paths: Globs, relative to the file; one that fits a folder holds for all that is below it.
        profile: Name of the profile.
        severities: Severity by rule id or family.
        parameters: Parameter values by rule id.
        kind: Kind of the documents, where it is not to be recognised.
        dated: Date of origin of documents that give none.
    """

    paths: Annotated[tuple[Glob, ...], NotEmpty()]
    profile: Text | None = None
    severities: dict[str, Severity] = field(factory=dict)
    parameters: Parameters = field(factory=dict)
    kind: Kind | None = None
    dated: dt.date | None = None


@define(frozen=True)
class Configuration:
    """What a configuration says.

    Attributes:
        documents: Which documents there are.
        profile: Name of the profile.
        packs: Folders of rule packs, relative to the file.
        severities: Severity by rule id or family; they go before those of the profile.
        parameters: Parameter values by rule id; they go before those of the profile.
        fail_on: From which severity on a run fails.
        as_of: Date as of which to judge.
        overrides: What differs for some paths; of several that fit the later wins, key by key.
        outputs: File by format, relative to the configuration; ``-`` is standard output.
        limits: How much a run takes on.
        waivers: File with waivers, or false for none.
        baseline: File with the baseline, or false for none.
        cache: Folder for results of earlier runs, or false for none.
        collection: Whether a run over all documents judges them side by side too.
        index: File with the index of the collection, or false for none.
    """

    documents: Documents = field(factory=Documents)
    profile: Text | None = None
    packs: tuple[Text, ...] = ()
    severities: dict[str, Severity] = field(factory=dict)
    parameters: Parameters = field(factory=dict)
    fail_on: Literal["error", "warning", "note", "never"] | None = None
    as_of: dt.date | None = None
    overrides: tuple[Override, ...] = ()
    outputs: dict[Annotated[str, Among(*FORMATS)], Text] = field(factory=dict)
    limits: Limits = field(factory=Limits)
    waivers: File | None = None
    baseline: File | None = None
    cache: File | None = None
    collection: bool = False
    index: File | None = None

    def faults(self) -> Iterator[Fault]:
        """Tells which formats cannot go to standard output."""
        printed = [name for name, place in self.outputs.items() if place == STANDARD_OUTPUT]
        for name in printed:
            if FORMATS[name].form == "binary":
                yield Fault(("outputs", name), f"{name} is binary and needs a file")
            elif name != printed[0]:
                yield Fault(("outputs", name), f"only one format can go to standard output, and {printed[0]} does")
