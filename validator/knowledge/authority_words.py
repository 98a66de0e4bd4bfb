"""The words of classification authority blocks: the files ``positions.yaml`` and ``authority-block.yaml``."""

from __future__ import annotations

from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.knowledge.value_types import Forms


@define(frozen=True)
class PositionsFile:
    """``positions.yaml``.

    Attributes:
        titles: Positions of one word or more, abbreviations among them.
        before: Words that belong to the position behind them.
        fields: What an officer may be for.
        offices: Words that belong to the name of an office or post.
        posts: Words in front of the name of a post.
        bureaus: Symbols of bureaus and offices.
        honorifics: What stands before a name and is no position.
        suffixes: What stands behind a name and belongs to it.
        particles: Lower-case parts of names.
        links: Words that join a position to what it is for.
    """

    titles: Forms
    before: Forms
    fields: Forms
    offices: Forms
    posts: Forms
    bureaus: Forms
    honorifics: Forms
    suffixes: Forms
    particles: Forms
    links: Forms


@define(frozen=True)
class AuthorityBlockFile:
    """``authority-block.yaml``.

    Attributes:
        connectors: What stands between a person and a section; ordinary words too.
        sections: Words for a section.
        identifiers: What stands before a personal identifier.
        multiple_sources: What says that there are several sources.
        dated: What stands before the date of a source.
        agencies: Agencies whose documents are sources.
    """

    connectors: Forms
    sections: Forms
    identifiers: Forms
    multiple_sources: Forms
    dated: Forms
    agencies: Forms


@define(eq=False)
class AuthorityWords:
    """The words of classification authority blocks as lookup tables. All words are squeezed.

    Attributes:
        titles: Positions.
        before: Words that belong to the position behind them.
        fields: What an officer may be for.
        offices: Words that belong to the name of an office or post.
        posts: Words in front of the name of a post.
        bureaus: Symbols of bureaus and offices.
        honorifics: What stands before a name and is no position.
        suffixes: What stands behind a name and belongs to it.
        particles: Lower-case parts of names.
        links: Words that join a position to what it is for.
        connectors: Single words of what stands between a person and a section.
        sections: Words for a section.
        identifiers: What stands before a personal identifier.
        multiple_sources: What says that there are several sources.
        dated: What stands before the date of a source.
        agencies: Agencies whose documents are sources.
        words: Every single word of all these, and of the labels of the block: for words that a line end cut in two.
    """

    titles: frozenset[str]
    before: frozenset[str]
    fields: frozenset[str]
    offices: frozenset[str]
    posts: frozenset[str]
    bureaus: frozenset[str]
    honorifics: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    connectors: frozenset[str]
    sections: frozenset[str]
    identifiers: frozenset[str]
    multiple_sources: frozenset[str]
    dated: frozenset[str]
    agencies: frozenset[str]
    words: frozenset[str]
