"""The rule sets of the bundled profiles as they are shipped, so that an installed program never reads YAML for them.

They are written into the wheel when it is built (``hatch_build.py``), from the same files that are shipped beside them;
whoever edits those in place has to delete the stored forms. A checkout has none.
"""

from __future__ import annotations

import os
from importlib.machinery import SourceFileLoader

from validator.ruleset.rules import RuleSet

PLACE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "_bundled", "rulesets")
"""Where the stored forms are in an installation, each named after its profile."""


def shipped_ruleset(profile: str) -> RuleSet | None:
    """Loads the rule set of a bundled profile; None where it was not shipped.

    Args:
        profile: Name of the profile.
    """
    name = f"validator._bundled.rulesets.{profile}"
    file = os.path.join(PLACE, f"{profile}.py")
    try:
        if f"{profile}.py" not in os.listdir(PLACE):
            return None
        # As any module of the program: the interpreter keeps the code beside the source, for its own version.
        code = SourceFileLoader(name, file).get_code(name)
    except OSError:
        return None
    from validator.ruleset.stored_form import revived

    return None if code is None else revived(code)
