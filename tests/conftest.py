"""What many tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet

# No test looks at a clock: a machine may be slow.
settings.register_profile("declass", deadline=None)
settings.load_profile("declass")

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed" / "08MUSCAT789.txt"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Compiled rule sets of tests go to a folder of their own, never to the user's."""
    folder = tmp_path_factory.mktemp("cache")
    folder.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DECLASS_CACHE_DIR", str(folder))
        yield folder


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
