"""Build hook: puts the rule sets of the bundled profiles into the wheel, compiled, so that no hook run ever reads YAML.

What is put there is source and holds for every version of Python; see ``validator/ruleset/shipped.py``. The same
sources give the same bytes.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "validator/_bundled/rulesets"


class RuleSets(BuildHookInterface[Any]):
    """Compiles the rule sets for a wheel; an editable install has none, for its rules may change."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes the stored form of every bundled profile and has it put into the wheel."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="declass-rulesets-")
        for profile, source in self._sources().items():
            file = Path(self._folder.name, f"{profile}.py")
            file.write_text(source, encoding="utf-8")
            build_data["force_include"][str(file)] = f"{PLACE}/{profile}.py"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the interface
        """Takes the written files away."""
        if version != "editable":
            self._folder.cleanup()

    def _sources(self) -> dict[str, str]:
        """Gives the stored form of every bundled profile, made by the program that is being built."""
        sys.path.insert(0, self.root)
        try:
            from validator.ruleset.assembly import ruleset_of
            from validator.ruleset.packs import read_packs
            from validator.ruleset.writing import stored_form

            packs = read_packs()
            return {profile: stored_form(ruleset_of(packs, profile)) for profile in sorted(packs.profiles)}
        finally:
            sys.path.remove(self.root)
