"""``python -m validator`` is ``declass``."""

from __future__ import annotations

from validator.cli.main import run

if __name__ == "__main__":
    run()
