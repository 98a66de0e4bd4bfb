"""What judging a document costs in one process, part by part, against a plain loop with three regular expressions.

    python benchmarks/throughput.py [COPIES] [--size 4096] [--rounds 3]

Two collections: copies of an example, and invented cables of about the size given, no two alike. Times are processor
time, the best of some rounds; on a machine that others use, compare ratios only. Parts are measured apart from each
other, so that they add up to the whole only nearly.
"""

import argparse
import datetime as dt
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.generate import cables
from validator.evaluation import judge
from validator.parsing import parse
from validator.parsing.cleaning import clean
from validator.parsing.recognition import recognised
from validator.parsing.tables import tables_of
from validator.pipeline import judge_one, report_of
from validator.plan import Course, Plan
from validator.reading import read_inputs
from validator.ruleset.loading import load_ruleset
from validator.ruleset.rules import RuleSet

ROOT = Path(__file__).parent.parent
AS_OF = dt.date(2026, 11, 23)
PATTERNS = (
    re.compile(r"^E\.O\. (\d+): (.*)$", re.MULTILINE),
    re.compile(r"^\d+\. \(([A-Z/]+)\)", re.MULTILINE),
    re.compile(r"^Classified By: (.*)$", re.MULTILINE | re.IGNORECASE),
)


def main() -> None:
    """Measures both collections and prints what they cost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("copies", type=int, nargs="?", default=2000, help="documents of a collection")
    parser.add_argument("--size", type=int, default=4096, help="characters of an invented cable")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of which the best counts")
    options = parser.parse_args()
    example = (ROOT / "examples" / "clean-confidential-cable.txt").read_text(encoding="utf-8")
    ruleset = load_ruleset()
    print(f"{len(ruleset.rules)} rules, one process, without cache; processor time")
    _measure("copies of an example", [example] * options.copies, ruleset, options.rounds)
    _measure("invented cables", list(cables(options.copies, options.size)), ruleset, options.rounds)


def _measure(title: str, texts: Sequence[str], ruleset: RuleSet, rounds: int) -> None:
    """Prints what the documents of a collection cost, whole and by parts."""
    vocabulary, orders, tables = ruleset.vocabulary, ruleset.orders, tables_of(ruleset.vocabulary)
    plan = Plan(AS_OF, Course(ruleset))
    cleaned = [clean(text, tables) for text in texts]
    documents = [parse(text, vocabulary, orders) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:06}.txt").write_text(text, encoding="utf-8")

        def cost(work: Callable[[], object]) -> float:
            return _best(work, rounds) / len(texts)

        whole = cost(lambda: report_of([judge_one(each, plan) for each in read_inputs([folder])], plan))
        plain = cost(lambda: _plain_loop(folder))
        reading = cost(lambda: list(read_inputs([folder])))
    cleaning = cost(lambda: [clean(text, tables) for text in texts])
    recognition = cost(lambda: [recognised(each, tables) for each in cleaned])
    parsing = cost(lambda: [parse(text, vocabulary, orders) for text in texts])
    judging = cost(lambda: [judge(document, ruleset, AS_OF) for document in documents])
    parts = {
        "read, decode, hash": reading,
        "clean": cleaning,
        "recognise": recognition,
        "parse": parsing - cleaning - recognition,
        "judge": judging,
        "findings, places, fingerprints, report": whole - reading - parsing - judging,
    }
    print(f"\n{len(texts)} {title}, {sum(map(len, texts)) / len(texts):.0f} characters each")
    print(f"  {whole * 1e6:8.1f} us each, {1 / whole:,.0f} a second; {whole / plain:.1f} times the plain loop")
    for name, part in parts.items():
        print(f"  {part * 1e6:8.1f} us {part / whole:6.1%}  {name}")


def _plain_loop(folder: str) -> None:
    """Reads all files and looks for three patterns, as a script of a few lines would."""
    for path in sorted(Path(folder).iterdir()):
        content = path.read_text(encoding="utf-8")
        for pattern in PATTERNS:
            pattern.findall(content)


def _best(work: Callable[[], object], rounds: int) -> float:
    """Gives the processor time of the best round, in seconds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
