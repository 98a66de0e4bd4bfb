"""The rule set of a run: as shipped, or stored from an earlier run where nothing has changed, else made anew."""

from collections.abc import Sequence

from validator.ruleset.rules import RuleSet
from validator.ruleset.shipped import shipped_ruleset


def load_ruleset(packs: Sequence[str] = (), profile: str = "default") -> RuleSet:
    """Loads the rule set of a profile.

    Args:
        packs: Folders of users' own packs.
        profile: Name of the profile.

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
        if file is not None:
            store(ruleset, file)
    return ruleset
