"""The option that writes the expected reports anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds ``--update-expected``."""
    parser.addoption("--update-expected", action="store_true", help="write tests/reports/expected anew")
