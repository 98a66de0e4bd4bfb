"""``python -m validator`` is ``declass``."""

from validator.cli.main import run

if __name__ == "__main__":
    run()
