"""Peak memory of whole runs over ever larger collections: it must not grow with the number of documents.

    python benchmarks/memory.py 2000 20000 200000

Each run judges a file of JSON Lines with invented cables and writes a JSON report; what is printed is the greatest
resident set of any of its processes, and its ratio to that of the first run.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.generate import cables

SIZE = 1000
DISTINCT = 500


def main() -> None:
    """Runs over every collection and prints the table."""
    counts = [int(word) for word in sys.argv[1:]] or [2000, 20000]
    first = 0
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            documents, report = Path(folder) / "documents.jsonl", Path(folder) / "report.json"
            texts = list(cables(DISTINCT, SIZE))
            with documents.open("w", encoding="utf-8") as lines:
                for number in range(count):
                    text = texts[number % DISTINCT]
                    lines.write(json.dumps({"id": str(number), "text": f"{text}\n{'x' * (number % 7)}"}) + "\n")
            peak = _peak([str(documents), "--format", f"json={report}", "--format", f"concise={folder}/concise.txt"])
            first = first or peak
            size = report.stat().st_size / 2**20
            print(
                f"{count:>8} documents: {peak / 1024:7.1f} MiB, {peak / first:.2f} of the first; report {size:,.0f} MiB"
            )


def _peak(words: list[str]) -> int:
    """Gives the greatest resident set of a run and its workers, in KiB."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=False)"
    measured = f"{code}; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    command = [
        sys.executable,
        "-c",
        measured,
        sys.executable,
        "-m",
        "validator",
        "check",
        "--no-cache",
        "--quiet",
        *words,
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])


if __name__ == "__main__":
    main()
