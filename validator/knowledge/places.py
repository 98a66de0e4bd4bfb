"""The files ``posts.yaml`` and ``tags.yaml`` as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from validator.knowledge.checks import Fault, unknown
from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from validator.knowledge.checks import Among, Matching
    from validator.knowledge.value_types import Country, Forms, Source, Station


@define(frozen=True)
class Post:
    """A post, mission, travelling series or agency.

    Attributes:
        name: As on the classification line.
        kind: ``embassy``, ``consulate general``, ``mission`` and others.
        source: What the name rests on.
        country: ISO 3166 alpha-2 of the place today.
        aliases: Other names, letters only.
        cut6: Form of six characters, where the regular cut does not hold. cut10: the same of ten.
        routing: Routing indicators. routing_source: What they rest on.
        years: First and last year of the name.
        see: The same office under another name, or its predecessor or successor.
        note: What to know about it.
    """

    name: str
    kind: Annotated[
        str,
        Among(
            "embassy", "consulate general", "consulate", "mission", "delegation", "interests section",
            "liaison office", "department", "other agency",
        ),
    ]  # fmt: skip
    source: Source
    country: Country | None = None
    aliases: tuple[Station, ...] = ()
    cut6: Station | None = None
    cut10: Station | None = None
    routing: tuple[Annotated[str, Matching(r"R[A-Z]{3,6}", "a routing indicator such as RUEHMS")], ...] = ()
    routing_source: Source | None = None
    years: tuple[int, ...] = ()
    see: tuple[Station, ...] = ()
    note: str | None = None

    def faults(self) -> Iterator[Fault]:
        """Tells whether the years are a first and a last one."""
        if self.years and (len(self.years) != 2 or self.years[0] > self.years[1]):
            yield Fault(("years",), "years are a first and a last one, such as [1992, 2011]")


@define(frozen=True)
class PostsFile:
    """``posts.yaml``.

    Attributes:
        prefixes: What stands before a post's name.
        glued: What gets glued on in front where lines run together.
        weak_aliases: Aliases that are ordinary words too.
        not_posts: What stands where a station should stand and is none, by kind.
        posts: The posts by canonical name.
    """

    prefixes: tuple[Station, ...]
    glued: tuple[Station, ...]
    weak_aliases: tuple[Station, ...]
    not_posts: dict[str, Forms]
    posts: dict[Station, Post]

    def faults(self) -> Iterator[Fault]:
        """Tells which aliases are taken, and which names in ``see`` are no post."""
        taken = dict.fromkeys(self.posts, "a post of its own")
        for name, post in self.posts.items():
            for index, alias in enumerate(post.aliases):
                if alias in taken:
                    yield Fault(("posts", name, "aliases", index), f"{alias} is {taken[alias]} already")
                taken.setdefault(alias, f"an alias of {name}")
            yield from unknown(("posts", name, "see"), post.see, self.posts)
        yield from unknown(("weak-aliases",), self.weak_aliases, taken)


@define(frozen=True)
class TagFacts:
    """One of the TAGS.

    Attributes:
        kind: ``subject``, ``geographic``, ``organisation`` or ``program``.
        source: What the code rests on.
        meaning: What it means, where established. meaning_source: What the meaning rests on.
        iso: ISO 3166 alpha-2 of a place.
        in_use: Where it was seen.
        related: Former or successor codes.
        note: What to know about it.
    """

    kind: Annotated[str, Among("subject", "geographic", "organisation", "program")]
    source: Source
    meaning: str | None = None
    meaning_source: Source | None = None
    iso: Country | None = None
    in_use: str | None = None
    related: tuple[str, ...] = ()
    note: str | None = None


@define(frozen=True)
class NameForm:
    """A way in which the names of persons stand among the tags.

    Attributes:
        meaning: What it is for. source: What it rests on. meaning_source: the same of the meaning.
        in_use: Where it was seen. note: What to know about it.
    """

    meaning: str
    source: Source
    meaning_source: Source
    in_use: str
    note: str | None = None


@define(frozen=True)
class TagsFile:
    """``tags.yaml``.

    Attributes:
        name_forms: How the names of persons are written among the tags.
        tags: The tags by code.
    """

    name_forms: dict[str, NameForm]
    tags: dict[str, TagFacts]
