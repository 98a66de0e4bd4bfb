"""The kinds of values in data files that have a name of their own, and what else annotations of them are written with.

The classes that data files are read into name them for type checkers only: a hook run makes instances of those classes
and never asks what may stand in a file, so it imports neither this nor ``typing``. Whoever does ask resolves
annotations in :func:`namespace_of`.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any, Literal

from validator.knowledge.checks import Among, Between, Matching, NotEmpty

Words = Annotated[str, NotEmpty()]
"""Text that is not empty."""

Number = Annotated[str, Matching(r"[0-9]{5}", "the number of an order, such as 13526")]
"""Number of an order, as documents cite it."""

Years = Annotated[int, Between(1, 100)]
"""A number of years."""

NormId = Annotated[str, Matching(r"[a-z0-9]+(-[a-z0-9]+)*", "an id in kebab-case, such as 32-cfr-2001")]
"""Id of a norm."""

Confidence = Annotated[str, Among("V", "V2", "I", "U")]
"""How well a fact is known.

``V``: read in the text cited. ``V2``: read in a secondary or parallel source; good for a warning. ``I``: inferred from
read text. ``U``: not verified; no finding may rest on it.
"""

Forms = tuple[Annotated[str, Matching(r"(?s).*[A-Za-z0-9].*", "a form with a letter or digit in it")], ...]
"""Spellings of a word of a vocabulary. What counts of them is their letters and digits, so there must be some."""

KeywordKind = Annotated[str, Among("schedule", "exemption", "review", "date", "not-applicable")]
"""What a keyword of declassification instructions is by itself."""

Station = Annotated[str, Matching(r"[A-Z]+", "a station in capital letters only, such as MUSCAT")]
"""Name of a post or an agency, as message references have it."""

Country = Annotated[str, Matching(r"[A-Z]{2}", "a code of ISO 3166 such as OM")]
"""A country."""

Source = Annotated[str, Among("read", "known")]
"""``read``: seen in a published list. ``known``: general knowledge, not checked."""

Severity = Literal["error", "warning", "note"]
"""``error``: a binding rule is broken. ``warning``: guidance or convention is not followed. ``note``: worth knowing."""

_NAMES = {name: value for name, value in globals().items() if not name.startswith("_")}


def namespace_of(thing: Any) -> dict[str, Any]:  # noqa: ANN401 - a class or a function
    """Gives the names by which the annotations of a class or a function can be resolved.

    Those are the names of its module and of those of its base classes, and what is named here where they have none.
    """
    modules = [sys.modules[each.__module__] for each in reversed(getattr(thing, "__mro__", (thing,)))]
    return _NAMES | {name: value for module in modules for name, value in vars(module).items()}
