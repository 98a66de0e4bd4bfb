"""Documents per second over copies of an example, against a plain loop with three regular expressions.

Usage: python benchmarks/throughput.py [COPIES]
"""

import datetime as dt
import re
import sys
import tempfile
import time
from pathlib import Path

from validator.pipeline import judge_all
from validator.plan import Course, Plan
from validator.reading import read_inputs
from validator.ruleset.loading import load_ruleset

ROOT = Path(__file__).parent.parent
PATTERNS = (
    re.compile(r"^E\.O\. (\d+): (.*)$", re.MULTILINE),
    re.compile(r"^\d+\. \(([A-Z/]+)\)", re.MULTILINE),
    re.compile(r"^Classified By: (.*)$", re.MULTILINE | re.IGNORECASE),
)


def main() -> None:
    """Judges the copies, runs the plain loop over them, and prints both."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    text = (ROOT / "examples" / "clean-confidential-cable.txt").read_text(encoding="utf-8")
    ruleset = load_ruleset()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(copies):
            (Path(folder) / f"{number:06}.txt").write_text(text, encoding="utf-8")
        start = time.perf_counter()
        judged = sum(1 for _ in judge_all(read_inputs([folder]), Plan(dt.date(2026, 11, 23), Course(ruleset))))
        ours = time.perf_counter() - start
        start = time.perf_counter()
        for path in sorted(Path(folder).iterdir()):
            content = path.read_text(encoding="utf-8")
            for pattern in PATTERNS:
                pattern.findall(content)
        plain = time.perf_counter() - start
    print(f"{judged} documents of {len(text)} characters, {len(ruleset.rules)} rules, one process")
    print(f"declass: {judged / ours:,.0f} documents a second; {ours / judged * 1e6:,.0f} us each")
    print(f"plain loop with three patterns: {copies / plain:,.0f} a second; ratio {ours / plain:.1f}")


if __name__ == "__main__":
    main()
