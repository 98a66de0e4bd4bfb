"""Builds the vocabularies from ``rules/vocabulary``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from itertools import chain

import attrs

from validator.bundled import folder
from validator.knowledge.authority_words import AuthorityWords
from validator.knowledge.instruction_words import InstructionWords
from validator.knowledge.layout_words import LayoutWords
from validator.knowledge.orders import Orders, load_orders
from validator.knowledge.places import Post
from validator.knowledge.reference_words import ReferenceWords
from validator.knowledge.tables import Tables, VocabularyFiles, each_word, squeezed
from validator.knowledge.vocabulary import Vocabulary
from validator.knowledge.words import LayoutFile, ReferenceKindsFile
from validator.yaml_types import Path

__all__ = ["load_orders", "load_vocabulary", "squeezed"]

_WORDS = re.compile(r"[A-Za-z0-9]+")
_BLOCK_LABELS = ("classified-by", "derived-from", "reasons", "declassify-on")

_CUTS = (6, 10)
"""Lengths to which names of posts are cut: in document numbers of 1973-79, and in page headers of the 2000s."""


def load_vocabulary(root: Traversable | None = None, orders: Orders | None = None) -> Vocabulary:
    """Loads the vocabularies.

    Args:
        root: Folder with ``vocabulary/`` and ``orders/``; the program's own ``rules`` by default.
        orders: The orders whose numbers are known; those of the folder by default.

    Raises:
        DefinitionError: Files are missing or wrong; the problems of all of them at once.
    """
    root = folder("rules") if root is None else root
    tables = Tables()
    files = tables.read(root)
    vocabulary = _vocabulary(files, tables, load_orders(root) if orders is None else orders)
    tables.raise_problems()
    return vocabulary


def _vocabulary(files: VocabularyFiles, tables: Tables, orders: Orders) -> Vocabulary:
    levels, posts, labels, letters = files.levels, files.posts, files.labels, files.prosigns.security_letters
    controls, captions = files.controls.controls, files.captions.captions
    rows = list(enumerate(levels.levels))
    administrative = [(("administrative", index), row) for index, row in enumerate(levels.administrative)]
    tables.resolve("levels", ((row.control, (*path, "control")) for path, row in administrative), controls)
    tables.resolve(
        "captions",
        ((one.control, ("captions", name, "control")) for name, one in captions.items() if one.control is not None),
        controls,
    )
    tables.resolve(
        "prosigns",
        (
            (name, ("security-letters", index, "controls", place))
            for index, letter in enumerate(letters)
            for place, name in enumerate(letter.controls)
        ),
        controls,
    )
    return Vocabulary(
        levels=tables.table(
            "levels",
            each_word((("levels", index, "words"), row.words, row.level) for index, row in rows),
        ),
        level_symbols=tables.table(
            "levels",
            each_word((("levels", index, "symbols"), row.symbols, row.level) for index, row in rows),
        ),
        administrative=tables.table(
            "levels", each_word(((*path, "words"), row.words, row.control) for path, row in administrative)
        ),
        administrative_symbols=tables.table(
            "levels", each_word(((*path, "symbols"), row.symbols, row.control) for path, row in administrative)
        ),
        controls=tables.table(
            "controls", each_word((("controls", name, "forms"), one.forms, name) for name, one in controls.items())
        ),
        captions=tables.table(
            "captions", each_word((("captions", name, "forms"), one.forms, name) for name, one in captions.items())
        ),
        precedences=tables.table(
            "precedence",
            each_word(
                (("precedences", index, key), words, (row.code, row.title, row.rank))
                for index, row in enumerate(files.precedence.precedences)
                for key, words in (("code", (row.code,)), ("words", row.words), ("slips", row.slips))
            ),
        ),
        prosigns={row.letter: row.level for row in letters},
        prosign_controls={row.letter: row.controls for row in letters if row.controls},
        security_signals=frozenset(files.prosigns.security_signals),
        posts={alias: name for name, post in posts.posts.items() for alias in (name, *post.aliases)},
        post_names={name: post.name for name, post in posts.posts.items()},
        post_cuts=_cuts(posts.posts),
        post_prefixes=_longest_first(posts.prefixes),
        post_routes=_routes(posts.posts),
        weak_posts=frozenset(posts.weak_aliases),
        not_posts=frozenset(squeezed(word) for words in posts.not_posts.values() for word in words),
        tags={code: one.kind for code, one in files.tags.tags.items()},
        labels=tables.table(
            "labels",
            each_word(
                (("fields", name, key), words, name)
                for name, one in labels.fields.items()
                for key, words in (("spellings", one.spellings), ("slips", one.slips))
            ),
        ),
        order_numbers={
            number: tuple(order.id for order in orders.numbered(number)) for each in orders for number in each.numbers
        },
        foreign_levels=tables.table(
            "levels",
            each_word(
                (("foreign", index, key), words, (row.level, row.id))
                for index, row in enumerate(levels.foreign)
                for key, words in (("words", row.words), ("symbols", row.symbols))
            ),
        ),
        post_glued=_longest_first(posts.glued),
        smart_labels=tables.table(
            "labels", each_word((("fields", name, "smart"), one.smart, name) for name, one in labels.fields.items())
        ),
        header_labels=tables.table(
            "labels", each_word((("header", name), words, name) for name, words in labels.header.items())
        ),
        reference_words=_reference_words(files.reference_kinds),
        control_facts=controls,
        caption_facts=captions,
        post_facts=posts.posts,
        tag_facts=files.tags.tags,
        operating_signals={one.signal: one.meaning for one in files.prosigns.operating_signals},
        blanket=frozenset(map(squeezed, levels.blanket)),
        blanket_sentence=frozenset(map(squeezed, levels.blanket_sentence)),
        layout=_layout(files.layout),
        instruction_words=_instruction_words(files, tables),
        positions=_authority_words(files),
    )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _cuts(posts: dict[str, Post]) -> dict[str, str]:
    """Gives the cut forms that one post has alone: the first characters of its name, spaces counted, then removed."""
    found: dict[str, set[str]] = {}
    for name, post in posts.items():
        for length, irregular in zip(_CUTS, (post.cut6, post.cut10), strict=True):
            found.setdefault(irregular or squeezed(post.name[:length]), set()).add(name)
    whole = {alias for name, post in posts.items() for alias in (name, *post.aliases)}
    return {cut: names.pop() for cut, names in found.items() if len(names) == 1 and cut not in whole}


def _routes(posts: dict[str, Post]) -> dict[str, tuple[str, ...]]:
    routes: dict[str, tuple[str, ...]] = {}
    for name, post in posts.items():
        for route in post.routing:
            routes[route] = (*routes.get(route, ()), name)
    return routes


def _reference_words(file: ReferenceKindsFile) -> ReferenceWords:
    sets = {
        one.name: frozenset(map(squeezed, getattr(file, one.name)))
        for one in attrs.fields(ReferenceKindsFile)
        if one.name not in ("kinds", "stations", "spread")
    }
    kinds = {
        squeezed(word): (kind, firm)
        for kind, row in file.kinds.items()
        for words, firm in ((row.weak, False), (row.words, True))
        for word in words
    }
    return ReferenceWords(kinds=kinds, stations=file.stations, spread=file.spread, **sets)


def _layout(file: LayoutFile) -> LayoutWords:
    return LayoutWords(
        openings=_starts(file.openings),
        asking=frozenset(map(squeezed, file.asking)),
        no_signatures=_starts(file.no_signatures),
        behind_text=_starts(file.behind_text),
        quote=frozenset(map(squeezed, file.quote)),
        unquote=frozenset(map(squeezed, file.unquote)),
        attributes=frozenset(map(squeezed, file.attributes)),
        attribute_keys={squeezed(key): name for key, name in file.attribute_keys.items()},
        memorandum=_starts(file.memorandum),
        working_papers=frozenset(map(squeezed, file.working_papers)),
        source_lists=frozenset(map(squeezed, file.source_lists)),
        actions={squeezed(form): kind for kind, forms in file.actions.items() for form in forms},
        by_whom=frozenset(map(squeezed, file.by_whom)),
        on_which_day=frozenset(map(squeezed, file.on_which_day)),
    )


def _starts(words: Iterable[str]) -> tuple[str, ...]:
    return _longest_first(map(squeezed, words))


def _instruction_words(files: VocabularyFiles, tables: Tables) -> InstructionWords:
    file, fields = files.instructions, files.labels.fields
    keywords: list[tuple[Path, tuple[str, ...], tuple[str, bool]]] = [
        (("keywords", keyword, key), words, (keyword, slip))
        for keyword, one in file.keywords.items()
        for key, words, slip in (("words", one.words, False), ("slips", one.slips, True))
    ]
    keywords += [
        (("labels", name), (*fields[name].spellings, *fields[name].slips), (keyword, False))
        for name, keyword in file.labels.items()
        if name in fields
    ]
    values: list[tuple[Path, tuple[str, ...], tuple[str, str, bool]]] = [
        (("values", index, key), words, (one.kind, one.words[0], slip))
        for index, one in enumerate(file.values)
        for key, words, slip in (("words", one.words, False), ("slips", one.slips, True))
    ]
    return InstructionWords(
        keywords=tables.table("instructions", each_word(keywords)),
        facts=file.keywords,
        values=tables.table("instructions", each_word(values)),
        source_dates=_set(file.source_dates),
        before_dates=_set(file.before_dates),
        links=_set(file.links),
        events=_set(file.events),
        amended=_set(file.amended),
    )


def _authority_words(files: VocabularyFiles) -> AuthorityWords:
    forms = {
        one.name: tuple(getattr(file, one.name))
        for file in (files.positions, files.authority_block)
        for one in attrs.fields(file.__class__)
    }
    labels = [form for name, one in files.labels.fields.items() if name in _BLOCK_LABELS for form in one.spellings]
    words = _WORDS.findall(" ".join(chain(labels, *forms.values())))
    forms["connectors"] = tuple(_WORDS.findall(" ".join(forms["connectors"])))
    return AuthorityWords(**{name: _set(each) for name, each in forms.items()}, words=_set(words))


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(squeezed, words))
