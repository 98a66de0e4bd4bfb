"""How long a hook waits: whole processes, each run in turn, as ratios to yamllint on a file of one line.

    python benchmarks/startup.py [--program PATH] [RUNS]

The program is the one beside this Python, or any other that is installed. Its rule set is stored, as after the first
run. If it keeps results of documents, a run that finds the result is measured too; the rows that judge do without.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.processes import measured, table

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
CABLES = {"unclassified": "cable-2008-unclassified.txt", "confidential": "cable-2008-confidential.txt"}
NO_RESULTS = "--no-cache"
"""The option that keeps the program from looking for results of earlier runs."""


def main() -> None:
    """Runs every command in turn and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("runs", nargs="?", type=int, default=20)
    parser.add_argument("--program", type=Path, default=BIN / "declass", help="the declass to measure")
    options = parser.parse_args()
    check = [options.program, "check", "--as-of", "2010-01-01"]
    help_text = subprocess.run([options.program, "check", "--help"], check=True, capture_output=True, text=True).stdout
    keeps_results = NO_RESULTS in help_text
    with tempfile.TemporaryDirectory() as folder:
        line = Path(folder) / "one.yaml"
        line.write_text("key: value\n", encoding="utf-8")
        base = "yamllint, one line"
        commands = {
            base: [BIN / "yamllint", "-d", "{extends: default, rules: {document-start: disable}}", line],
            "declass --help": [options.program, "--help"],
            "python -c pass": [sys.executable, "-c", "pass"],
        }
        for name, file in CABLES.items():
            cable = ROOT / "rules" / "base-documents" / file
            judging = [*check, NO_RESULTS] if keeps_results else check
            commands[f"declass check, one {name} cable"] = [*judging, cable]
            if keeps_results:
                commands[f"declass check, one {name} cable, result known"] = [*check, cable]
        print(table(measured(commands, options.runs), base))


if __name__ == "__main__":
    main()
