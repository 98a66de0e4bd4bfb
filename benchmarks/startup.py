"""Start-up of whole processes, interleaved, as medians and as ratios to yamllint on a one-line file.

Usage: python benchmarks/startup.py [RUNS]

Prints milliseconds only for orientation; what counts are the ratios, because the machine's speed drifts.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def main() -> None:
    """Runs every command in turn and prints the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        line = Path(folder) / "one.yaml"
        line.write_text("key: value\n", encoding="utf-8")
        cable = ROOT / "rules" / "base-documents" / "cable-2008-unclassified.txt"
        commands: dict[str, list[str | Path]] = {
            "yamllint, one line": [
                BIN / "yamllint",
                "-d",
                "{extends: default, rules: {document-start: disable}}",
                line,
            ],
            "declass check, one cable": [BIN / "declass", "check", "--as-of", "2026-11-23", cable],
            "declass --help": [BIN / "declass", "--help"],
            "python -c pass": [sys.executable, "-c", "pass"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run([str(word) for word in command], check=True, capture_output=True)
                if run:
                    times[name].append(time.perf_counter() - start)
    base = times["yamllint, one line"]
    for name, values in times.items():
        ratio = statistics.median(one / other for one, other in zip(values, base, strict=True))
        print(f"{name:<26} median {statistics.median(values) * 1000:7.1f} ms   ratio to yamllint {ratio:5.2f}")


if __name__ == "__main__":
    main()
