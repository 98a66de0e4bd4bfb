"""What many tests share."""

from pathlib import Path

import pytest

from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed" / "08MUSCAT789.txt"


@pytest.fixture(scope="session")
def ruleset() -> RuleSet:
    """The bundled rules under the default profile."""
    return load_ruleset()


@pytest.fixture(scope="session")
def seed() -> str:
    """The real cable that the project began with, read where it is; it is never copied into the project."""
    if not SEED.exists():
        pytest.skip("the seed cable is not beside this checkout")
    return SEED.read_text(encoding="utf-8")
