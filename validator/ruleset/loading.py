"""The rule set of a run: as shipped, or stored from an earlier run where nothing has changed, else made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from validator.ruleset.rules import RuleSet
from validator.ruleset.shipped import shipped_ruleset


def _unheard(_: str) -> None:
    """Takes what nobody wants to know."""


def load_ruleset(
    packs: Sequence[str] = (),
    profile: str = "default",
    *,
    tell: Callable[[str], None] = _unheard,
) -> RuleSet:
    """Loads the rule set of a profile.

    Args:
        packs: Folders of users' own packs.
        profile: Name of the profile.
        tell: Called with what was done, as one clause.

    Raises:
        UsageError: There is no such pack or profile.
        DefinitionError: Files are wrong.
    """
    ruleset = None if packs else shipped_ruleset(profile)
    source = "as shipped"
    if ruleset is None:
        ruleset, source = _stored_or_made(packs, profile)
    tell(f"{len(ruleset.rules)} rules of profile {profile}, digest {ruleset.digest}, {source}")
    return ruleset


def _stored_or_made(packs: Sequence[str], profile: str) -> tuple[RuleSet, str]:
    """Gives the rule set of an earlier run, or makes it, and says which of both."""
    from validator.ruleset.store import store, stored_ruleset

    ruleset, file = stored_ruleset(packs, profile)
    if ruleset is not None:
        return ruleset, f"taken from {file}"
    from validator.ruleset.assembly import ruleset_of
    from validator.ruleset.packs import read_packs

    ruleset = ruleset_of(read_packs(packs), profile)
    kept = file is not None and store(ruleset, file)
    return ruleset, f"compiled and stored in {file}" if kept else "compiled, and stored nowhere"
