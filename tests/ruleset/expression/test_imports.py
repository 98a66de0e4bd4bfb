"""What is imported when."""

import subprocess
import sys

import pytest

import validator.ruleset.expression as package


def test_every_public_name_is_there() -> None:
    """All names that the package offers can be imported from it, and no others."""
    for name in package.__all__:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'unknown'"):
        _ = package.unknown


def test_judging_does_not_import_the_compiler() -> None:
    """Rules that are compiled already need only the runtime."""
    script = (
        "import sys; from validator.ruleset.expression import RUNTIME; "
        "print(*sorted(name for name in sys.modules if 'expression' in name or name == 'difflib'))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["validator.ruleset.expression", "validator.ruleset.expression.runtime"]
