"""Measures what parsing a cable costs, in microseconds of processor time, and where it goes.

python benchmarks/parse_cost.py [--size 4096] [--profile]
"""

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.generate import cables
from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse
from validator.parsing.cleaning import clean
from validator.parsing.tables import tables_of

ROUNDS = 5
COUNT = 200


def main() -> None:
    """Prints the cost per document."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", type=int, default=4096, help="characters of a cable")
    parser.add_argument("--profile", action="store_true", help="show the functions that take longest")
    options = parser.parse_args()
    vocabulary, orders = load_vocabulary(), load_orders()
    tables = tables_of(vocabulary)
    texts = list(cables(COUNT, options.size))
    characters = sum(map(len, texts)) / COUNT
    print(f"{characters:.0f} characters a cable")
    print(f"parse  {_cost(lambda text: parse(text, vocabulary, orders), texts):7.1f} microseconds")
    print(f"clean  {_cost(lambda text: clean(text, tables), texts):7.1f} microseconds")
    if options.profile:
        profile = cProfile.Profile()
        profile.enable()
        for text in texts:
            parse(text, vocabulary, orders)
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


def _cost(work: Callable[[str], object], texts: list[str]) -> float:
    """Gives the processor time per text, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best / len(texts) * 1e6


if __name__ == "__main__":
    main()
