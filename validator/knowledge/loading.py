"""Builds the vocabularies from ``rules/vocabulary``."""

import re
from importlib.resources.abc import Traversable
from typing import Any

from validator.bundled import folder
from validator.errors import DefinitionError, Problem
from validator.knowledge.level import Level
from validator.knowledge.orders import Orders, load_orders
from validator.knowledge.reference_words import ReferenceWords
from validator.knowledge.vocabulary import Vocabulary
from validator.yaml_text import YamlFile, read_yaml

__all__ = ["load_orders", "load_vocabulary", "squeezed"]

_OUTSIDE = re.compile(r"[^A-Z0-9]+")
_CUTS = (6, 10)


def squeezed(words: str) -> str:
    """Gives words as the tables have them: upper case, letters and digits only."""
    return _OUTSIDE.sub("", words.upper())


def load_vocabulary(root: Traversable | None = None) -> Vocabulary:
    """Loads the vocabularies.

    Args:
        root: Folder with ``vocabulary/`` and ``orders/``; the program's own ``rules`` by default.

    Raises:
        DefinitionError: A file is missing or wrong.
    """
    root = folder("rules") if root is None else root
    levels = _file(root, "levels").data
    controls = _file(root, "controls").data["controls"]
    captions = _file(root, "captions").data["captions"]
    prosigns = _file(root, "prosigns").data
    posts = _file(root, "posts").data
    labels = _file(root, "labels").data
    return Vocabulary(
        levels={squeezed(word): _level(row) for row in levels["levels"] for word in row["words"]},
        level_symbols={symbol: _level(row) for row in levels["levels"] for symbol in row["symbols"]},
        administrative={squeezed(word): row["control"] for row in levels["administrative"] for word in row["words"]},
        administrative_symbols={
            squeezed(symbol): row["control"] for row in levels["administrative"] for symbol in row["symbols"]
        },
        controls={squeezed(form): name for name, row in controls.items() for form in row.get("forms", ())},
        captions={squeezed(form): name for name, row in captions.items() for form in row["forms"]},
        precedences={
            squeezed(word): (row["code"], row["title"], row["rank"])
            for row in _file(root, "precedence").data["precedences"]
            for word in (row["code"], *row["words"], *row["slips"])
        },
        prosigns={row["letter"]: _level(row) for row in prosigns["security-letters"]},
        prosign_controls={
            row["letter"]: tuple(row["controls"]) for row in prosigns["security-letters"] if "controls" in row
        },
        security_signals=frozenset(prosigns["security-signals"]),
        posts=_posts(posts["posts"]),
        post_names={name: row["name"] for name, row in posts["posts"].items()},
        post_cuts=_cuts(posts["posts"]),
        post_prefixes=tuple(sorted(posts["prefixes"], key=lambda prefix: (-len(prefix), prefix))),
        post_routes=_routes(posts["posts"]),
        weak_posts=frozenset(posts["weak-aliases"]),
        not_posts=frozenset(squeezed(word) for words in posts["not-posts"].values() for word in words),
        tags={code: row["kind"] for code, row in _file(root, "tags").data["tags"].items()},
        labels=_labels(labels["fields"], ("spellings", "slips")),
        order_numbers=_order_numbers(load_orders(root)),
        foreign_levels={
            squeezed(form): (_level(row), row["id"])
            for row in levels["foreign"]
            for form in (*row["words"], *row["symbols"])
        },
        post_glued=tuple(sorted(posts["glued"], key=lambda word: (-len(word), word))),
        smart_labels=_labels(labels["fields"], ("smart",)),
        header_labels={squeezed(word): field for field, words in labels["header"].items() for word in words},
        reference_words=_reference_words(_file(root, "reference-kinds").data),
    )


def _file(root: Traversable, name: str) -> YamlFile:
    place = root / "vocabulary" / f"{name}.yaml"
    if not place.is_file():
        raise DefinitionError([Problem(f"vocabulary/{name}.yaml", 0, 0, "this file is missing")])
    return read_yaml(place.read_text(encoding="utf-8"), f"vocabulary/{name}.yaml")


def _level(row: dict[str, Any]) -> Level:
    return Level[row["level"].replace(" ", "_")]


def _labels(fields: dict[str, Any], kinds: tuple[str, ...]) -> dict[str, str]:
    return {squeezed(word): field for field, row in fields.items() for kind in kinds for word in row.get(kind, ())}


def _posts(posts: dict[str, Any]) -> dict[str, str]:
    aliases = {alias: name for name, row in posts.items() for alias in row.get("aliases", ())}
    return aliases | {name: name for name in posts}


def _cuts(posts: dict[str, Any]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, row in posts.items():
        for length in _CUTS:
            cut = row.get(f"cut{length}") or squeezed(row["name"][:length])
            found.setdefault(cut, set()).add(name)
    known = _posts(posts)
    return {cut: names.pop() for cut, names in found.items() if len(names) == 1 and cut not in known}


def _routes(posts: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    routes: dict[str, tuple[str, ...]] = {}
    for name, row in posts.items():
        for route in row.get("routing", ()):
            routes[route] = (*routes.get(route, ()), name)
    return routes


def _reference_words(data: dict[str, Any]) -> ReferenceWords:
    return ReferenceWords(
        kinds={
            squeezed(word): (kind, firm)
            for kind, row in data["kinds"].items()
            for words, firm in ((row["weak"], False), (row["words"], True))
            for word in words
        },
        stations=dict(data["stations"]),
        spread=dict(data["spread"]),
        **{
            key.replace("-", "_"): frozenset(map(squeezed, data[key]))
            for key in (
                "pointers",
                "by-date",
                "second-serials",
                "links",
                "number-signs",
                "airgrams",
                "fillers",
                "dated",
                "nothing",
                "no-stations",
            )
        },
    )


def _order_numbers(orders: Orders) -> dict[str, tuple[str, ...]]:
    numbers: dict[str, tuple[str, ...]] = {}
    for order in orders:
        for number in order.numbers:
            numbers[number] = (*numbers.get(number, ()), order.id)
    return numbers
