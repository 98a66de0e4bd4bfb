"""The rule sets of the bundled profiles as they are shipped, so that an installed program never reads YAML for them.

They are written into the wheel when it is built (``hatch_build.py``), from the same files that are shipped beside them;
whoever edits those in place has to delete the stored forms. A checkout has none.
"""

from importlib.machinery import SourceFileLoader
from pathlib import Path

from validator.ruleset.rules import RuleSet

PLACE = Path(__file__).parent.parent / "_bundled" / "rulesets"
"""Where the stored forms are in an installation, each named after its profile."""


def shipped_ruleset(profile: str) -> RuleSet | None:
    """Loads the rule set of a bundled profile; None where it was not shipped.

    Args:
        profile: Name of the profile.
    """
    name = f"validator._bundled.rulesets.{profile}"
    try:
        # As any module of the program: the interpreter keeps the code beside the source, for its own version.
        code = SourceFileLoader(name, str(PLACE / f"{profile}.py")).get_code(name)
    except OSError:
        return None
    from validator.ruleset.stored_form import revived

    return None if code is None else revived(code)
