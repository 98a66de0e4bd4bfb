"""Measures whether the cost of parsing stays in proportion to the length of hostile texts.

    python benchmarks/parse_scaling.py [--size 8000]

Each piece is repeated to a length and to twice that length; a ratio of processor times far above two would mean that a
pattern or a loop runs away. Prints the pieces with a ratio above the limit, and the worst ratio of all.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from validator.knowledge.loading import load_orders, load_vocabulary
from validator.parsing import parse

HEAD = """\
P 181149Z NOV 08
FM AMEMBASSY KUWAIT
TO SECSTATE WASHDC

C O N F I D E N T I A L KUWAIT 001204

E.O. 12958: DECL: 11/18/2018
TAGS: PREL
SUBJECT: X
REF: STATE 1

Classified By: DCM X Y for reasons 1.4 (b)

1. (C) x.

"""
PIECES = [
    "A", "A ", "1.", "1. ", "(", "(C) ", "- ", "-", "\n", " ", "\t", "E.O. ", "E.O. 12958: ", "TAGS: ", "TAGS:\n",
    "REF ", "SUBJECT:\n", "REF A, ", "ref a and ", "QUOTE ", "QUOTE\n", "QUOTE CONFIDENTIAL BONN 12\n", "UNQUOTE\n",
    "S E C R E T ", "S E C R E T BONN 1\n", "SECTION 01 OF 02 ", "CONFIDENTIAL\n",
    "CONFIDENTIAL SECTION 02 OF 03 KUWAIT 1204\n", "PAGE 02\n", "CONFIDENTIAL\nPAGE 02\n",
    "KUWAIT 00001204 002 OF 003\n", " OF 1", "[1](#)", "[", "[a](#)", "#### a\n---\n", "\\", "&", "&amp;", "&#",
    "EEEEEEEE", "\u00a0", "\u00b61. ", "\u00bf\u00bf", "\r", "\r\n", "\x0c", "\x00", "RELEASE IN ",
    "Sheryl P. Walter Declassified/Released US Department of State EO Systematic Review 20 Mar 2014", "B1\n",
    "TO X\n", "DE RUEHX #1\n", "ZNY CCCCC\n", "P 181149Z NOV 08\n", "ACTION EA-01 ", "INFO OCT-01 ", "OO RUEHC\n",
    "Key: v\n", "Message Attributes\n", "SIPDIS ", "C O R R E C T E D ", "Classified By: x\n", "Derived from: x\n",
    "NNNN\n", "ABC\n", "Declassify on: 1/1/2020\n", "X.\nABC\n", "A. x\n", "(A) x\n(B) y\n", "2. x\n", "11. x\n",
    "heading\n\n", "heading\n---\n", "a\nb\n\n", "MRN: 1\n", ":", "x: ", "SUBJECT: x: ", "//", "a/", "(((", ")",
    "XXXXXXXX", "\u0149", "From: a\n", "1/2/3 ", "> 2002ROME1 - SECRET\n", "12958 ", "GROUP 3\n",
]  # fmt: skip
LIMIT = 2.7
SHORTEST = 0.02
ROUNDS = 2


def main() -> None:
    """Prints what runs away."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", type=int, default=8000, help="characters of the shorter text")
    options = parser.parse_args()
    vocabulary, orders = load_vocabulary(), load_orders()
    worst = 0.0
    for head in ("", HEAD):
        for kind in ("cable", "memorandum"):
            for piece in PIECES:
                count = options.size // len(piece)
                times = []
                for text in (head + piece * count, head + piece * 2 * count):
                    best = float("inf")
                    for _ in range(ROUNDS):
                        start = time.process_time()
                        parse(text, vocabulary, orders, kind=kind)
                        best = min(best, time.process_time() - start)
                    times.append(best)
                ratio = times[1] / max(times[0], SHORTEST)
                worst = max(worst, ratio)
                if ratio > LIMIT:
                    print(f"{kind:12} {piece!r:50} {times[0] * 1e3:8.1f} ms {times[1] * 1e3:8.1f} ms")
    print(f"worst ratio {worst:.2f} (times below {SHORTEST * 1e3:.0f} ms count as that)")


if __name__ == "__main__":
    main()
