"""The rule set of a run: stored from an earlier run where nothing has changed, else made anew."""

from collections.abc import Sequence

from validator.ruleset.adjusting import Adjustments, adjusted
from validator.ruleset.rules import RuleSet
from validator.ruleset.store import store, stored_ruleset


def load_ruleset(
    packs: Sequence[str] = (), profile: str = "default", adjustments: Adjustments | None = None
) -> RuleSet:
    """Loads the rule set of a profile.

    Args:
        packs: Folders of users' own packs.
        profile: Name of the profile.
        adjustments: What is to be other than the profile says; names that no pack has are passed over.

    Raises:
        UsageError: There is no such pack or profile.
        DefinitionError: Files are wrong.
    """
    ruleset, file = stored_ruleset(packs, profile)
    if ruleset is None:
        from validator.ruleset.assembly import ruleset_of
        from validator.ruleset.packs import read_packs

        ruleset = ruleset_of(read_packs(packs), profile)
        if file is not None:
            store(ruleset, file)
    return ruleset if adjustments is None else adjusted(ruleset, adjustments)
