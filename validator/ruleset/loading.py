"""The rule set of a run: as shipped, or stored from an earlier run where nothing has changed, else made anew."""

from collections.abc import Callable, Sequence

from validator.ruleset.adjusting import Adjustments, adjusted
from validator.ruleset.rules import RuleSet
from validator.ruleset.shipped import shipped_ruleset


def _unheard(_: str) -> None:
    """Takes what nobody wants to know."""


def load_ruleset(
    packs: Sequence[str] = (),
    profile: str = "default",
    adjustments: Adjustments | None = None,
    *,
    tell: Callable[[str], None] = _unheard,
) -> RuleSet:
    """Loads the rule set of a profile.

    Args:
        packs: Folders of users' own packs.
        profile: Name of the profile.
        adjustments: What is to be other than the profile says; names that no pack has are passed over.
        tell: Called with what was done, as one clause.

    Raises:
        UsageError: There is no such pack or profile.
        DefinitionError: Files are wrong.
    """
    ruleset = None if packs else shipped_ruleset(profile)
    if ruleset is not None:
        return ruleset
    from validator.ruleset.store import store, stored_ruleset

    ruleset, file = stored_ruleset(packs, profile)
    if ruleset is None:
        from validator.ruleset.assembly import ruleset_of
        from validator.ruleset.packs import read_packs

        ruleset = ruleset_of(read_packs(packs), profile)
        kept = file is not None and store(ruleset, file)
        source = f"compiled and stored in {file}" if kept else "compiled, and stored nowhere"
    else:
        source = f"taken from {file}"
    tell(f"{len(ruleset.rules)} rules of profile {profile}, digest {ruleset.digest}, {source}")
    return ruleset if adjustments is None else adjusted(ruleset, adjustments)
