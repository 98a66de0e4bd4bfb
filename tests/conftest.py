"""What many tests share."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


@pytest.fixture(autouse=True)
def _databases_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Closes the databases that a test has left open, of which Python warns from 3.13 on."""
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def noted(*arguments: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401 - those of the library
        opened.append(connect(*arguments, **named))
        return opened[-1]

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", noted)
        yield
    for connection in opened:
        connection.close()


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
